"""A result is corrected and a problem raised from it, by keyboard and on a telephone alike."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, NewVisitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize(
    "viewport",
    [pytest.param(None, id="desk"), pytest.param(NARROW, id="telephone", marks=pytest.mark.slow)],
)
def test_a_result_is_corrected_and_its_problem_raised(
    new_visitor: NewVisitor, screenshots: Path | None, viewport: dict[str, int] | None
):
    visitor = new_visitor(viewport) if viewport else new_visitor()
    page = visitor.open("/check-results")
    expect(page.get_by_text("不能推断到没有核查的户").first).to_be_visible()
    assert visitor.sideways() == 0 and visitor.english() == []

    page.get_by_role("radio", name="录入与登记").press("Space")
    visitor.wait()
    page.get_by_role("radio", name="更正已录入的结果").press("Space")
    visitor.wait()
    page.get_by_label("录入单位").fill("县督查组")
    page.get_by_label("录入人姓名或职务").fill("组长")
    page.get_by_label("备注").fill(f"复核过{'（电话）' if viewport else '（桌面）'}")
    page.get_by_role("button", name="更正", exact=True).click()
    visitor.wait()
    expect(page.get_by_text("核查结果已更正")).to_be_visible()

    page.get_by_label("具体内容").fill(f"入户发现问题{'一' if viewport else '二'}")
    page.get_by_role("radio", name="县级").press("Space")
    page.get_by_role("button", name="登记到整改台账").click()
    visitor.wait()
    expect(page.get_by_text("问题已登记到整改台账")).to_be_visible()
    assert visitor.sideways() == 0 and visitor.english() == []
    if screenshots:
        name = f"check-results-{'narrow' if viewport else 'wide'}.png"
        page.screenshot(path=screenshots / name)
    assert visitor.complaints == [] and visitor.outside() == []
