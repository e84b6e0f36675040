"""Inflated archives: small on disk, huge when unpacked."""

import io
import struct
import zipfile
from pathlib import Path

from tests.hostile import workbooks
from tests.hostile.table import Kind
from tests.hostile.workbooks import SHEET, STRINGS, good_xlsx

KIND = Kind("inflated archives")
INFLATED = "展开后异常地大"
MB = 1_000_000


@KIND.refused("a.xlsx", INFLATED)
def one_member_of_zeros(path: Path) -> None:
    workbooks.added(path, {"xl/media/image1.png": bytes(101 * MB)})


@KIND.refused("a.xlsx", INFLATED)
def a_sheet_of_blanks(path: Path) -> None:
    workbooks.changed(
        path, {SHEET: lambda xml: xml.replace(b"</row>", b"</row>" + b" " * 101 * MB)}
    )


@KIND.refused("a.xlsx", INFLATED)
def many_members_that_are_each_just_small_enough(path: Path) -> None:
    workbooks.added(path, {f"xl/media/{n}.bin": bytes(70 * MB) for n in range(3)})


@KIND.refused("a.xlsx", "文件已损坏或不是工作簿")
def a_member_larger_than_it_says(path: Path) -> None:
    workbooks.added(path, {"xl/media/a": bytes(MB)})
    told = path.read_bytes().replace(struct.pack("<I", MB), struct.pack("<I", 1_000))
    path.write_bytes(told)


@KIND.refused("a.xlsx", "文件已损坏或不是工作簿")
def shared_strings_larger_than_they_say(path: Path) -> None:
    workbooks.changed(path, {STRINGS: lambda xml: xml.replace(b"</sst>", b" " * MB + b"</sst>")})
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(STRINGS).file_size
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 500)))


@KIND.stored("a.xlsx")
def archives_within_archives_are_never_opened(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", bytes(20 * MB))
    workbooks.added(path, {"xl/embeddings/a.zip": inner.getvalue(), "docs/b.xlsx": good_xlsx()})
