"""Files that ask for much more time or memory than their size gives them a right to.

Each is made with about `size` bytes to read, unpacked; `GOOD` are honest files of that size.
"""

import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.hostile.workbooks import (
    HEADER,
    MAIN,
    RELATIONS,
    ROW,
    SHEET,
    STRINGS,
    WORKBOOK,
    XML,
    archive,
    changed,
    csv_text,
    good_xlsx,
    header_and,
    inline,
    members,
    row,
    sheet_of,
    xls,
)

Heavy = Callable[[Path, int], None]
GOOD: dict[str, Heavy] = {}
HEAVY: dict[str, Heavy] = {}
STYLES = "xl/styles.xml"


def good(make: Heavy) -> Heavy:
    GOOD[make.__name__] = make
    return make


def heavy(make: Heavy) -> Heavy:
    HEAVY[make.__name__] = make
    return make


@good
def an_honest_xlsx(path: Path, size: int) -> None:
    count = size // len(_row_xml(3))
    sheet_of(path, header_and(b"".join(map(_row_xml, range(3, count + 3)))))


def _row_xml(number: int) -> bytes:
    cells = row(程序编号=f"C{number}")
    written = b"".join(inline(f"{'ABCDEF'[i]}{number}", cell) for i, cell in enumerate(cells))
    return b'<row r="%d">' % number + written + b"</row>"


@good
def an_honest_csv(path: Path, size: int) -> None:
    count = size // len(",".join(ROW).encode())
    path.write_text(csv_text([HEADER, *(row(程序编号=f"C{n}") for n in range(count))]), "utf-8")


