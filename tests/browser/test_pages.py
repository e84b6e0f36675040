"""Every page, wide and narrow: nothing from outside, no error, Chinese throughout."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NARROW, WIDE, NewVisitor
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def addresses(visitor: Visitor) -> dict[str, str]:
    """Each page's title in the sidebar and its path, in the sidebar's order."""
    links = visitor.open().get_by_test_id("stSidebarNavLink").all()
    return {
        link.inner_text().split("\n")[-1]: link.get_attribute("href").removeprefix(visitor.address)
        for link in links
    }


def picture(page: Page, folder: Path | None, name: str) -> None:
    if folder is not None:
        page.screenshot(path=folder / f"{name}.png", full_page=False)


def test_every_page_is_whole_chinese_and_asks_nobody_outside(
    new_visitor: NewVisitor, screenshots: Path | None
):
    visitor = new_visitor(WIDE)
    paths = addresses(visitor)
    assert len(paths) >= 5
    english, too_wide = {}, {}
    for title, path in paths.items():
        page = visitor.open(path)
        assert page.get_by_test_id("stException").count() == 0, title
        assert page.get_by_role("heading", name=title).count(), title
        assert "演示数据，纯属虚构" in page.inner_text("body"), title
        english |= {title: words} if (words := visitor.english()) else {}
        picture(page, screenshots, f"{path.strip('/') or 'overview'}-wide")
        page.set_viewport_size(NARROW)
        visitor.wait()
        too_wide |= {title: pixels} if (pixels := visitor.sideways()) > 0 else {}
        page.set_viewport_size(WIDE)
    assert english == {} and too_wide == {}
    assert visitor.complaints == []
    assert visitor.outside() == []


@pytest.mark.slow
def test_every_page_opened_on_a_telephone_fits_it(
    new_visitor: NewVisitor, screenshots: Path | None
):
    visitor = new_visitor(NARROW)
    too_wide = {}
    for title, path in addresses(visitor).items():
        page = visitor.open(path)
        too_wide |= {title: pixels} if (pixels := visitor.sideways()) > 0 else {}
        picture(page, screenshots, f"{path.strip('/') or 'overview'}-narrow")
    assert too_wide == {}
    assert visitor.complaints == []
