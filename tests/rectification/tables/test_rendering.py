"""The official tables as LibreOffice prints them: which pages, and nothing cut."""

import re
import subprocess
from pathlib import Path

import pytest

from queries.rectification.tables import to_workbook
from tests.rectification.tables.told import AREA, PROBLEM, summary, tables
from tests.support.office import printed_pages

ROWS = 30
LONG = "排查发现家中有人长期患慢性病而未办理慢性病证，住院费用报销不及时，需要逐项核对并上门办理"
# Words that are not broken, at the very beginning and the very end of long cells.
PROBLEMS = [
    PROBLEM._replace(content=f"A{n:03} {LONG * (1 + n % 3)} Z{n:03}", remedy=f"{LONG} Y{n:03}")
    for n in range(ROWS)
]
AREAS = [AREA._replace(content=f"B{n:03} {LONG} X{n:03}", result="已整改") for n in range(ROWS)]

TOWNSHIPS = ["桃沟乡本级", "甲镇", "乙镇", "丙乡", "丁乡"]
# What stands in the header of each table, its first and its last column among it.
LEDGER = ("序号", "责任人", "责任单位", "整改时限", "整改成效")
SUMMARY = ("单位", "共排查问题数", "正在整改数", "户数", "人数")


WORD = re.compile(r'yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)">([A-Z]\d{3})<')


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("tables")


@pytest.fixture(scope="module")
def pages(folder: Path) -> list[str]:
    told = tables(
        households=PROBLEMS,
        areas=AREAS,
        by_township=summary(*TOWNSHIPS, found=7, done=7),
        is_masked=True,
        is_demonstration=True,
    )
    return printed_pages(folder, "tables.xlsx", to_workbook(told))


@pytest.fixture(scope="module")
def heights(pages: list[str], folder: Path) -> dict[str, tuple[int, float, float]]:
    """Of each marked word: its page, and from where to where it reaches down the page."""
    told = subprocess.run(
        ["pdftotext", "-bbox", str(folder / "tables.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return {
        word: (number, float(top), float(bottom))
        for number, page in enumerate(told.split("<page ")[1:])
        for top, bottom, word in WORD.findall(page)
    }


def of(pages: list[str], *words: str) -> list[str]:
    return [page for page in pages if all(word in page for word in words)]


def test_every_page_has_all_columns_of_its_table(pages):
    ledgers, summaries = of(pages, *LEDGER), of(pages, *SUMMARY)
    assert len(ledgers) + len(summaries) == len(pages)
    # The county's, three pages of its five units, and one of either ledger.
    assert len(summaries) == 1 + 3 + 2
    assert len(ledgers) > 4  # or no page would begin without its title


def test_no_row_is_cut(heights):
    """What does not fit into a row is set beyond its edges: it would reach into the next."""
    for first, last in (("A", "Z"), ("A", "Y"), ("B", "X")):
        for n in range(ROWS):
            page, _, bottom = heights[f"{last}{n:03}"]
            following = heights.get(f"{first}{n + 1:03}")
            assert page == heights[f"{first}{n:03}"][0]
            if following and following[0] == page:
                assert bottom < following[1]


def test_a_unit_of_the_summary_stays_on_one_page(pages):
    for unit in TOWNSHIPS:
        (page,) = of(pages, unit)
        assert page.count("义务教育") == page.count("帮扶工作")
    assert len(of(pages, "合计", "丁乡")) == 1


def test_each_page_says_which_of_how_many_and_of_which_day(pages):
    for number, page in enumerate(pages, start=1):
        assert f"第 {number} 页，共 {len(pages)} 页" in page
        assert "数据截至2021年6月25日" in page
        assert "演示数据，纯属虚构" in page
