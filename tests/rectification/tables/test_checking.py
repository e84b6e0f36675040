"""No table leaves the program whose figures do not add up."""

from dataclasses import replace

import pytest

from data.refusal import Refusal
from queries.rectification.tables import Disagreement, official_tables
from queries.rectification.tables.checking import check_against, check_parts, check_summary
from queries.scope import Scope, Viewer
from tests.rectification.tables.told import AS_OF, PROBLEM, summary
from tests.support.county import COUNTY, EAST, WEST
from tests.support.register import Register


def refused(check, *arguments) -> str:
    with pytest.raises(Disagreement) as refusal:
        check(*arguments)
    return str(refusal.value)


def test_all_are_those_put_right_and_those_being_put_right():
    check_summary(summary("桃沟乡", found=5, done=3, ongoing=2))
    said = refused(check_summary, summary("桃沟乡", found=5, done=3, ongoing=1))
    assert said == (
        "桃沟乡“义务教育”共排查问题数5，不等于已整改数3加正在整改数1；请核对问题台账后再导出。"
    )


def test_the_ledger_has_as_many_as_the_summary():
    rows = [PROBLEM._replace(problem_type="义务教育", result=said) for said in ("已整改", "")]
    check_against(rows, summary("桃沟乡", found=2, done=1, ongoing=1))
    for figures in ({"found": 2, "done": 2}, {"found": 1, "done": 1}):
        assert "台账是2、1" in refused(check_against, rows, summary("桃沟乡", **figures))


def test_the_units_add_up_to_the_whole():
    whole, parts = summary("云溪县", found=2, done=2), summary("东岭镇", "西河乡", found=2, done=2)
    check_parts(whole, parts)
    fewer = replace(whole, blocks=summary("云溪县", found=2, done=2, households=1).blocks)
    assert "拟识别1户0人不符" in refused(check_parts, fewer, parts)


def test_a_type_that_has_no_line_is_named(engine, county):
    Register(engine).household_problem(EAST, problem_type="其他问题")
    said = refused_tables(engine, Scope(COUNTY, AS_OF, AS_OF))
    assert "有1个问题的问题类型“其他问题”不在12类之内" in said


def refused_tables(engine, scope) -> str:
    with engine.connect() as connection:
        return refused(official_tables, connection, scope)


def test_only_who_may_read_all_of_the_place_takes_its_tables_along(engine, county):
    own = Scope(EAST, AS_OF, AS_OF, viewer=Viewer(EAST))
    with engine.connect() as connection:
        assert official_tables(connection, own).unit == "东岭镇"
        for region in (COUNTY, WEST):
            with pytest.raises(Refusal, match="只能由能查看全部所选范围的人导出"):
                official_tables(connection, own.at(region))
