"""乡镇对比 and 村级对比: what they say is what is computed, at every level."""

import pytest

from data.regions import RegionTree
from pages.components.comparison.intervals import in_order
from queries.comparison import COMPARED, compare
from queries.comparison.gathered import gathered
from queries.comparison.wording import (
    compared_in_words,
    gathered_in_words,
    overview_in_words,
    rank_in_words,
)
from queries.indicators import INDICATORS
from queries.scope import Level
from tests.comparison.test_standing import told
from tests.test_pages import COUNTY, county, opened, places, served, words  # noqa: F401

TOWNSHIPS, VILLAGES = "pages/comparison/townships.py", "pages/comparison/villages.py"
LATE = "inclusion_on_time_rate"


def plain(sentence: str) -> str:
    """As it stands on the page, where asterisks set bold."""
    parts = sentence.split("*")
    return "".join(f"<b>{part}</b>" if n % 2 else part for n, part in enumerate(parts))


@pytest.fixture(scope="module")
def found(county):  # noqa: F811
    with county.connect() as connection:
        return compare(connection, list(COMPARED), COUNTY, Level.TOWNSHIP)


def test_the_county_is_told_before_any_place_of_it(found, places: RegionTree):  # noqa: F811
    said = words(opened(TOWNSHIPS))
    codes = [place.code for place in places.at("township")]
    for sentence in overview_in_words(list(found.values()), codes, "乡镇"):
        assert plain(sentence) in said
    assert compared_in_words(found["risk_elimination_rate"], "乡镇") in said


def test_another_indicator_is_chosen_by_hand_or_by_the_address(found):
    app = opened(TOWNSHIPS)
    app.selectbox(key="compare-indicator").set_value(LATE).run()
    assert not app.exception
    assert compared_in_words(found[LATE], "乡镇") in words(app)
    assert app.query_params["compare"] == LATE
    app.query_params["compare"] = "rectification_rate"
    app.run()
    assert compared_in_words(found["rectification_rate"], "乡镇") in words(app)


def test_an_address_that_names_no_such_indicator_shows_the_first(found):
    app = opened(TOWNSHIPS, compare="monitored")
    assert not app.exception and not app.error
    assert compared_in_words(found["risk_elimination_rate"], "乡镇") in words(app)


@pytest.mark.parametrize("indicator", COMPARED)
def test_every_indicator_can_be_compared_by_village(indicator):
    app = opened(VILLAGES)
    app.selectbox(key="compare-indicator").set_value(indicator).run()
    assert not app.exception and not app.error
    assert INDICATORS[indicator].title in words(app)


def test_every_place_leads_to_its_list_without_a_click_on_the_chart(found):
    said = words(opened(TOWNSHIPS))
    for own in found["risk_elimination_rate"].standings:
        assert any(
            f"{name}{number}户</a>" in said
            for name, number in (
                ("已消除", own.numerator),
                ("未消除", own.denominator - own.numerator),
            )
        )
    assert 'href="households?place=' in said


def test_by_value_ranges_stand_beside(found):
    rates = found["new_inclusions_per_1000"]
    app = opened(TOWNSHIPS)
    app.selectbox(key="compare-indicator").set_value(rates.indicator).run()
    app.segmented_control(key="compare-order-township").set_value("从高到低").run()
    table = next(block.value for block in app.html if "<th>名单</th>" in block.value)
    shown = sorted(rates.compared, key=lambda own: table.index(f">{own.region}</a>"))
    assert len(shown) > 2
    assert [own.share for own in shown] == sorted((own.share for own in shown), reverse=True)
    assert all(rank_in_words(own.ranks, len(shown)) in table for own in shown)


def test_the_small_stay_at_the_end_in_the_order_of_the_list():
    standings = told(LATE, ("甲", 1, 9), ("乙", 20, 50), ("丙", 9, 9), ("丁", 40, 50)).standings
    by_value = [own.region_code for own in in_order(list(standings), by_value=True)]
    as_listed = [own.region_code for own in in_order(list(standings), by_value=False)]
    assert by_value == ["丁", "乙", "甲", "丙"]
    assert as_listed == ["乙", "丁", "甲", "丙"]


def test_a_township_sees_itself_first_among_all_of_them(places: RegionTree):  # noqa: F811
    township = places.at("township")[1]
    app = opened(TOWNSHIPS, place=township.code)
    assert "我镇排第几，差在哪一项" in [one.value for one in app.subheader]
    assert f"{township.name}可比指标" in words(app)
    others = [place.name for place in places.at("township")]
    assert all(name in words(app) for name in others)


def test_a_village_sees_itself_among_those_of_its_township(places: RegionTree):  # noqa: F811
    village = places.at("village")[0]
    app = opened(VILLAGES, place=village.code)
    assert "我村排第几，差在哪一项" in [one.value for one in app.subheader]
    siblings = places.children[village.parent_code]
    elsewhere = places.children[places.at("township")[-1].code]
    assert all(f">{place.name}</a>" in words(app) for place in siblings)
    names = {place.name for place in siblings}
    assert not any(f">{p.name}</a>" in words(app) for p in elsewhere if p.name not in names)


def test_where_half_of_it_lies_is_told(county):  # noqa: F811
    said = words(opened(TOWNSHIPS))
    with county.connect() as connection:
        for one in gathered(connection, COUNTY):
            assert gathered_in_words(one) in said


def test_months_are_drawn_for_every_place_and_turn_over_pages(places: RegionTree):  # noqa: F811
    said = words(opened(TOWNSHIPS))
    assert said.count('<figure class="multiple') == len(places.at("township"))
    assert words(opened(VILLAGES)).count('<figure class="multiple') == 24
