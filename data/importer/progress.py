"""How far an import is, for whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    READING = "读取"  # the file is unpacked and its sheets are recognised
    CHECKING = "核对"  # rows are read and checked
    STORING = "写入"  # records are compared and stored
    DERIVING = "更新监测状态"


ROWS_SAID = {Phase.CHECKING: "已核对 {:,} 行", Phase.STORING: "已写入 {:,} 条记录"}


@dataclass(frozen=True)
class Progress:
    """`rows` of the sheet are checked so far, or that many of its records stored."""

    file: str
    phase: Phase
    sheet: str = ""
    rows: int = 0

    @property
    def words(self) -> str:
        rows = ROWS_SAID.get(self.phase, "").format(self.rows)
        return "　".join(part for part in (self.phase, self.file, self.sheet, rows) if part)


Listener = Callable[[Progress], None]


def nobody(progress: Progress) -> None:
    """Nobody waits."""
