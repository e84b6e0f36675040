"""The command that writes the official tables of problems and their rectification."""

import argparse
from pathlib import Path

from data import access_log
from data.refusal import Refusal
from pages.console.command import Options, asking
from pages.console.printing import show
from pages.console.scope import add_place, scope_of
from queries.rectification.tables import official_tables, to_workbook


def summary_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="FILE.xlsx", type=Path, required=True, help="写到这里")
    add_place(parser)
    parser.add_argument(
        "--unmasked", action="store_true", help="户主姓名和责任人不脱敏，限经批准的人上报时使用"
    )


def summary(options: Options) -> int:
    with asking(options) as connection:
        scope = scope_of(options, connection)
        tables = official_tables(connection, scope, unmasked=options.unmasked)
    try:
        options.out.write_bytes(to_workbook(tables))
    except OSError as error:
        raise Refusal(
            f"写不到 {options.out}（{error.strerror}），请换一个位置，或先关闭打开着的同名文件。"
        ) from error
    rows = len(tables.households) + len(tables.areas)
    kind = "summary unmasked" if options.unmasked else "summary"
    access_log.note(
        kind, tables.annexes.summary.title, rows, place=scope.region_code, day=str(scope.as_of)
    )
    total = tables.summary.total
    show(options.format, [{"unit": tables.unit, **vars(total), "file": str(options.out)}])
    return 0
