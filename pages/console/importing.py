"""The command that imports workbooks: those named, or all that lie in a folder."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data import database
from data.importer import Report, SheetReport, import_files, layouts_in_use, write_report
from data.importer.files import READERS
from data.importer.folder import Handled, import_folder
from data.importer.sources import is_mapping
from data.layouts import LAYOUTS
from pages.console import progress
from pages.console.command import Options, writing
from pages.console.printing import show
from pages.console.scope import day

COUNTS = ("read", "new", "changed", "stored", "unchanged", "refused")


def import_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("files", nargs="*", default=[], metavar="FILE", type=Path)
    what.add_argument(
        "--folder",
        metavar="DIR",
        type=Path,
        help="导入文件夹里的文件，再移到其中的 done 或 refused",
    )
    parser.add_argument("--layout", choices=LAYOUTS, help="不按表头识别，指定数据表种类")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="导出日，默认取表内的导出时间")
    parser.add_argument("--accept-valid-rows", action="store_true", help="只拒绝有误的行")
    parser.add_argument("--dry-run", action="store_true", help="只检查，不保存")
    parser.add_argument("--by", metavar="NAME", help="记作谁导入的，默认本机登录名")
    parser.add_argument("--report", metavar="FILE.xlsx", type=Path, help="把问题清单写成工作簿")
    parser.add_argument(
        "--unmasked-report",
        action="store_true",
        help="清单所附的原表保留完整证件号码，可直接在其中改好再导入",
    )


def import_workbooks(options: Options) -> int:
    with writing(options, database.own_database(options.config)) as engine:
        if options.folder:
            return _import_folder(engine, options)
        reports = import_files(engine, options.files, follow_mappings=True, **_chosen(options))
    progress.finished()
    rows = [_counted(sheet) for report in reports for sheet in report.sheets]
    show(options.format, rows, {"files": _sheets(reports)})
    return _finish(reports, options, "请按 --report FILE.xlsx 写出的清单改正后重新导入")


def _import_folder(engine: Engine, options: Options) -> int:
    emptied = import_folder(engine, options.folder, **_chosen(options))
    progress.finished()
    reports = [handled.report for handled in emptied.handled]
    rows = [_line(handled) for handled in emptied.handled]
    show(options.format, rows, {"files": _sheets(reports), "moved": rows})
    for path in emptied.left:
        print(f"{path.name} 留在文件夹里：{_why_left(path)}。", file=sys.stderr)
    return _finish(reports, options, "请按 refused 里文件旁的导入报告改正后放回文件夹")


def _why_left(path: Path) -> str:
    if is_mapping(path):
        return f"映射文件请直接导入，python manage.py import {path}"
    return "正在写入，下次再取" if path.suffix.lower() in READERS else "不是 .xlsx、.xls 或 .csv"


def _chosen(options: Options) -> dict[str, Any]:
    return {
        "exported_on": options.as_of,
        "layout": options.layout,
        "layouts": layouts_in_use(options.config),
        "accept_valid_rows": options.accept_valid_rows,
        "dry_run": options.dry_run,
        "imported_by": options.by,
        "progress": progress.on_terminal(is_trial=options.dry_run),
    }


def _sheets(reports: list[Report]) -> list[dict[str, Any]]:
    return [sheet.as_json() for report in reports for sheet in report.sheets]


def _counted(sheet: SheetReport) -> dict[str, Any]:
    """One line a sheet."""
    what = {"file": sheet.file, "sheet": sheet.sheet, "layout": sheet.layout}
    counts = {name: getattr(sheet, name) for name in COUNTS}
    return what | counts | {"warned": len(sheet.warnings)}


def _line(handled: Handled) -> dict[str, Any]:
    """One line a file: its outcome, its rows and where it is now."""
    report = handled.report
    counts = {name: sum(getattr(s, name) for s in report.sheets) for name in COUNTS}
    moved = handled.moved_to
    return {"file": report.file, "outcome": report.outcome, **counts, "moved_to": moved}


def _finish(reports: list[Report], options: Options, mend: str) -> int:
    """Writes the list of problems, says the first; the exit status."""
    if options.report:
        write_report(options.report, reports, masked=not options.unmasked_report)
    errors = [
        f"{sheet.file} {sheet.sheet or ''} 第 {error.row} 行 {error.column or ''}：{error.sentence}"
        if error.row
        else f"{sheet.file}：{error.sentence}"
        for report in reports
        for sheet in report.sheets
        for error in sheet.errors
    ]
    if not errors:
        return 0
    kept = "其余各行已保存" if options.accept_valid_rows else "有错误的文件没有保存"
    says_all = len(errors) == 1 and not options.folder
    first = errors[0].removesuffix("。") + ("" if says_all else f"；{mend}")
    print(f"共 {len(errors)} 处错误，{kept}；第一处是 {first}。", file=sys.stderr)
    return 1
