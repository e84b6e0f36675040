"""How far an import is, for whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    READING = "读取"  # the file is unpacked and its sheets are recognised
    CHECKING = "核对"  # rows are read and checked
    STORING = "写入"  # records are compared and stored; in a trial run nothing is kept
    DERIVING = "更新监测状态"


COMPARING = "比对"  # what storing amounts to in a trial run


@dataclass(frozen=True)
class Progress:
    """`rows` of the sheet are checked so far, or that many of its records stored."""

    file: str
    phase: Phase
    sheet: str = ""
    rows: int = 0

    def words(self, *, is_trial: bool) -> str:
        phase = COMPARING if is_trial and self.phase is Phase.STORING else str(self.phase)
        rows = {
            Phase.CHECKING: f"已核对 {self.rows:,} 行",
            Phase.STORING: f"已{phase} {self.rows:,} 条记录",
        }.get(self.phase, "")
        return "　".join(part for part in (phase, self.file, self.sheet, rows) if part)


Listener = Callable[[Progress], None]


def nobody(progress: Progress) -> None:
    """Nobody waits."""
