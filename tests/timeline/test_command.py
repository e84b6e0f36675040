"""`timeline` as typed."""

import json
from datetime import date

import pytest
from sqlalchemy import Engine, update

from data.models import dataset
from manage import main
from tests.support.county import EAST, WEST, County
from tests.support.register import Register

KEYS = ["stage", "due", "region_code", "items", "on_time", "late", "open", "state"]


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    with engine.begin() as connection:
        connection.execute(
            update(dataset).values(county_code=county.code, data_until=date(2023, 9, 25))
        )
    return Register(engine)


def test_timeline_prints_the_stages_of_each_region(register, database_url, capsys):
    register.meeting(EAST, "动员部署", date(2023, 9, 15), level="乡镇")
    asked = ["timeline", "--plan", "liujiang-2023", "--level", "township", "--format", "json"]
    assert main([*asked, "--database", database_url]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [list(row) for row in rows] == [KEYS] * 10
    assert rows[0] == {
        "stage": "deploy",
        "due": "2023-09-15",
        "region_code": EAST,
        "items": 1,
        "on_time": 1,
        "late": 0,
        "open": 0,
        "state": "done",
    }
    assert [row["state"] for row in rows if row["region_code"] == WEST][0] == "overdue"


@pytest.mark.parametrize(
    ("wrong", "status", "complaint"),
    [
        (["--plan", "nothing"], 1, "没有“nothing”这个工作方案"),
        (["--region", "123"], 1, "区划表中没有代码 123"),
        (["--from", "2024-01-01"], 1, "期初 2024-01-01 晚于截至日 2023-09-25"),
        (["--limit", "help=3"], 2, "没有“help”这个限值"),
        (["--limit", "help_days=few"], 2, "help_days"),
        (["--level", "province"], 2, "province"),
    ],
)
def test_what_cannot_be_asked_is_said(
    register, database_url, capsys, wrong: list[str], status: int, complaint: str
):
    try:
        found = main(["timeline", "--database", database_url, *wrong])
    except SystemExit as stopped:
        found = stopped.code
    captured = capsys.readouterr()
    assert (found, captured.out) == (status, "")
    assert complaint in captured.err and captured.err.count("\n") == 1


def test_without_data_there_is_nothing_to_ask(database_url, capsys):
    assert main(["timeline", "--database", database_url]) == 1
    assert "还没有数据，请先" in capsys.readouterr().err
