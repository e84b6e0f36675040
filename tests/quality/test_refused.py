"""Rows that an import refused are counted, since no record is there to be checked."""

from datetime import date

from data.importer import Sheet, import_sheets
from queries.quality.refused import refused_rows
from tests.quality.drawn import Drawn
from tests.registers.exports import identity

HEADERS = ["户编号", "行政区划代码", "户类型", "姓名", "证件号码", "与户主关系"]


def test_numbers_of_a_wrong_length_or_check_digit(drawn: Drawn):
    right = identity(1)
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    rows = [
        ["1", "990101100201", "一般农户", "甲", number, "户主"]
        for number in (right, wrong, right[:17])
    ]
    import_sheets(
        drawn.engine,
        [Sheet("人", [HEADERS, *rows])],
        file_name="农户.xlsx",
        exported_on=date(2023, 9, 25),
    )
    with drawn.engine.connect() as connection:
        frame = refused_rows(connection)
    assert frame.drop(columns="导入时间").to_numpy().tolist() == [
        ["农户.xlsx", "人", "农户/监测对象信息", 3, 2]
    ]


def test_what_was_imported_without_fault_is_not_listed(drawn: Drawn):
    drawn.people("""
        户编号
        1
    """).told()
    with drawn.engine.connect() as connection:
        assert refused_rows(connection).empty
