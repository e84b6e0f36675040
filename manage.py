"""`python manage.py COMMAND`: what the pages do, for scripts.

Exit 0: done. 1: refused input or unmet condition, said in one sentence on stderr.
2: wrong usage. To add a command, write its arguments and its function in `pages/console/` and
enter both in COMMANDS.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DatabaseError as DriverError

from data import database, database_faults
from data.config import (
    CONFIG_VARIABLE,
    DATABASE_VARIABLE,
    complaint_about_url,
    load_config,
    using,
)
from data.refusal import Refusal
from pages.console import (
    answers,
    batches,
    demonstration,
    drawing,
    estimating,
    explaining,
    exporting,
    filling,
    forms,
    importing,
    reconciling,
    server,
    summarising,
    templates,
)
from pages.console.command import Command, Options, no_arguments
from pages.console.scope import add_scope


class Parser(argparse.ArgumentParser):
    """Wrong usage ends with one sentence and status 2."""

    def error(self, message: str) -> None:
        self.exit(2, f"命令写法有误（{message}），用 {self.prog} --help 查看写法。\n")


def run_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, help="端口，默认取 8501 起第一个空闲的")


def run(options: Options) -> int:
    url = options.database or database.served_database(options.config)
    if url == database.demo_database() and not database.holds_data(url):
        print("还没有本县数据，先生成演示县（演示数据，纯属虚构）。", flush=True)
        if status := main(["demo"]):
            return status
    database.migrate(database.open_engine(url))
    port = server.free_port([options.port] if options.port else server.PORTS)
    print("正在启动看板……", flush=True)
    return server.serve(port, environment_of_pages(options))


def environment_of_pages(options: Options) -> dict[str, str]:
    """The common options as the pages are told them. Without any, what is served is settled
    anew on each view, so that a county's first import takes the demonstration's place."""
    told = {DATABASE_VARIABLE: options.database}
    if options.config_file:
        told[CONFIG_VARIABLE] = str(Path(options.config_file).resolve())
    return {name: value for name, value in told.items() if value}


COMMANDS: dict[str, Command] = {
    "run": Command("启动看板；没有本县数据时先生成演示县", run_arguments, run),
    "init": Command("建立或升级数据库，载入行政区划和节假日", filling.init_arguments, filling.init),
    "demo": Command(
        "生成演示县并导入（演示数据，纯属虚构）", demonstration.demo_arguments, demonstration.demo
    ),
    "import": Command(
        "导入工作簿、CSV 和数据库映射文件", importing.import_arguments, importing.import_workbooks
    ),
    "batches": Command("列出历次导入", no_arguments, batches.batches),
    "undo": Command("撤销一次导入", batches.undo_arguments, batches.undo_batch),
    "reconcile": Command(
        "全国系统导出与本库逐户对照，不保存",
        reconciling.reconcile_arguments,
        reconciling.reconcile_export,
    ),
    "export": Command("把记录导出为工作簿", exporting.export_arguments, exporting.export),
    "templates": Command(
        "写出各种数据表的空白模板", templates.templates_arguments, templates.templates
    ),
    "forms": Command(
        "写出一次抽查的入户核查表、路线表和待填的结果表", forms.forms_arguments, forms.forms
    ),
    "plans": Command("列出工作方案及其阶段", no_arguments, answers.plans),
    "indicators": Command("计算指标", answers.indicators_arguments, answers.indicators),
    "findings": Command(
        "值得核查的户，一条规则一户一行", answers.findings_arguments, answers.finding_rows
    ),
    "flags": Command("值得核查的乡镇和村", add_scope, answers.flag_rows),
    "explain": Command(
        "为一条提示写说明，只增不改", explaining.explain_arguments, explaining.explain_flag
    ),
    "explanations": Command("列出对提示的说明", add_scope, explaining.explanation_rows),
    "summary": Command(
        "整改台账和整改情况汇总表，按上报的格式", summarising.summary_arguments, summarising.summary
    ),
    "estimate": Command(
        "抽查结果的推算和各规则的命中", estimating.estimate_arguments, estimating.estimate
    ),
    "draw": Command("冻结抽样框，从中抽取抽查名单", drawing.draw_arguments, drawing.draw),
    "draws": Command("列出抽样框和历次抽取", no_arguments, drawing.draw_rows),
    "timeline": Command("工作方案各阶段的进度", add_scope, answers.timeline_rows),
}


def database_url(text: str) -> str:
    if problem := complaint_about_url(text):
        raise argparse.ArgumentTypeError(f"数据库地址{problem}")
    return text


def add_common(parser: argparse.ArgumentParser, **default: Any) -> None:
    """Options that stand before or after the command."""
    formats = ("table", "csv", "json")
    parser.add_argument("--database", metavar="URL", type=database_url, **default)
    parser.add_argument("--config", dest="config_file", metavar="FILE", **default)
    parser.add_argument("--format", choices=formats, **{"default": "table"} | default)


def build_parser() -> Parser:
    parser = Parser(prog="manage.py", description="防止返贫动态监测和帮扶 · 县级监督看板")
    add_common(parser)
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    for name, command in COMMANDS.items():
        subparser = commands.add_parser(name, help=command.help)
        # No defaults here: they would undo what stands before the command.
        add_common(subparser, default=argparse.SUPPRESS)
        command.arguments(subparser)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    try:
        options = build_parser().parse_args(arguments)
        options.config = load_config(options.config_file)
        with using(options.config):
            status = COMMANDS[options.command].run(options)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever reads us (`| head`) has read enough; flushing at exit would fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
    except DriverError as error:
        print(database_faults.sentence(error), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
