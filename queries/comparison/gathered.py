"""What is late or left over, by village: how few villages hold half of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from data.regions import regions_on
from queries.comparison.concentration import Concentration, concentration
from queries.indicators import INDICATORS, Basis
from queries.measure import measure, places_of
from queries.scope import Level, Scope


@dataclass(frozen=True)
class Gathering:
    """What is counted: the indicator's count, or of a share its `part`; `base` names the
    indicator whose denominator (of a count: whose count) says where it could lie, and
    `base_title` what that is called.
    """

    title: str
    indicator: str
    base: str
    base_title: str
    part: str = "numerator"

    @property
    def unit(self) -> str:
        return INDICATORS[self.indicator].bases[0].unit


GATHERINGS = (
    Gathering("超期在办", "inclusion_overdue", "inclusion_on_time_rate", "应计纳入程序"),
    Gathering("未消除风险", "active", "monitored", "累计监测对象"),
    Gathering("无帮扶措施", "no_measure", "active", "未消除风险户"),
    Gathering("上月未走访", "visit_completion_rate", "visit_completion_rate", "应走访户", "rest"),
    Gathering("超期未整改", "rectification_overdue", "rectification_rate", "已发现的户内问题"),
)


@dataclass(frozen=True)
class Gathered:
    """One gathering over the villages of a scope; `elsewhere` more lie in no village, such as
    problems of a township itself."""

    gathering: Gathering
    spread: Concentration
    elsewhere: int


def gathered(connection: Connection, scope: Scope) -> list[Gathered]:
    """Each of GATHERINGS over the villages of the scope, in that order."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    own = Level(tree.by_code[scope.region_code].level)
    ids = sorted({name for one in GATHERINGS for name in (one.indicator, one.base)})
    villages = _rows(measure(connection, ids, scope, Level.VILLAGE))
    whole = _rows(measure(connection, ids, scope, own))
    return [_gathered(one, villages, whole) for one in GATHERINGS]


def _gathered(one: Gathering, villages: pd.DataFrame, whole: pd.DataFrame) -> Gathered:
    counts = _counts(villages, one.indicator, one.part)
    bases = _counts(villages, one.base, "denominator")
    total = sum(_counts(whole, one.indicator, one.part).values())
    return Gathered(one, concentration(counts, bases), total - sum(counts.values()))


def _rows(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["basis"] != Basis.PERSONS]


def _counts(frame: pd.DataFrame, indicator: str, part: str) -> Mapping[str, int]:
    """Region code → the count; of a share its numerator, its denominator or what is left of it."""
    own = frame[frame["indicator"] == indicator].set_index("region_code")
    if INDICATORS[indicator].is_count:
        counted = own["value"]
    elif part == "rest":
        counted = own["denominator"] - own["numerator"]
    else:
        counted = own[part]
    return {str(code): int(number) for code, number in counted.items()}
