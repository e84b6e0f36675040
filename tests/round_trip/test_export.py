"""What an export holds: of which day and place, for whose eyes, and how it is written."""

import json
from datetime import date

import openpyxl
import pytest

from data import database
from data.importer import Sheet, import_files
from data.layouts import LAYOUTS
from data.refusal import Refusal
from manage import main
from queries.records import Exported, export_of, write_records
from queries.records.rows import Rows
from tests.importer.sheets import (
    EXPORTED,
    PERSON,
    bring_in,
    identity,
    persons,
    problems,
    procedures,
)
from tests.round_trip.workbooks import TITLE_ROWS, read
from tests.support.county import EAST, EAST_1, WEST_1

EARLIER = date(2023, 6, 30)


@pytest.fixture
def take(engine, county, tmp_path):
    """The rows of an export, by header."""

    def rows(name, as_of=EXPORTED, **options):
        options = {"unmasked": True} | options
        with engine.connect() as connection:
            exported = export_of(connection, LAYOUTS[name], as_of, **options)
            count = write_records(exported, tmp_path / "出.xlsx")
        return read(tmp_path / "出.xlsx") if count else []

    return rows


def one_row(**values):
    return Sheet("表", [list(values), list(values.values())])


VISIT = {"户编号": "H1", "走访日期": "2023-09-01", "走访人": "乙某某"}


def test_titles_say_what_it_is_and_of_which_day(engine, take, tmp_path):
    bring_in(engine, persons({}))
    take("household_members")
    titles = [row[0].value for row in openpyxl.load_workbook(tmp_path / "出.xlsx").active["A1:A2"]]
    assert titles == ["云溪县农户/监测对象信息", "导出时间：2023-09-25"]


def test_a_past_day_has_the_household_as_it_was(engine, take):
    bring_in(engine, persons({"工资性收入": 100}), on=EARLIER)
    second = {"人口编号": "P2", "证件号码": identity(2), "工资性收入": 300, "姓名": "乙某"}
    bring_in(engine, persons({"工资性收入": 300}, second))
    assert [(r["工资性收入"], r["人口编号"]) for r in take("household_members", EARLIER)] == [
        (100, "P1")
    ]
    assert [r["工资性收入"] for r in take("household_members")] == [300, 300]


ENDED = {
    "入户核实日期": "2023-01-10",
    "村级评议日期": "2023-07-03",
    "村级意见": "同意",
    "县级审定日期": "2023-07-20",
    "县级意见": "同意",
    "办理状态": "办结",
}


def test_a_past_day_does_not_see_what_came_later(engine, take):
    late = {"程序编号": "C2", "线索发现日期": "2023-08-01"}
    bring_in(engine, persons({}), procedures(ENDED, late))
    (row,) = take("procedures", EARLIER)
    said = [row[h] for h in ("入户核实日期", "村级评议日期", "村级意见", "县级意见", "办理状态")]
    assert said == ["2023-01-10", None, None, None, "在办"]
    assert [r["办理状态"] for r in take("procedures")] == ["办结", "在办"]


def test_the_last_day_of_the_data_has_whatever_is_stored(engine, take):
    bring_in(engine, persons({}), one_row(**(VISIT | {"走访日期": "2024-01-01"})))
    assert [r["走访日期"] for r in take("visits")] == ["2024-01-01"]


def test_what_is_planned_is_seen_before_its_day(engine, take):
    measure = {"措施编号": "M1", "户编号": "H1", "措施类别": "产业帮扶", "落实日期": "2023-01-05"}
    bring_in(engine, persons({}), one_row(**measure, 结束日期="2023-12-31"))
    assert take("measures", EARLIER)[0]["结束日期"] == "2023-12-31"


@pytest.mark.parametrize(
    ("region", "households"), [(EAST, ["H1"]), (EAST_1, ["H1"]), (WEST_1, ["H2"])]
)
def test_a_region_has_its_own_rows(engine, take, region, households):
    other = {"户编号": "H2", "证件号码": identity(2), "乡镇": "西河乡", "村": "柳湾村"}
    visits = Sheet("走访", [list(VISIT), list(VISIT.values()), ["H2", "2023-09-02", "丙某"]])
    problem = {"户编号": "H2", "问题类型": "住房安全", "具体内容": "漏雨"}
    bring_in(engine, persons({}, other), visits, one_row(**problem))
    assert [r["户编号"] for r in take("household_members", region_code=region)] == households
    assert [r["户编号"] for r in take("visits", region_code=region)] == households
    found = [r["户编号"] for r in take("household_problems", region_code=region)]
    assert found == [no for no in households if no == "H2"]


def test_persons_without_numbers_stand_on_a_sheet_of_their_own(engine, take, tmp_path):
    bring_in(engine, persons({}), on=EARLIER)
    bring_in(engine, persons({"户编号": "H2", "证件号码": identity(2)}, without=("人口编号",)))
    assert sorted(r["证件号码"] for r in take("household_members")) == [identity(1), identity(2)]
    assert len(openpyxl.load_workbook(tmp_path / "出.xlsx").worksheets) == 2
    (again,) = import_files(engine, [tmp_path / "出.xlsx"])
    assert (problems(again), again.outcome) == ([], "unchanged")


# For whose eyes


