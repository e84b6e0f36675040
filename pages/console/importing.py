"""The command that imports workbooks."""

import argparse
import sys
from pathlib import Path

from data import database
from data.importer import Report, import_files, write_report
from data.layouts import LAYOUTS
from pages.console.command import Options, writing
from pages.console.printing import show
from pages.console.scope import day

COUNTS = ("file", "sheet", "layout", "read", "stored", "unchanged", "refused")


def import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument("--layout", choices=LAYOUTS, help="不按表头识别，指定数据表种类")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="导出日，默认取表内的导出时间")
    parser.add_argument("--accept-valid-rows", action="store_true", help="只拒绝有误的行")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不保存")
    parser.add_argument("--by", metavar="NAME", help="记作谁导入的，默认本机登录名")
    parser.add_argument("--report", metavar="FILE.xlsx", type=Path, help="把问题清单写成工作簿")


def import_workbooks(options: Options) -> int:
    reports = import_files(
        writing(options, database.own_database(options.config)),
        options.files,
        exported_on=options.as_of,
        layout=options.layout,
        accept_valid_rows=options.accept_valid_rows,
        dry_run=options.dry_run,
        imported_by=options.by,
        follow_mappings=True,
    )
    if options.report:
        write_report(options.report, reports)
    sheets = [sheet.as_json() for report in reports for sheet in report.sheets]
    rows = [{name: sheet[name] for name in COUNTS} for sheet in sheets]
    show(options.format, rows, {"files": sheets})
    return _say_errors(reports, options)


def _say_errors(reports: list[Report], options: Options) -> int:
    errors = [
        f"{sheet.file} {sheet.sheet or ''} 第 {error.row} 行 {error.column or ''}：{error.problem}"
        if error.row
        else f"{sheet.file}：{error.problem}"
        for report in reports
        for sheet in report.sheets
        for error in sheet.errors
    ]
    if not errors:
        return 0
    kept = "其余各行已保存" if options.accept_valid_rows else "有错误的文件没有保存"
    print(
        f"共 {len(errors)} 处错误，{kept}；第一处是 {errors[0]}，"
        "请按 --report FILE.xlsx 写出的清单改正后重新导入。",
        file=sys.stderr,
    )
    return 1
