"""Code or names of a row → the region meant."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from data.importer.cells.text import plain
from data.importer.faults import Fault, is_blank
from data.layouts import Place
from data.regions import Region, RegionTree

OFFICES = ("人民政府", "办事处")
COMMITTEES = ("村民委员会", "居民委员会", "村委会", "居委会")
COMMUNITIES = ("村", "社区")

Named = dict[Place, str]
PlaceFault = tuple[Place, Fault]  # which of the place columns is wrong, and how
VillageIndex = dict[tuple[str, str], list[Region]]

UNKNOWN_CODE = Fault("行政区划表中没有这个代码", "请核对代码，或先更新行政区划表")
UNKNOWN_NAME = Fault("行政区划表中没有这个名称", "请按行政区划表改正，或先更新行政区划表")
AMBIGUOUS = Fault("行政区划表中有两个以上这样的名称", "请写明乡镇，或改填行政区划代码")
DISAGREE = Fault("代码与名称不是同一个地方", "请核对代码和县、乡镇、村的名称")
WRONG_LEVEL = Fault("没有写明在哪个村或乡镇，或层级不对", "请按行政区划表填写这一行所在的地方")


class _Unknown(Exception):
    def __init__(self, place: Place, fault: Fault):
        self.place, self.fault = place, fault


def without_office(name: str) -> str:
    return _without(name, OFFICES)


def without_committee(name: str) -> str:
    return _without(name, COMMITTEES)


def without_community(name: str) -> str:
    """演丰社区居委会 → 演丰; a name is never dropped to nothing."""
    bare, longer = without_committee(name), ""
    while bare != longer:
        longer, bare = bare, _without(bare, COMMUNITIES)
    return bare


def _without(name: str, endings: Iterable[str]) -> str:
    for ending in endings:
        if name.endswith(ending) and name != ending:
            return name.removesuffix(ending)
    return name


def _as_it_is(name: str) -> str:
    return name


STAGES: tuple[Callable[[str], str], ...] = (_as_it_is, without_committee, without_community)


class PlaceFinder:
    """Looks places up in a region list. `home` is the county meant where none is named."""

    def __init__(self, tree: RegionTree, home: str | None):
        self._tree = tree
        self._counties = tree.at("county")
        self.home = home or (self._counties[0].code if len(self._counties) == 1 else None)
        self._found: dict[tuple[str, ...], str | PlaceFault] = {}
        self._townships: dict[str, list[Region]] = defaultdict(list)
        for township in tree.at("township"):
            self._townships[without_office(plain(township.name))].append(township)
        self._villages = [self._index(tree, stage) for stage in STAGES]

    def _index(self, tree: RegionTree, stage: Callable[[str], str]) -> VillageIndex:
        """Villages by the code of their township or county and their name at a stage."""
        index: VillageIndex = defaultdict(list)
        for village in tree.at("village"):
            for above in self._line(village.code)[1:]:
                index[above, stage(plain(village.name))].append(village)
        return index

    def county_of(self, code: str) -> str | None:
        county = self._tree.ancestor(code, "county")
        return county.code if county else None

    @property
    def county_found(self) -> str | None:
        """The county of the places found so far."""
        codes = (found for found in self._found.values() if isinstance(found, str))
        return next((self.county_of(code) for code in codes), None)

    def find(self, named: Named, levels: tuple[str, ...]) -> str | PlaceFault:
        """The code of the place that code and names say, which must be of one of `levels`.

        Where no village is named the township is meant, without that the county.
        """
        key = (*(named.get(place, "") for place in Place), *levels)
        if key not in self._found:
            self._found[key] = self._look_up(named, levels)
        return self._found[key]

    def _look_up(self, named: Named, levels: tuple[str, ...]) -> str | PlaceFault:
        try:
            by_names = self._by_names(named)
            code = named.get(Place.CODE)
            place = self._by_code(code, by_names) if code else by_names
        except _Unknown as unknown:
            return unknown.place, unknown.fault
        if place is None and "county" in levels:
            place = self._tree.by_code.get(self.home or "")
        if place is None or place.level not in levels:
            return _expected(named, levels), WRONG_LEVEL
        return place.code

    def _by_code(self, code: str, by_names: Region | None) -> Region:
        place = self._tree.by_code.get(code)
        if place is None:
            raise _Unknown(Place.CODE, UNKNOWN_CODE)
        if by_names is not None and by_names.code not in self._line(code):
            raise _Unknown(Place.CODE, DISAGREE)
        return place

    def _by_names(self, named: Named) -> Region | None:
        """The smallest place that the names say; None if they say none."""
        county = self._county(named.get(Place.COUNTY))
        township = self._township(named.get(Place.TOWNSHIP), county)
        if village := named.get(Place.VILLAGE):
            return self._village(village, township or county)
        return township or (county if named.get(Place.COUNTY) else None)

    def _county(self, name: str | None) -> Region | None:
        if not name:
            return self._tree.by_code.get(self.home or "")
        return _only([c for c in self._counties if plain(c.name) == name], Place.COUNTY)

    def _township(self, name: str | None, county: Region | None) -> Region | None:
        if not name:
            return None
        found = self._townships.get(without_office(name), [])
        return _only([t for t in found if county in (None, self._above(t))], Place.TOWNSHIP)

    def _village(self, name: str, within: Region | None) -> Region:
        places = self._counties if within is None else [within]
        for stage, index in zip(STAGES, self._villages, strict=True):
            found = [v for place in places for v in index.get((place.code, stage(name)), [])]
            if found:
                return _only(found, Place.VILLAGE)
        return _only([], Place.VILLAGE)

    def _above(self, place: Region) -> Region | None:
        return self._tree.by_code.get(place.parent_code or "")

    def _line(self, code: str) -> list[str]:
        """The region and those it lies in, upwards."""
        line, place = [], self._tree.by_code.get(code)
        while place is not None:
            line.append(place.code)
            place = self._above(place)
        return line


def _only(found: list[Region], place: Place) -> Region:
    if len(found) == 1:
        return found[0]
    raise _Unknown(place, AMBIGUOUS if found else UNKNOWN_NAME)


def _expected(named: Named, levels: tuple[str, ...]) -> Place:
    if named.get(Place.CODE):
        return Place.CODE
    return Place.VILLAGE if "village" in levels else Place.TOWNSHIP


def named_places(cells: dict[Place, object]) -> Named:
    return {place: plain(cell) for place, cell in cells.items() if not is_blank(cell)}
