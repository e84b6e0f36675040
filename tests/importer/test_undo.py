"""An import taken back, told case by case; and what stands in the way."""

from datetime import date

import pytest
from sqlalchemy import func, select

from data.importer import Sheet, UndoRefused, undo
from data.models import dataset, episodes, household_versions, import_batches, person_versions
from tests.importer.sheets import bring_in, identity, persons, procedures
from tests.support.contents import contents

pytestmark = pytest.mark.usefixtures("county")

MARCH, JUNE, SEPTEMBER = date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 25)
SECOND = {"户编号": "H2", "人口编号": "P2", "证件号码": identity(2)}


def incomes(engine):
    """Net income by household, version by version."""
    v = household_versions.c
    with engine.connect() as connection:
        query = select(v.net_income).order_by(v.household_id, v.valid_from)
        return connection.scalars(query).all()


def count(engine, table):
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_the_first_import_undone_leaves_nothing(engine):
    at_first = contents(engine)
    report = bring_in(engine, persons({}, SECOND), procedures({}))
    undone = undo(engine, report.batch)
    assert contents(engine) == at_first
    assert (undone.removed, undone.restored) == (5, 0)  # 2 households, 2 persons, 1 procedure


@pytest.mark.parametrize("day", [MARCH, JUNE, SEPTEMBER])
def test_a_changed_value_is_as_before(engine, day):
    bring_in(engine, persons({"家庭纯收入": 1}), on=JUNE)
    before = contents(engine)
    report = bring_in(engine, persons({"家庭纯收入": 2}), on=day)
    undo(engine, report.batch)
    assert contents(engine) == before


def test_an_export_that_came_late_between_two_others_leaves_no_seam(engine):
    bring_in(engine, persons({"家庭纯收入": 1}), on=MARCH)
    bring_in(engine, persons({"家庭纯收入": 1}), on=SEPTEMBER)
    before = contents(engine)
    report = bring_in(engine, persons({"家庭纯收入": 2}), on=JUNE)
    assert incomes(engine) == [1, 2, 1]
    undo(engine, report.batch)
    assert contents(engine) == before


def test_an_older_batch_is_undone_while_the_later_one_stays(engine):
    older = bring_in(engine, persons({}), on=MARCH)
    bring_in(engine, persons(SECOND), on=JUNE)
    undo(engine, older.batch)
    with engine.connect() as connection:
        assert connection.scalars(select(person_versions.c.person_id)).all() == [2]
        assert connection.scalar(select(dataset.c.data_until)) == JUNE


def test_a_later_batch_that_saw_the_changed_record_stands_in_the_way(engine):
    older = bring_in(engine, persons({}), file_name="三月.xlsx", on=MARCH)
    later = bring_in(engine, persons({"家庭纯收入": 2}), file_name="六月.xlsx", on=JUNE)
    again = bring_in(engine, persons({"家庭纯收入": 2}), file_name="九月.xlsx", on=SEPTEMBER)
    before = contents(engine)
    with pytest.raises(UndoRefused) as refused:
        undo(engine, older.batch)
    assert str(refused.value) == (
        f"批次 {older.batch}（三月.xlsx，导出日 2023-03-31）暂时不能撤销：之后导入的"
        f"批次 {again.batch}（九月.xlsx，导出日 2023-09-25）、"
        f"批次 {later.batch}（六月.xlsx，导出日 2023-06-30）依据或改动了同样的记录，"
        f"请先依次撤销批次 {again.batch}、{later.batch}，再撤销批次 {older.batch}，"
        "然后把仍需要的文件重新导入。"
    )
    assert contents(engine) == before


def test_what_was_merely_stated_again_on_a_later_day_stands_in_nobodys_way(engine):
    bring_in(engine, persons({}, SECOND), on=MARCH)
    restated = bring_in(engine, persons({}, SECOND | {"家庭纯收入": None}), on=JUNE)
    later = bring_in(engine, persons({"家庭纯收入": 2}, SECOND), on=SEPTEMBER)
    assert (restated.outcome, later.outcome) == ("unchanged", "stored")
    undo(engine, restated.batch)
    assert incomes(engine) == [None, 2, None]  # of H1 two versions


