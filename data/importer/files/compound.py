"""OLE compound files, which hold every .xls and every encrypted workbook."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path

from xlrd.compdoc import CompDoc

from data.importer.faults import FileRefused
from data.importer.files.signatures import LOCKED, MACROS, OTHER_EXTENSION, UNREADABLE

ENCRYPTED = "EncryptedPackage"
MODULES = ("_VBA_PROJECT", "_VBA_PROJECT_CUR")
STREAMS = ("Workbook", "Book")

# Records of a workbook's stream, and what kind of sheet one announces ([MS-XLS] 2.4.28).
FILE_PASS, SHEET, END = 0x2F, 0x85, 0x0A
MACRO_SHEET, VISUAL_BASIC = 1, 6


def refuse_locked_or_macros(content: bytes) -> None:
    """Raises FileRefused for what is no whole .xls, or not a harmless one."""
    try:
        document = CompDoc(content, logfile=io.StringIO())
        names = {entry.name for entry in document.dirlist}
        if ENCRYPTED in names:
            raise FileRefused(LOCKED)
        if not names.isdisjoint(MODULES):
            raise FileRefused(MACROS)
        stream = next((found for name in STREAMS if (found := _stream(document, name))), None)
        if stream is None:
            raise FileRefused(OTHER_EXTENSION)
        _check_records(stream)
    except FileRefused:
        raise
    except Exception as error:  # a broken file fails in whatever way it is broken
        raise FileRefused(UNREADABLE) from error


def is_encrypted(path: Path) -> bool:
    try:
        document = CompDoc(path.read_bytes(), logfile=io.StringIO())
    except Exception:  # as above
        return False
    return any(entry.name == ENCRYPTED for entry in document.dirlist)


def _stream(document: CompDoc, name: str) -> bytes | None:
    memory, start, length = document.locate_named_stream(name)
    return memory[start : start + length] if memory else None


def _check_records(stream: bytes) -> None:
    for code, data in _records(stream):
        if code == FILE_PASS:
            raise FileRefused(LOCKED)
        if code == SHEET and data[5] in (MACRO_SHEET, VISUAL_BASIC):
            raise FileRefused(MACROS)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of the workbook itself, which come before those of its sheets."""
    at = 0
    while at + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, at)
        if code == END:
            return
        yield code, stream[at + 4 : at + 4 + length]
        at += 4 + length
