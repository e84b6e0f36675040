"""A problem is closed by one person, verified by another, and the county's list knows."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, NewVisitor
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGE = "/rectification"
UNIT = "某镇人民政府"
EVIDENCE = "已修缮，<5户复查合格"


def sign(visitor: Visitor, name: str, button: str) -> None:
    page = visitor.page
    page.get_by_label("单位", exact=True).fill(UNIT)
    page.get_by_label("姓名或职务").fill(name)
    page.get_by_test_id("stFormSubmitButton").get_by_role("button", name=button).click()
    visitor.wait()


def steps(page: Page):
    return page.locator("ol.story li")


@pytest.mark.parametrize(
    "viewport",
    [pytest.param(None, id="desk"), pytest.param(NARROW, id="telephone", marks=pytest.mark.slow)],
)
def test_closed_by_one_and_verified_by_another(
    new_visitor: NewVisitor, screenshots: Path | None, viewport: dict[str, int] | None
):
    visitor = new_visitor(viewport) if viewport else new_visitor()
    page = visitor.open(PAGE)
    expect(page.locator(".lead").first).to_contain_text("共发现问题")
    page.locator('table.t a[href*="problem="]').first.click()
    visitor.wait()
    page.get_by_label("整改佐证").fill("户主手机13812348000")
    sign(visitor, "甲一", "登记整改完成")
    expect(page.get_by_text("请不要写证件号码和手机号").last).to_be_visible()
    page.get_by_label("整改佐证").fill(EVIDENCE)
    sign(visitor, "甲一", "登记整改完成")
    expect(page.get_by_text("“整改完成”已登记")).to_be_visible()
    expect(steps(page).filter(has_text=EVIDENCE)).to_have_count(1)
    sign(visitor, "甲一", "登记复核通过")
    expect(page.get_by_text("复核要由另一个人来做：登记整改完成的人").last).to_be_visible()
    sign(visitor, "乙二", "登记复核通过")
    expect(page.locator("p.lead .grade")).to_have_text("已复核")
    assert visitor.sideways() == 0 and visitor.english() == [] and visitor.complaints == []
    if screenshots:
        name = f"rectified-{'narrow' if viewport else 'wide'}.png"
        page.screenshot(path=screenshots / name)
