"""Headers as offices draw them: titles above, merged cells, two rows, repeated on each page."""

import csv

import pytest
import xlsxwriter
import xlwt
from sqlalchemy import select

from data.importer import Sheet, import_files
from data.models import household_problems, household_versions
from tests.importer.sheets import EXPORTED, PERSON, bring_in, persons, problems

pytestmark = pytest.mark.usefixtures("county")

TITLE = ["云溪县问题整改台账（户内问题）"]
UPPER = ["序号", "镇", "村", "户主姓名", "问题类型", "具体内容", "整改责任", None, "整改时限"]
LOWER = [None, None, None, None, None, None, "责任人", "责任单位", None]
FIRST = [1, "东岭镇", "上坪村", "甲某", "住房安全", "漏雨", "乙某", "住建局", "2023-12-31"]
SECOND = [2, "东岭镇", "下坪村", "丙某", "饮水安全", "水质", "丁某", "水利局", "2023-12-31"]
SAID = [("乙某", "住建局", "漏雨"), ("丁某", "水利局", "水质")]


def xlsx(path, rows, header_at):
    """The header's columns are merged down, 整改责任 across; trailing rows are blank."""
    with xlsxwriter.Workbook(path) as book:
        sheet, bold = book.add_worksheet("台账"), book.add_format({"bold": True})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(number, column, value)
        for column, words in enumerate(rows[header_at]):
            if words == "整改责任":
                sheet.merge_range(header_at, column, header_at, column + 1, words, bold)
            elif words is not None:
                sheet.merge_range(header_at, column, header_at + 1, column, words, bold)
        for number in range(len(rows), len(rows) + 50):
            sheet.write_blank(number, 3, None, bold)
        book.add_worksheet("填表说明").write(0, 0, "整改时限按方案填写。")
    return path


def xls(path, rows, header_at):
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if number == header_at and value == "整改责任":
                sheet.write_merge(number, number, column, column + 1, value)
            elif number == header_at and value is not None:
                sheet.write_merge(number, number + 1, column, column, value)
            elif value is not None:
                sheet.write(number, column, value)
    book.save(path)
    return path


def comma_separated(path, rows, header_at):
    with path.open("w", newline="", encoding="gb18030") as file:
        csv.writer(file).writerows(rows)
    return path


WRITERS = {".xlsx": xlsx, ".xls": xls, ".csv": comma_separated}


def responsible(engine):
    h = household_problems.c
    query = select(h.responsible_person, h.responsible_unit, h.content).order_by(h.id)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(query)]


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("titles", [[], [TITLE], [TITLE, ["导出时间：2023-09-25"]]])
def test_two_rows_of_headers_are_one(engine, tmp_path, kind, titles):
    rows = [*titles, UPPER, LOWER, FIRST, SECOND]
    file = WRITERS[kind](tmp_path / f"台账{kind}", rows, len(titles))
    (report,) = import_files(engine, [file], exported_on=EXPORTED)
    (sheet, *_) = report.sheets
    assert problems(report) == []
    assert (sheet.layout, sheet.read, sheet.skipped_columns) == ("household_problems", 2, ["序号"])
    assert responsible(engine) == SAID


@pytest.mark.parametrize(("kind", "row"), [(".xlsx", 6), (".xls", 6), (".csv", 4)])
def test_rows_below_two_rows_of_headers_have_the_numbers_users_see(engine, tmp_path, kind, row):
    """In a CSV the header's first row is record 1."""
    wrong = [*SECOND[:4], "无此类型", *SECOND[5:]]
    rows = [TITLE, TITLE, UPPER, LOWER, FIRST, wrong]
    file = WRITERS[kind](tmp_path / f"台账{kind}", rows, 2)
    (report,) = import_files(engine, [file], exported_on=EXPORTED)
    assert problems(report) == [(row, "问题类型", "不在允许的取值之内")]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_header_that_a_page_break_repeats_is_no_data(engine, tmp_path, kind):
    rows = [TITLE, UPPER, LOWER, FIRST, TITLE, UPPER, LOWER, SECOND]
    file = WRITERS[kind](tmp_path / f"台账{kind}", rows, 1)
    (report,) = import_files(engine, [file], exported_on=EXPORTED)
    assert (problems(report), report.sheets[0].read) == ([], 2)
    assert responsible(engine) == SAID


def test_a_header_of_one_row_may_be_repeated(engine):
    sheet = persons({}, {"人口编号": "P2", "证件号码": None})
    header, first = list(sheet.rows)[:2]
    report = bring_in(engine, Sheet("人", [header, first, header, first]))
    assert (problems(report), report.sheets[0].read) == ([], 2)


def test_what_looks_like_a_header_but_is_not_the_same_is_data(engine):
    sheet = persons({})
    header, first = list(sheet.rows)
    other = ["户编号", *["x"] * (len(header) - 1)]
    report = bring_in(engine, Sheet("人", [header, first, other]))
    assert {row for row, _, _ in problems(report)} == {3}


def income(engine, *names):
    with engine.connect() as connection:
        return connection.execute(select(*(household_versions.c[n] for n in names))).one()


def test_both_rows_together_say_more_than_the_lower_alone(engine):
    """风险消除后 over 工资性收入 is not 工资性收入."""
    upper = [*PERSON, "监测对象类别", "收入", None, "风险消除后", None]
    lower = [None] * (len(PERSON) + 1) + ["工资性收入", "家庭纯收入"] * 2
    row = [*PERSON.values(), "突发严重困难户", 1, 2, 3, 4]
    report = bring_in(engine, Sheet("人", [upper, lower, row]))
    assert problems(report) == []
    names = ("wage_income", "net_income", "after_wage_income", "after_net_income")
    assert income(engine, *names) == (1, 2, 3, 4)


def test_group_names_above_a_whole_header_say_nothing(engine):
    """The day of the export and 演示数据 may stand there."""
    title = ["基本信息", *[None] * 3, "导出时间：2023-08-31"]
    report = bring_in(engine, Sheet("人", [title, list(PERSON), list(PERSON.values())]), on=None)
    assert problems(report) == []
    assert (report.sheets[0].read, str(report.exported_on)) == (1, "2023-08-31")


def test_a_first_row_of_data_is_no_second_row_of_headers(engine):
    """Though a value is spelt like a header: a name may be anything."""
    row = [*PERSON.values(), "自然村"]
    report = bring_in(engine, Sheet("人", [[*PERSON, "村民小组"], row]))
    assert (problems(report), report.sheets[0].read) == ([], 1)


def test_an_unknown_column_below_a_known_group_is_left_out(engine):
    upper = [*PERSON, "其他情况", None]
    lower = [None] * len(PERSON) + ["村民小组", "备注"]
    report = bring_in(engine, Sheet("人", [upper, lower, [*PERSON.values(), "三组", "无"]]))
    assert problems(report) == []
    assert report.sheets[0].skipped_columns == ["备注"]
    assert income(engine, "group_name") == ("三组",)


@pytest.mark.parametrize("kind", WRITERS)
def test_columns_may_stand_in_any_order(engine, tmp_path, kind):
    order = [5, 3, 6, 7, 0, 1, 8, 4, 2]  # the merged pair stays a pair
    turned = [[row[at] for at in order] for row in (UPPER, LOWER, FIRST, SECOND)]
    file = WRITERS[kind](tmp_path / f"台账{kind}", turned, 0)
    assert problems(import_files(engine, [file], exported_on=EXPORTED)[0]) == []
    assert responsible(engine) == SAID
