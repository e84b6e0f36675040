"""Where a database server of a test session keeps its data."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 2_000_000_000  # bytes; a session's servers use a fraction of it


def new_server_folder(prefix: str) -> Path:
    """A folder in memory where there is room for it, else under /tmp; the caller removes it.

    A database is copied for every test, which takes ten times as long on a slow disk. It is
    not pytest's own folder, which is closed to the servers' users, and its name is short
    because a socket's path may have 107 bytes.
    """
    return Path(tempfile.mkdtemp(prefix=prefix, dir=MEMORY if _has_room() else "/tmp"))


def _has_room() -> bool:
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
