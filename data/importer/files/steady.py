"""A file that is one and stays one: no folder, pipe or device, and not written to meanwhile."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG
from typing import Any

from data.importer.faults import Fault, FileRefused
from data.importer.sheet import Sheet

NO_FILE = Fault("不是普通文件", "请选择一个 .xlsx、.xls 或 .csv 文件")
EMPTY = Fault("文件是空的", "请重新导出后再导入")
CHANGED = Fault("文件在读取时被改动了", "请等文件写完、关闭后再导入")

State = tuple[int, int, int]  # which file, its bytes, and when it was last written to


def state_of(path: Path) -> State:
    """Raises FileRefused for what is no file, or an empty one. A pipe is never opened."""
    status = os.stat(path)
    if not S_ISREG(status.st_mode):
        raise FileRefused(NO_FILE)
    if not status.st_size:
        raise FileRefused(EMPTY)
    return status.st_ino, status.st_size, status.st_mtime_ns


@dataclass(frozen=True)
class SteadyRows:
    """Rows whose end is only reached if their file is still what it was."""

    rows: Iterable[Sequence[Any]]
    path: Path
    state: State

    def __iter__(self) -> Iterator[Sequence[Any]]:
        yield from self.rows
        self.check()

    def check(self) -> None:
        try:
            is_same = state_of(self.path) == self.state
        except (OSError, FileRefused):
            is_same = False
        if not is_same:
            raise FileRefused(CHANGED)


def steady(sheet: Sheet, path: Path, state: State) -> Sheet:
    return replace(sheet, rows=SteadyRows(sheet.rows, path, state))