def test_a_ledger_that_names_a_household_keeps_it(engine):
    brought = bring_in(engine, persons({}))
    ledger = bring_in(engine, procedures({}))
    problem = Sheet("问题", [["户编号", "问题类型", "具体内容"], ["H1", "住房安全", "漏雨"]])
    problems = bring_in(engine, problem)
    assert (ledger.outcome, problems.outcome) == ("stored", "stored")
    with pytest.raises(UndoRefused, match=f"撤销批次 {problems.batch}、{ledger.batch}，再撤销"):
        undo(engine, brought.batch)
    for batch in (problems.batch, ledger.batch, brought.batch):
        undo(engine, batch)
    assert count(engine, person_versions) == 0


def test_episodes_follow(engine):
    bring_in(engine, persons({}))
    ended = procedures({"办理状态": "办结", "县级审定日期": "2023-02-01"})
    report = bring_in(engine, ended)
    assert count(engine, episodes) == 1
    undo(engine, report.batch)
    assert count(engine, episodes) == 0


@pytest.mark.parametrize(
    "row",
    [
        {"户编号": "H1", "走访日期": "2023-09-01", "走访人": "乙某"},
        {"面上问题层级": "县级层面", "问题类型": "产业发展", "具体内容": "联农带农机制"},
        {"疑点编号": "I1", "户编号": "H1", "疑点类型": "未参保", "下发日期": "2023-09-01"},
        {"更新编号": "J1", "户编号": "H1", "提交日期": "2023-09-01"},
        {"预警编号": "K1", "部门": "医保", "预警类型": "大额自付", "推送日期": "2023-09-01"},
        {"乡镇": "东岭镇", "村": None, "姓名": "丙某"},
        {"抽查编号": "D1", "户编号": "H1", "核查日期": "2023-09-01"},
        {"级别": "乡镇", "乡镇": "东岭镇", "会议类型": "部门联席会", "日期": "2023-09-01"},
    ],
)
def test_rows_of_any_ledger_go(engine, row):
    bring_in(engine, persons({}))
    before = contents(engine)
    report = bring_in(engine, Sheet("表", [list(row), list(row.values())]))
    assert report.outcome == "stored"
    undo(engine, report.batch)
    assert contents(engine) == before


def test_the_account_keeps_the_batch_and_says_who_took_it_back(engine):
    report = bring_in(engine, persons({}))
    undo(engine, report.batch, by="某某")
    b = import_batches.c
    with engine.connect() as connection:
        row = connection.execute(select(b.outcome, b.undone_by, b.undone_at)).one()
    assert row[:2] == ("undone", "某某")
    assert row.undone_at is not None


def test_what_is_undone_can_be_imported_again(engine):
    first = bring_in(engine, persons({"家庭纯收入": 1}))
    before = contents(engine)
    undo(engine, first.batch)
    assert bring_in(engine, persons({"家庭纯收入": 1})).outcome == "stored"
    assert contents(engine) == before


def test_a_demonstration_undone_makes_room_for_real_data(engine):
    title = [["演示数据，纯属虚构"], *persons({}).rows]
    shown = bring_in(engine, Sheet("人", title))
    undo(engine, shown.batch)
    bring_in(engine, persons({}))
    with engine.connect() as connection:
        assert connection.scalar(select(dataset.c.is_demonstration)) is False


@pytest.mark.parametrize(
    ("imported", "sentence"),
    [
        (persons({"户类型": "不明"}), "没有保存任何内容，不需要撤销"),
        (None, "没有批次 9999，请用 python manage.py batches 查看批次号"),
    ],
)
def test_nothing_to_undo_is_said(engine, imported, sentence):
    number = bring_in(engine, imported).batch if imported else 9999
    with pytest.raises(UndoRefused, match=sentence):
        undo(engine, number)


def test_undone_once_is_enough(engine):
    report = bring_in(engine, persons({}))
    undo(engine, report.batch, by="某某")
    with pytest.raises(UndoRefused, match="已由某某于 .+ 撤销，不需要再撤销"):
        undo(engine, report.batch)
