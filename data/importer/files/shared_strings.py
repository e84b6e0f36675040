"""The texts of a workbook that its cells refer to by number."""

import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from data.importer.files.archive import pieces
from data.importer.files.odd_xml import odd_strings
from data.importer.files.plain_xml import is_interrupted, is_plain, plain_strings, whole_elements

END = b"</si>"


def shared_strings(path: Path, part: str | None) -> list[str]:
    """Raises FileRefused."""
    if part is None:
        return []
    with zipfile.ZipFile(path) as archive:
        return list(_strings(archive, part))


def _strings(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    start = next(pieces(archive, part), b"")
    if not is_plain(start, b"sst"):
        yield from odd_strings(pieces(archive, part))
        return
    known = 0
    for xml in whole_elements(pieces(archive, part), END):
        if is_interrupted(xml):
            yield from islice(odd_strings(pieces(archive, part)), known, None)
            return
        found = plain_strings(xml)
        if found is None:
            items = xml[xml.index("<si") :].partition("</sst>")[0]
            found = list(odd_strings(("<sst>", items, "</sst>")))
        known += len(found)
        yield from found
