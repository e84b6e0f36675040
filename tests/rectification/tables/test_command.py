"""`manage.py summary`, and what becomes of its workbook when somebody imports it."""

import json

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select, update

from data.models import area_problems, dataset, household_problems
from manage import main
from tests.rectification.tables.told import annexes
from tests.support.county import COUNTY, EAST

TOLD_BY_HEADS = """
    乡镇   | 村    | 户主姓名 | 户类型 | 问题类型 | 具体内容 | 整改措施 | 责任人 | 整改时限    | 整改成效
    东岭镇 | 上坪村 | 甲乙    | 脱贫户 | 就业方面 | 补助未发放 | 补发   | 丙丁  | 2023-09-30 | 已整改
    东岭镇 | 下坪村 | 戊己    | 脱贫户 | 饮水安全 | 水压不足   | 换水泵 | 庚辛  |            |
"""
OF_THE_COUNTY = "面上问题层级 | 问题类型 | 具体内容\n县级层面 | 医疗保障 | 机制有待健全"


@pytest.fixture
def told(story, monkeypatch, tmp_path):
    story.household_problems("2023-09-01", TOLD_BY_HEADS)
    story.area_problems("2023-09-01", OF_THE_COUNTY)
    story.tell()
    with story.engine.begin() as connection:
        connection.execute(update(dataset).values(county_code=COUNTY))
    monkeypatch.setattr("data.database.LOCAL", tmp_path)
    return story


@pytest.fixture
def run(told, database_url, capsys, tmp_path):
    def command(*arguments):
        status = main([*arguments, "--database", database_url, "--format", "json"])
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else None, said.err

    return command


def kept(engine) -> list[int]:
    with engine.connect() as connection:
        return [
            connection.scalar(select(func.count()).select_from(table))
            for table in (household_problems, area_problems)
        ]


def test_writes_the_workbook_and_prints_its_totals(run, tmp_path):
    out = tmp_path / "out.xlsx"
    status, said, _ = run("summary", "--out", str(out), "--plan", "taogou-2021")
    total = {"unit": "云溪县", "found": 3, "done": 1, "ongoing": 2, "households": 0, "persons": 0}
    assert (status, said) == (0, [total | {"file": str(out)}])
    sheet = load_workbook(out)["整改情况汇总表"]
    assert sheet["A1"].value == annexes()["T22"]["number"]
    assert [cell.value for cell in sheet[18]][3:] == [3, 1, 2, 0, 0]


def test_of_a_township_on_an_earlier_day(run, tmp_path):
    out = tmp_path / "out.xlsx"
    _, said, _ = run("summary", "--out", str(out), "--region", EAST, "--as-of", "2023-08-31")
    assert (said[0]["unit"], said[0]["found"], said[0]["done"]) == ("东岭镇", 2, 0)
    assert load_workbook(out)["整改情况汇总表"]["F2"].value == "填报时间：2023年8月31日"


def test_every_workbook_taken_along_is_noted_without_names(run, tmp_path):
    run("summary", "--out", str(tmp_path / "out.xlsx"))
    run("summary", "--out", str(tmp_path / "out.xlsx"), "--unmasked")
    log = (tmp_path / "access.log").read_text("utf-8")
    noted = [json.loads(line) for line in log.splitlines()]
    assert [(one["kind"], one["rows"]) for one in noted] == [
        ("summary", 3),
        ("summary unmasked", 3),
    ]
    assert "甲乙" not in log


def test_what_cannot_be_done_is_said_in_one_sentence(run, tmp_path):
    status, _, said = run("summary", "--out", str(tmp_path / "none" / "out.xlsx"))
    assert (status, said.count("\n")) == (1, 1)
    assert "请换一个位置" in said
    assert run("summary", "--out", str(tmp_path / "out.xlsx"), "--region", "1")[0] == 1
    with pytest.raises(SystemExit) as wrong:
        run("summary")
    assert wrong.value.code == 2


def test_masked_tables_are_not_imported(run, told, tmp_path):
    """Half a name would be a household that nobody knows."""
    out = tmp_path / "out.xlsx"
    run("summary", "--out", str(out))
    status, said, _ = run("import", str(out), "--as-of", "2023-09-02")
    problems = [error["problem"] for sheet in said["files"] for error in sheet["errors"]]
    assert (status, len(problems)) == (1, 2)
    assert all(problem.startswith("这是脱敏后的导出表") for problem in problems)
    assert kept(told.engine) == [2, 1]


def test_a_ledger_told_by_heads_comes_back_as_it_was(run, told, tmp_path):
    out = tmp_path / "out.xlsx"
    run("summary", "--out", str(out), "--unmasked")
    status, said, _ = run("import", str(out), "--as-of", "2023-09-02")
    counts = {
        sheet["layout"]: (sheet["read"], sheet["unchanged"])
        for sheet in said["files"]
        if sheet["layout"]
    }
    assert {column for sheet in said["files"] for column in sheet["skipped_columns"]} == {"序号"}
    assert (status, counts) == (0, {"household_problems": (2, 2), "area_problems": (1, 1)})
    assert kept(told.engine) == [2, 1]
