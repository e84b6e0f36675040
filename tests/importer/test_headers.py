"""Finding the header row, and through it the layout."""

import pytest

from data.importer import Sheet
from data.importer.headers import ROWS_SEARCHED
from tests.importer.sheets import PERSON, PROCEDURE, bring_in, persons, problems, procedures

pytestmark = pytest.mark.usefixtures("county")

KEYS, VALUES = list(PERSON), list(PERSON.values())


@pytest.mark.parametrize("above", [0, 2, ROWS_SEARCHED - 1])
def test_the_header_is_found_among_the_first_rows(engine, above):
    report = bring_in(engine, Sheet("人", [["农户信息"]] * above + [KEYS, VALUES]))
    assert report.sheets[0].layout == "household_members"
    assert report.outcome == "stored"


def test_a_header_below_the_first_ten_rows_is_not_looked_for(engine):
    report = bring_in(engine, Sheet("人", [["农户信息"]] * ROWS_SEARCHED + [KEYS, VALUES]))
    assert problems(report) == [(None, None, "没有认出任何一种数据表")]


def test_the_order_of_columns_and_the_spelling_of_headers_do_not_matter(engine):
    odd = {
        "户编号": " 户\n编号 ",
        "乡镇": "乡（镇）",
        "村": "村（社区）",
        "与户主关系": "与户主 关系",
    }
    header = [odd.get(key, key) for key in reversed(KEYS)]
    report = bring_in(engine, Sheet("人", [header, VALUES[::-1]]))
    assert problems(report) == []
    assert bring_in(engine, persons({})).outcome == "unchanged"


def test_unknown_columns_are_left_out_and_listed(engine):
    report = bring_in(engine, persons({"序号": 1, "政治面貌": "群众"}))
    assert report.sheets[0].skipped_columns == ["序号", "政治面貌"]


def test_of_a_repeated_header_the_first_cell_that_is_not_blank_counts(engine):
    header = [*KEYS, "脱贫年度", "脱贫年度"]
    first, second = [*VALUES, " ", 2019], [*VALUES, 2020, 2019]
    bring_in(engine, Sheet("人", [header, first]))
    assert bring_in(engine, persons({"脱贫年度": 2019})).outcome == "unchanged"
    bring_in(engine, Sheet("人", [header, second]))
    assert bring_in(engine, persons({"脱贫年度": 2020})).outcome == "unchanged"


def test_two_spellings_of_one_fact_are_one_column(engine):
    header = [*KEYS, "是否解决安全饮用水", "是否饮水出现安全问题"]
    bring_in(engine, Sheet("人", [header, [*VALUES, None, "是"]]))
    assert bring_in(engine, persons({"是否解决安全饮用水": "否"})).outcome == "unchanged"


def test_other_sheets_of_a_recognised_file_are_skipped_and_listed(engine):
    report = bring_in(engine, Sheet("说明", [["填表说明"]]), Sheet("空", []), persons({}))
    assert report.outcome == "stored"
    skipped = {s.sheet: s.warnings[0].problem for s in report.sheets if s.layout is None}
    assert skipped == {"说明": "没有认识的表头，已跳过", "空": "空表，已跳过"}


def test_some_key_headers_but_not_all_is_an_error_that_says_what_lacks(engine):
    header = [key for key in KEYS if key != "户类型"]
    report = bring_in(engine, Sheet("人", [header, VALUES[:-1]]), persons({}, name="好"))
    assert report.outcome == "refused"
    assert problems(report) == [
        (None, None, "工作表“人”最接近“农户/监测对象信息”，但缺少列：户类型")
    ]


def test_the_layout_can_be_said(engine):
    sheet = Sheet("表", [[*KEYS, *PROCEDURE], [*VALUES, *PROCEDURE.values()]])
    assert (
        bring_in(engine, sheet, layout="household_members").sheets[0].layout == "household_members"
    )
    assert bring_in(engine, sheet, layout="procedures").sheets[0].layout == "procedures"
    refused = bring_in(engine, procedures({}), layout="household_members")
    assert problems(refused)[0][2].startswith("工作表“程序”最接近“农户/监测对象信息”")


def test_rows_without_a_known_value_are_no_rows(engine):
    rows = [[], [None] * 20, [" "] * 3, VALUES, ["", ""]]
    report = bring_in(engine, Sheet("人", [KEYS, *rows]))
    assert (report.sheets[0].read, problems(report)) == (1, [])


def test_rows_shorter_or_longer_than_the_header(engine):
    report = bring_in(engine, Sheet("人", [[*KEYS, "脱贫年度"], [*VALUES], [*VALUES, None, "x"]]))
    assert (report.outcome, report.sheets[0].unchanged) == ("stored", 1)
