"""A draw as it is visited: village by village, its households in order, its reserve, where it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from sqlalchemy import Connection, Row, bindparam, select

from data.identity import masked_name
from data.models import household_versions, households, villages
from data.regions import regions_on
from queries.dataset import describe
from queries.households import readable_places, with_household
from queries.parameters import AS_OF
from queries.scope import Scope
from queries.spot_checks.design import DrawnHousehold, DrawnVillage
from queries.spot_checks.draws import WholeDraw
from queries.spot_checks.forms.groups import in_order
from queries.spot_checks.forms.topics import Topic, topics_for
from queries.subjects.versions import in_force

AT_ONCE = 5_000  # 户编号 a statement
NUMBERS = bindparam("numbers", expanding=True)
POOR = "脱贫户"


@dataclass(frozen=True)
class Stop:
    """A household to visit, as its papers name it: the head's name masked. `order`: the how
    many-th of its village, or of its village's reserve."""

    household_no: str
    order: int
    group: str | None
    head: str
    household_type: str | None
    category: str | None
    topics: tuple[Topic, ...]

    @property
    def is_helped(self) -> bool:
        """Whether it is asked about policies too (T19); so is one whose type nobody stated."""
        return self.household_type in (POOR, None) or self.category is not None


@dataclass(frozen=True)
class Route:
    """`stops` by 村民小组 and 户编号; `reserve` in the order in which they stand in for others.
    Position in degrees, None where no export states it."""

    village_code: str
    village: str
    township: str
    longitude: float | None
    latitude: float | None
    stops: tuple[Stop, ...]
    reserve: tuple[Stop, ...]

    @property
    def place(self) -> str:
        return f"{self.township}{self.village}"


@dataclass(frozen=True)
class Papers:
    """What is printed of a draw, of the villages asked for, by township and village.
    `spare_routes` are of the reserve villages, in the order in which they stand in: printed one
    by one, when it is known that a drawn village cannot be gone to."""

    draw_no: str
    attempt: str
    county: str
    as_of: date
    is_demonstration: bool
    routes: tuple[Route, ...]
    spare_routes: tuple[Route, ...]

    def of_village(self, code: str) -> Self | None:
        """Those of one village alone, drawn or in reserve; None of any other."""
        for route in (*self.routes, *self.spare_routes):
            if route.village_code == code:
                return replace(self, routes=(route,), spare_routes=())
        return None


def papers(connection: Connection, draw: WholeDraw, scope: Scope) -> Papers:
    """Of those villages that lie in the scope's place and that the viewer may read, as the
    records stood on the frame's day. Grain: one Stop a drawn or reserve household."""
    drawn = draw.drawn
    as_of = draw.frame.as_of
    readable = readable_places(regions_on(connection, as_of), replace(scope, as_of=as_of))
    places = {village.code: village for village in draw.frame.villages if village.code in readable}
    listed = (*drawn.households, *drawn.reserve)
    known = _known(
        connection, [one.household_no for one in listed if one.village_code in places], as_of
    )
    positions = _positions(connection, as_of)

    def route(
        village: DrawnVillage, stops: Sequence[DrawnHousehold], reserve: Sequence[DrawnHousehold]
    ) -> Route:
        place = places[village.code]
        return Route(
            village.code,
            place.name,
            place.township,
            *positions.get(village.code, (None, None)),
            _numbered(sorted(_stops(village, stops, known), key=_on_the_way)),
            _numbered(_stops(village, reserve, known)),
        )

    by_place = sorted(drawn.villages, key=lambda one: (one.township_code, one.code))
    data = describe(connection)
    return Papers(
        draw.draw_no,
        f"第{draw.round}轮第{draw.attempt}次抽取（共{draw.attempts}次）",
        data.county,
        as_of,
        data.is_demonstration,
        tuple(
            route(one, drawn.households, drawn.reserve) for one in by_place if one.code in places
        ),
        tuple(
            route(one, drawn.reserve, ()) for one in drawn.reserve_villages if one.code in places
        ),
    )


def _stops(
    village: DrawnVillage, listed: Sequence[DrawnHousehold], known: Mapping[str, Row[Any]]
) -> list[Stop]:
    return [_stop(one, known) for one in listed if one.village_code == village.code]


def _on_the_way(stop: Stop) -> tuple[Any, ...]:
    return in_order(stop.group), stop.household_no


def _stop(drawn: DrawnHousehold, known: Mapping[str, Row[Any]]) -> Stop:
    """One that the records do not know any more has its number only."""
    row = known.get(drawn.household_no)
    return Stop(
        drawn.household_no,
        0,
        row.evidence_group if row else None,
        masked_name(row.name) if row else "",
        row.evidence_type if row else None,
        row.monitored_category if row else None,
        topics_for(drawn.reasons, drawn.ticket),
    )


def _numbered(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    return tuple(replace(stop, order=order) for order, stop in enumerate(stops, start=1))


def _known(connection: Connection, numbers: list[str], as_of: date) -> dict[str, Row[Any]]:
    """户编号 → who is called its head, its group, type and category."""
    v = household_versions.c
    matched = (
        select(
            households.c.id.label("household_id"),
            v.group_name.label("evidence_group"),
            v.household_type.label("evidence_type"),
        )
        .join(household_versions, in_force(household_versions, AS_OF, of=households.c.id))
        .where(households.c.household_no.in_(NUMBERS))
        .cte("drawn")
    )
    query = with_household(matched)
    found: dict[str, Row[Any]] = {}
    for start in range(0, len(numbers), AT_ONCE):
        some = {"as_of": as_of, "numbers": numbers[start : start + AT_ONCE]}
        found |= {row.household_no: row for row in connection.execute(query, some)}
    return found


def _positions(connection: Connection, as_of: date) -> dict[str, tuple[float, float]]:
    """Village code → longitude and latitude."""
    v = villages.c
    query = select(v.region_code, v.longitude, v.latitude).where(
        in_force(villages, as_of), v.longitude.is_not(None), v.latitude.is_not(None)
    )
    return {row.region_code: (row.longitude, row.latitude) for row in connection.execute(query)}
