"""Truncated and mislabelled archives."""

import io
import struct
import zipfile
from pathlib import Path

from tests.hostile import workbooks
from tests.hostile.table import Kind
from tests.hostile.workbooks import RELATIONS, SHEET, WORKBOOK, good_xls, good_xlsx, members

KIND = Kind("truncated or mislabelled archives")
BROKEN = "文件已损坏或不是工作簿"
OTHER = "内容与扩展名不符"


@KIND.refused("a.xlsx", BROKEN)
def cut_in_half(path: Path) -> None:
    content = good_xlsx()
    path.write_bytes(content[: len(content) // 2])


@KIND.refused("a.xlsx", BROKEN)
def without_the_end_of_its_directory(path: Path) -> None:
    path.write_bytes(good_xlsx()[:-10])


@KIND.refused("a.xlsx", BROKEN)
def only_four_bytes(path: Path) -> None:
    path.write_bytes(good_xlsx()[:4])


@KIND.refused("a.xlsx", BROKEN)
def a_hole_in_the_middle(path: Path) -> None:
    content = good_xlsx()
    third = len(content) // 3
    path.write_bytes(content[:third] + content[2 * third :])


def _packed(content: bytes, name: str) -> slice:
    """Where the packed bytes of a member lie."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = archive.getinfo(name)
    start = member.header_offset
    lengths = struct.unpack("<HH", content[start + 26 : start + 30])
    begin = start + 30 + sum(lengths)
    return slice(begin, begin + member.compress_size)


@KIND.refused("a.xlsx", BROKEN)
def packed_bytes_overwritten(path: Path) -> None:
    content = bytearray(good_xlsx())
    where = _packed(bytes(content), SHEET)
    content[where] = b"\xff" * (where.stop - where.start)
    path.write_bytes(content)


@KIND.refused("a.xlsx", BROKEN)
def one_bit_of_a_sheet_flipped(path: Path) -> None:
    content = bytearray(good_xlsx())
    where = _packed(bytes(content), SHEET)
    content[(where.start + where.stop) // 2] ^= 0x10
    path.write_bytes(content)


@KIND.refused("a.xlsx", BROKEN)
def a_wrong_checksum(path: Path) -> None:
    content = good_xlsx()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        checksum = struct.pack("<I", archive.getinfo(SHEET).CRC)
    path.write_bytes(content.replace(checksum, b"\x01\x02\x03\x04"))


@KIND.refused("a.xlsx", BROKEN)
def two_members_of_one_name(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        contents = members(good_xlsx())
        for name, content in contents.items():
            archive.writestr(name, content)
        # zipfile warns of an equal name; a name of equal length is put in its place.
        archive.writestr(SHEET.replace("sheet1", "sheet2"), contents[SHEET])
    path.write_bytes(path.read_bytes().replace(b"sheet2.xml", b"sheet1.xml"))


@KIND.refused("a.xlsx", BROKEN)
def members_that_overlap(path: Path) -> None:
    """Several entries of the directory share the same packed bytes."""
    workbooks.added(path, {f"xl/media/{n}.bin": b"%d" % n * 999 for n in range(9)})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = {info.filename: info for info in archive.infolist()}
        at = archive.start_dir
    first = infos["xl/media/0.bin"].header_offset
    while content[at : at + 4] == b"PK\x01\x02":
        name, extra, comment = struct.unpack("<HHH", content[at + 28 : at + 34])
        if bytes(content[at + 46 : at + 46 + name]).startswith(b"xl/media/"):
            content[at + 42 : at + 46] = struct.pack("<I", first)
        at += 46 + name + extra + comment
    path.write_bytes(content)


@KIND.refused("a.xlsx", BROKEN)
def packed_in_a_way_excel_does_not_know(path: Path) -> None:
    workbooks.archive(path, members(good_xlsx()), zipfile.ZIP_LZMA)


@KIND.refused("a.xlsx", BROKEN)
def without_its_list_of_contents(path: Path) -> None:
    contents = members(good_xlsx())
    del contents["[Content_Types].xml"]
    workbooks.archive(path, contents)


@KIND.refused("a.xlsx", BROKEN)
def without_relations(path: Path) -> None:
    contents = members(good_xlsx())
    del contents[RELATIONS]
    workbooks.archive(path, contents)


@KIND.refused("a.xlsx", BROKEN)
def without_its_sheet(path: Path) -> None:
    contents = members(good_xlsx())
    del contents[SHEET]
    workbooks.archive(path, contents)


@KIND.refused("a.xlsx", BROKEN)
def a_sheet_that_is_empty(path: Path) -> None:
    workbooks.changed(path, {SHEET: lambda _: b""})


@KIND.refused("a.xlsx", BROKEN)
def a_sheet_that_breaks_off(path: Path) -> None:
    workbooks.changed(path, {SHEET: lambda xml: xml[: len(xml) // 2]})


@KIND.refused("a.xlsx", BROKEN)
def a_sheet_that_is_no_xml(path: Path) -> None:
    workbooks.changed(path, {SHEET: lambda _: b"\x00\x01\x02 nothing of the kind"})


@KIND.refused("a.xlsx", BROKEN)
def shared_strings_that_are_missing(path: Path) -> None:
    contents = members(good_xlsx())
    del contents["xl/sharedStrings.xml"]
    workbooks.archive(path, contents)


@KIND.refused("a.xlsx", OTHER)
def a_word_document(path: Path) -> None:
    workbooks.archive(path, {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"})


@KIND.refused("a.xlsx", OTHER)
def an_open_document(path: Path) -> None:
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    workbooks.archive(path, {"mimetype": kind, "content.xml": b"<a/>"}, zipfile.ZIP_STORED)


@KIND.refused("a.xlsx", OTHER)
def a_binary_workbook(path: Path) -> None:
    contents = members(good_xlsx())
    contents["xl/workbook.bin"] = contents.pop(WORKBOOK)
    workbooks.archive(path, contents)


@KIND.refused("a.xlsx", OTHER)
def a_workbook_inside_an_archive(path: Path) -> None:
    workbooks.archive(path, {"台账.xlsx": good_xlsx()})


@KIND.refused("a.xlsx", OTHER)
def an_xls_named_xlsx(path: Path) -> None:
    path.write_bytes(good_xls())


@KIND.refused("a.xls", OTHER)
def an_xlsx_named_xls(path: Path) -> None:
    path.write_bytes(good_xlsx())


@KIND.refused("a.csv", OTHER)
def an_xlsx_named_csv(path: Path) -> None:
    path.write_bytes(good_xlsx())


@KIND.refused("a.csv", OTHER)
def an_xls_named_csv(path: Path) -> None:
    path.write_bytes(good_xls())


@KIND.refused("a.xls", BROKEN)
def an_xls_cut_in_half(path: Path) -> None:
    content = good_xls()
    path.write_bytes(content[: len(content) // 2])


@KIND.refused("a.xls", BROKEN)
def an_xls_with_nothing_but_its_first_bytes(path: Path) -> None:
    path.write_bytes(good_xls()[:8] + bytes(2_000))


@KIND.refused("a.xls", BROKEN)
def an_xls_whose_sectors_go_in_a_circle(path: Path) -> None:
    content = bytearray(good_xls())
    table = 512 * (1 + struct.unpack("<I", content[76:80])[0])
    content[table : table + 508] = b"".join(struct.pack("<I", n % 3) for n in range(127))
    path.write_bytes(content)
