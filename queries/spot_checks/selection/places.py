"""One stage of a draw, before any seed: its items, and how many of them each part takes."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Item:
    """A village of a township, or a household of a village. One that `is_flagged` (something
    was found of it) may be drawn with certainty."""

    id: str
    points: int
    is_flagged: bool = False
    is_insisted: bool = False


@dataclass(frozen=True)
class Places:
    """Numbers of items, in the order in which they are drawn."""

    insisted: int
    certain: int
    risk: int
    sentinel: int


def places(items: Collection[Item], quota: int, sentinel: float) -> Places:
    """How `quota` places are given to more than `quota` items.

    `sentinel` is the share, 0..1, of places that are purely random: at least one, unless the
    share is 0. Who is insisted on takes of the others, and enlarges the draw where these do not
    suffice. Of what is left of them half, rounded up, is for the flagged. Each number grows
    with the quota, so that a larger draw keeps who was drawn before.
    """
    insisted = sum(item.is_insisted for item in items)
    flagged = sum(item.is_flagged and not item.is_insisted for item in items)
    wanted = _random_places(quota, sentinel)
    left = max(0, quota - wanted - insisted)
    certain = min(math.ceil(left / 2), flagged)
    risk = left - certain
    rest = len(items) - insisted - certain - risk
    return Places(insisted, certain, risk, min(wanted, rest))


def _random_places(quota: int, share: float) -> int:
    # As written: 0.55 of 20 are 11, though the float is a little more than 0.55.
    exact = Fraction(str(share))
    return min(quota, max(1, math.ceil(exact * quota))) if exact else 0
