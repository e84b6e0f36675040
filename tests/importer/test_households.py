"""Rows of persons as households: what must agree, what may be blank, who is who."""

import pytest
from sqlalchemy import func, select

from data.models import household_versions, households, person_versions
from data.models import persons as persons_table
from tests.importer.sheets import bring_in, identity, persons, problems

pytestmark = pytest.mark.usefixtures("county")

SECOND = {"人口编号": "P2", "证件号码": identity(2), "与户主关系": "配偶"}


def one(engine, column):
    with engine.connect() as connection:
        return connection.execute(select(column)).scalar_one()


def count(engine, table):
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_identical_rows_count_once(engine):
    report = bring_in(engine, persons({}, {}))
    assert (report.sheets[0].read, report.sheets[0].stored, report.sheets[0].unchanged) == (2, 1, 1)
    assert count(engine, persons_table) == 1


def test_one_person_with_two_contents_is_an_error_at_the_later_row(engine):
    report = bring_in(engine, persons({}, {"姓名": "乙某"}))
    assert problems(report) == [(3, "姓名", "与第 2 行是同一人，内容却不同")]
    assert count(engine, households) == 0


@pytest.mark.parametrize(
    ("header", "value", "other"),
    [("家庭纯收入", 1000, 1001), ("家庭纯收入", 1000, None), ("致贫返贫风险1", "因病", "因学")],
)
def test_household_fields_must_agree_between_its_rows(engine, header, value, other):
    rows = [{"监测对象类别": "突发严重困难户", header: v} for v in (value, other)]
    report = bring_in(engine, persons(rows[0], SECOND | rows[1]))
    assert problems(report) == [(3, header, "与第 2 行是同一户，内容却不同")]


def test_one_household_in_two_villages_is_an_error(engine):
    report = bring_in(engine, persons({}, SECOND | {"村": "下坪村"}))
    assert problems(report) == [(3, "村", "与第 2 行是同一户，内容却不同")]


@pytest.mark.parametrize(
    "header", ["户编号", "人口编号", "姓名", "证件号码", "与户主关系", "户类型"]
)
def test_what_must_not_be_blank(engine, header):
    assert problems(bring_in(engine, persons({header: " "}))) == [(2, header, "不能为空")]


def test_a_blank_place_is_an_error(engine):
    assert problems(bring_in(engine, persons({"村": None})))[0][:2] == (2, "村")


def test_nothing_is_filled_down_from_a_merged_cell(engine):
    report = bring_in(engine, persons({}, SECOND | {"户编号": None}))
    assert problems(report) == [(3, "户编号", "不能为空")]


def test_borderline_as_household_type_fills_a_blank_category(engine):
    bring_in(engine, persons({"户类型": "边缘易致贫户", "监测对象类别": None}))
    assert one(engine, household_versions.c.monitored_category) == "边缘易致贫户"
    assert one(engine, household_versions.c.household_type) == "一般农户"


def test_borderline_as_household_type_beside_another_category_is_an_error(engine):
    report = bring_in(engine, persons({"户类型": "边缘易致贫户", "监测对象类别": "突发严重困难户"}))
    assert [(row, column) for row, column, _ in problems(report)] == [(2, "监测对象类别")]


def test_risks_are_gathered_from_their_columns(engine):
    risks = {"致贫返贫风险1": "因病", "致贫返贫风险3": "因学", "致贫返贫风险5": None}
    bring_in(engine, persons({"监测对象类别": "突发严重困难户"} | risks))
    assert one(engine, household_versions.c.risks) == {"因病", "因学"}


def test_without_a_category_column_the_monitored_block_stays(engine):
    bring_in(engine, persons({"监测对象类别": "突发严重困难户", "识别监测时间": "202301"}))
    report = bring_in(engine, persons({"识别监测时间": "202305", "家庭纯收入": 1}))
    assert report.sheets[0].skipped_columns == ["识别监测时间"]
    assert one(engine, household_versions.c.monitored_category) == "突发严重困难户"
    assert str(one(engine, household_versions.c.identified_on)) == "2023-01-01"


def test_an_absent_column_changes_nothing_and_a_blank_cell_stores_missing(engine):
    bring_in(engine, persons({"家庭纯收入": 1000, "性别": "男"}))
    assert bring_in(engine, persons({})).outcome == "unchanged"
    bring_in(engine, persons({"家庭纯收入": None}))
    assert one(engine, household_versions.c.net_income) is None
    assert one(engine, person_versions.c.sex) == "男"


def test_a_known_household_needs_no_place_but_a_new_one_does(engine):
    bring_in(engine, persons({}))
    placeless = persons({"性别": "男"}, {"户编号": "H2", "性别": None}, without=("乡镇", "村"))
    assert problems(bring_in(engine, placeless)) == [(3, "户编号", "新的农户没有写明在哪个村")]
    report = bring_in(engine, placeless, accept_valid_rows=True)
    assert (report.sheets[0].stored, report.sheets[0].refused) == (1, 1)


@pytest.mark.parametrize("first", [True, False])
def test_a_person_is_the_same_with_and_without_a_person_number(engine, first):
    sheets = [persons({}), persons({}, without=("人口编号",))]
    for sheet in sheets if first else sheets[::-1]:
        assert problems(bring_in(engine, sheet)) == []
    assert count(engine, persons_table) == 1
    assert one(engine, persons_table.c.person_no) == "P1"


def test_person_numbers_come_before_the_older_spelling(engine):
    bring_in(engine, persons({"人编号": "OLD"}))
    assert one(engine, persons_table.c.person_no) == "P1"


def test_two_sheets_of_a_file_must_not_contradict_each_other(engine):
    same = bring_in(engine, persons({}), persons({"性别": "男"}, name="二"), dry_run=True)
    assert problems(same) == []
    report = bring_in(engine, persons({}), persons({"姓名": "乙某"}, name="二"))
    assert problems(report) == [(2, "户编号", "同一文件的另一张工作表对同一对象写的内容不同")]


def test_valid_rows_can_be_accepted_alone(engine):
    rows = persons({}, SECOND | {"证件号码": "1"}, {"户编号": "H2"})
    report = bring_in(engine, rows, accept_valid_rows=True)
    sheet = report.sheets[0]
    assert (sheet.read, sheet.stored, sheet.refused) == (3, 2, 1)
    assert count(engine, households) == 2
