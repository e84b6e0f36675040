"""A point in the funnel leads to its list; so do the links beside it, without a pointer."""

import pytest

from tests.browser.conftest import NARROW, NewVisitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

POINT = ".st-key-card-funnel .scatterlayer .trace:last-child .point"


def test_a_click_on_a_point_lands_on_its_list_and_back_is_back(new_visitor: NewVisitor):
    visitor = new_visitor()
    page = visitor.open("/townships?compare=visit_completion_rate")
    point = page.locator(POINT).first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.get_by_role("heading", name="名单", exact=True).wait_for()
    visitor.wait()
    assert page.get_by_role("heading", name="走访完成率（分母减去分子）").count()
    assert "indicator=visit_completion_rate" in page.url and "part=rest" in page.url

    page.go_back()
    page.get_by_role("heading", name="乡镇对比").wait_for()
    visitor.wait()
    assert "compare=visit_completion_rate" in page.url
    assert visitor.complaints == []


def test_on_a_telephone_a_link_lands_on_the_same_list(new_visitor: NewVisitor):
    visitor = new_visitor(NARROW)
    page = visitor.open("/townships?compare=visit_completion_rate")
    link = page.locator(".st-key-card-intervals a[href*='part=rest']").first
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="名单", exact=True).wait_for()
    visitor.wait()
    assert page.get_by_role("heading", name="走访完成率（分母减去分子）").count()
    assert visitor.complaints == []
