"""Places: the county's list of regions, kept in versions so that a renamed place keeps its
past. The hierarchy is that of `parent_code`; no digit of a code means anything."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, update

from data.csv_table import read_table
from data.models import BEGINNING, FOREVER, dataset, regions
from data.refusal import Refusal

LEVELS = ("county", "township", "village")
COLUMNS = ("code", "level", "name", "parent_code")
# A list made by hand may be in Chinese throughout.
SPELLINGS = {"代码": "code", "层级": "level", "名称": "name", "上级代码": "parent_code"}
LEVEL_NAMES = {"县": "county", "乡镇": "township", "村": "village"}
CODE = re.compile(r"[0-9]{12}")


class RegionError(Refusal):
    """The list is refused as a whole; nothing of it is loaded."""


@dataclass(frozen=True)
class Region:
    code: str
    level: str
    name: str
    parent_code: str | None


class RegionTree:
    """The regions of one day, with quick ways up and down."""

    def __init__(self, places: Iterable[Region]):
        self.by_code: Mapping[str, Region] = {place.code: place for place in places}

    @cached_property
    def parents(self) -> dict[str, str | None]:
        return {code: place.parent_code for code, place in self.by_code.items()}

    @cached_property
    def children(self) -> dict[str, list[Region]]:
        """Regions directly below a code, in order of code."""
        below: dict[str, list[Region]] = {code: [] for code in self.by_code}
        for place in sorted(self.by_code.values(), key=lambda place: place.code):
            if place.parent_code is not None:
                below[place.parent_code].append(place)
        return below

    def at(self, level: str) -> list[Region]:
        found = [place for place in self.by_code.values() if place.level == level]
        return sorted(found, key=lambda place: place.code)

    def ancestor(self, code: str, level: str) -> Region | None:
        """The region of `level` that `code` is or lies in."""
        place: Region | None = self.by_code.get(code)
        while place is not None and place.level != level:
            place = self.by_code.get(place.parent_code or "")
        return place

    def within(self, code: str) -> set[str]:
        """Codes of the region and of all below it."""
        return {code}.union(*(self.within(child.code) for child in self.children[code]))


def regions_on(connection: Connection, day: date = date.max) -> RegionTree:
    """The regions in force on a day; by default those of the newest list."""
    columns = [regions.c[name] for name in COLUMNS]
    day = min(day, FOREVER.replace(day=30))
    query = select(*columns).where(regions.c.valid_from <= day, day < regions.c.valid_to)
    return RegionTree(Region(*row) for row in connection.execute(query))


def load_regions(engine: Engine, csv_path: Path | str, *, on: date | None = None) -> int:
    """Loads a list of regions and returns how many of its rows are new or changed.

    The file is CSV (UTF-8, BOM or not, or GB18030) with the columns of COLUMNS, or those of
    SPELLINGS; others are ignored. A region that the list names anew (or moves) gets a new version from `on`
    (today); one that it leaves out stays as it is. Raises RegionError.
    """
    listed = _checked(_read(Path(csv_path)))
    with engine.begin() as connection:
        known = regions_on(connection).by_code
        _refuse_orphans(listed, known)
        changed = [place for place in listed.values() if known.get(place.code) != place]
        _store(connection, changed, known, on or date.today())
        _name_only_county(connection)
    return len(changed)


def choose_county(engine: Engine, code: str) -> None:
    """Says whose database this is, where the list has several counties. Raises RegionError."""
    with engine.begin() as connection:
        place = regions_on(connection).by_code.get(code)
        if place is None or place.level != "county":
            raise RegionError(f"配置文件里的县代码 {code} 不是行政区划表里的县，请改正其中一个。")
        connection.execute(update(dataset).values(county_code=code))


def _read(file: Path) -> list[dict[str, str]]:
    header, *rows = read_table(file, "行政区划表", RegionError) or [[]]
    names = [SPELLINGS.get(name.strip(), name.strip()) for name in header]
    missing = [name for name in COLUMNS if not rows or name not in names]
    if missing:
        raise RegionError(f"行政区划表缺少内容或列：{'、'.join(missing)}，请补上后重试。")
    blank = dict.fromkeys(COLUMNS, "")  # a short row has its last cells blank
    named = (blank | dict(zip(names, row, strict=False)) for row in rows if any(row))
    read = [{name: row[name].strip() for name in COLUMNS} for row in named]
    return [row | {"level": LEVEL_NAMES.get(row["level"], row["level"])} for row in read]


def _checked(rows: list[dict[str, str]]) -> dict[str, Region]:
    listed: dict[str, Region] = {}
    for number, row in enumerate(rows, start=2):
        place = Region(row["code"], row["level"], row["name"], row["parent_code"] or None)
        if not CODE.fullmatch(place.code):
            raise RegionError(f"行政区划表第 {number} 行的代码“{place.code}”不是 12 位数字。")
        if place.level not in LEVELS:
            raise RegionError(
                f"行政区划表第 {number} 行的层级“{place.level}”应为 county（县）、"
                "township（乡镇）或 village（村）。"
            )
        if not place.name:
            raise RegionError(f"行政区划表第 {number} 行没有名称。")
        if listed.setdefault(place.code, place) != place:
            raise RegionError(f"行政区划表第 {number} 行的代码 {place.code} 出现两次而内容不同。")
    _refuse_cycles(listed)
    return listed


def _refuse_cycles(listed: Mapping[str, Region]) -> None:
    for place in listed.values():
        seen = {place.code}
        above = listed.get(place.parent_code or "")
        while above is not None:
            if above.code in seen:
                raise RegionError(f"行政区划表中 {place.code} {place.name}的上级循环指向自己。")
            seen.add(above.code)
            above = listed.get(above.parent_code or "")


def _refuse_orphans(listed: Mapping[str, Region], known: Mapping[str, Region]) -> None:
    for place in listed.values():
        above = listed.get(place.parent_code or "") or known.get(place.parent_code or "")
        if place.level == "county" and place.parent_code is None:
            continue
        if above is None:
            raise RegionError(
                f"行政区划表中 {place.code} {place.name}的上级 {place.parent_code or '（空）'} 不存在。"
            )
        if LEVELS.index(above.level) != LEVELS.index(place.level) - 1:
            raise RegionError(
                f"行政区划表中 {place.code} {place.name}的上级 {above.name}不是它的上一层级。"
            )


def _store(
    connection: Connection, changed: list[Region], known: Mapping[str, Region], on: date
) -> None:
    """Closes the versions that no longer hold and begins the new ones."""
    fresh = []
    for place in changed:
        values = vars(place)
        if place.code not in known:
            fresh.append(values | {"valid_from": BEGINNING, "valid_to": FOREVER})
            continue
        current = (regions.c.code == place.code) & (regions.c.valid_to == FOREVER)
        started = connection.scalar(select(regions.c.valid_from).where(current))
        if started == on:
            connection.execute(update(regions).where(current).values(values))
        else:
            connection.execute(update(regions).where(current).values(valid_to=on))
            fresh.append(values | {"valid_from": on, "valid_to": FOREVER})
    if fresh:
        connection.execute(insert(regions), fresh)


def _name_only_county(connection: Connection) -> None:
    """A list of one county says whose database this is; else the first import does."""
    counties = regions_on(connection).at("county")
    if len(counties) == 1:
        nameless = dataset.c.county_code.is_(None)
        connection.execute(update(dataset).where(nameless).values(county_code=counties[0].code))
