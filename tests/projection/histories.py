"""Counties that never were: who came, who left and who came back, told month by month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from queries.projection.spells import STILL, Spell, Spells

# What a month's pace is multiplied by; 0 is January.
Pace = Callable[[Random, int], float]
FIRST_YEAR, LAST_YEAR = 2019, 2023


def steady(random: Random, month: int) -> float:
    return 1.0


def in_batches(random: Random, month: int) -> float:
    """Most months little, now and then a campaign; on average once a month."""
    return 3.0 if random.random() < 0.25 else 1 / 3


def before_year_end(random: Random, month: int) -> float:
    """Three times as many in November and December."""
    return 2.25 if month >= 10 else 0.75


PACES = {"steady": steady, "in_batches": in_batches, "before_year_end": before_year_end}


@dataclass(frozen=True)
class Told:
    """The spells of a history up to its end, in whole days."""

    spells: tuple[Spell, ...]

    def seen_on(self, day: date) -> Spells:
        return Spells.of(
            [
                spell._replace(end=spell.end if spell.end <= day.toordinal() else STILL)
                for spell in self.spells
                if spell.start <= day.toordinal()
            ]
        )

    def open_on(self, day: date) -> int:
        ordinal = day.toordinal()
        return sum(spell.start <= ordinal < spell.end for spell in self.spells)


def leaves(random: Random, months_in: int, is_safety_net: bool, pace: float) -> bool:
    """Within a month: hardly ever before the sixth, mostly in the second half-year."""
    chance = 0.004 if is_safety_net else 0.01 if months_in < 6 else 0.09 if months_in < 24 else 0.05
    return random.random() < 1 - (1 - chance) ** pace


def told(seed: int, exits: Pace, entries: Pace, a_month: float = 12.0) -> Told:
    """Five years of a county into which so many households come a month."""
    random = Random(seed)
    closed: list[Spell] = []
    inside: list[Spell] = []
    back: list[tuple[int, Spell]] = []
    for number in range(12 * (LAST_YEAR - FIRST_YEAR + 1)):
        year, month = divmod(FIRST_YEAR * 12 + number, 12)
        first = date(year, month + 1, 1)
        pace = exits(random, month)
        still = []
        for spell in inside:
            day = first + timedelta(random.randrange(28))
            months_in = (first.toordinal() - spell.included) // 30
            if day.toordinal() > spell.start and leaves(
                random, months_in, spell.is_safety_net, pace
            ):
                closed.append(spell._replace(end=day.toordinal()))
                if random.random() < 0.03:
                    back.append((number + 2, spell))
            else:
                still.append(spell)
        arriving = poisson(random, a_month * entries(random, month))
        still += [_new(random, first + timedelta(random.randrange(28))) for _ in range(arriving)]
        still += [
            spell._replace(start=first.toordinal(), is_first=False)
            for n, spell in back
            if n == number
        ]
        inside = still
    return Told((*closed, *inside))


def _new(random: Random, day: date) -> Spell:
    on = day.toordinal()
    return Spell("", random.random() < 0.15, random.randint(1, 6), on, on, STILL, True)


def poisson(random: Random, mean: float) -> int:
    """By the waiting times between events."""
    number, waited = 0, random.expovariate(1.0)
    while waited < mean:
        number += 1
        waited += random.expovariate(1.0)
    return number
