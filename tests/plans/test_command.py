"""`plans` and the holiday table of `init`, as typed."""

import json
from datetime import date
from pathlib import Path

from sqlalchemy import create_engine, select

from data.models import calendar_days
from manage import main


def test_plans_prints_the_four_sorted_by_region(capsys):
    assert main(["plans", "--format", "json"]) == 0
    plans = json.loads(capsys.readouterr().out)
    assert [plan["id"] for plan in plans] == [
        "taogou-2021",
        "liujiang-2023",
        "yanfeng-2022",
        "yihe-2022",
    ]
    assert list(plans[0]) == ["id", "title", "region_code", "year", "stages"]
    assert plans[0]["stages"][0] == {
        "id": "mobilise",
        "name": "动员培训",
        "starts_on": "2021-06-08",
        "due": "2021-06-10",
    }
    assert plans[1]["stages"][0]["starts_on"] is None


def test_plans_as_a_table_has_a_line_a_stage(capsys):
    assert main(["plans"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + 11 + 2 + 5 + 4


def test_init_takes_a_holiday_table_or_refuses_it_whole(tmp_path: Path, capsys):
    url, table = f"sqlite:///{tmp_path}/county.db", tmp_path / "2027.csv"
    table.write_text("day,is_workday,name\n2027-10-01,否,国庆节\n", encoding="utf-8")
    assert main(["init", "--database", url, "--holidays", str(table)]) == 0
    day = select(calendar_days).where(calendar_days.c.day == date(2027, 10, 1))
    with create_engine(url).connect() as connection:
        assert connection.execute(day).one().is_workday is False
    capsys.readouterr()
    assert main(["init", "--database", url, "--holidays", str(tmp_path / "none.csv")]) == 1
    assert "读不到" in capsys.readouterr().err
