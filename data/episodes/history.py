"""What is known of one household: its ended procedures and what each export says."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from data.models import BEGINNING, FOREVER

OPENS, ELIMINATES, ROLLS_BACK = "纳入", "风险消除", "风险消除回退"
ENDS = ("清退", "自然减少")


@dataclass(frozen=True)
class Dated:
    """A day, or a month by its first and last day."""

    first: date
    last: date

    @classmethod
    def of(cls, day: date | None, is_month: bool | None = False) -> "Dated | None":
        if day is None:
            return None
        if not is_month:
            return cls(day, day)
        return cls(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))

    def months_from(self, other: "Dated") -> int:
        a, b = self.first, other.first
        return abs((a.year - b.year) * 12 + a.month - b.month)


@dataclass(frozen=True)
class Procedure:
    """A procedure ended 办结."""

    id: int
    number: str
    type: str
    ended_on: date


@dataclass(frozen=True)
class Export:
    """What the export in force from `valid_from` to before `valid_to` says of the household."""

    valid_from: date = BEGINNING
    valid_to: date = FOREVER
    identified: Dated | None = None
    eliminated: Dated | None = None  # only with 风险是否已消除 = 是
    denies_elimination: bool = False  # 风险是否已消除 = 否


@dataclass(frozen=True)
class History:
    procedures: tuple[Procedure, ...] = ()
    exports: tuple[Export, ...] = ()

    def breakpoints(self) -> list[date]:
        """The days on which what is seen can change."""
        days = {procedure.ended_on for procedure in self.procedures}
        for export in self.exports:
            days.update((export.valid_from, export.valid_to))
            days.update(d.first for d in (export.identified, export.eliminated) if d)
        return sorted(days - {FOREVER})
