"""The screening rounds that reached the household: when, and what was ticked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.layouts import LAYOUTS
from data.models import screenings
from queries.household_file.events import Event, Kind, listed
from queries.household_file.ledger import Row, seen
from queries.household_file.whose import Whose
from queries.plans import known_plans

_TITLE = LAYOUTS["screenings"].title
_DAYS = ("visited_on", "authorised_on", "entered_on", "checked_on")


@dataclass(frozen=True)
class Screening:
    """A round as far as it had come by D; what was ticked is known with the visit."""

    round: str
    responsible: str | None
    visited_on: date | None
    starts_procedure: bool | None
    triggers: tuple[str, ...]
    authorised_on: date | None
    entered_on: date | None
    checked_on: date | None

    @property
    def ticked(self) -> str:
        return {True: "是", False: "否", None: "未填"}[self.starts_procedure]

    def events(self) -> Iterator[Event]:
        ticked = f"需启动识别认定程序：{self.ticked}"
        triggers = f"触发情形：{'、'.join(self.triggers)}" if self.triggers else None
        details = {
            "入户排查": (self.visited_on, listed(self.responsible, ticked, triggers)),
            "授权书提交": (self.authorised_on, ""),
            "排查结果录入": (self.entered_on, ""),
            "实地核查": (self.checked_on, ""),
        }
        for title, (day, detail) in details.items():
            if day:
                yield Event(day, Kind.SCREENING, title, detail, f"{_TITLE} {self.round}")


def screenings_of(connection: Connection, whose: Whose) -> list[Screening]:
    """The oldest plan first. A row whose days all lie after D is not known yet; what was ticked
    is known with the visit."""
    plans = known_plans(connection)
    query = select(screenings).where(screenings.c.household_id == whose.household_id)
    found = []
    for row in connection.execute(query).mappings():
        known = seen("screenings", dict(row), whose)
        if any(row[day] for day in _DAYS) and not any(known[day] for day in _DAYS):
            continue
        plan = plans.get(row["plan_id"])
        is_visited = row["visited_on"] == known["visited_on"]
        title = plan.title if plan else row["plan_id"]
        found.append((plan.year if plan else 0, title, _screening(known, title, is_visited)))
    return [screening for _, _, screening in sorted(found, key=lambda each: each[:2])]


def _screening(row: Row, title: str, is_visited: bool) -> Screening:
    return Screening(
        round=title,
        responsible=row["responsible"],
        visited_on=row["visited_on"],
        starts_procedure=row["starts_procedure"] if is_visited else None,
        triggers=tuple(sorted(row["triggers"] or ())) if is_visited else (),
        authorised_on=row["authorised_on"],
        entered_on=row["entered_on"],
        checked_on=row["checked_on"],
    )
