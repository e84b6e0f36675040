"""Figures by place: every region appears, parents are sums of their children."""

from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine

from data.plans import PlanError
from queries.indicators import INDICATORS
from queries.measure import TYPES, UnknownIndicator, UnknownRegion, measure
from queries.scope import Level, Scope
from tests.support.county import COUNTY, EAST, EAST_1, County

# Their denominators are the places themselves, which are there before any data.
OF_PLACES = (
    "study_meeting_rate",
    "joint_meeting_rate",
    "village_monitor_coverage",
    "township_monitor_coverage",
)
SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))


def asked(engine: Engine, ids, scope: Scope = SCOPE, level: Level = Level.COUNTY) -> pd.DataFrame:
    with engine.connect() as connection:
        return measure(connection, ids, scope, level)


def test_every_region_of_the_level_appears_with_zeros(engine: Engine, county: County) -> None:
    figures = asked(engine, INDICATORS, level=Level.VILLAGE)
    assert list(figures.columns) == list(TYPES)
    for indicator in INDICATORS.values():
        of_one = figures[figures.indicator == indicator.id]
        for basis in indicator.bases:
            here = of_one[of_one.basis == basis]
            assert tuple(here.region_code) == county.villages
            assert (here.unmeasurable == 0).all()
            if indicator.is_count:
                assert (here.value == 0).all() and here.numerator.isna().all()
            elif indicator.id not in OF_PLACES:
                assert here.value.isna().all() and (here.denominator == 0).all()
            assert here.numerator.fillna(0).eq(0).all()


@pytest.mark.parametrize(
    ("region", "level", "expected"),
    [
        (COUNTY, Level.COUNTY, 1),
        (COUNTY, Level.TOWNSHIP, 2),
        (EAST, Level.VILLAGE, 3),
        (EAST, Level.TOWNSHIP, 1),
        (EAST, Level.COUNTY, 1),
        (EAST_1, Level.COUNTY, 1),
    ],
)
@pytest.mark.usefixtures("county")
def test_a_place_below_the_level_stands_for_itself(
    engine: Engine, region: str, level: Level, expected: int
) -> None:
    assert len(asked(engine, ["no_measure"], SCOPE.at(region), level)) == expected


@pytest.mark.usefixtures("county")
def test_what_is_not_known_is_refused_in_a_sentence(engine: Engine) -> None:
    with pytest.raises(UnknownIndicator, match="没有“happiness”这个指标"):
        asked(engine, ["monitored", "happiness"])
    with pytest.raises(UnknownRegion, match="110101000000"):
        asked(engine, ["monitored"], SCOPE.at("110101000000"))
    with pytest.raises(PlanError, match="mars-2030"):
        asked(engine, ["monitored"], Scope(COUNTY, SCOPE.as_of, SCOPE.period_start, "mars-2030"))
