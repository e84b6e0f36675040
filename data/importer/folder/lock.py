"""One run at a time in one folder."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from data.refusal import Refusal

LOCK = ".import.lock"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Raises Refusal if another run is at work there, or there is no such folder."""
    if not folder.is_dir():
        raise Refusal(f"没有 {folder} 这个文件夹，请检查路径。")
    with closing(sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)) as lock:
        _hold(lock, folder)
        yield


def _hold(lock: sqlite3.Connection, folder: Path) -> None:
    """SQLite's lock on a file works alike on every system, and dies with its process."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Refusal(f"另一次导入正在处理文件夹 {folder}，请等它结束。") from error
        raise Refusal(f"文件夹 {folder} 不能写，请检查权限。") from error
