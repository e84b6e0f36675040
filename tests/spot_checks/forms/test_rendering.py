"""The documents as LibreOffice prints them: a household a page, whatever it is called."""

from dataclasses import replace
from pathlib import Path

import pytest

from queries.spot_checks.forms.check_form import check_forms
from queries.spot_checks.forms.route_list import route_list
from queries.spot_checks.forms.route_workbook import route_workbook
from queries.spot_checks.forms.routes import Papers, Stop
from queries.spot_checks.forms.topics import Topic
from tests.support.office import fonts, printed_pages

LONG = "很长的名称" * 60


def worst(stop: Stop, number: str = "9" * 128) -> Stop:
    """All names too long, every reason there is, a 户编号 of as many characters as there may be."""
    return replace(
        stop, household_no=number, group=LONG, head="欧" + "*" * 60, topics=tuple(Topic),
        household_type="脱贫户",
    )  # fmt: skip


@pytest.fixture
def worst_case(printed) -> Papers:
    east, west = printed.routes
    stops = (worst(east.stops[0]), *east.stops, worst(east.stops[1], "W" * 128), *east.stops)
    ordinary = worst(west.stops[0])
    ordinary = replace(ordinary, household_type="一般农户", category=None)
    named = replace(east, stops=stops, township=LONG, village=LONG)
    return replace(printed, routes=(named, replace(west, stops=(ordinary, *west.stops))))


def test_each_form_is_exactly_one_page_and_its_fonts_are_found(worst_case, tmp_path: Path):
    pages = printed_pages(tmp_path, "forms.docx", check_forms(worst_case))
    stops = [stop for route in worst_case.routes for stop in route.stops]
    assert len(pages) == len(stops) == 11
    for number, (page, stop) in enumerate(zip(pages, stops, strict=True), start=1):
        assert f"第{number}页" in page.replace(" ", "")
        assert stop.household_no[:20] in page
        assert "入户核查表" in page and "户主（签字" in page and "填表说明" in page
    found = fonts(tmp_path / "forms.pdf")
    assert any("CJK" in name or "Song" in name or "Sun" in name for name in found)


def test_a_village_of_forty_takes_two_pages_of_the_route_list(printed, tmp_path: Path):
    route = printed.routes[0]
    forty = tuple(
        replace(route.stops[0], order=order, household_no=f"{order:018}") for order in range(1, 41)
    )
    papers = replace(printed, routes=(replace(route, stops=forty, reserve=forty[:10]),))
    pages = printed_pages(tmp_path, "route.docx", route_list(papers))
    assert len(pages) == 3
    assert all("户编号" in page for page in pages[1:])  # the heading again
    assert "备选户" in pages[2] and "带路人" in pages[2]
    assert all(f"{order:018}" in pages[1] + pages[2] for order in range(1, 41))


def test_the_workbook_prints_on_a4_with_page_numbers(printed, tmp_path: Path):
    pages = printed_pages(tmp_path, "route.xlsx", route_workbook(printed))
    assert len(pages) == 3  # the journey, two villages
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页" in page.replace(" ", "")
        assert "演示数据，纯属虚构" in page


@pytest.mark.slow
def test_three_hundred_households_take_three_hundred_pages(printed, tmp_path: Path):
    """Every kind of page, one after the other: none runs over, none is empty."""
    route = printed.routes[0]
    kinds = [stop for one in printed.routes for stop in one.stops]
    many = tuple(
        replace(
            kinds[order % len(kinds)], order=order, household_no=f"{order:018}",
            topics=tuple(Topic)[: 4 + order % 5],
        )
        for order in range(1, 301)
    )  # fmt: skip
    papers = replace(printed, routes=(replace(route, stops=many),))
    pages = printed_pages(tmp_path, "forms.docx", check_forms(papers))
    assert len(pages) == 300
    for page, stop in zip(pages, many, strict=True):
        assert stop.household_no in page and "户主（签字" in page
