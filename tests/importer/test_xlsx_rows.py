"""The rows of a .xlsx are those that calamine reads, however they are written."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from data.importer.faults import FileRefused
from data.importer.files import read_file, sheet_rows
from data.importer.files.cell_values import ERROR_VALUE, NO_RESULT
from tests.importer import raw_xlsx


def ours(path: Path) -> list[list[Any]]:
    [sheet] = read_file(path)
    return trimmed(sheet.rows)


def calamines(path: Path) -> list[list[Any]]:
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
    left = [""] * (sheet.start or (0, 0))[1]
    return trimmed(left + row for row in sheet.iter_rows())


def trimmed(rows: Iterator[list[Any]]) -> list[list[Any]]:
    """Without blanks at the end of a text, a row or the sheet: nobody looks at them."""
    table = [[cell.strip() if isinstance(cell, str) else cell for cell in row] for row in rows]
    for row in table:
        while row and row[-1] == "":
            row.pop()
    while table and not table[-1]:
        table.pop()
    return table


DAYS = st.dates(date(1900, 3, 1), date(2100, 12, 31))
CELLS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    st.sampled_from(["_x000D_", "_x005F_x000D_", "a\nb", "<c r=", "</row>", "&amp;", " 村 ", "=1"]),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    DAYS,
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)).map(
        lambda m: m.replace(microsecond=0)
    ),
)
TABLES = st.lists(st.lists(CELLS, max_size=5), max_size=6)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("xlsx")


@given(table=TABLES, inline=st.booleans(), from_1904=st.booleans())
@settings(max_examples=50, deadline=None)
def test_what_xlsxwriter_writes(folder, table, inline, from_1904):
    path = folder / "a.xlsx"
    options = {"constant_memory": inline, "date_1904": from_1904, "strings_to_formulas": False}
    with xlsxwriter.Workbook(path, options) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for number, row in enumerate(table):
            for column, value in enumerate(row):
                if isinstance(value, date) and not (from_1904 and value.year < 1904):
                    sheet.write_datetime(number, column, value, day)
                elif not isinstance(value, date):
                    sheet.write(number, column, value)
    assert ours(path) == calamines(path)


@given(table=TABLES)
@settings(max_examples=30, deadline=None)
def test_what_openpyxl_writes(folder, table):
    path = folder / "b.xlsx"
    book = openpyxl.Workbook()
    for row in table:
        book.active.append(["" if cell == "=1" else cell for cell in row])
    book.save(path)
    assert ours(path) == calamines(path)


def test_what_libraries_write_takes_the_fast_way(folder, monkeypatch):
    def refuse(*_: Any) -> None:
        raise AssertionError("read by the parser")

    monkeypatch.setattr(sheet_rows, "odd_rows", refuse)
    values = ["文字", " 空 格 ", 1.5, 3, True, None, date(2023, 9, 15), "a&b", ""]
    book = openpyxl.Workbook()
    book.active.append(values)
    book.save(folder / "c.xlsx")
    for inline in (True, False):
        with xlsxwriter.Workbook(folder / f"{inline}.xlsx", {"constant_memory": inline}) as other:
            day = other.add_format({"num_format": "yyyy-mm-dd"})
            sheet = other.add_worksheet()
            sheet.write_row(0, 0, values[:6])
            sheet.write_datetime(0, 6, values[6], day)
            sheet.write_row(0, 7, values[7:])
            sheet.write_blank(0, 9, None, day)
    for name in ("c", "True", "False"):
        [row] = ours(folder / f"{name}.xlsx")
        assert row == ["文字", "空 格", 1.5, 3.0, True, "", date(2023, 9, 15), "a&b"], name


STRINGS = raw_xlsx.strings(
    "<si><t>一</t></si><si><r><t>二</t></r><r><rPr><b/></rPr><t xml:space='preserve'> 三</t></r>"
    "<rPh sb='0' eb='1'><t>PHONETIC</t></rPh></si><si><t>漢</t><rPh sb='0' eb='1'><t>かん</t></rPh>"
    "</si><si><t/></si><si/><si><t><![CDATA[<四>]]></t></si><si><t>_x005F_x000D_&amp;</t></si>"
)
CODES = ["yyyy-mm-dd", "[h]:mm", "h:mm", '"d"0', "0.00_d", '[$-804]yyyy"年"m"月"', "mm:ss.0", "@"]
A, B = '<c r="A1"', '<c r="B1"'
ONE_ROW = [
    "".join(f'<c r="{chr(65 + index)}1" t="s"><v>{index}</v></c>' for index in range(7)),
    *(
        f'{A} s="{style}"><v>{v}</v></c>'
        for style in range(9)
        for v in ("45184.35416", "0.5", "61")
    ),
    f'{A} t="str"><v> a </v></c>{B} t="str"><v></v></c><c r="C1"><v>1</v></c>',
    f'{A} t="inlineStr"><is><t>a_x0041_&lt;&#20320;&#x4F60;</t></is></c>',
    f'{A} t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c>',
    f'{A} t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>P</t></rPh></is></c>',
    f'{A} t="inlineStr"><is><t><![CDATA[</c>]]></t></is></c>',
    f'{A} t="d"><v>2023-09-15</v></c>{B} t="d"><v>2023-09-15T08:30:00</v></c>',
    f'{A} t="d"><v>08:30:00</v></c>{B} t="b"><v>0</v></c><c r="C1" t="b"><v>true</v></c>',
    f"{A}><v>abc</v></c>{B}><v>1e400</v></c>",
    f'{A} t="s"><v/></c>{B}><v>1</v></c>',
    "<c><v>1</v></c><c/><c><v>2</v></c>",
    '<c r="C1"><v>1</v></c><c r="A1"><v>2</v></c><c><v>3</v></c>',
    f"{A}><v>1</v></c>{A}><v>2</v></c>",
    f'{A}><f>1+2</f><v>3</v></c>{B} t="str"><f>A1</f><v>x</v></c>',
    f"{A} t='str' s='1'><v>'</v></c >",
    '<c s="1" r="A1"><v>45184</v></c><c r="AB1" s="999"><v>1</v></c><c r="b1"><v>2</v></c>',
    f'{A} s="1"/><c r="ZZ1"><v>1</v></c><c r="XFD1" s="1"/>',
    f"{A}><!-- <v>1</v> --><v>2</v></c><?x <c r='A1'?>",
]
ROWS = [
    '<row r="3"><c r="C3"><v>1</v></c></row>',
    "<row><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>",
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="4"/><row spans="1:1" r="5"><c><v>2</v></c></row>',
    '<row r="2"/><row><c><v>2</v></c></row><row r="9"><c r="A9"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c></row><!--<row r="2"><c r="A2"><v>1</v></c></row>-->'
    '<row r="3"><c r="A3"><v>3</v></c></row>',
    "",
]


@pytest.mark.parametrize("rows", [*(f'<row r="1">{cells}</row>' for cells in ONE_ROW), *ROWS])
@pytest.mark.parametrize("way", ["plain", "prefixed", "utf-16", "1904"])
def test_what_no_library_writes(tmp_path, rows, way):
    xml: str | bytes = raw_xlsx.sheet(rows)
    if way == "prefixed":
        xml = prefixed(raw_xlsx.sheet(rows))
    elif way == "utf-16":
        xml = ('<?xml version="1.0" encoding="UTF-16"?>' + raw_xlsx.sheet(rows)).encode("utf-16")
    path = raw_xlsx.write(tmp_path / "a.xlsx", xml, STRINGS, CODES, from_1904=way == "1904")
    expected = raw_xlsx.write(
        tmp_path / "b.xlsx", raw_xlsx.sheet(rows), STRINGS, CODES, way == "1904"
    )
    assert ours(path) == calamines(expected)


def prefixed(xml: str) -> str:
    for name in ("worksheet", "sheetData", "row", "v", "f", "is", "t", "r", "rPh"):
        for end in (" ", ">", "/>"):
            xml = xml.replace(f"<{name}{end}", f"<x:{name}{end}")
        xml = xml.replace(f"</{name}>", f"</x:{name}>").replace(f"</{name} >", f"</x:{name}>")
    return xml.replace("xmlns=", "xmlns:x=")


FORMATS = st.lists(
    st.sampled_from(
        [*"dmyhs0#.@;/- Ee年", '"', '"月"', "[h]", "[mm]", "[$-804]", "AM/PM", "_d", "\\h", "[Red]"]
    ),
    min_size=1,
    max_size=6,
).map("".join)


@given(codes=st.lists(FORMATS, min_size=20, max_size=20))
@settings(max_examples=30, deadline=None)
def test_which_formats_show_a_date(folder, codes):
    cells = "".join(f'<c s="{style}"><v>45184.5</v></c>' for style in range(1, 21))
    path = raw_xlsx.write(
        folder / "f.xlsx", raw_xlsx.sheet(f"<row>{cells}</row>"), format_codes=codes
    )
    [mine], [theirs] = ours(path), calamines(path)
    assert dict(zip(codes, mine, strict=True)) == dict(zip(codes, theirs, strict=True))


def test_what_the_file_itself_declares_broken(tmp_path):
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>1</f></c><c r="C1"><f/><v/></c>'
        '<c r="D1" t="str"><f>1</f><v></v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>'
    )
    path = raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(rows))
    assert ours(path) == [[ERROR_VALUE, NO_RESULT, NO_RESULT, "", ERROR_VALUE], [ERROR_VALUE]]


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"/><row r="1048577"><c r="A1048577"><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="zz"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>',
        '<row r="1"><c r="AAA1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2">',
        "</row></row>",
    ],
)
def test_what_cannot_be_right_is_refused(tmp_path, rows):
    xml = raw_xlsx.sheet(rows)
    if xml.endswith('<c r="A2"></sheetData></worksheet>'):
        xml = xml.removesuffix("</sheetData></worksheet>")  # cut off
    with pytest.raises(FileRefused):
        ours(raw_xlsx.write(tmp_path / "a.xlsx", xml, STRINGS))


def test_rows_are_given_from_the_first_again(tmp_path):
    path = raw_xlsx.write(tmp_path / "a.xlsx", raw_xlsx.sheet(ROWS[0]))
    [sheet] = read_file(path)
    first = iter(sheet.rows)
    assert next(first) == []
    assert list(sheet.rows) == [[], [], ["", "", 1.0]]
    assert list(first) == [[], ["", "", 1.0]]
