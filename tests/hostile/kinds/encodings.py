"""NUL bytes, and encodings that are neither UTF-8 nor GB18030."""

import struct
from pathlib import Path

from tests.hostile.table import Kind
from tests.hostile.workbooks import (
    HEADER,
    ROW,
    STRINGS,
    changed,
    csv_text,
    good_xls,
    row,
    xls,
)

KIND = Kind("NUL bytes and encodings")
UNKNOWN = "CSV 不是 UTF-8 或 GB18030 编码"
NUL = "CSV 里有空字符"
UTF_16 = "CSV 是 UTF-16 编码"


@KIND.refused("a.csv", UTF_16)
def utf_16(path: Path) -> None:
    path.write_bytes(csv_text().encode("utf-16"))


@KIND.refused("a.csv", UTF_16)
def unicode_text_of_excel(path: Path) -> None:
    path.write_bytes(b"\xfe\xff" + csv_text().replace(",", "\t").encode("utf-16-be"))


@KIND.refused("a.csv", NUL)
def utf_16_without_its_mark(path: Path) -> None:
    path.write_bytes(csv_text().encode("utf-16-le"))


@KIND.refused("a.csv", NUL)
def a_nul_in_a_cell(path: Path) -> None:
    path.write_text(csv_text([HEADER, row(程序编号="C\0001")]), "utf-8")


@KIND.refused("a.csv", NUL)
def nothing_but_nuls_at_the_end(path: Path) -> None:
    path.write_bytes(csv_text().encode() + bytes(4_096))


@KIND.refused("a.csv", UNKNOWN)
def bytes_that_are_no_text(path: Path) -> None:
    path.write_bytes(csv_text().encode() + b"\xff\xff,1\r\n")


@KIND.refused("a.csv", UNKNOWN)
def two_encodings_in_one_file(path: Path) -> None:
    """Pasted together; the first half alone would pass."""
    path.write_bytes(csv_text().encode() * 3 + "备注，\x80".encode("gb18030") + b"\xff\r\n")


@KIND.refused("a.csv", UNKNOWN)
def a_character_cut_in_two(path: Path) -> None:
    path.write_bytes(csv_text().encode("gb18030") + b"\xd6")


@KIND.refused("a.xls", "控制字符")
def a_nul_in_a_key_of_an_xls(path: Path) -> None:
    xls(path, [HEADER, row(程序编号="C\0001")])


@KIND.refused("a.xlsx", "控制字符")
def a_nul_written_as_excel_writes_it(path: Path) -> None:
    changed(path, {STRINGS: lambda xml: xml.replace(b">C1<", b">C_x0000_1<")})


@KIND.refused("a.xlsx", "控制字符")
def a_nul_in_the_xml(path: Path) -> None:
    changed(path, {STRINGS: lambda xml: xml.replace(b"C1", b"C\x001")})


@KIND.refused("a.xlsx", "文件已损坏或不是工作簿")
def a_nul_as_a_reference(path: Path) -> None:
    changed(path, {STRINGS: lambda xml: xml.replace(b"C1", b"C&#0;1")})


@KIND.refused("a.xlsx", "文件已损坏或不是工作簿")
def xml_that_is_not_in_its_encoding(path: Path) -> None:
    changed(path, {STRINGS: lambda xml: xml.replace("纳入".encode(), "纳入".encode("gb18030"))})


@KIND.refused("a.xls", "文件已损坏或不是工作簿")
def half_a_character_in_an_xls(path: Path) -> None:
    lone = struct.pack("<H", 0xD800)
    content = good_xls([HEADER, row(程序编号="C中")])
    path.write_bytes(content.replace("C中".encode("utf-16-le"), b"C\x00" + lone))


@KIND.refused("a.csv", "引号没有成对")
def a_quote_that_never_closes(path: Path) -> None:
    path.write_text(csv_text() + '"C2,纳入,H1\r\n', "utf-8")


@KIND.refused("a.csv", "单元格比表头多")
def more_cells_than_headers(path: Path) -> None:
    path.write_text(csv_text([HEADER, [*ROW, "多", "余"]]), "utf-8")


@KIND.refused("a.csv", "单元格过长")
def a_cell_of_a_million_characters(path: Path) -> None:
    path.write_text(csv_text([HEADER, row(佐证材料="长" * 1_000_000)]), "utf-8")


@KIND.refused("a.xlsx", "文件已损坏或不是工作簿")
def half_a_character_as_a_reference(path: Path) -> None:
    changed(path, {STRINGS: lambda xml: xml.replace(b">C1<", b">C&#xD800;1<")})


@KIND.stored("a.xlsx")
def half_a_character_written_as_excel_writes_others(path: Path) -> None:
    changed(path, {STRINGS: lambda xml: xml.replace(b">C1<", b">C_xD800_1<")})


@KIND.stored("a.csv")
def four_bytes_of_gb18030(path: Path) -> None:
    """㐂 and 𠮷 are written in four bytes; both occur in names."""
    path.write_bytes(csv_text([HEADER, row(程序编号="C㐂𠮷")]).encode("gb18030"))


@KIND.stored("a.csv")
def utf_8_with_its_mark(path: Path) -> None:
    path.write_text(csv_text(), "utf-8-sig")


@KIND.stored("a.csv")
def lines_that_end_in_a_carriage_return(path: Path) -> None:
    path.write_text(csv_text(line_end="\r"), "utf-8", newline="")
