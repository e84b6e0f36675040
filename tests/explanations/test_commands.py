"""`manage.py explain` and `manage.py explanations`."""

import io
import json
from datetime import date

import pytest
from sqlalchemy import update

from data.models import dataset
from manage import main
from tests.flags.drawn import draw
from tests.flags.test_flags import half
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2

WHO = ["--unit", "西河乡人民政府", "--role", "分管负责人"]


@pytest.fixture
def run(engine, database_url, county, monkeypatch, tmp_path, capsys):
    draw(engine, [*map(half, (EAST_1, EAST_2, EAST_3, WEST_2)), half(WEST_1, 0)])
    with engine.begin() as connection:
        connection.execute(
            update(dataset).values(county_code=COUNTY, version=1, data_until=date(2023, 9, 25))
        )
    monkeypatch.setattr("data.database.LOCAL", tmp_path)

    def command(*arguments):
        status = main([*arguments, "--database", database_url, "--format", "json"])
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else None, said.err

    return command


def explained(run, *more):
    return run("explain", "low_elimination", "--region", WEST_1, *WHO, *more)


def test_written_and_listed(run, tmp_path):
    status, stored, _ = explained(run, "--text", "6月受灾，已延期。")
    assert status == 0
    assert (stored["grade"], stored["as_of"]) == ("信号", "2023-09-25")
    assert stored["sentence"].startswith("风险消除偏少：监测对象20户")
    status, listed, _ = run("explanations", "--region", WEST)
    assert (status, [one["explanation"] for one in listed]) == (0, ["6月受灾，已延期。"])
    assert list(listed[0]) == [
        "flag",
        "region_code",
        "region",
        "period_start",
        "as_of",
        "grade",
        "sentence",
        "explanation",
        "author_unit",
        "author_role",
        "written_at",
    ]
    assert run("explanations", "--region", EAST)[1] == []
    log = (tmp_path / "access.log").read_text("utf-8")
    assert '"kind": "explain"' in log and "受灾" not in log


def test_the_text_may_come_from_standard_input(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("道路中断。\n"))
    assert explained(run)[1]["explanation"] == "道路中断。"


def test_a_place_without_the_flag_has_nothing_to_explain(run):
    status, _, error = run("explain", "low_elimination", "--region", EAST_1, *WHO, "--text", "无")
    assert (status, error.count("\n")) == (1, 1)
    assert "没有“风险消除偏少”提示" in error


def test_what_is_refused_is_one_sentence(run):
    status, _, error = explained(run, "--text", "户主13812348000")
    assert (status, error.count("\n")) == (1, 1)
    assert error.startswith("请不要写证件号码和手机号")
    status, _, error = run("explain", "low_elimination", *WHO, "--text", "无")
    assert (status, "--region" in error) == (1, True)
    assert run("explanations")[1] == []
