"""Which files of a folder are whole, and of a kind to import."""

import time
from pathlib import Path

from data.importer.files import READERS

PAUSE = 3.0  # seconds between two looks
UNFINISHED = (".tmp", ".part", ".partial", ".crdownload")
BESIDE_OPEN_WORKBOOKS = "~$"  # what Excel puts beside a workbook that somebody has open

Look = tuple[int, int] | None  # size and time of the last change; None: gone


def look(path: Path) -> Look:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns


def files_in(folder: Path, pause: float) -> tuple[list[Path], list[Path]]:
    """Files to import, and files that stay: of another kind, or changed between two looks."""
    found = [path for path in sorted(folder.iterdir()) if _is_meant(path)]
    readable = [path for path in found if path.suffix.lower() in READERS]
    first = {path: look(path) for path in readable}
    if readable:
        time.sleep(pause)
    ready = [path for path in readable if look(path) == first[path] is not None]
    return ready, [path for path in found if path not in ready]


def _is_meant(path: Path) -> bool:
    """A link could lead anywhere; hidden and unfinished files are nobody's yet."""
    is_plain = path.is_file() and not path.is_symlink()
    return (
        is_plain
        and not path.name.startswith((".", BESIDE_OPEN_WORKBOOKS))
        and not path.name.lower().endswith(UNFINISHED)
    )
