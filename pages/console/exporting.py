"""The command that gives the records back as workbooks."""

import argparse
from pathlib import Path

from data import access_log
from data.layouts import LAYOUTS
from data.refusal import Refusal
from data.regions import regions_on
from data.templates import sheet_name
from pages.console.command import Options, asking, folder
from pages.console.printing import show
from pages.console.scope import day
from queries.records import export_of, write_records
from queries.scope import default_scope


def export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="写到这个文件夹")
    parser.add_argument("--as-of", metavar="D", type=day, help="哪一天的记录，默认数据的最后一天")
    parser.add_argument("--region", metavar="CODE", help="12位行政区划代码，默认全部")
    parser.add_argument(
        "--layout", choices=LAYOUTS, action="append", help="只导出这种数据表，可写几次"
    )
    parser.add_argument(
        "--unmasked", action="store_true", help="姓名、电话和证件号码不脱敏，限经批准的人使用"
    )


def export(options: Options) -> int:
    target = folder(options.folder)
    rows = []
    with asking(options) as connection:
        as_of = options.as_of or default_scope(connection).as_of
        if options.region and options.region not in regions_on(connection).by_code:
            raise Refusal(f"区划表中没有代码 {options.region}，请核对。")
        for layout in (LAYOUTS[name] for name in options.layout or LAYOUTS):
            exported = export_of(
                connection,
                layout,
                as_of,
                region_code=options.region,
                unmasked=options.unmasked,
            )
            path = target / f"{sheet_name(layout)}_{as_of:%Y%m%d}.xlsx"
            count = write_records(exported, path)
            file = str(path) if count else None
            rows.append({"layout": layout.name, "title": layout.title, "rows": count, "file": file})
            kind = "export" if exported.is_masked or not options.unmasked else "export unmasked"
            access_log.note(kind, layout.title, count, as_of=str(as_of), region=options.region)
    show(options.format, rows)
    return 0
