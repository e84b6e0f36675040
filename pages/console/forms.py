"""The command that writes what inspectors carry."""

import argparse
from dataclasses import replace
from pathlib import Path

from data import access_log
from data.refusal import Refusal
from pages.console.command import Options, asking, folder
from pages.console.printing import show
from queries.scope import default_scope
from queries.spot_checks.draws import kept_draw
from queries.spot_checks.forms.documents import PRINTABLES, Printable
from queries.spot_checks.forms.routes import Papers, papers


def forms_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draw", metavar="DRAW", help="抽查编号")
    parser.add_argument("folder", metavar="DIR", type=Path, help="写到这个文件夹")
    parser.add_argument("--village", metavar="CODE", help="只写这个抽中村的，12位行政区划代码")


def forms(options: Options) -> int:
    with asking(options) as connection:
        draw = kept_draw(connection, options.draw)
        scope = default_scope(connection).at(draw.frame.region_code)
        told = papers(connection, draw, scope)
    if options.village:
        of_village = told.of_village(options.village)
        if of_village is None:
            raise Refusal(f"抽查 {draw.draw_no} 没有抽中 {options.village} 这个村，请核对代码。")
        told = of_village
    target = folder(options.folder)
    rows = [
        _written(printable, part, target)
        for printable in PRINTABLES
        for part in (_villages(told) if printable.by_village else [told])
        if printable.households(part)
    ]
    show(options.format, rows)
    return 0


def _villages(told: Papers) -> list[Papers]:
    return [replace(told, routes=(route,)) for route in told.routes]


def _written(printable: Printable, told: Papers, target: Path) -> dict[str, object]:
    path, count = target / printable.file_name(told), printable.households(told)
    try:
        path.write_bytes(printable.write(told))
    except OSError as error:
        raise Refusal(f"写不到 {path}，请换一个位置，或先关闭打开着的同名文件。") from error
    codes = [route.village_code for route in told.routes]
    place = codes[0] if len(codes) == 1 else None
    access_log.note("download", printable.title, count, draw=told.draw_no, place=place)
    return {
        "document": printable.id,
        "village_code": place,
        "households": count,
        "file": str(path),
    }
