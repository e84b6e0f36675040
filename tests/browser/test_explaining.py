"""A township writes why beside its flag; the county reads it, and the flag is still there."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, NewVisitor
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGE = "/flags"
TEXT = "6月受灾，已逐户复核；<5户正在公示。"
UNIT, ROLE = "某镇人民政府", "分管负责人"


def flags(page: Page) -> list[str]:
    return [flag.inner_text() for flag in page.locator(".say").all()]


def write(visitor: Visitor, text: str) -> None:
    page = visitor.page
    page.get_by_label("原因和已采取的做法").fill(text)
    page.get_by_label("填写单位").fill(UNIT)
    page.get_by_label("填写人职务").fill(ROLE)
    page.get_by_role("button", name="保存说明").click()
    visitor.wait()


@pytest.mark.parametrize(
    "viewport",
    [pytest.param(None, id="desk"), pytest.param(NARROW, id="telephone", marks=pytest.mark.slow)],
)
def test_written_by_the_township_and_read_by_the_county(
    new_visitor: NewVisitor, screenshots: Path | None, viewport: dict[str, int] | None
):
    county = new_visitor()
    page = county.open(PAGE)
    before = flags(page)
    assert before
    place = re.search(r"place=([0-9]{12})", page.locator(".say").first.locator("..").inner_html())[
        1
    ]

    township = new_visitor(viewport) if viewport else new_visitor()
    own = township.open(f"{PAGE}?place={place}")
    own.get_by_text("写说明", exact=True).first.click()
    township.wait()
    write(township, "户主手机13812348000")
    expect(own.get_by_text("请不要写证件号码和手机号").last).to_be_visible()
    text = f"{TEXT}（{'电话' if viewport else '桌面'}所写）"
    write(township, text)
    expect(own.get_by_text("的说明已保存")).to_be_visible()
    expect(own.locator("ol.said .text", has_text=text)).to_have_count(1)
    assert township.sideways() == 0 and township.english() == []
    if screenshots:
        own.screenshot(path=screenshots / f"flags-explained-{'narrow' if viewport else 'wide'}.png")

    county.page.reload()
    county.wait()
    written = county.page.locator("ol.said li", has_text=text)
    expect(written).to_have_count(1)
    expect(written.locator(".who")).to_contain_text(f"{UNIT} {ROLE}")
    assert flags(county.page) == before
    assert county.complaints + township.complaints == []
    assert county.outside() + township.outside() == []
