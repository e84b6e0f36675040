"""A drawn list as tables: villages, households and reserve, in the order in which they stand."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from queries.spot_checks.design import DrawnHousehold, DrawnVillage
from queries.spot_checks.draws import WholeDraw
from queries.spot_checks.frame import FrameVillage
from queries.spot_checks.reasons import in_words

VILLAGES = ("序号", "乡镇", "村", "村代码", "村内户数", "抽中户数")
HOUSEHOLDS = ("序号", "乡镇", "村", "户编号", "户主")
RESERVE = ("顺序", "备选", "乡镇", "村", "村代码", "户编号", "户主")
DRAWN = ("入选方式", "入选概率", "理由", "票号")  # of every line
DIGITS = 6  # of a probability


@dataclass(frozen=True)
class Sheets:
    """`heads`: 户主 by 户编号, as they may be shown."""

    draw: WholeDraw
    heads: Mapping[str, str]

    @property
    def places(self) -> Mapping[str, FrameVillage]:
        return {village.code: village for village in self.draw.frame.villages}

    def villages(self) -> pd.DataFrame:
        size = Counter(household.village_code for household in self.draw.frame.households)
        taken = Counter(household.village_code for household in self.draw.drawn.households)
        rows = [
            (number, *_names(self.places[v.code]), v.code, size[v.code], taken[v.code], *_drawn(v))
            for number, v in enumerate(self.draw.drawn.villages, 1)
        ]
        return _frame(rows, VILLAGES)

    def households(self) -> pd.DataFrame:
        rows = [
            (number, *_names(self.places[h.village_code]), *self._household(h), *_drawn(h))
            for number, h in enumerate(self.draw.drawn.households, 1)
        ]
        return _frame(rows, HOUSEHOLDS)

    def reserve(self) -> pd.DataFrame:
        """A reserve village replaces one of its township, a household one of its village; the
        order counts anew in each. Whom a visit to a reserve village goes to comes last."""
        return _frame(list(self._reserve()), RESERVE)

    def _reserve(self) -> Iterator[tuple[Any, ...]]:
        places, order = self.places, Counter[str]()
        spare = {village.code for village in self.draw.drawn.reserve_villages}
        for village in self.draw.drawn.reserve_villages:
            order[village.township_code] += 1
            names = (*_names(places[village.code]), village.code, None, None)
            yield (order[village.township_code], "村", *names, *_drawn(village))
        for household in self.draw.drawn.reserve:
            order[household.village_code] += 1
            village_code = household.village_code
            names = (*_names(places[village_code]), village_code, *self._household(household))
            what = "备选村的户" if village_code in spare else "户"
            yield (order[village_code], what, *names, *_drawn(household))

    def _household(self, household: DrawnHousehold) -> tuple[str, str | None]:
        return household.household_no, self.heads.get(household.household_no)


def _names(village: FrameVillage) -> tuple[str, str]:
    return village.township, village.name


def _drawn(line: DrawnVillage | DrawnHousehold) -> tuple[Any, ...]:
    why = in_words(line.reasons) or None
    return str(line.stratum), round(line.probability, DIGITS), why, line.ticket


def _frame(rows: Sequence[tuple[Any, ...]], headings: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*headings, *DRAWN], dtype=object)
