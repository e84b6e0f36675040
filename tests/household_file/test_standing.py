"""Since when a state holds, and which of ledger and export says so."""

from datetime import date

import pytest

from queries.household_file.bands import HIDDEN, age_band, health_band
from tests.household_file.told import D, file, number
from tests.importer.sheets import bring_in, persons, procedures

in_county = pytest.mark.usefixtures("county")
CATEGORY = {"监测对象类别": "脱贫不稳定户"}


def ended(number: str, kind: str, on: str) -> dict[str, str]:
    days = {"线索发现日期": on, "县级审定日期": on}
    return {"程序编号": number, "程序类型": kind, "办理状态": "办结"} | days


def told(engine, export: dict[str, str], *ledger: dict[str, str]):
    bring_in(engine, persons(CATEGORY | export), on=D)
    if ledger:
        bring_in(engine, procedures(*ledger), on=D)
    return file(engine, number("H1", engine)).standing


@in_county
def test_an_inclusion_that_only_the_export_knows_of(engine):
    (episode,) = told(engine, {"识别监测时间": "2023-02"})
    assert episode.since == ("2023年2月", "日期据导出")


@in_county
def test_both_agree_within_a_month(engine):
    (episode,) = told(engine, {"识别监测时间": "2023-03"}, ended("C1", "纳入", "2023-02-10"))
    assert episode.since == ("2023年2月10日", "日期据认定程序台账（导出为2023年3月）")
    assert not episode.has_record_conflict


@in_county
def test_both_disagree_by_more_and_the_export_wins(engine):
    (episode,) = told(engine, {"识别监测时间": "2023-05"}, ended("C1", "纳入", "2023-02-10"))
    assert episode.since == ("2023年5月", "日期据导出（认定程序台账为2023年2月10日）")
    assert episode.has_record_conflict


@in_county
def test_an_elimination_and_its_rollback(engine):
    inclusion = ended("C1", "纳入", "2023-02-10")
    elimination = ended("C2", "风险消除", "2023-08-20")
    (episode,) = told(engine, {}, inclusion, elimination)
    assert (episode.title, *episode.since) == ("已消除", "2023年8月20日", "日期据认定程序台账")
    bring_in(engine, procedures(ended("C3", "风险消除回退", "2023-09-01")), on=D)
    (episode,) = file(engine, number("H1", engine)).standing
    since = ("2023年9月1日", "日期据认定程序台账（风险消除回退）")
    assert (episode.title, *episode.since) == ("未消除", *since)
    assert list(episode.spans(D)) == [
        ("active", date(2023, 2, 10), date(2023, 8, 19)),
        ("eliminated", date(2023, 8, 20), date(2023, 8, 31)),
        ("active", date(2023, 9, 1), D),
    ]


@in_county
def test_who_left_and_came_again_has_two_episodes(engine):
    first, second = told(
        engine, {}, ended("C1", "纳入", "2022-02-10"), ended("C2", "清退", "2022-08-20"),
        ended("C3", "纳入", "2023-06-01"),
    )  # fmt: skip
    assert (first.title, *first.since) == ("已退出", "2022年8月20日", "日期据认定程序台账（清退）")
    assert (second.title, second.since[0]) == ("未消除", "2023年6月1日")
    titles = [event.title for episode in (first, second) for event in episode.events()]
    assert titles == ["纳入监测", "退出监测：清退", "再次纳入监测（第2次）"]


@pytest.mark.parametrize(
    ("born", "band"),
    [
        ("2017-09-26", "不满6岁"),  # six tomorrow
        ("2017-09-25", "6—13岁"),
        ("2009-09-26", "6—13岁"),
        ("2009-09-25", "14—15岁"),
        ("2005-09-26", "16—17岁"),
        ("2005-09-25", "18—29岁"),
        ("1993-09-25", "30—39岁"),
        ("1943-09-26", "70—79岁"),
        ("1943-09-25", "80岁及以上"),
        ("2023-09-26", None),  # after the day
    ],
)
def test_ages_are_told_in_bands(born, band):
    assert age_band(date.fromisoformat(born), D) == band


def test_health_is_told_in_bands_and_of_a_child_not_at_all():
    grown, child = date(1990, 1, 1), date(2009, 9, 26)
    assert health_band({"健康"}, grown, D) == "健康"
    assert health_band({"长期慢性病"}, grown, D) == health_band({"患有大病"}, grown, D) == "患病"
    assert health_band({"残疾", "患有大病"}, None, D) == "患病、残疾"
    assert health_band({"患有大病"}, child, D) == HIDDEN
    assert health_band(None, grown, D) is None
