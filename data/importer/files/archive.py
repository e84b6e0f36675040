"""Looking over a .xlsx, which is an archive of XML, before anything parses it."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.parsers import expat

from data.importer.faults import Fault, FileRefused
from data.importer.files.signatures import (
    ENCRYPTED,
    LOCKED,
    MACROS,
    OLE,
    OTHER_EXTENSION,
    UNREADABLE,
    ZIP,
    signature,
)

LARGE = 100_000_000  # bytes of one member when unpacked
INFLATION = 100
PIECE = 1 << 20
COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
WORKBOOK = "xl/workbook.xml"

INFLATED = Fault("压缩包内的文件展开后异常地大", "请重新导出，或用 Excel 打开并另存后再导入")
DECLARES = Fault("文件内的 XML 带有 DOCTYPE 或实体声明", "请用 Excel 打开并另存后再导入")


def open_archive(path: Path) -> zipfile.ZipFile:
    """The archive, found harmless. Raises FileRefused."""
    start = signature(path)
    if start == OLE:
        raise FileRefused(LOCKED if ENCRYPTED in path.read_bytes() else OTHER_EXTENSION)
    if not start.startswith(ZIP):
        raise FileRefused(OTHER_EXTENSION)
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise FileRefused(UNREADABLE) from error
    try:
        _check(archive)
    except FileRefused:
        archive.close()
        raise
    return archive


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A member in pieces. One that is not as large as it says is refused at its end."""
    try:
        with archive.open(name) as stream:
            while piece := stream.read(PIECE):
                yield piece
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise FileRefused(UNREADABLE) from error


def _check(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = [member.filename for member in members]
    if WORKBOOK not in names:
        raise FileRefused(OTHER_EXTENSION)
    if len(set(names)) < len(names) or any(m.compress_type not in COMPRESSIONS for m in members):
        raise FileRefused(UNREADABLE)
    if any(_is_macro(name) for name in names):
        raise FileRefused(MACROS)
    for member in members:
        if member.flag_bits & 1:
            raise FileRefused(LOCKED)
        if member.file_size > LARGE and member.file_size > INFLATION * member.compress_size:
            raise FileRefused(INFLATED)
        if member.filename.endswith((".xml", ".rels")):
            with archive.open(member) as stream:
                _check_prolog(stream)
    if b"macroEnabled" in b"".join(pieces(archive, "[Content_Types].xml")):
        raise FileRefused(MACROS)


def _is_macro(name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or "macrosheets/" in name.lower()


class _Prolog(Exception):
    """The prolog is over: the root element has begun."""


def _check_prolog(stream: IO[bytes]) -> None:
    """DOCTYPE, and with it entities, can only stand before the root element."""

    def refuse(*_: object) -> None:
        raise FileRefused(DECLARES)

    def end(*_: object) -> None:
        raise _Prolog

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = end
    try:
        while piece := stream.read(PIECE >> 4):
            parser.Parse(piece)
    except _Prolog:
        return
    except (expat.ExpatError, zipfile.BadZipFile, EOFError) as error:
        raise FileRefused(UNREADABLE) from error
