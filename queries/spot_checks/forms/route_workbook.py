"""路线表 in Excel: the journey, then a sheet a village, set up to be printed on A4."""

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from queries.spot_checks.forms.columns import (
    HOUSEHOLDS,
    JOURNEY,
    RESERVE_HEADING,
    households_of,
    journey_of,
    origin_of,
    reserve_villages_of,
)
from queries.spot_checks.forms.directions import hint
from queries.spot_checks.forms.paper import INTERNAL
from queries.spot_checks.forms.route_list import title_of
from queries.spot_checks.forms.routes import Papers, Route
from queries.word import NARROW
from queries.workbook import DEMONSTRATION, safe

A4 = 9
MM_A_CHARACTER = 2.0  # of a column's width
ROW = 24  # points
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
LONGEST_NAME = 31  # characters of a sheet's name


def route_workbook(papers: Papers) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": title_of(papers)})
        looks = _Looks(book)
        names = _names(papers)
        sheet = _sheet(book, papers, "行程", JOURNEY)
        row = _titled(sheet, looks, [title_of(papers), origin_of(papers)])
        row = _listed(sheet, looks, row, JOURNEY, journey_of(papers))
        if papers.spare_routes:
            sheet.write_string(row + 1, 0, safe(reserve_villages_of(papers)))
        before = None
        for route, name in zip(papers.routes, names, strict=True):
            _village(_sheet(book, papers, name, HOUSEHOLDS), looks, papers, route, before)
            before = route
    return stream.getvalue()


class _Looks:
    def __init__(self, book: Workbook):
        ruled = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": "宋体"}
        self.title: Format = book.add_format({"bold": True, "font_size": 16, "font_name": "宋体"})
        self.plain: Format = book.add_format({"font_name": "宋体"})
        self.head: Format = book.add_format({**ruled, "bold": True, "align": "center"})
        self.centred: Format = book.add_format({**ruled, "num_format": "@", "align": "center"})
        self.cell: Format = book.add_format({**ruled, "num_format": "@"})


def _village(
    sheet: Worksheet, looks: _Looks, papers: Papers, route: Route, before: Route | None
) -> None:
    counted = f"应查{len(route.stops)}户，备选{len(route.reserve)}户"
    titles = [f"{route.place}入户路线表", f"抽查编号：{papers.draw_no}　　{counted}"]
    row = _titled(sheet, looks, [*titles, hint(route, before)])
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(row)
    row = _listed(sheet, looks, row, HOUSEHOLDS, households_of(route.stops))
    if route.reserve:
        sheet.write_string(row + 1, 0, RESERVE_HEADING, looks.plain)
        _listed(sheet, looks, row + 2, HOUSEHOLDS, households_of(route.reserve))


def _sheet(book: Workbook, papers: Papers, name: str, widths: Mapping[str, float]) -> Worksheet:
    sheet = book.add_worksheet(name)
    for column, width in enumerate(widths.values()):
        sheet.set_column(column, column, width / MM_A_CHARACTER)
    sheet.set_paper(A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_header(f"&C{DEMONSTRATION if papers.is_demonstration else INTERNAL}")
    sheet.set_footer("&C第&P页")
    return sheet


def _titled(sheet: Worksheet, looks: _Looks, lines: Sequence[str]) -> int:
    """The row after them."""
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, safe(line), looks.plain if row else looks.title)
    return len(lines)


def _listed(
    sheet: Worksheet,
    looks: _Looks,
    first: int,
    headings: Mapping[str, float],
    rows: Iterable[Sequence[str]],
) -> int:
    """The row after the list."""
    for column, heading in enumerate(headings):
        sheet.write_string(first, column, heading, looks.head)
    row = first
    for row, texts in enumerate(rows, start=first + 1):
        sheet.set_row(row, ROW)
        for column, text in enumerate(texts):
            is_narrow = list(headings.values())[column] <= NARROW
            sheet.write_string(row, column, safe(text), looks.centred if is_narrow else looks.cell)
    return row + 1


def _names(papers: Papers) -> list[str]:
    """Of the sheets: the villages', told apart where two are called the same."""
    names: list[str] = []
    for order, route in enumerate(papers.routes, start=1):
        name = NOT_IN_NAMES.sub("", route.place)[: LONGEST_NAME - 4] or "村"
        is_taken = name.casefold() in {one.casefold() for one in (*names, "行程")}
        names.append(f"{name}{order:04}" if is_taken else name)
    return names
