"""The parts of one stage of a draw, one after the other, by the tickets of its items."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from queries.spot_checks.design import Stratum
from queries.spot_checks.selection.places import Item, places
from queries.spot_checks.selection.tickets import first_number, second_number, third_number


@dataclass(frozen=True)
class Ticketed:
    """An item with its ticket; items of the same number, which hardly occurs, go by id."""

    item: Item
    ticket: str

    @property
    def first(self) -> tuple[int, str]:
        return first_number(self.ticket), self.item.id

    @property
    def third(self) -> tuple[int, str]:
        return third_number(self.ticket), self.item.id


@dataclass(frozen=True)
class Picked:
    """What each part drew, in its order; `rest`: everything else, in the order in which chance
    alone would draw it next."""

    parts: dict[Stratum, list[Ticketed]]
    rest: list[Ticketed]


def pick(items: Sequence[Ticketed], quota: int, sentinel: float) -> Picked:
    """Who is drawn; all of them where there are no more than `quota`."""
    if len(items) <= quota:
        return Picked({Stratum.ALL: sorted(items, key=lambda one: one.item.id)}, [])
    number = places([one.item for one in items], quota, sentinel)
    insisted, others = _insisted(items)
    certain, others = _certain(others, number.certain)
    risk, others = _by_risk(others, number.risk)
    others.sort(key=lambda one: one.third)
    parts = {
        Stratum.INSISTED: insisted,
        Stratum.CERTAINTY: certain,
        Stratum.RISK: risk,
        Stratum.SENTINEL: others[: number.sentinel],
    }
    return Picked(parts, others[number.sentinel :])


def _insisted(items: Iterable[Ticketed]) -> tuple[list[Ticketed], list[Ticketed]]:
    in_order = sorted(items, key=lambda one: one.item.id)
    return (
        [one for one in in_order if one.item.is_insisted],
        [one for one in in_order if not one.item.is_insisted],
    )


def _certain(items: list[Ticketed], number: int) -> tuple[list[Ticketed], list[Ticketed]]:
    """The flagged of most points; the first number of the ticket decides between equals."""
    flagged = [one for one in items if one.item.is_flagged]
    flagged.sort(key=lambda one: (-one.item.points, one.first))
    taken = flagged[:number]
    ids = {one.item.id for one in taken}
    return taken, [one for one in items if one.item.id not in ids]


def _by_risk(items: list[Ticketed], number: int) -> tuple[list[Ticketed], list[Ticketed]]:
    """Sequential Poisson sampling: the smallest second number ÷ points first.

    Compared as whole numbers, over the least common multiple of the points: no rounding.
    Ohlsson E (1998), Sequential Poisson sampling, J Official Statistics 14:149-162.
    """
    common = math.lcm(*(one.item.points for one in items))

    def rank(one: Ticketed) -> tuple[int, str]:
        return second_number(one.ticket) * (common // one.item.points), one.item.id

    in_order = sorted(items, key=rank)
    return in_order[:number], in_order[number:]