def test_names_telephones_and_numbers_are_masked(engine, take, tmp_path):
    bring_in(engine, persons({"姓名": "张三丰", "户联系电话": "13812348000"}), one_row(**VISIT))
    take("household_members", unmasked=False)
    head, row = list(openpyxl.load_workbook(tmp_path / "出.xlsx").active.values)[TITLE_ROWS + 1 :]
    said = dict(zip(head, row, strict=True))
    assert (said["姓名"], said["户联系电话"]) == ("张**", "138****8000")
    assert said["证件号码"] == identity(1)[:3] + "*" * 11 + identity(1)[-4:]
    take("visits", unmasked=False)
    head, row = list(openpyxl.load_workbook(tmp_path / "出.xlsx").active.values)[TITLE_ROWS + 1 :]
    assert dict(zip(head, row, strict=True))["走访人"] == "乙**"


@pytest.mark.parametrize("name", ["household_members", "visits"])
def test_a_masked_export_cannot_be_imported(engine, take, tmp_path, name):
    bring_in(engine, persons({}), one_row(**VISIT))
    take(name, unmasked=False)
    (report,) = import_files(engine, [tmp_path / "出.xlsx"])
    assert (report.outcome, [p[2] for p in problems(report)]) == (
        "refused",
        ["这是脱敏后的导出表，姓名、证件号码不完整"],
    )


def test_masked_numbers_are_refused_without_the_title_too(engine, take, tmp_path):
    bring_in(engine, persons({}))
    take("household_members", unmasked=False)
    book = openpyxl.load_workbook(tmp_path / "出.xlsx")
    book.active.delete_rows(1, TITLE_ROWS + 1)
    book.save(tmp_path / "改.xlsx")
    (report,) = import_files(engine, [tmp_path / "改.xlsx"])
    assert [(p[0], p[1]) for p in problems(report)] == [(2, "证件号码")]


def test_what_says_nothing_of_persons_is_never_masked(engine, take, tmp_path):
    meeting = one_row(级别="县", 会议类型="综合研判", 日期="2023-09-01")
    bring_in(engine, meeting)
    assert len(take("meetings", unmasked=False)) == 1
    assert import_files(engine, [tmp_path / "出.xlsx"])[0].outcome == "unchanged"


# How it is written


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "'=1+1", "''", "'甲"])
def test_what_looks_like_a_formula_is_fenced_and_comes_back(engine, take, tmp_path, text):
    stored = text[1:] if text[:2] in ("'=", "''") else text
    bring_in(engine, persons({"姓名": text}))
    take("household_members")
    head, row = list(openpyxl.load_workbook(tmp_path / "出.xlsx").active.values)[TITLE_ROWS:]
    assert dict(zip(head, row, strict=True))["姓名"] == f"'{stored}"
    assert import_files(engine, [tmp_path / "出.xlsx"])[0].outcome == "unchanged"


def test_an_amount_is_given_back_to_its_last_digit(engine, take, tmp_path):
    bring_in(engine, persons({"工资性收入": "0.30000000000000004"}))
    assert float(take("household_members")[0]["工资性收入"]) == 0.1 + 0.2
    assert import_files(engine, [tmp_path / "出.xlsx"])[0].outcome == "unchanged"


def test_a_text_that_no_cell_can_hold_is_not_cut_off(tmp_path):
    long = Rows(["村民小组"], lambda: iter([["甲" * 40_000]]))
    exported = Exported(LAYOUTS["household_members"], EXPORTED, "", False, False, [long])
    with pytest.raises(Refusal, match="村民小组"):
        write_records(exported, tmp_path / "出.xlsx")


# The command


@pytest.fixture
def command(engine, database_url, county, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(database, "LOCAL", tmp_path / "local")
    bring_in(engine, persons({"姓名": "张三丰"}))

    def run(*arguments):
        status = main(["export", str(tmp_path / "出"), "--database", database_url, *arguments])
        return status, capsys.readouterr()

    return run


def test_the_command_writes_each_layout_that_has_rows(command, tmp_path):
    status, said = command("--format", "json")
    rows = {row["layout"]: row for row in json.loads(said.out)}
    assert status == 0 and list(rows) == list(LAYOUTS)
    assert {name for name, row in rows.items() if row["file"]} == {"household_members"}
    assert [path.name for path in (tmp_path / "出").iterdir()] == [
        "农户、监测对象信息_20230925.xlsx"
    ]


def test_an_unmasked_export_is_asked_for_and_noted(command, tmp_path):
    asked = ["--layout", "household_members", "--as-of", "2023-09-25", "--region", EAST]
    assert command(*asked, "--unmasked")[0] == 0
    (row,) = read(tmp_path / "出" / "农户、监测对象信息_20230925.xlsx")
    assert (row["姓名"], row["证件号码"]) == ("张三丰", PERSON["证件号码"])
    (noted,) = map(json.loads, (tmp_path / "local" / "access.log").read_text("utf-8").splitlines())
    assert (noted["kind"], noted["rows"], noted["region"]) == ("export unmasked", 1, EAST)
    assert "张三丰" not in json.dumps(noted, ensure_ascii=False)


def test_an_unknown_region_is_refused_in_one_sentence(command):
    status, said = command("--region", "000000000000")
    assert (status, said.err.count("\n")) == (1, 1)
