"""A national export laid beside the database."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from data.models import import_batches, metadata
from data.refusal import Refusal
from manage import main
from queries.reconciliation import Kind, by_place, listed, reconcile
from queries.scope import Level, Scope, Viewer
from tests.quality.drawn import PERSON, Drawn, scope, table
from tests.registers.exports import identity
from tests.support.county import COUNTY, EAST, WEST_1, County

DAY = "2023-09-25"
ASKED = scope(DAY)
HERE = """
    户编号 | 行政区划代码  | 监测对象类别 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 人均纯收入
    1     | 990101100201 | 边缘易致贫户 | 2023-03 |    |         | 6000.00
    2     | 990101100201 | 边缘易致贫户 | 2023-03 | 是 | 2023-08 | 6000
    3     | 990101101201 | 边缘易致贫户 | 2023-03 |    |         | 6000
    4     | 990101101201 |             |         |    |         | 9000
"""


@pytest.fixture
def drawn(engine: Engine, county: County) -> Drawn:
    return Drawn(engine).people(HERE).told(DAY)


def export(folder: Path, text: str, title: str = f"导出时间：{DAY}") -> Path:
    """A CSV as the system would export it; persons are numbered as in `Drawn`."""
    rows = [
        PERSON | {"姓名": "丁某某", "证件号码": identity(n), "人口编号": f"P{n}"} | record
        for n, record in enumerate(table(text), 1)
    ]
    path = folder / "监测对象信息.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow([title])
        writer.writerow(rows[0])
        writer.writerows(row.values() for row in rows)
    return path


def compared(drawn: Drawn, path: Path, asked: Scope = ASKED, on: date | None = None):
    with drawn.engine.connect() as connection:
        found = reconcile(connection, path, asked, on)
    return [
        (one.household_no, str(one.kind), one.field, one.here, one.there)
        for one in found.differences
    ]


def test_the_same_on_both_sides(drawn: Drawn, tmp_path: Path):
    # The fourth is monitored on neither.
    assert compared(drawn, export(tmp_path, HERE)) == []


def test_here_and_not_there_and_the_reverse(drawn: Drawn, tmp_path: Path):
    path = export(
        tmp_path,
        """
        户编号 | 行政区划代码  | 监测对象类别 | 识别监测时间 | 为什么
        1     | 990101100201 | 边缘易致贫户 | 2023-03 |
        4     | 990101101201 | 边缘易致贫户 | 2023-09 | 本库未监测
        5     | 990101101201 | 边缘易致贫户 | 2023-09 | 本库没有这一户
        6     | 990101101201 |             |         | 不是监测对象，不看
        """,
    )
    assert compared(drawn, path) == [
        ("2", "here_only", "监测状态", "已消除", "没有列出"),
        ("3", "here_only", "监测状态", "未消除", "没有列出"),
        ("4", "there_only", "监测状态", "未监测", "列为监测对象"),
        ("5", "there_only", "监测状态", "没有这一户", "列为监测对象"),
    ]


def test_what_differs_field_by_field(drawn: Drawn, tmp_path: Path):
    path = export(
        tmp_path,
        """
        户编号 | 人口编号 | 户类型   | 行政区划代码  | 监测对象类别   | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 人均纯收入 | 为什么
        1     | P1     | 一般农户 | 990101100202 | 突发严重困难户 | 2023-05 | 是 | 2023-09 | 6000.01 |
        2     | P2     | 一般农户 | 990101100201 | 边缘易致贫户  | 2023-04 | 是 | 2023-06 | 6000.004 | 识别差一个月，不算
        3     | P3     | 脱贫户   | 990101101201 | 边缘易致贫户  | 2023-03 | 否 |         |          | 多一人
        3     | P4     | 脱贫户   | 990101101201 | 边缘易致贫户  | 2023-03 | 否 |         |          |
        """,
    )
    month = (date(2023, 3, 1), date(2023, 3, 31))
    assert compared(drawn, path) == [
        ("1", "differs", "所在村", "990101100201", "990101100202"),
        ("1", "differs", "监测对象类别", "边缘易致贫户", "突发严重困难户"),
        ("1", "differs", "识别监测时间", month, (date(2023, 5, 1), None)),
        ("1", "differs", "风险是否已消除", False, True),
        ("1", "differs", "人均纯收入", 6000.0, 6000.01),
        (
            "2",
            "differs",
            "消除监测时间",
            (date(2023, 8, 1), date(2023, 8, 31)),
            (date(2023, 6, 1), None),
        ),
        ("3", "differs", "户类型", "一般农户", "脱贫户"),
        ("3", "differs", "人均纯收入", 6000.0, None),
        ("3", "differs", "家庭人数", 1, 2),
    ]


def test_what_the_file_has_no_column_for_does_not_differ(drawn: Drawn, tmp_path: Path):
    path = export(
        tmp_path,
        """
        户编号 | 监测对象类别
        1     | 边缘易致贫户
        2     | 边缘易致贫户
        3     | 边缘易致贫户
        """,
    )
    # Without a column of its own the place is that of the first line's fill-in.
    assert compared(drawn, path) == [("3", "differs", "所在村", WEST_1, "990101100201")]


def test_the_day_is_the_exports_own_unless_asked(drawn: Drawn, tmp_path: Path):
    path = export(tmp_path, HERE, title="导出时间：2023-07-31")
    before_elimination = ("2", "differs", "风险是否已消除", False, True)
    assert compared(drawn, path) == [before_elimination]
    assert compared(drawn, path, on=date.fromisoformat(DAY)) == []


def test_only_places_in_scope_and_readable_are_compared(drawn: Drawn, tmp_path: Path):
    path = export(
        tmp_path,
        """
        户编号 | 行政区划代码  | 监测对象类别 | 识别监测时间
        5     | 990101101201 | 边缘易致贫户 | 2023-09
        """,
    )
    whole = ["1", "2", "3", "5"]
    assert [no for no, *_ in compared(drawn, path)] == whole
    assert [no for no, *_ in compared(drawn, path, ASKED.at(EAST))] == ["1", "2"]
    reader = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1), viewer=Viewer(WEST_1))
    assert [no for no, *_ in compared(drawn, path, reader)] == ["3", "5"]


def test_tables_count_households_and_mask_names(drawn: Drawn, tmp_path: Path):
    path = export(
        tmp_path,
        """
        户编号 | 行政区划代码  | 监测对象类别   | 识别监测时间 | 人均纯收入
        1     | 990101100201 | 突发严重困难户 | 2023-03 | 6001
        5     | 990101101201 | 边缘易致贫户  | 2023-09 | 6000
        """,
    )
    with drawn.engine.connect() as connection:
        found = reconcile(connection, path, ASKED)
        places = by_place(connection, found, ASKED, Level.TOWNSHIP)
        rows = listed(connection, found)
    counts = places.set_index("region")[["here", "there", *map(str, Kind)]]
    # Of 东岭镇 the first differs twice and counts once.
    assert counts.loc["东岭镇"].tolist() == [2, 1, 1, 0, 1]
    assert counts.loc["西河乡"].tolist() == [1, 1, 1, 1, 0]
    assert "丁某某" not in rows.to_string()
    assert rows.loc[rows["户编号"] == "5", "户主"].tolist() == ["丁**"]


def test_rows_that_cannot_be_read_are_counted_and_left_out(drawn: Drawn, tmp_path: Path):
    path = export(tmp_path, HERE.replace("6000.00", "六千"))
    with drawn.engine.connect() as connection:
        found = reconcile(connection, path, ASKED)
    assert found.refused == 1
    assert [one.household_no for one in found.differences] == ["1"]


def test_a_file_without_households_is_refused_in_a_sentence(drawn: Drawn, tmp_path: Path):
    path = tmp_path / "别的.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with drawn.engine.connect() as connection, pytest.raises(Refusal, match="别的.csv"):
        reconcile(connection, path, ASKED)


def test_the_command_answers_and_stores_nothing(drawn: Drawn, tmp_path: Path, capsys):
    path = export(tmp_path, HERE.replace("6000.00", "6001"))
    url = drawn.engine.url.render_as_string(hide_password=False)
    with drawn.engine.connect() as connection:
        before = [
            connection.scalar(select(func.count()).select_from(table_))
            for table_ in metadata.sorted_tables
        ]
    assert main(["--database", url, "--format", "json", "reconcile", str(path)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["as_of"] == DAY
    assert answer["households"] == [
        {
            "household_id": "1",
            "village_code": "990101100201",
            "difference": "differs",
            "field": "人均纯收入",
            "here": 6000.0,
            "there": 6001.0,
        }
    ]
    with drawn.engine.connect() as connection:
        after = [
            connection.scalar(select(func.count()).select_from(table_))
            for table_ in metadata.sorted_tables
        ]
        assert connection.scalar(select(func.count()).select_from(import_batches)) == 1
    assert after == before
