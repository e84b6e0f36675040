"""`manage.py estimate`: the contract's list, readable tables, refusals."""

import csv
import io
import json

import pytest

from data.database import open_engine
from manage import main
from queries.spot_checks.design import Design
from tests.spot_checks.rounds import check, frame_of_sizes, keep, numbers, register
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, WEST, WEST_1, load_county

ESTIMATE = ["question", "region_code", "checked", "found", "estimate", "low", "high"]
RULE = ["rule", "checked", "found", "against_sentinel"]


@pytest.fixture
def checked(new_sqlite):
    """A database with one round, all of which was checked and some of it found."""
    with new_sqlite() as url:
        engine = open_engine(url)
        load_county(engine)
        frame = frame_of_sizes({EAST_1: 60, EAST_2: 50, WEST_1: 50})
        register(engine, frame)
        draw = keep(engine, frame, Design(villages=1, households=30))
        listed = numbers(draw.drawn.households)
        check(
            engine,
            draw.draw_no,
            listed,
            lambda number: {"is_omitted": number in listed[::5]},
        )
        check(engine, "SH-7", listed[:4], lambda number: {})
        yield url, draw
        engine.dispose()


def test_json_is_one_list_estimates_first(checked, capsys):
    url, draw = checked
    assert main(["estimate", draw.draw_no, "--database", url, "--format", "json"]) == 0
    answers = json.loads(capsys.readouterr().out)
    estimates, rules = answers[:6], answers[6:]
    assert [list(one) for one in estimates] == [ESTIMATE] * 6
    assert rules and [list(one) for one in rules] == [RULE] * len(rules)
    assert [one["region_code"] for one in estimates] == [COUNTY, EAST, WEST] * 2
    omitted = estimates[3]
    assert (omitted["question"], omitted["checked"], omitted["found"]) == ("omitted", 60, 12)
    assert 0 <= omitted["low"] < omitted["estimate"] < omitted["high"] <= 1
    assert {one["rule"] for one in rules} == {"no_measure", "stuck"}


def test_blanks_around_the_number_do_not_lose_the_results(checked, capsys):
    url, draw = checked
    answers = []
    for number in (draw.draw_no, f" {draw.draw_no} "):
        assert main(["estimate", number, "--database", url, "--format", "json"]) == 0
        answers.append(json.loads(capsys.readouterr().out))
    assert answers[0] == answers[1] and answers[0][0]["checked"] == 60


def test_csv_has_one_heading_for_both(checked, capsys):
    url, draw = checked
    assert main(["estimate", draw.draw_no, "--database", url, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {"question", "rule", "against_sentinel", "note"} <= set(rows[0])
    assert rows[1]["note"] == "样本过少" and rows[-1]["question"] == ""


def test_the_table_says_that_a_list_of_others_cannot_be_extrapolated(checked, capsys):
    url, _ = checked
    assert main(["estimate", "SH-7", "--database", url]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all("只列已查，不推算" in line for line in lines[1:])
    assert main(["estimate", "SH-7", "--database", url, "--format", "json"]) == 0
    answers = json.loads(capsys.readouterr().out)
    assert {one["estimate"] for one in answers} == {one["high"] for one in answers} == {None}


def test_an_unknown_number_is_refused_in_a_sentence(checked, capsys):
    url, _ = checked
    assert main(["estimate", "C1", "--database", url]) == 1
    said = capsys.readouterr()
    assert said.out == "" and said.err == "没有编号为“C1”的抽查，请核对抽查编号。\n"
