"""Frozen, drawn before a witness, read out, taken along; on a desk and on a telephone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, NewVisitor
from tests.browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WHO, WITNESS = "县纪委监委 督查组长", "某镇人民政府 分管负责人"


def draw(visitor: Visitor, seed: str) -> None:
    page = visitor.page
    page.get_by_label("随机种子").fill(seed)
    page.get_by_label("抽取人").fill(WHO)
    page.get_by_label("见证人").fill(WITNESS)
    page.get_by_role("button", name="抽取", exact=True).click()
    expect(page.get_by_role("heading", name="抽中的户")).to_be_visible(timeout=60_000)
    visitor.wait()


def picture(page: Page, folder: Path | None, name: str) -> None:
    if folder:
        page.screenshot(path=folder / f"draw-{name}.png")


def test_frozen_drawn_and_read_out(new_visitor: NewVisitor, screenshots: Path | None):
    desk = new_visitor()
    page = desk.open("/draw")
    expect(page.get_by_text("请先完成第一步")).to_be_visible()
    page.get_by_label("冻结人").fill(WHO)
    page.get_by_role("button", name="冻结抽样框").click()
    desk.wait()
    fingerprint = page.locator("p.aloud").inner_text()
    assert re.fullmatch(r"([0-9a-f]{8} ){7}[0-9a-f]{8}", fingerprint)
    expect(page.locator(".fixed")).to_contain_text(fingerprint)
    assert desk.sideways() == 0 and desk.english() == []
    picture(page, screenshots, "frozen")

    draw(desk, "638215")
    expect(page.get_by_text("第1次抽取，共1次")).to_be_visible()
    desk.wait()
    page.get_by_role("button", name="回到选点").click()
    desk.wait()
    draw(desk, "20231011")
    expect(page.get_by_text("第2次抽取，共2次")).to_be_visible()
    number = re.search(r"draw=(C\d{6}-[0-9A-F]{12})", page.url)[1]
    picture(page, screenshots, "drawn")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载名单").click()
    assert download.value.suggested_filename == f"抽查名单_{number}.xlsx"
    assert download.value.path().stat().st_size > 10_000
    assert desk.sideways() == 0 and desk.english() == []

    road = new_visitor(NARROW)
    list_of = road.open(f"/draw?draw={number}")
    expect(list_of.get_by_text("第2次抽取，共2次")).to_be_visible()
    picture(list_of, screenshots, "telephone")
    assert road.sideways() == 0
    list_of.get_by_role("link", name="按村核查名单").click()
    road.wait()
    expect(list_of.get_by_role("heading", name="打印")).to_be_visible(timeout=60_000)
    assert road.sideways() == 0
    assert desk.complaints + road.complaints == []
    assert desk.outside() + road.outside() == []
