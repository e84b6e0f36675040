"""One flag a place where several figures can give it: the worst of them counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from queries.flags.flag import COMPARED, Flag, Grade
from queries.indicators import INDICATORS

STRONGEST_FIRST = tuple(Grade)


def worst_of_each_place(found: Iterable[Flag]) -> Iterator[Flag]:
    """One for each id and place. The strongest grade wins, then the smaller chance, then
    whichever came first; its sentence names the other figures that lie outside as well.
    """
    by_place: dict[tuple[str, str], list[Flag]] = defaultdict(list)
    for flag in found:
        by_place[flag.flag, flag.region_code].append(flag)
    for flags in by_place.values():
        worst, *others = sorted(flags, key=_strength)
        yield replace(worst, sentence=worst.sentence + _outside_as_well(others))


def _strength(flag: Flag) -> tuple[int, float]:
    return STRONGEST_FIRST.index(flag.grade), flag.probability or 0.0


def _outside_as_well(flags: Sequence[Flag]) -> str:
    named = [
        f"{INDICATORS[flag.indicator].title}（{flag.numerator}/{flag.denominator}，{flag.grade}）"
        for flag in flags
        if flag.grade in COMPARED
    ]
    return f"{'、'.join(named)}也偏低。" if named else ""
