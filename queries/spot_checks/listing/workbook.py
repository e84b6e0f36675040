"""A drawn list as the workbook that is handed out."""

from collections.abc import Sequence
from io import BytesIO

import pandas as pd
import xlsxwriter
from sqlalchemy import Connection
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from queries.spot_checks.draws import WholeDraw, kept_draws
from queries.spot_checks.listing import cover
from queries.spot_checks.listing.heads import heads_of
from queries.spot_checks.listing.sheets import Sheets
from queries.workbook import DEMONSTRATION, safe, write_head, write_table

TITLE = "抽查名单"
A4 = 9
WIDTHS = (18, 26, 26, 22, 22, 14)  # of the cover's columns, in characters


def list_workbook(connection: Connection, draw: WholeDraw, *, is_demonstration: bool) -> bytes:
    """封面, 村, 户, 备选, as .xlsx. Names of heads are masked, and as the database has them now;
    all else is as it was drawn."""
    drawn = (*draw.drawn.households, *draw.drawn.reserve)
    heads = heads_of(connection, [one.household_no for one in drawn], draw.frame.as_of)
    sheets = Sheets(draw, heads)
    banner = [DEMONSTRATION] if is_demonstration else []
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        _write_cover(book, connection, draw, banner)
        _write_list(book, "村", "抽查村名单", sheets.villages(), draw, banner)
        _write_list(book, "户", "抽查户名单", sheets.households(), draw, banner)
        _write_list(
            book, "备选", "备选名单：按顺序替补本乡镇的村、本村的户", sheets.reserve(), draw, banner
        )
        for sheet in book.worksheets():
            sheet.set_header(f"&C{DEMONSTRATION}" if is_demonstration else "")
            sheet.set_footer(f"&L{draw.draw_no}&C第 &P 页，共 &N 页")
            sheet.set_landscape()
            sheet.set_paper(A4)
            sheet.fit_to_pages(1, 0)
    return stream.getvalue()


def _write_list(
    book: Workbook,
    name: str,
    title: str,
    frame: pd.DataFrame,
    draw: WholeDraw,
    banner: Sequence[str],
) -> None:
    lines = [*banner, f"抽查编号 {draw.draw_no}　第{draw.round}轮第{draw.attempt}次抽取"]
    sheet = book.add_worksheet(name)
    write_head(book, sheet, title, lines)
    write_table(book, sheet, frame, first_row=len(lines) + 2)
    sheet.repeat_rows(len(lines) + 2)


def _write_cover(
    book: Workbook, connection: Connection, draw: WholeDraw, banner: Sequence[str]
) -> None:
    sheet = book.add_worksheet("封面")
    shortfall = cover.shortfall(draw)
    lines = [*banner, cover.summary(draw), *([shortfall] if shortfall else [])]
    write_head(book, sheet, TITLE, lines)
    heading = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEF2F6"})
    left = book.add_format({"align": "left"})
    row = len(lines) + 2
    for headings, cells in _sections(connection, draw):
        _write_line(sheet, row, headings, heading)
        for line in cells:
            row += 1
            _write_line(sheet, row, line, left)
        row += 2
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)


def _write_line(sheet: Worksheet, row: int, line: Sequence[str | int], look: Format) -> None:
    for column, cell in enumerate(line):
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, look)
        else:
            sheet.write_string(row, column, safe(cell), look)


def _sections(
    connection: Connection, draw: WholeDraw
) -> list[tuple[Sequence[str], list[cover.Line]]]:
    every = kept_draws(connection)
    others = cover.other_frames(draw, every)
    tried = ("抽查编号", "随机种子", "抽取时间", "抽取人", "见证人")
    return [
        (("抽样框", ""), cover.drawn_from_what(connection, draw)),
        (("抽取", ""), cover.drawn_how(draw)),
        (("自行核对票号", ""), cover.how_to_check(draw)),
        (
            ("乡镇", "应抽村数", "抽中村数", "应抽户数", "抽中户数", "抽查数量"),
            cover.by_township(draw),
        ),
        (("入选方式", "村", "户", "含义"), cover.meanings(draw)),
        (("本轮各次抽取", *tried), cover.attempts(draw, every)),
        *([(("同一地区同一轮，其他抽样框", *tried), others)] if others else []),
    ]
