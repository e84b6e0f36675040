"""What can happen to a workbook on its way: to its rows, and to its bytes."""

import math
from datetime import date, datetime, time
from typing import Any

from hypothesis import strategies as st

from tests.hostile.kinds.texts import NAMES
from tests.hostile.layouts import GOOD, Sheet
from tests.hostile.workbooks import archive_bytes, good_xlsx, members

NASTY: list[Any] = [
    *NAMES,
    "",
    " ",
    "\u3000",
    '=""',
    "'",
    "\u200b",
    "\ufeffH1",
    "Ｈ１",
    '="H1"',
    "H1\n",
    "0",
    "-0",
    "1e400",
    "NaN",
    "4.50E+17",
    "1,2,3",
    "9" * 5_000,
    "长" * 40_000,
    "2023-02-30",
    "1900-02-29",
    "2023-09",
    "45184",
    "9999-12-31",
    "_xD800_",
    "_x0000_",
    "导出时间：2023-13-45",
    "演示数据",
    0,
    -1,
    1.5,
    1e15,
    1e300,
    10**17,
    True,
    False,
    date(2023, 9, 15),
    datetime(1900, 3, 1),
    datetime(2023, 9, 15, 8, 30),
    time(8, 30),
]


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A good sheet of any layout with one to six things done to it."""
    sheet = [list(row) for row in GOOD[draw(st.sampled_from(sorted(GOOD)))]]
    for _ in range(draw(st.integers(1, 6))):
        if sheet and sheet[0]:
            draw(st.sampled_from(CHANGES))(draw, sheet)
    return sheet


def _place(draw: st.DrawFn, sheet: Sheet) -> tuple[int, int]:
    """A cell; more often of the rows than of the header."""
    row = draw(st.integers(0, len(sheet) - 1) | st.integers(min(1, len(sheet) - 1), len(sheet) - 1))
    return row, draw(st.integers(0, max(len(sheet[row]) - 1, 0)))


def _replace(draw: st.DrawFn, sheet: Sheet) -> None:
    row, column = _place(draw, sheet)
    if sheet[row]:
        sheet[row][column] = draw(st.sampled_from(NASTY) | st.text(max_size=20))


def _blank(draw: st.DrawFn, sheet: Sheet) -> None:
    row, column = _place(draw, sheet)
    if sheet[row]:
        sheet[row][column] = None


def _swap_columns(draw: st.DrawFn, sheet: Sheet) -> None:
    _, one = _place(draw, sheet)
    _, other = _place(draw, sheet)
    for row in sheet:
        if max(one, other) < len(row):
            row[one], row[other] = row[other], row[one]


def _repeat_header(draw: st.DrawFn, sheet: Sheet) -> None:
    _, column = _place(draw, sheet)
    for row in sheet:
        if column < len(row):
            row.append(row[column])


def _drop_column(draw: st.DrawFn, sheet: Sheet) -> None:
    _, column = _place(draw, sheet)
    for row in sheet:
        del row[column : column + 1]


def _cut_row(draw: st.DrawFn, sheet: Sheet) -> None:
    row, column = _place(draw, sheet)
    del sheet[row][column:]


def _drop_row(draw: st.DrawFn, sheet: Sheet) -> None:
    del sheet[_place(draw, sheet)[0]]


def _repeat_row(draw: st.DrawFn, sheet: Sheet) -> None:
    row, _ = _place(draw, sheet)
    sheet.append(list(sheet[row]))


def _shift_row(draw: st.DrawFn, sheet: Sheet) -> None:
    row, column = _place(draw, sheet)
    sheet[row].insert(column, None)


def _add_title(draw: st.DrawFn, sheet: Sheet) -> None:
    sheet.insert(0, [draw(st.sampled_from(NASTY))])


CHANGES = [
    _replace,
    _replace,
    _replace,
    _blank,
    _swap_columns,
    _repeat_header,
    _drop_column,
    _cut_row,
    _drop_row,
    _repeat_row,
    _shift_row,
    _add_title,
]


@st.composite
def broken_bytes(draw: st.DrawFn, content: bytes) -> bytes:
    """One to eight bytes overwritten, inserted or taken out, anywhere."""
    changed = bytearray(content)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(changed)))
        length = draw(st.sampled_from((1, 1, 1, 4, 64)))
        match draw(st.sampled_from(("overwrite", "insert", "delete"))):
            case "overwrite":
                changed[at : at + length] = draw(st.binary(min_size=length, max_size=length))
            case "insert":
                changed[at:at] = draw(st.binary(min_size=length, max_size=length))
            case "delete":
                del changed[at : at + length]
    return bytes(changed)


@st.composite
def broken_workbooks(draw: st.DrawFn) -> bytes:
    """A good workbook of any layout, broken as a file or inside one of its members."""
    content = good_xlsx(GOOD[draw(st.sampled_from(sorted(GOOD)))])
    if draw(st.booleans()):
        return draw(broken_bytes(content))
    parts = members(content)
    name = draw(st.sampled_from(sorted(parts)))
    parts[name] = draw(broken_bytes(parts[name]) | spliced(parts[name]))
    return archive_bytes(parts)


TOKENS = (
    b"<",
    b">",
    b"/>",
    b"</row>",
    b"<row",
    b"<c",
    b"</c>",
    b"<v>",
    b'"',
    b"&",
    b"&#0;",
    b"]]>",
)


@st.composite
def spliced(draw: st.DrawFn, xml: bytes) -> bytes:
    """XML with a piece of markup where none belongs, or a piece of itself repeated."""
    at, start = draw(st.integers(0, len(xml))), draw(st.integers(0, len(xml)))
    piece = draw(st.sampled_from(TOKENS) | st.just(xml[start : start + 40]))
    return xml[:at] + piece + xml[at:]


def is_written_as_it_is(cell: Any) -> bool:
    """Whether a workbook can hold it: a float that is none cannot be."""
    return not isinstance(cell, float) or math.isfinite(cell)
