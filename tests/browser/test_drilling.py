"""From the county to a village, from a figure to its households, and on to another desk."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from tests.browser.conftest import NewVisitor
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGE = "/inclusion"


def figures(page: Page) -> list[str]:
    """Every figure on the page with its title, its value and what it is a share of."""
    return [card.inner_text() for card in page.locator(".figure").all()]


def drill_to_a_village(visitor: Visitor) -> Page:
    page = visitor.open(PAGE)
    for _ in ("township", "village"):
        place = page.locator("table a[href*='place=']").first
        name = place.inner_text()
        place.click()
        page.locator(".strip", has_text=name).wait_for()
        visitor.wait()
    return page


def test_a_village_is_two_clicks_away_and_its_link_shows_the_same_to_others(
    new_visitor: NewVisitor,
):
    visitor = new_visitor()
    page = drill_to_a_village(visitor)
    shown = figures(page)
    assert shown
    assert figures(new_visitor().open(PAGE)) != shown

    elsewhere = new_visitor()
    elsewhere.page.goto(page.url)
    elsewhere.wait()
    assert figures(elsewhere.page) == shown

    page.reload()
    visitor.wait()
    assert figures(page) == shown
    assert visitor.complaints + elsewhere.complaints == []


def test_a_figure_leads_to_its_households_and_they_download(
    new_visitor: NewVisitor, tmp_path: Path
):
    visitor = new_visitor()
    page = visitor.open(PAGE)
    page.get_by_text("口径与名单").first.click()
    page.get_by_role("link", name="名单").first.click()
    page.get_by_role("heading", name="名单").wait_for()
    visitor.wait()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载表格").first.click()
    file = tmp_path / "list.xlsx"
    download.value.save_as(file)
    assert download.value.suggested_filename.endswith(".xlsx")

    words = cells(file)
    assert any("演示数据，纯属虚构" in word for word in words)
    assert any("截至" in word for word in words)
    assert any("*" in word for word in words), "names are masked"
    assert visitor.complaints == []


def cells(file: Path) -> list[str]:
    workbook = load_workbook(file, read_only=True)
    words = [
        str(value)
        for sheet in workbook
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    ]
    workbook.close()
    return words
