"""Looking over a .xlsx, which is an archive of XML, before anything parses it."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import IO
from xml.parsers import expat

from data.importer.faults import Fault, FileRefused
from data.importer.files.compound import is_encrypted
from data.importer.files.signatures import (
    LOCKED,
    MACROS,
    OLE,
    OTHER_EXTENSION,
    UNREADABLE,
    ZIP,
    beginning,
    refuse_other,
)

LARGE = 100_000_000  # bytes of one member when unpacked; twice that of all together
INFLATION = 100
MOST_MEMBERS = 10_000
PIECE = 1 << 20
LONGEST_PROLOG = 1 << 18  # what stands before an XML document's root element
LOCAL_HEADER = 30  # bytes, the name apart
COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
TYPES = "[Content_Types].xml"
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
OF_MACROS = ("macro", "vbaproject")  # in a content type or the type of a relation

INFLATED = Fault("压缩包内的文件展开后异常地大", "请重新导出，或用 Excel 打开并另存后再导入")
DECLARES = Fault("文件内的 XML 带有 DOCTYPE 或实体声明", "请用 Excel 打开并另存后再导入")

# What zipfile raises for a broken archive is not only its own error.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    EOFError,
    OSError,
    RuntimeError,  # and NotImplementedError
    LookupError,
    ValueError,  # and UnicodeError
    OverflowError,
)


def open_archive(path: Path) -> zipfile.ZipFile:
    """The archive, found harmless. Raises FileRefused."""
    start = beginning(path)
    if start.startswith(OLE) and is_encrypted(path):
        raise FileRefused(LOCKED)
    refuse_other(start, ZIP)
    with _unbroken():
        archive = zipfile.ZipFile(path)
    try:
        with _unbroken():
            _check(archive, path.stat().st_size)
    except FileRefused:
        archive.close()
        raise
    return archive


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A member in pieces. One that is not as large as it says is refused at its end."""
    with _unbroken(), archive.open(name) as stream:
        while piece := stream.read(PIECE):
            yield piece


@contextmanager
def _unbroken() -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise FileRefused(UNREADABLE) from error


def _check(archive: zipfile.ZipFile, size: int) -> None:
    members = archive.infolist()
    if WORKBOOK not in archive.NameToInfo:
        raise FileRefused(OTHER_EXTENSION)
    if any(member.flag_bits & 1 for member in members):
        raise FileRefused(LOCKED)
    _check_directory(members, size)
    _check_sizes(members)
    if any(_is_macro(member.filename) for member in members) or _declares_macros(archive):
        raise FileRefused(MACROS)
    for member in members:
        with archive.open(member) as stream:
            _check_prolog(stream, member.filename.lower().endswith((".xml", ".rels")))


def _check_directory(members: list[zipfile.ZipInfo], size: int) -> None:
    """Equal names would show one reader another sheet than the next; members that overlap
    unpack to any size."""
    names = {member.filename for member in members}
    if len(names) < len(members) or len(members) > MOST_MEMBERS:
        raise FileRefused(UNREADABLE)
    if any(member.compress_type not in COMPRESSIONS for member in members):
        raise FileRefused(UNREADABLE)
    begins = sorted((member.header_offset, member.compress_size) for member in members)
    for (start, length), (following, _) in pairwise([*begins, (size, 0)]):
        if start < 0 or start + LOCAL_HEADER + length > following:
            raise FileRefused(UNREADABLE)


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    sizes = [(member.file_size, member.compress_size, LARGE) for member in members]
    together = sum(size[0] for size in sizes), sum(size[1] for size in sizes), 2 * LARGE
    for unpacked, packed, most in (*sizes, together):
        if unpacked > most and unpacked > INFLATION * packed:
            raise FileRefused(INFLATED)


def _is_macro(name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or "macrosheets/" in name.lower()


def _declares_macros(archive: zipfile.ZipFile) -> bool:
    found = False

    def look(_: str, attributes: dict[str, str]) -> None:
        nonlocal found
        values = " ".join(attributes.values()).lower()
        found = found or any(word in values for word in OF_MACROS)

    for name in (TYPES, RELATIONS):
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = look
        parser.Parse(archive.read(name), True)
    return found


def _refuse(*_: object) -> None:
    raise FileRefused(DECLARES)


class _Prolog(Exception):
    """The prolog is over: the root element has begun."""


def _check_prolog(stream: IO[bytes], is_xml: bool) -> None:
    """DOCTYPE, and with it entities, can only stand before the root element. A relation may
    name any member, so all are looked at; those that need not be XML may be something else."""

    def end(*_: object) -> None:
        raise _Prolog

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = end
    try:
        parser.Parse(stream.read(LONGEST_PROLOG))
    except _Prolog:
        return
    except expat.ExpatError:
        if not is_xml:
            return
        raise
    if is_xml:
        raise FileRefused(UNREADABLE)
