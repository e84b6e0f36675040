"""`python manage.py COMMAND`: what the pages do, for scripts.

Exit 0: done. 1: refused input or unmet condition, said in one sentence on stderr.
2: wrong usage. To add a command, write its arguments and its function and enter both in
COMMANDS; a function prints by `show` and returns the exit status.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError as DriverError

from data import database
from data.config import (
    CONFIG_VARIABLE,
    DATABASE_VARIABLE,
    complaint_about_url,
    load_config,
)
from data.plans import PlanError, load_plans, read_limit
from data.refusal import Refusal
from data.regions import load_regions
from data.workdays import import_holidays
from pages.components import server
from pages.components.console import show
from queries.indicators import INDICATORS
from queries.measure import measure
from queries.scope import Level, Scope, default_scope
from queries.timeline import timeline

Options = argparse.Namespace
TIMELINE_KEYS = ["stage", "due", "region_code", "items", "on_time", "late", "open", "state"]


@dataclass(frozen=True)
class Command:
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Options], int]


class Parser(argparse.ArgumentParser):
    """Wrong usage ends with one sentence and status 2."""

    def error(self, message: str) -> None:
        self.exit(2, f"命令写法有误（{message}），用 {self.prog} --help 查看写法。\n")


def init_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--regions", metavar="CSV", type=Path, help="行政区划表")
    parser.add_argument("--holidays", metavar="CSV", type=Path, help="节假日和调休表")


def init(options: Options) -> int:
    engine = database.open_engine(options.database or database.own_database(options.config))
    database.migrate(engine)
    changed = load_regions(engine, options.regions) if options.regions else 0
    if options.holidays:
        with engine.begin() as connection:
            import_holidays(connection, options.holidays)
    place = engine.url.render_as_string(hide_password=True)
    show(options.format, [{"database": place, "regions_changed": changed}])
    return 0


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


def no_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def plans(options: Options) -> int:
    document = [
        {
            "id": plan.id,
            "title": plan.title,
            "region_code": plan.region_code,
            "year": plan.year,
            "stages": [
                {name: getattr(stage, name) for name in ("id", "name", "starts_on", "due")}
                for stage in plan.stages
            ],
        }
        for plan in sorted(load_plans().values(), key=lambda plan: plan.region_code)
    ]
    rows = [
        {name: plan[name] for name in ("id", "title", "region_code", "year")}
        | {f"stage_{name}": value for name, value in stage.items()}
        for plan in document
        for stage in plan["stages"]
    ]
    show(options.format, rows, document)
    return 0


def indicators_arguments(parser: argparse.ArgumentParser) -> None:
    add_scope(parser)
    parser.add_argument("--only", metavar="ID,...", type=listed, default=tuple(INDICATORS))


def indicators(options: Options) -> int:
    with asking(options) as connection:
        scope = scope_of(options, connection)
        figures = measure(connection, options.only, scope, options.level)
    figures = figures.sort_values("region_code", kind="stable")
    show(options.format, map(as_numbers, figures.to_dict("records")))
    return 0


def timeline_rows(options: Options) -> int:
    with asking(options) as connection:
        stages = timeline(connection, scope_of(options, connection), options.level)
    uncounted = stages.loc[stages["missing_layouts"].astype(bool)].drop_duplicates("stage")
    for stage, layouts in zip(uncounted["stage"], uncounted["missing_layouts"], strict=True):
        print(f"阶段 {stage} 依据的 {'、'.join(layouts)} 尚不能导入，未计。", file=sys.stderr)
    show(options.format, stages[TIMELINE_KEYS].to_dict("records"))
    return 0


def as_numbers(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure as JSON has it: null for what is missing, a count as a whole number."""
    plain = {name: None if pd.isna(value) else value for name, value in figure.items()}
    return plain | {"value": int(plain["value"])} if plain["denominator"] is None else plain


def timeline_arguments(parser: argparse.ArgumentParser) -> None:
    add_scope(parser)


COMMANDS: dict[str, Command] = {
    "run": Command("启动看板；没有本县数据时先生成演示县", run_arguments, run),
    "init": Command("建立或升级数据库，载入行政区划和节假日", init_arguments, init),
    "plans": Command("列出工作方案及其阶段", no_arguments, plans),
    "indicators": Command("计算指标", indicators_arguments, indicators),
    "timeline": Command("工作方案各阶段的进度", timeline_arguments, timeline_rows),
}


@contextmanager
def asking(options: Options) -> Iterator[Connection]:
    """The database that is asked: read-only, there, and of this program's shape."""
    url = options.database or database.served_database(options.config)
    if not database.is_present(url):
        raise Refusal("还没有数据库，请先运行 python manage.py init 或 python manage.py demo。")
    engine = database.open_engine(url, read_only=True)
    try:
        database.check_migrated(engine)
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def writer(options: Options, url: str) -> Engine:
    """The database that is written: `--database`, else `url`; created or upgraded."""
    engine = database.open_engine(options.database or url)
    database.migrate(engine)
    return engine


def database_url(text: str) -> str:
    if problem := complaint_about_url(text):
        raise argparse.ArgumentTypeError(f"数据库地址{problem}")
    return text


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期“{text}”应形如 2023-09-25") from None


def listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def limit(text: str) -> tuple[str, Any]:
    try:
        return read_limit(text)
    except PlanError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def add_scope(parser: argparse.ArgumentParser) -> None:
    """Options of the commands that answer for a place, a day and a period."""
    parser.add_argument("--as-of", metavar="D", type=day, help="截至日，默认数据的最后一天")
    parser.add_argument("--from", metavar="D", dest="since", type=day, help="期初，默认当年1月1日")
    parser.add_argument("--plan", metavar="ID", help="各地都按这个方案")
    parser.add_argument("--region", metavar="CODE", help="12位行政区划代码，默认全县")
    parser.add_argument("--level", type=Level, choices=list(Level), default=Level.COUNTY)
    parser.add_argument(
        "--limit", metavar="NAME=VALUE", type=limit, action="append", default=[], help="改用此限值"
    )


def scope_of(options: Options, connection: Connection) -> Scope:
    """The scope that the options of `add_scope` describe."""
    scope = default_scope(connection)
    as_of = options.as_of or scope.as_of
    if options.since and options.since > as_of:
        raise Refusal(f"期初 {options.since} 晚于截至日 {as_of}，请改早期初。")
    return replace(
        scope.at(options.region or scope.region_code).on(as_of, options.since),
        plan_id=options.plan,
        limits=tuple(sorted(dict(options.limit).items())),
    )


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
        return COMMANDS[options.command].run(options)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
    except DriverError as error:
        reason = str(error.orig).splitlines()[0]
        print(f"数据库不能使用（{reason}），请检查地址、权限和磁盘空间。", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
