"""Whether the household is monitored on D, since when, and what that day rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from data.models import eliminations, episodes, household_versions, procedures
from queries.household_file.events import Event, Kind, listed
from queries.household_file.whose import Whose
from queries.households import STATES, day_or_month
from queries.subjects.versions import in_force, seen

LEDGER, EXPORT = "认定程序台账", "导出"


@dataclass(frozen=True)
class Dated:
    """A day, or a month by its ends; `source` is LEDGER or EXPORT, `other` what the other says."""

    day: date
    last: date
    source: str
    other: str = ""

    @property
    def said(self) -> str:
        day = day_or_month(self.day, self.last)
        return day if isinstance(day, str) else f"{day:%Y年%-m月%-d日}"

    @property
    def basis(self) -> str:
        return f"日期据{self.source}{f'（{self.other}）' if self.other else ''}"


@dataclass(frozen=True)
class Elimination:
    eliminated: Dated
    rolled_back_on: date | None


@dataclass(frozen=True)
class Episode:
    """One stretch of monitoring as seen on D; `state` is active, eliminated or ended."""

    number: int
    state: str
    included: Dated
    eliminations: tuple[Elimination, ...]
    ended_on: date | None
    end_type: str | None
    has_record_conflict: bool

    @property
    def title(self) -> str:
        return STATES[self.state]

    @property
    def since(self) -> tuple[str, str]:
        """From which day the state holds, and what that day rests on."""
        if self.state == "ended":
            return f"{self.ended_on:%Y年%-m月%-d日}", f"日期据{LEDGER}（{self.end_type}）"
        last = self.eliminations[-1] if self.eliminations else None
        if self.state == "eliminated" and last:
            return last.eliminated.said, last.eliminated.basis
        if last and last.rolled_back_on:
            return f"{last.rolled_back_on:%Y年%-m月%-d日}", f"日期据{LEDGER}（风险消除回退）"
        return self.included.said, self.included.basis

    def spans(self, as_of: date) -> Iterator[tuple[str, date, date]]:
        """State, first and last day of each unbroken state, up to D."""
        state, begun = "active", self.included.day
        for one in self.eliminations:
            day, back = one.eliminated.day, one.rolled_back_on
            yield state, begun, max(begun, day - timedelta(days=1))
            state, begun = "eliminated", day
            if back is not None:
                yield state, begun, max(begun, back - timedelta(days=1))
                state, begun = "active", back
        yield state, begun, max(begun, self.ended_on or as_of)

    def events(self) -> Iterator[Event]:
        first = "纳入监测" if self.number == 1 else f"再次纳入监测（第{self.number}次）"
        yield _event(first, self.included)
        for one in self.eliminations:
            yield _event("风险消除", one.eliminated)
            if one.rolled_back_on:
                yield Event(one.rolled_back_on, Kind.STANDING, "风险消除回退", "", LEDGER)
        if self.ended_on:
            yield Event(self.ended_on, Kind.STANDING, f"退出监测：{self.end_type}", "", LEDGER)


def _event(title: str, dated: Dated) -> Event:
    return Event(dated.day, Kind.STANDING, title, listed(dated.other), dated.source, dated.last)


def standing_of(connection: Connection, whose: Whose) -> list[Episode]:
    """The household's episodes as seen on D, the latest last; none if it never had one."""
    e = episodes.c
    query = (
        select(episodes)
        .where(e.household_id == whose.household_id, seen(episodes, whose.as_of))
        .order_by(e.number)
    )
    stated = _Stated.read(connection, whose)
    marked = _eliminations(connection, whose, stated)
    return [
        Episode(
            row.number,
            row.state,
            stated.of("纳入", row.included_on, row.included_last, row.procedure_id),
            tuple(one for number, one in marked if number == row.number),
            row.ended_on,
            row.end_type,
            row.has_record_conflict,
        )
        for row in connection.execute(query)
    ]


def _eliminations(
    connection: Connection, whose: Whose, stated: "_Stated"
) -> list[tuple[int, Elimination]]:
    m = eliminations.c
    query = (
        select(eliminations)
        .where(m.household_id == whose.household_id, seen(eliminations, whose.as_of))
        .order_by(m.episode_number, m.eliminated_on, m.id)
    )
    return [
        (
            row.episode_number,
            Elimination(
                stated.of("风险消除", row.eliminated_on, row.eliminated_last), row.rolled_back_on
            ),
        )
        for row in connection.execute(query)
    ]


@dataclass(frozen=True)
class _Stated:
    """What the ledger and the export in force each say of the days."""

    ended: Sequence[tuple[int, str, date]]  # id, type and day of each procedure ended 办结
    exported: dict[str, tuple[date, bool] | None]  # by type of procedure: day, is a month

    @classmethod
    def read(cls, connection: Connection, whose: Whose) -> "_Stated":
        p = procedures.c
        ended = connection.execute(
            select(p.id, p.procedure_type, p.ended_on).where(
                p.household_id == whose.household_id,
                p.status == "办结",
                p.ended_on <= whose.as_of,
            )
        )
        version = connection.execute(
            select(household_versions).where(
                in_force(household_versions, whose.as_of, of=whose.household_id)
            )
        ).one()
        exported = {
            "纳入": _known(version.identified_on, version.identified_on_is_month, whose.as_of),
            "风险消除": _known(
                version.eliminated_on if version.is_eliminated else None,
                version.eliminated_on_is_month,
                whose.as_of,
            ),
        }
        return cls([tuple(row) for row in ended], exported)

    def of(self, kind: str, day: date, last: date, procedure_id: int | None = None) -> Dated:
        """A day is the ledger's if a procedure of the kind ended on it, else the export's."""
        own = [
            ended_on
            for id_, its_kind, ended_on in self.ended
            if its_kind == kind and procedure_id in (None, id_)
        ]
        if day == last and day in own:
            return Dated(day, last, LEDGER, self._export_says(kind, day))
        others = "、".join(f"{each:%Y年%-m月%-d日}" for each in own)
        if kind == "纳入" and procedure_id is None:
            others = ""  # an inclusion that only the export knows of
        return Dated(day, last, EXPORT, f"{LEDGER}为{others}" if others else "")

    def _export_says(self, kind: str, day: date) -> str:
        """What the export says instead; blank where it says the same day or month, or nothing."""
        if (stated := self.exported[kind]) is None:
            return ""
        other, is_month = stated
        if other == day or (is_month and (other.year, other.month) == (day.year, day.month)):
            return ""
        return f"{EXPORT}为{other:%Y年%-m月}" + ("" if is_month else f"{other.day}日")


def _known(day: date | None, is_month: bool | None, as_of: date) -> tuple[date, bool] | None:
    return None if day is None or day > as_of else (day, bool(is_month))
