"""A county writes a plan of its own by copying one, and everything follows it."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.config import Config, using
from data.plans import PlanError
from data.plans.folder import SHIPPED, edition
from manage import main
from tests.registers.exports import identity
from tests.support.county import EAST, EAST_1, WEST, WEST_1, County

# A copied file, and what the office of 东岭镇 changes in it.
PATTERN = "liujiang-2023.toml"
CHANGES = [
    ("liujiang-2023", "dongling-2024"),
    ("柳江区2023年防止返贫监测帮扶重点排查工作方案", "东岭镇2024年重点排查工作方案"),
    ("450206000000", EAST),
    ("year        = 2023", "year        = 2024"),
    ("2023-", "2024-"),
    ("2024-09-28", "2024-09-25"),
]
LINE = """
[[lines]]
id      = "monitoring"
title   = "监测范围"
below   = 8100
measure = "net_income"
clause  = "一（一）"

[limits.early_elimination]"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = (SHIPPED / PATTERN).read_text("utf-8")
    for before, after in CHANGES:
        assert before in text
        text = text.replace(before, after)
    assert "[limits.early_elimination]" in text
    folder = tmp_path / "方案"
    folder.mkdir()
    (folder / "dongling.toml").write_text(
        text.replace("\n[limits.early_elimination]", LINE, 1), "utf-8"
    )
    return folder


@pytest.fixture
def asked(folder: Path, engine: Engine, county: County, database_url: str) -> list[str]:
    """The common options: a database with a household of 7,500 yuan in each township, exported
    on 2024-09-26, and a config.toml beside the folder."""
    config = folder.parent / "config.toml"
    config.write_text('[plans]\nfolder = "方案"\n', "utf-8")
    options = ["--config", str(config), "--database", database_url, "--format", "json"]
    assert main(["import", str(households(folder.parent)), "--as-of", "2024-09-26", *options]) == 0
    return options


def households(folder: Path) -> Path:
    headers = "户编号,人口编号,行政区划代码,姓名,证件号码,与户主关系,户类型,人均纯收入"
    rows = [
        f"000{n},{n},{village},甲,{identity(n)},户主,一般农户,7500"
        for n, village in enumerate((EAST_1, WEST_1), 1)
    ]
    sheet = folder / "农户.csv"
    sheet.write_text("\n".join([headers, *rows]), "utf-8")
    return sheet


def answer(capsys: pytest.CaptureFixture, *command: str) -> list[dict]:
    capsys.readouterr()
    assert main(list(command)) == 0
    return json.loads(capsys.readouterr().out)


def test_it_is_listed_with_its_stages(asked, capsys):
    (plan,) = [p for p in answer(capsys, "plans", *asked) if p["id"] == "dongling-2024"]
    assert (plan["title"], plan["region_code"], plan["year"]) == (CHANGES[1][1], EAST, 2024)
    assert [stage["due"] for stage in plan["stages"]] == [
        "2024-09-15", "2024-09-25", "2024-09-25", "2024-10-12", "2024-10-20"
    ]  # fmt: skip


def test_its_rounds_are_imported_and_its_stages_counted(asked, capsys, tmp_path):
    ledger = tmp_path / "排查.csv"
    ledger.write_text(
        "批次,户编号,入户日期,是否需启动识别认定程序,触发情形\n"
        "东岭镇2024年重点排查工作方案,0001,2024-09-26,否,受灾影响较大\n",
        "utf-8",
    )
    (report,) = answer(capsys, "import", str(ledger), "--as-of", "2024-09-26", *asked)["files"]
    assert (report["stored"], report["errors"], report["warnings"]) == (1, [], [])
    stages = answer(capsys, "timeline", "--level", "township", *asked)
    (visit,) = [row for row in stages if (row["stage"], row["region_code"]) == ("visit", EAST)]
    assert (visit["due"], visit["items"], visit["late"], visit["state"]) == (
        "2024-09-25", 1, 1, "late"
    )  # fmt: skip


def test_its_income_line_is_the_one_that_counts(asked, capsys):
    figures = answer(
        capsys, "indicators", "--only", "below_line_unmonitored", "--level", "township", *asked
    )
    assert {figure["region_code"]: figure["value"] for figure in figures} == {EAST: 1, WEST: 0}


def test_a_spoilt_copy_is_refused_by_name(asked, folder, capsys):
    file = folder / "dongling.toml"
    file.write_text(file.read_text("utf-8").replace("below   = 8100", "below   = -1"), "utf-8")
    assert main(["plans", *asked]) == 1
    said = capsys.readouterr().err
    assert said.startswith("dongling.toml lines 第1项 below：读到 -1，应大于0")
    assert said.count("\n") == 1


def test_an_id_of_ours_is_refused(asked, folder, capsys):
    file = folder / "dongling.toml"
    file.write_text(file.read_text("utf-8").replace("dongling-2024", "yihe-2022"), "utf-8")
    assert main(["plans", *asked]) == 1
    assert "“yihe-2022”已被另一个方案使用" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said(asked, folder, capsys):
    folder.rename(folder.parent / "别处")
    assert main(["plans", *asked]) == 1
    assert "[plans] folder：没有" in capsys.readouterr().err


def test_a_changed_file_is_read_again(asked, folder, capsys):
    assert answer(capsys, "plans", *asked)
    file = folder / "dongling.toml"
    file.write_text(file.read_text("utf-8").replace("2024-10-20", "2024-10-21"), "utf-8")
    (plan,) = [p for p in answer(capsys, "plans", *asked) if p["id"] == "dongling-2024"]
    assert plan["stages"][-1]["due"] == "2024-10-21"


def test_kept_answers_are_kept_apart_by_the_state_of_the_files(folder):
    file = folder / "dongling.toml"
    with using(Config(plans=folder)):
        before = edition()
        file.write_text(file.read_text("utf-8") + "\n# checked\n", "utf-8")
        assert edition() != before
    with using(Config(plans=folder.parent / "nowhere")), pytest.raises(PlanError):
        edition()


def test_its_triggers_accuse_whoever_was_ticked_no(asked, capsys, tmp_path):
    ledger = tmp_path / "排查.csv"
    ledger.write_text(
        "批次,户编号,入户日期,是否需启动识别认定程序,触发情形\n"
        "dongling-2024,0001,2024-09-20,否,刚性支出较大\n",
        "utf-8",
    )
    answer(capsys, "import", str(ledger), "--as-of", "2024-09-26", *asked)
    found = answer(capsys, "findings", *asked)
    rules = {row["rule"] for row in found if row["household_id"] == "0001"}
    assert {"below_line_unmonitored", "trigger_mismatch"} <= rules
