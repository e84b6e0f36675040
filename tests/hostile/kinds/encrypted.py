"""Encrypted files: by Office, by an archive's password, and in the old format."""

import io
import struct
import zipfile
from pathlib import Path

import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from xlwt.CompoundDoc import XlsDoc

from tests.hostile import workbooks
from tests.hostile.table import Kind
from tests.hostile.workbooks import HEADER, ROW, good_xlsx

KIND = Kind("encrypted")
LOCKED = "文件加了密码"


def _by_office(path: Path) -> None:
    with path.open("wb") as stream:
        OOXMLFile(io.BytesIO(good_xlsx())).encrypt("密码", stream)


@KIND.refused("a.xlsx", LOCKED)
def an_xlsx_with_a_password(path: Path) -> None:
    _by_office(path)


@KIND.refused("a.xls", LOCKED)
def the_same_named_xls(path: Path) -> None:
    _by_office(path)


@KIND.refused("a.csv", "内容与扩展名不符")
def the_same_named_csv(path: Path) -> None:
    _by_office(path)


@KIND.refused("a.xlsx", LOCKED)
def an_archive_with_a_password(path: Path) -> None:
    """Flag bit 0 of every member, as archivers set it."""
    content = bytearray(good_xlsx())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 4)
    path.write_bytes(content)
    with zipfile.ZipFile(path) as archive:
        assert all(member.flag_bits & 1 for member in archive.infolist())


def _old_format(path: Path, file_pass: bytes) -> None:
    """A BIFF stream says after its first record how it is encrypted."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("程序")
    for number, cells in enumerate((HEADER, ROW)):
        for column, cell in enumerate(cells):
            sheet.write(number, column, cell)
    stream = book.get_biff_data()
    first = 4 + struct.unpack("<H", stream[2:4])[0]
    record = struct.pack("<HH", 0x2F, len(file_pass)) + file_pass
    with path.open("wb") as file:
        XlsDoc().save(file, stream[:first] + record + stream[first:])


@KIND.refused("a.xls", LOCKED)
def an_xls_encrypted_by_rc4(path: Path) -> None:
    _old_format(path, struct.pack("<HHH", 1, 1, 1) + bytes(range(48)))


@KIND.refused("a.xls", LOCKED)
def an_xls_obfuscated_by_xor(path: Path) -> None:
    _old_format(path, struct.pack("<HHH", 0, 0x1234, 0x5678))


@KIND.stored("a.xlsx")
def a_sheet_protected_against_changes_is_harmless(path: Path) -> None:
    workbooks.protected(path)
