"""The workbook of 重点核查: every flag with its figures, and what its township says to it."""

from datetime import date, datetime
from io import BytesIO
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from data.regions import Region, RegionTree
from pages.components.focus import printed
from pages.components.focus.explaining import key_of
from queries.explanations import Explanation
from queries.flags import Grade
from queries.flags.dossiers import Dossier
from queries.flags.flag import Flag
from queries.scope import Scope
from queries.statistics.intervals import Interval
from queries.workbook import to_xlsx
from tests.support.county import COUNTY, EAST, EAST_1, REGIONS

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))
LOW = Flag(
    flag="low_elimination",
    title="风险消除偏少",
    grade=Grade.SIGNAL,
    region_code=EAST_1,
    region="上坪村",
    observed=2,
    expected=9.96,
    probability=0.0004,
    sentence="=风险消除偏少：监测对象20户，消除2户。",
    clause="柳江区2023年方案一（二）",
    numerator=2,
    denominator=20,
    interval=Interval(0.01, 0.32),
    indicator="risk_elimination_rate",
)
FEW = Flag(
    flag="many_rejections",
    title="不予纳入偏多",
    grade=Grade.TOO_FEW,
    region_code=EAST,
    region="东岭镇",
    observed=1,
    expected=None,
    probability=None,
    sentence="样本过少，不作比较。",
    clause="柳江区2023年方案一（三）",
    numerator=1,
    denominator=4,
    interval=Interval(0.01, 0.81),
    indicator="township_rejection_rate",
)


@pytest.fixture(autouse=True)
def county(monkeypatch):
    tree = RegionTree(
        Region(code, level, name, above or None) for code, level, name, above in REGIONS
    )
    monkeypatch.setattr(printed, "served", lambda: SimpleNamespace(places=tree))


def said(text: str, day: int) -> Explanation:
    return Explanation(
        "low_elimination", EAST_1, "上坪村", date(2023, 1, 1), date(2023, 9, 25), "信号", "",
        text, "东岭镇人民政府", "分管负责人", datetime(2023, 9, day, 8, 30),
    )  # fmt: skip


def sheet(*found: Dossier, written=None):
    frame = printed.as_frame(found, written or {})
    content = to_xlsx(frame, printed.TITLE, SCOPE, printed.NOTES, is_demonstration=False)
    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[0] == "级别")
    return rows[:start], [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def test_every_figure_of_a_flag_stands_in_its_row():
    _, (row,) = sheet(Dossier(LOW, to_clear="再消除5户后不再提示"))
    assert row == {
        "级别": "信号",
        "提示": "风险消除偏少",
        "行政区划代码": EAST_1,
        "乡镇": "东岭镇",
        "地区": "上坪村",
        "指标": "风险消除率",
        "分子": 2,
        "分母": 20,
        "应有": 10,
        "可能性": 0.0004,
        "句子": "'=风险消除偏少：监测对象20户，消除2户。",
        "怎样解除": "再消除5户后不再提示",
        "依据": "柳江区2023年方案一（二）",
        "乡镇说明": "",
    }


def test_what_is_too_few_has_nothing_to_compare_and_stays_in_its_place():
    _, rows = sheet(Dossier(LOW), Dossier(FEW))
    assert [row["级别"] for row in rows] == ["信号", "样本过少"]
    assert (rows[1]["应有"], rows[1]["可能性"], rows[1]["怎样解除"]) == (None, None, "")
    assert (rows[1]["乡镇"], rows[1]["分子"], rows[1]["分母"]) == ("东岭镇", 1, 4)


def test_what_the_township_says_stands_beside_its_flag_and_no_other():
    written = {key_of(LOW): [said("6月受灾，已延期", 20), said("已逐户复核", 24)]}
    _, rows = sheet(Dossier(LOW), Dossier(FEW), written=written)
    assert rows[0]["乡镇说明"] == (
        "东岭镇人民政府分管负责人（2023年9月20日）：6月受灾，已延期；"
        "东岭镇人民政府分管负责人（2023年9月24日）：已逐户复核"
    )
    assert rows[1]["乡镇说明"] == ""


def test_the_notes_say_that_nothing_is_ranked_and_nobody_accused():
    above, _ = sheet(Dossier(LOW))
    lines = [row[0] for row in above if row[0]]
    assert lines[0] == "重点核查"
    assert lines[1].startswith("数据截至：2023年9月25日")
    assert lines[2:] == printed.NOTES
    assert any("不按比例高低排名" in line for line in lines)
    assert any("不是结论" in line for line in lines)
