"""The rounds of spot checks that there were: our draws, and the checks that others made."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, case, func, select

from data.models import (
    check_results,
    draw_frames,
    drawn_households,
    draws,
    household_versions,
)
from data.regions import regions_on
from queries.households import readable_places
from queries.scope import Scope
from queries.subjects.versions import in_force


@dataclass(frozen=True)
class Made:
    """How one of our draws came about: the `attempt`-th of its frame and round."""

    round: int
    attempt: int
    as_of: date
    drawn_at: datetime
    drawn_by: str


@dataclass(frozen=True)
class Round:
    """Counts are of households in the scope. `made` is None of a check that others drew.
    `visited` have a result, between the days `first` and `last`; of them `inconsistent` is
    known of `asked_consistent`, and `omitted` of `asked_omitted`."""

    draw_no: str
    made: Made | None
    drawn: int
    visited: int
    first: date | None
    last: date | None
    inconsistent: int
    asked_consistent: int
    omitted: int
    asked_omitted: int


@dataclass
class _Counted:
    visited: int = 0
    first: date | None = None
    last: date | None = None
    inconsistent: int = 0
    asked_consistent: int = 0
    omitted: int = 0
    asked_omitted: int = 0


def rounds(connection: Connection, scope: Scope) -> list[Round]:
    """Ours first, the last drawn before the others; then those of others, the last visited
    before the others. Of the latter those with a result that the viewer may read."""
    readable = readable_places(regions_on(connection, scope.as_of), scope)
    counted = _counted(connection, scope, readable)
    drawn = _drawn(connection, readable)
    ours = [
        Round(no, made, drawn.get(no, 0), **vars(counted.pop(no, _Counted())))
        for no, made in _made(connection).items()
    ]
    others = [Round(no, None, 0, **vars(found)) for no, found in counted.items()]
    return ours + sorted(others, key=lambda one: (one.last, one.draw_no), reverse=True)


def _made(connection: Connection) -> dict[str, Made]:
    d, f = draws.c, draw_frames.c
    query = (
        select(d.draw_no, d.round, d.attempt, f.as_of, d.drawn_at, d.drawn_by)
        .join(draw_frames, f.frame_sha256 == d.frame_sha256)
        .order_by(d.drawn_at.desc(), d.id.desc())
    )
    return {number: Made(*made) for number, *made in connection.execute(query)}


def _drawn(connection: Connection, readable: set[str]) -> dict[str, int]:
    d = drawn_households.c
    query = (
        select(d.draw_no, d.village_code, func.count())
        .where(d.is_reserve.is_(False))
        .group_by(d.draw_no, d.village_code)
    )
    found: dict[str, int] = {}
    for number, village, households in connection.execute(query):
        if village in readable:
            found[number] = found.get(number, 0) + households
    return found


def _counted(connection: Connection, scope: Scope, readable: set[str]) -> dict[str, _Counted]:
    """Of households that live in the scope on D."""
    r, v = check_results.c, household_versions
    query = (
        select(
            r.draw_no,
            v.c.village_code,
            func.count(),
            func.min(r.checked_on),
            func.max(r.checked_on),
            func.sum(case((r.is_consistent.is_(False), 1), else_=0)),
            func.count(r.is_consistent),
            func.sum(case((r.is_omitted.is_(True), 1), else_=0)),
            func.count(r.is_omitted),
        )
        .join(v, in_force(v, scope.as_of, of=r.household_id))
        .group_by(r.draw_no, v.c.village_code)
    )
    found: dict[str, _Counted] = {}
    for number, village, visited, first, last, *answers in connection.execute(query):
        if village not in readable:
            continue
        one = found.setdefault(number, _Counted())
        one.visited += visited
        one.first = min(filter(None, (one.first, first)))
        one.last = max(filter(None, (one.last, last)))
        one.inconsistent += answers[0]
        one.asked_consistent += answers[1]
        one.omitted += answers[2]
        one.asked_omitted += answers[3]
    return found
