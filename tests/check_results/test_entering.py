"""A result typed into the page: kept as an import is, changed in the open, taken back whole."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from data.importer import undo
from data.models import check_results, dataset, import_batches, import_changes
from data.spot_checks.entering import CheckResult, EntryRefused, Outcome, enter
from tests.check_results.lists import DRAW
from tests.importer.sheets import bring_in, sheet
from tests.support.county import COUNTY, EAST, EAST_1, WEST, WEST_1

WHO = {"unit": "县督查组", "who": "组长", "writer_region": None}
FOUND = CheckResult(
    draw_no=DRAW,
    household_no="H1",
    checked_on=date(2023, 10, 12),
    checker="甲某",
    is_consistent=False,
    is_omitted=False,
    problem_types=("住房安全", "基本医疗"),
    note="屋顶漏雨，<2处",
)


def kept(engine):
    columns = [c for c in check_results.c if c.name not in ("id", "household_id", "batch_id")]
    with engine.connect() as connection:
        return [row._asdict() for row in connection.execute(select(*columns))]


def counted(engine, table):
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_what_was_typed_is_kept_with_who_typed_it(drawn):
    entered = enter(drawn, FOUND, **WHO)
    assert entered.outcome is Outcome.NEW
    assert kept(drawn) == [
        {
            "draw_no": DRAW,
            "checked_on": date(2023, 10, 12),
            "checker": "甲某",
            "is_consistent": False,
            "is_omitted": False,
            "problem_types": frozenset({"住房安全", "基本医疗"}),
            "note": "屋顶漏雨，<2处",
        }
    ]
    with drawn.connect() as connection:
        b = import_batches.c
        batch = connection.execute(select(import_batches).where(b.id == entered.batch)).one()
        assert (batch.imported_by, batch.file_name) == ("县督查组 组长", "抽查结果（页面录入）")


def test_the_same_once_more_changes_nothing(drawn):
    enter(drawn, FOUND, **WHO)
    before = kept(drawn), version(drawn), counted(drawn, import_changes)
    again = replace(FOUND, problem_types=("基本医疗", "住房安全"), note=" 屋顶漏雨，<2处\n")
    assert enter(drawn, again, **WHO).outcome is Outcome.UNCHANGED
    assert (kept(drawn), version(drawn), counted(drawn, import_changes)) == before


def test_a_workbook_that_says_the_same_changes_nothing_either(drawn):
    enter(drawn, FOUND, **WHO)
    header = "抽查编号 户编号 核查日期 核查人 账实是否相符 是否应纳未纳 发现问题 备注"
    row = [DRAW, "H1", "2023-10-12", "甲某", "否", "否", "住房安全、医疗保障", "屋顶漏雨，<2处"]
    report = bring_in(drawn, sheet(header, row), on=date(2023, 10, 20))
    assert report.outcome == "unchanged"


def test_a_correction_stands_in_the_history_and_is_taken_back(drawn):
    enter(drawn, FOUND, **WHO)
    corrected = enter(drawn, replace(FOUND, is_consistent=True, problem_types=(), note=""), **WHO)
    assert corrected.outcome is Outcome.CHANGED
    (now,) = kept(drawn)
    assert (now["is_consistent"], now["problem_types"], now["note"]) == (True, None, None)
    with drawn.connect() as connection:
        c = import_changes.c
        changed = connection.execute(
            select(c.column_name, c.old_value, c.new_value)
            .where(c.batch_id == corrected.batch, c.table_name == "check_results")
            .order_by(c.column_name)
        ).all()
    assert {"is_consistent", "note", "problem_types"} <= {row.column_name for row in changed}
    undo(drawn, corrected.batch)
    assert kept(drawn)[0]["note"] == "屋顶漏雨，<2处"


def test_taken_back_it_is_gone_and_the_account_keeps_who_did(drawn):
    entered = enter(drawn, FOUND, **WHO)
    undo(drawn, entered.batch, by="县乡村振兴局 某某")
    assert kept(drawn) == []
    with drawn.connect() as connection:
        b = import_batches.c
        row = connection.execute(select(import_batches).where(b.id == entered.batch)).one()
    assert (row.outcome, row.undone_by) == ("undone", "县乡村振兴局 某某")


def test_a_visit_does_not_make_the_other_records_look_newer(drawn):
    enter(drawn, FOUND, **WHO)
    with drawn.connect() as connection:
        assert connection.scalar(select(dataset.c.data_until)) == date(2023, 9, 25)


def test_a_visit_is_known_before_the_export_of_its_day(drawn):
    """A later workbook of an earlier export day does not undo what was typed."""
    enter(drawn, FOUND, **WHO)
    row = [DRAW, "H1", "2023-09-20", "否"]
    bring_in(drawn, sheet("抽查编号 户编号 核查日期 账实是否相符", row), on=date(2023, 9, 21))
    assert kept(drawn)[0]["checked_on"] == date(2023, 10, 12)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"checked_on": None}, "请填写核查日期"),
        ({"checked_on": date.today() + timedelta(days=2)}, "核查日期晚于今天"),
        ({"checked_on": date(1989, 12, 31)}, "核查日期"),
        ({"household_no": "H9"}, "H9 不在这次抽查的名单"),
        ({"household_no": "H4"}, "H4 不在这次抽查的名单"),
        ({"draw_no": " "}, "抽查编号"),
        ({"draw_no": "别处", "household_no": "H9"}, "没有这个户编号的农户"),
        ({"problem_types": ("其他",)}, "发现问题"),
        ({"note": "户主13800000000"}, "请不要写证件号码和手机号"),
        ({"note": "字" * 501}, "备注最长500字"),
        ({"checker": "<b>"}, "网页代码"),
        (
            {"is_consistent": None, "is_omitted": None, "problem_types": (), "note": " "},
            "还没有填写核查结果",
        ),
    ],
)
def test_what_cannot_be_so_is_refused_in_a_sentence(drawn, changes, sentence):
    with pytest.raises(EntryRefused, match=sentence):
        enter(drawn, replace(FOUND, **changes), **WHO)
    assert kept(drawn) == []


def test_reserves_and_the_draws_of_others_are_entered_alike(drawn):
    assert enter(drawn, replace(FOUND, household_no="H3"), **WHO).outcome is Outcome.NEW
    external = replace(FOUND, household_no="H4", draw_no="省核查2023")
    assert enter(drawn, external, **WHO).outcome is Outcome.NEW


def test_who_typed_must_be_said(drawn):
    with pytest.raises(EntryRefused, match="请填写单位"):
        enter(drawn, FOUND, **(WHO | {"unit": ""}))


@pytest.mark.parametrize("place", [COUNTY, EAST, EAST_1])
def test_a_place_writes_of_its_own_households(drawn, place):
    assert enter(drawn, FOUND, **(WHO | {"writer_region": place})).outcome is Outcome.NEW


def test_a_correction_that_leaves_the_checker_alone_keeps_the_name(drawn):
    enter(drawn, FOUND, **WHO)
    enter(drawn, replace(FOUND, checker=None, note="已补漏"), **WHO)
    assert (kept(drawn)[0]["checker"], kept(drawn)[0]["note"]) == ("甲某", "已补漏")


@pytest.mark.parametrize("place", [WEST, WEST_1, "999999999999"])
def test_nobody_writes_of_anothers(drawn, place):
    with pytest.raises(EntryRefused, match="只能录入所选地区内"):
        enter(drawn, FOUND, **(WHO | {"writer_region": place}))
    assert kept(drawn) == []


def version(engine):
    with engine.connect() as connection:
        return connection.scalar(select(dataset.c.version))
