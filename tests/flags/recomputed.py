"""The flags once more, in exact fractions and plain loops, from the drawn county itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import exp, factorial

from tests.flags.drawn import Village

LIMIT = timedelta(days=15)
STRONGEST_FIRST = ("信号", "关注", "样本过少")


@dataclass(frozen=True)
class Place:
    """A village, or the sum of a township's."""

    code: str
    villages: tuple[Village, ...]

    def add(self, figure) -> int:
        return sum(figure(village) for village in self.villages)


@dataclass(frozen=True)
class Hit:
    """The last report of an event in a place: people affected, houses collapsed."""

    began_on: date
    people: int | None
    houses: int | None


Hits = Mapping[tuple[str, str], Hit]  # by event and place


def grades(places: Sequence[Place], hits: Hits, day: date, are_townships: bool) -> dict:
    """(flag, code) → grade, of places of one level."""

    def until(days) -> int:
        return sum(one <= day for one in days)

    shares = {
        "low_elimination": (-1, lambda v: until(v.out), lambda v: v.old + until(v.new)),
        "high_elimination": (1, lambda v: until(v.out), lambda v: v.old + until(v.new)),
        "late_process": (
            -1,
            lambda v: until(v.new[v.late :]),
            lambda v: until(v.new),
        ),
        "many_rejections": (1, lambda v: v.rejected, lambda v: v.proposed),
        "slow_rectification": (-1, lambda v: until(v.done), lambda v: v.problems),
    }
    found = {}
    for flag, (side, top, bottom) in shares.items():
        counted = {p.code: (p.add(top), p.add(bottom)) for p in places}
        for code, grade in funnel(counted, side).items():
            found[flag, code] = grade
    for code, grade in poor_data(places, until).items():
        found["poor_data", code] = grade
    for code, grade in low_inclusion(places, hits, day, are_townships).items():
        found["low_inclusion_despite_disaster", code] = grade
    return found


def poor_data(places: Sequence[Place], until) -> dict[str, str]:
    """The worst grade that any of the three shares gives a place."""

    def monitored(village: Village, first: int) -> int:
        return village.old - first - until(village.out[first:])

    shares = (
        (
            lambda v: monitored(v, v.old - v.complete),
            lambda v: monitored(v, 0) + until(v.new),
        ),
        (lambda v: until(v.verified), lambda v: v.doubts),
        (lambda v: until(v.reviewed), lambda v: v.updates),
    )
    found: dict[str, str] = {}
    for top, bottom in shares:
        counted = {p.code: (p.add(top), p.add(bottom)) for p in places}
        for code, grade in funnel(counted, -1).items():
            found[code] = min(grade, found.get(code, grade), key=STRONGEST_FIRST.index)
    return found


def funnel(counted: Mapping[str, tuple[int, int]], side: int) -> dict[str, str]:
    peers = [one for one in counted.values() if one[1] >= 10]
    found = {code: "样本过少" for code, (_, of) in counted.items() if 1 <= of <= 9}
    if not peers:
        return found
    spelt_out = sorted(Fraction(a, b) for a, b in peers for _ in range(b))
    centre = middle(spelt_out)
    if centre in (0, 1):
        centre = Fraction(sum(a for a, _ in peers), sum(b for _, b in peers))
    if centre in (0, 1):
        return found
    squares = sorted(square(one, centre) for one in peers)
    spread = max(Fraction(1), middle(squares) / Fraction("0.455"))
    for code, (a, b) in counted.items():
        if b >= 10 and (Fraction(a, b) - centre) * side > 0:
            out = square((a, b), centre) / spread
            if out > Fraction("3.09") ** 2:
                found[code] = "信号"
            elif out > Fraction("1.96") ** 2:
                found[code] = "关注"
    return found


def square(one: tuple[int, int], centre: Fraction) -> Fraction:
    """z²: how far the count lies from the expected one, in binomial variances."""
    a, b = one
    return (a - b * centre) ** 2 / (b * centre * (1 - centre))


def middle(ordered: Sequence[Fraction]) -> Fraction:
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def low_inclusion(
    places: Sequence[Place], hits: Hits, day: date, are_townships: bool
) -> dict[str, str]:
    new = {p.code: p.add(lambda v: sum(one <= day for one in v.new)) for p in places}
    size = {p.code: p.add(lambda v: v.households) for p in places}
    exposed = exposed_places(places, size, hits, day)
    found = {}
    for code in exposed:
        expected = size[code] * Fraction(sum(new.values()), sum(size.values()))
        likely = below_half(new[code], float(expected))
        if size[code] < 10:
            found[code] = "样本过少"
        elif likely >= 0.8 or (are_townships and new[code] == 0 and expected >= 1):
            found[code] = "信号"
        elif new[code] == 0:
            found[code] = "待核实"
    return found


def below_half(observed: int, expected: float) -> float:
    """P(Gamma(2 + observed) < (2 + μ) / 2), a Poisson sum since the shape is whole."""
    x = (2 + expected) / 2
    return 1 - exp(-x) * sum(x**n / factorial(n) for n in range(2 + observed))


def exposed_places(
    places: Sequence[Place], size: Mapping[str, int], hits: Hits, day: date
) -> set[str]:
    counted = {key: hit for key, hit in hits.items() if hit.began_on + LIMIT <= day}
    losses: dict[tuple[str, str], dict[str, Fraction]] = {}
    for (event, code), hit in counted.items():
        loss = losses.setdefault((event, code), {})
        if hit.people is not None:
            loss["people"] = Fraction(hit.people, 4 * size[code])
        if hit.houses is not None:
            loss["houses"] = Fraction(hit.houses, size[code])
    largest: dict[str, Fraction] = {}
    for loss in losses.values():
        for name, value in loss.items():
            largest[name] = max(value, largest.get(name, Fraction(0)))
    worst: dict[str, Fraction] = {}
    for (_, code), loss in losses.items():
        scaled = [value / largest[name] if value else value for name, value in loss.items()]
        if scaled:
            worst[code] = max(*scaled, worst.get(code, Fraction(0)))
    poor = {p.code: Fraction(p.add(lambda v: v.poor), 4 * size[p.code]) for p in places}
    return (
        at_least_67th(worst)
        | at_least_67th(poor)
        | {code for (_, code), hit in counted.items() if hit.houses}
    )


def at_least_67th(values: Mapping[str, Fraction]) -> set[str]:
    if not values:
        return set()
    ordered = sorted(values.values())
    rank = Fraction(67, 100) * (len(ordered) - 1)
    below = int(rank)
    above = min(below + 1, len(ordered) - 1)
    threshold = ordered[below] + (rank - below) * (ordered[above] - ordered[below])
    return {code for code, value in values.items() if value >= threshold and value}