@heavy
def one_cell(path: Path, size: int) -> None:
    xlsx_cell = inline("G3", "长" * (size // 3))
    sheet_of(path, header_and(b'<row r="3">' + xlsx_cell + b"</row>"))


@heavy
def one_text_for_all(path: Path, size: int) -> None:
    text = b"<si><t>" + b"x" * size + b"</t></si></sst>"
    changed(path, {STRINGS: lambda xml: xml.replace(b"</sst>", text)})


@heavy
def texts_without_text(path: Path, size: int) -> None:
    texts = b"<si><t/></si>" * (size // 13) + b"</sst>"
    changed(path, {STRINGS: lambda xml: xml.replace(b"</sst>", texts)})


@heavy
def a_number_of_so_many_digits(path: Path, size: int) -> None:
    cell = b'<row r="3"><c r="D3"><v>' + b"9" * size + b"</v></c></row>"
    sheet_of(path, header_and(cell))


@heavy
def rows_without_cells(path: Path, size: int) -> None:
    sheet_of(path, header_and(b"<row/>" * (size // 6)))


@heavy
def cells_without_values(path: Path, size: int) -> None:
    sheet_of(path, header_and(b'<row r="3">' + b'<c r="A3"/>' * (size // 11) + b"</row>"))


@heavy
def a_value_in_the_last_column_of_every_row(path: Path, size: int) -> None:
    rows = (f'<row r="{n}"><c r="ZZ{n}"><v>1</v></c></row>' for n in range(3, size // 45))
    sheet_of(path, header_and("".join(rows).encode()))


@heavy
def a_value_in_the_last_row(path: Path, size: int) -> None:
    last = b'<row r="1048576"><c r="ZZ1048576"><v>1</v></c></row>'
    sheet_of(path, header_and(last))


@heavy
def a_row_that_never_ends(path: Path, size: int) -> None:
    sheet_of(path, header_and(b'<row r="3">' + inline("A3", "x") * (size // 45)))


@heavy
def cells_that_never_close(path: Path, size: int) -> None:
    sheet_of(path, header_and(b'<row r="3">' + b'<c r="A3" ' * (size // 10) + b"</row>"))


@heavy
def a_comment(path: Path, size: int) -> None:
    sheet_of(path, header_and(b"<!--" + b"x" * size + b"-->"))


@heavy
def comments(path: Path, size: int) -> None:
    sheet_of(path, header_and(b"<!---->" * (size // 7)))


@heavy
def an_attribute(path: Path, size: int) -> None:
    sheet_of(path, header_and(b'<row r="3" a="' + b"x" * size + b'"></row>'))


@heavy
def attributes(path: Path, size: int) -> None:
    many = b"".join(b' a%d="1"' % n for n in range(size // 14))
    sheet_of(path, header_and(b'<row r="3"' + many + b"></row>"))


@heavy
def elements_within_each_other(path: Path, size: int) -> None:
    depth = size // 7
    sheet_of(path, header_and(b'<row r="3"><c r="A3">' + b"<f>" * depth + b"</f>" * depth))


@heavy
def a_comment_before_everything(path: Path, size: int) -> None:
    comment = XML + b"<!--" + b"x" * size + b"-->"
    changed(path, {WORKBOOK: lambda xml: xml.replace(XML.strip(), comment)})


@heavy
def blanks_before_everything(path: Path, size: int) -> None:
    changed(path, {WORKBOOK: lambda xml: xml.replace(XML.strip(), XML + b" " * size)})


@heavy
def the_same_sheet_under_many_names(path: Path, size: int) -> None:
    rows = members(_packed(an_honest_xlsx, path, size // 2))[SHEET]
    many = b"".join(
        b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>' % (n, n) for n in range(2, size // 90)
    )
    changed(
        path,
        {
            SHEET: lambda _: rows,
            WORKBOOK: lambda xml: xml.replace(b"</sheets>", many + b"</sheets>"),
        },
    )


def _packed(make: Heavy, path: Path, size: int) -> bytes:
    make(path, size)
    return path.read_bytes()


@heavy
def relations(path: Path, size: int) -> None:
    many = b"".join(b'<Relationship Id="x%d" Type="t" Target="t"/>' % n for n in range(size // 50))
    end = b"</Relationships>"
    changed(path, {RELATIONS: lambda xml: xml.replace(end, many + end)})


@heavy
def brackets_in_a_number_format(path: Path, size: int) -> None:
    code = b"[" * size
    formats = b'<numFmts count="1"><numFmt numFmtId="200" formatCode="' + code + b'"/></numFmts>'
    changed(path, {STYLES: lambda xml: xml.replace(b"<fonts", formats + b"<fonts", 1)})


@heavy
def quotes_in_a_number_format(path: Path, size: int) -> None:
    code = b"&quot;\\_" * (size // 8)
    formats = b'<numFmts count="1"><numFmt numFmtId="200" formatCode="' + code + b'"/></numFmts>'
    changed(path, {STYLES: lambda xml: xml.replace(b"<fonts", formats + b"<fonts", 1)})


@heavy
def members_without_number(path: Path, size: int) -> None:
    contents = members(good_xlsx())
    with zipfile.ZipFile(path, "w") as new:
        for name, content in contents.items():
            new.writestr(name, content)
        for number in range(size // 120):
            new.writestr(f"{number}.xml", b"<a/>")


@heavy
def references_without_end(path: Path, size: int) -> None:
    text = b"<si><t>" + b"&amp;_x0041_" * (size // 12) + b"</t></si></sst>"
    changed(path, {STRINGS: lambda xml: xml.replace(b"</sst>", text)})


@heavy
def a_header_that_never_ends(path: Path, size: int) -> None:
    cells = b"".join(inline(f"A{n}", "x" * 9) for n in range(size // 50))
    xml = XML + b'<worksheet xmlns="' + MAIN + b'"><sheetData><row r="1">' + cells + b"</row>"
    changed(path, {SHEET: lambda _: xml + b"</sheetData></worksheet>"})


@heavy
def a_title_that_never_ends(path: Path, size: int) -> None:
    title = b'<row r="1">' + inline("A1", "导出时间" + " :" * (size // 2)) + b"</row>"
    rows = header_and(b"").replace(b'r="2"', b'r="3"').replace(b'r="1"', b'r="2"')
    for letter in b"ABCDEF":
        rows = rows.replace(b"%c2" % letter, b"%c3" % letter).replace(
            b"%c1" % letter, b"%c2" % letter
        )
    sheet_of(path, title + rows)


def _csv(path: Path, content: str) -> None:
    path.write_text(csv_text() + content, "utf-8", newline="")


@heavy
def csv_of_one_quoted_cell(path: Path, size: int) -> None:
    _csv(path, '"' + ("长" * 99 + "\n") * (size // 298) + '"')


@heavy
def csv_of_one_line(path: Path, size: int) -> None:
    _csv(path, "x" * size)


@heavy
def csv_of_commas(path: Path, size: int) -> None:
    path.write_text(("," * 999_999 + "\n") * (size // 1_000_000), "utf-8")


@heavy
def csv_of_blank_lines(path: Path, size: int) -> None:
    _csv(path, "\r\n" * (size // 2))


@heavy
def csv_of_quotes(path: Path, size: int) -> None:
    _csv(path, '""""""\n' * (size // 7))


@heavy
def csv_in_four_bytes_each(path: Path, size: int) -> None:
    line = ",".join(["𠮷" * 200] * 6) + "\r\n"
    content = csv_text() + line * (size // len(line.encode("gb18030")))
    path.write_bytes(content.encode("gb18030"))


@heavy
def csv_of_wrong_rows_with_long_cells(path: Path, size: int) -> None:
    cell = "错" * 40_000
    rows = [row(办理状态=cell)] * (size // 120_000)
    path.write_text(csv_text([HEADER, *rows]), "utf-8")


@heavy
def xls_with_a_value_in_its_last_cell(path: Path, size: int) -> None:
    rows: list[list[object]] = [[] for _ in range(65_536)]
    rows[0], rows[1], rows[-1] = list(HEADER), list(ROW), [""] * 255 + ["x"]
    xls(path, rows)


def file_name(name: str) -> str:
    for kind in ("csv", "xls"):
        if name.startswith(f"{kind}_") or name.endswith(f"_{kind}"):
            return f"a.{kind}"
    return "a.xlsx"


__all__ = ["GOOD", "HEAVY", "archive", "file_name"]
