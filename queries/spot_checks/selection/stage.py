"""One stage of a draw: a township's villages, or a village's households."""

from collections.abc import Collection
from dataclasses import dataclass

from queries.spot_checks.design import Stratum
from queries.spot_checks.selection.parts import Ticketed, pick
from queries.spot_checks.selection.places import Item
from queries.spot_checks.selection.probabilities import inclusion
from queries.spot_checks.selection.tickets import ticket


@dataclass(frozen=True)
class Line:
    """`probability` that this stage draws the item, over all seeds."""

    id: str
    stratum: Stratum
    probability: float
    ticket: str


@dataclass(frozen=True)
class Lines:
    """`reserve`: whoever is not drawn, the next to be visited first."""

    drawn: list[Line]
    reserve: list[Line]


def draw(items: Collection[Item], quota: int, sentinel: float, seed: str, round: int) -> Lines:
    """`quota` of the items, or all; `sentinel` is the share that is purely random."""
    chances = inclusion(items, quota, sentinel)
    tickets = [Ticketed(item, ticket(seed, round, item.id)) for item in items]
    picked = pick(tickets, quota, sentinel)

    def line(one: Ticketed, stratum: Stratum) -> Line:
        return Line(one.item.id, stratum, chances[one.item.id], one.ticket)

    return Lines(
        [line(one, stratum) for stratum, part in picked.parts.items() for one in part],
        [line(one, Stratum.SENTINEL) for one in picked.rest],
    )
