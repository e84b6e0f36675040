"""From a list of households to the file of one, at a desk and on a telephone."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, NewVisitor
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LIST = "/households?indicator=active&part=numerator"
RECORD_NO = re.compile(r"[^A-Za-z]*[A-Z]{2,}\d+")  # of a ledger, as the county has given it
WHOLE_IDENTITY = re.compile(r"\b\d{17}[\dX]\b")


def first_file(visitor: Visitor) -> tuple[Page, str]:
    """The file that the first row of a list leads to, and that row's 户编号."""
    page = visitor.open(LIST)
    link = page.locator("table a[href*='household=']").first
    number = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="户档案")).to_be_visible(timeout=60_000)
    visitor.wait()
    return page, number


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_row_leads_by_keyboard_to_the_file(new_visitor: NewVisitor, viewport: dict[str, int]):
    visitor = new_visitor(viewport)
    page, number = first_file(visitor)
    expect(page.get_by_role("heading", name="时间线")).to_be_visible()
    assert number in page.inner_text("body")
    address = urlsplit(page.url)
    assert address.path == "/household" and number not in page.url
    assert parse_qs(address.query)["household"][0].isdigit()
    assert WHOLE_IDENTITY.findall(page.inner_text("body")) == []
    assert visitor.sideways() <= 0
    assert [words for words in visitor.english() if not RECORD_NO.fullmatch(words)] == []
    assert visitor.complaints == []
    assert visitor.outside() == []


def test_a_typed_number_leads_there_and_stays_out_of_the_address(new_visitor: NewVisitor):
    visitor = new_visitor()
    _, number = first_file(visitor)
    page = visitor.open("/household")
    field = page.get_by_label("户编号")
    field.fill(number)
    field.press("Enter")
    expect(page.get_by_role("heading", name="基本情况")).to_be_visible(timeout=60_000)
    visitor.wait()
    assert number not in page.url and "household=" in page.url
    assert field.input_value() == ""


def test_a_file_prints_to_its_end(new_visitor: NewVisitor):
    visitor = new_visitor()
    page, _ = first_file(visitor)
    page.emulate_media(media="print")
    sections = page.locator("h3").all()
    assert len(sections) > 10 and all(section.is_visible() for section in sections)
    assert not page.get_by_test_id("stSidebar").is_visible()
    height = page.evaluate("() => document.body.scrollHeight")
    last = sections[-1].bounding_box()
    assert last is not None and last["y"] < height
