"""A county's first import, as an official does it: places, files, a look, the error workbook."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import NARROW, WIDE
from tests.browser.visitor import Visitor
from tests.importer.sheets import PERSON, identity
from tests.support.county import write_regions
from tests.support.dashboard import copy_project, manage, running

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FEWEST_HOUSEHOLDS = "500"
HOSTILE = "<img src=x onerror=alert(1)>"
MONITORED = {"监测对象类别": "边缘易致贫户", "识别监测时间": "2023-03-01", "风险是否已消除": "否"}
PATIENCE = 60_000


@pytest.fixture
def desk(browser: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """Somebody at a dashboard that shows the invented county and has no own data yet."""
    folder = copy_project(tmp_path / "dashboard")
    manage(folder, "demo", "--households", FEWEST_HOUSEHOLDS)
    with running(folder) as address:
        context = browser.new_context(viewport=WIDE, locale="zh-CN", accept_downloads=True)
        yield Visitor(context, address)
        context.close()


def workbook(path: Path, *rows: dict[str, str]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("农户信息")
        sheet.write_row(0, 0, ["监测对象信息　导出时间：2023-09-25"])
        sheet.write_row(1, 0, [*PERSON, *MONITORED])
        for number, row in enumerate(rows, start=2):
            sheet.write_row(number, 0, list((PERSON | MONITORED | row).values()))
    return path


def household(number: int, **said: str) -> dict[str, str]:
    return {"户编号": f"H{number}", "人口编号": f"P{number}", "证件号码": identity(number)} | said


def drop(page: Page, *files: Path) -> None:
    chosen = page.get_by_test_id("stFileUploaderDropzoneInput").first
    chosen.set_input_files(list(files))
    for file in files:
        expect(page.get_by_title(file.name)).to_be_visible(timeout=PATIENCE)


def total(page: Page, title: str) -> str:
    card = page.locator(".figure", has=page.get_by_text(title, exact=True))
    return card.locator(".value").inner_text().removesuffix("行").strip()


def fits(visitor: Visitor, screenshots: Path | None, name: str) -> None:
    """The page is Chinese and as wide as its window, on a desk and on a telephone."""
    page = visitor.page
    for label, viewport in (("narrow", NARROW), ("wide", WIDE)):
        page.set_viewport_size(viewport)
        page.wait_for_timeout(500)
        assert visitor.sideways() <= 0
        if screenshots is not None:
            page.screenshot(path=screenshots / f"{name}-{label}.png")
    assert set(visitor.english()) <= {HOSTILE}


def test_from_the_first_file_to_the_first_figure(
    desk: Visitor, tmp_path: Path, screenshots: Path | None
):
    page = desk.open("/importing")
    fits(desk, screenshots, "importing-places")
    drop(page, write_regions(tmp_path / "行政区划.csv"))
    page.get_by_role("button", name="导入行政区划").click()
    name = page.get_by_label("经办人")
    expect(name).to_be_visible(timeout=PATIENCE)
    desk.wait()
    fits(desk, screenshots, "importing-choose")

    good = workbook(tmp_path / "好表.xlsx", *(household(n) for n in range(1, 41)))
    bad = workbook(
        tmp_path / "坏表.xlsx", household(50), household(51, 户类型=HOSTILE), household(52, 姓名="")
    )
    drop(page, good, bad)
    name.fill("经办甲")
    page.get_by_role("button", name="核对").click()
    confirm = page.get_by_role("button", name="确认导入")
    expect(confirm).to_be_visible(timeout=PATIENCE)
    desk.wait()
    assert [total(page, t) for t in ("读取", "新增", "更新", "拒绝")] == ["43", "40", "0", "2"]
    assert HOSTILE in page.inner_text("body")
    assert identity(1) not in page.content()
    page.get_by_text("前 5 行").first.click()
    fits(desk, screenshots, "importing-checked")

    marked = downloaded(page.get_by_role("button", name="下载标注的原表"), tmp_path)
    sheet = marked["农户信息"]
    wrong = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    assert [(c.row, sheet.cell(2, c.column).value) for c in wrong] == [(4, "户类型"), (5, "姓名")]
    assert sheet.cell(4, 6).value == identity(51)
    masked = downloaded(page.get_by_role("button", name="下载清单"), tmp_path)
    assert masked["农户信息"].cell(4, 6).value != identity(51)

    confirm.click()
    expect(page.get_by_text("导入完成，批次号")).to_be_visible(timeout=PATIENCE)
    desk.wait()
    fits(desk, screenshots, "importing-done")
    page.get_by_test_id("stSidebarNavLink").filter(has_text="总览").click()
    expect(page.get_by_role("heading", name="总览")).to_be_visible(timeout=PATIENCE)
    desk.wait()
    said = page.inner_text("body")
    assert "监测对象40户" in said and "演示数据" not in said
    assert desk.complaints == [] and desk.outside() == []


def downloaded(button: Locator, folder: Path):
    with button.page.expect_download() as waiting:
        button.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return load_workbook(path)
