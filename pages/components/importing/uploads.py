"""Uploaded files on disk, from the upload until they are imported or given up.

They hold identity numbers in the clear: the folder is for the program's owner alone, and
whatever a lost session has left there is removed.
"""

import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Protocol

from data import database

STALE_SECONDS = 12 * 3600
LONGEST_NAME = 80  # characters; file systems count bytes, and a Chinese one takes three


class Upload(Protocol):
    """A file as the browser sent it."""

    @property
    def name(self) -> str: ...

    def seek(self, offset: int) -> int: ...


def uploads_folder() -> Path:
    return database.LOCAL / "uploads"


def keep(uploads: Iterable[Upload]) -> tuple[Path, list[Path]]:
    """Writes the files to a folder of their own; returns the folder and their paths in it."""
    uploads_folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    remove_stale()
    folder = Path(tempfile.mkdtemp(dir=uploads_folder()))
    try:
        return folder, [_kept(folder / str(n), upload) for n, upload in enumerate(uploads)]
    except BaseException:
        remove(folder)
        raise


def _kept(folder: Path, upload: Upload) -> Path:
    folder.mkdir()
    path = folder / plain_name(upload.name)
    upload.seek(0)
    with path.open("wb") as file:
        shutil.copyfileobj(_stream(upload), file)
    return path


def _stream(upload: Upload) -> IO[bytes]:
    return upload  # type: ignore[return-value]  # st.file_uploader's files are BytesIO


def plain_name(name: str) -> str:
    """A name without folders and control characters, short enough, with its extension."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(character for character in last if character.isprintable()).strip(" .")
    path = Path(shown or "未命名")
    return path.stem[:LONGEST_NAME] + path.suffix[:LONGEST_NAME]


def remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def remove_stale() -> None:
    """What was left more than half a day ago, by a session that ended before its import."""
    for folder in uploads_folder().glob("*"):
        if time.time() - folder.stat().st_mtime > STALE_SECONDS:
            remove(folder)
