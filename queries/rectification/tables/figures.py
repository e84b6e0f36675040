"""The figures of 整改情况汇总表: by place and type, added up to the places of the table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Subquery, case, func, select

from data.layouts.words import PROBLEM_TYPES
from data.regions import Region, RegionTree
from queries.measure import add_up
from queries.parameters import CODES
from queries.rectification.tables.proposed import Proposed


@dataclass(frozen=True)
class Figures:
    """共排查问题数, 已整改数, 正在整改数; 拟识别监测对象 in 户数 and 人数."""

    found: int = 0
    done: int = 0
    ongoing: int = 0
    households: int = 0
    persons: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, name) + getattr(other, name) for name in NAMES))


NAMES = tuple(Figures.__dataclass_fields__)
# Region code → (type, name of the figure) → number.
Counts = Mapping[str, Mapping[tuple[str, str], int]]


@dataclass(frozen=True)
class Block:
    """One 单位, a line for each of the twelve types."""

    unit: str
    lines: tuple[Figures, ...]

    @property
    def total(self) -> Figures:
        return sum(self.lines, Figures())


@dataclass(frozen=True)
class Summary:
    blocks: tuple[Block, ...]

    @property
    def total(self) -> Figures:
        return sum((block.total for block in self.blocks), Figures())

    @property
    def lines(self) -> tuple[Figures, ...]:
        """Of each type, over all units."""
        by_type = zip(*(block.lines for block in self.blocks), strict=True)
        return tuple(sum(lines, Figures()) for lines in by_type)


def counted(connection: Connection, problem: Subquery, values: Mapping[str, Any]) -> Counts:
    """Problems of a subject by place and type: all, those put right, those not."""
    p = problem.c
    statement = (
        select(
            p.region_code,
            p.problem_type,
            func.count().label("found"),
            func.sum(case((p.is_done, 1), else_=0)).label("done"),
            func.sum(case((p.is_done, 0), else_=1)).label("ongoing"),
        )
        .where(p.region_code.in_(CODES))
        .group_by(p.region_code, p.problem_type)
    )
    counts: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for row in connection.execute(statement, values):
        for name in ("found", "done", "ongoing"):
            counts[row.region_code][row.problem_type, name] = int(getattr(row, name))
    return counts


def of_proposed(households: Iterable[Proposed]) -> Counts:
    counts: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for one in households:
        counts[one.region_code][one.problem_type, "households"] += 1
        counts[one.region_code][one.problem_type, "persons"] += one.persons
    return counts


def together(*several: Counts) -> Counts:
    counts: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for some in several:
        for code, numbers in some.items():
            for key, number in numbers.items():
                counts[code][key] += number
    return counts


def summary_of(counts: Counts, tree: RegionTree, places: Sequence[Region]) -> Summary:
    """A block a place, of what lies in it and in none of the other places below it."""
    sums = add_up(counts, tree, {place.code for place in places})
    return Summary(tuple(Block(_unit(place, places), _lines(sums[place.code])) for place in places))


def _lines(numbers: Mapping[tuple[str, str], int]) -> tuple[Figures, ...]:
    return tuple(
        Figures(**{name: numbers.get((problem_type, name), 0) for name in NAMES})
        for problem_type in PROBLEM_TYPES
    )


def _unit(place: Region, places: Sequence[Region]) -> str:
    """A place beside those below it stands for what is its own alone."""
    has_parts = any(other.parent_code == place.code for other in places)
    return f"{place.name}本级" if has_parts else place.name
