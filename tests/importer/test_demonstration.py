"""Invented data says so, and never enters a database that holds real data."""

import pytest
from sqlalchemy import select

from data.importer import Sheet
from data.models import dataset
from tests.importer.sheets import PERSON, bring_in, persons, problems

pytestmark = pytest.mark.usefixtures("county")

INVENTED = Sheet(
    "人", [["监测对象信息（演示数据，纯属虚构）"], list(PERSON), list(PERSON.values())]
)


def is_demonstration(engine):
    with engine.connect() as connection:
        return connection.scalar(select(dataset.c.is_demonstration))


def test_invented_data_marks_an_empty_database(engine):
    assert bring_in(engine, INVENTED).outcome == "stored"
    assert is_demonstration(engine) is True
    assert bring_in(engine, INVENTED).outcome == "unchanged"


def test_invented_data_is_refused_by_a_database_of_real_data(engine):
    bring_in(engine, persons({"姓名": "乙某"}))
    report = bring_in(engine, INVENTED)
    assert problems(report) == [(None, None, "这是演示数据，而数据库里已有真实数据")]
    assert is_demonstration(engine) is False


def test_the_plan_of_the_invented_county_is_known_to_its_own_data_only(engine):
    bring_in(engine, persons({}))
    row = {"批次": "demo-2023", "户编号": "H1"}
    screening = Sheet("排查", [list(row), list(row.values())])
    assert problems(bring_in(engine, screening)) == [(2, "批次", "没有这个批次的方案")]
