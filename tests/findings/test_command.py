"""`manage.py findings` answers with the keys of the contract, in its order."""

import csv
import json

import pytest

from manage import main
from tests.stories.story import Story
from tests.support.county import EAST_1, EAST_2

KEYS = ("rule", "household_id", "village_code", "since", "evidence", "sentence", "clause")


@pytest.fixture
def options(story: Story, database_url: str) -> list[str]:
    story.export(
        "2023-09-25",
        """
        户编号 | 村    | 识别监测时间 | 劳动技能   | 为什么
        2     | 下坪村 | 2022-03-01 | 普通劳动力 | 超过一年，没有措施，资料不全
        4     | 上坪村 | 2023-09-01 | 普通劳动力 | 只是资料不全
        3     | 上坪村 | 2022-03-01 | 普通劳动力 | 与 2 相同
        """,
    )
    story.tell()
    return ["findings", "--database", database_url, "--format", "json"]


def test_the_json_is_as_promised(options, capsys):
    assert main([*options, "--only", "incomplete_record,no_measure,over_a_year"]) == 0
    answered = json.loads(capsys.readouterr().out)
    assert {tuple(finding) for finding in answered} == {KEYS}
    assert [(f["village_code"], f["household_id"], f["rule"]) for f in answered] == [
        (EAST_1, "3", "no_measure"),
        (EAST_1, "3", "over_a_year"),
        (EAST_1, "3", "incomplete_record"),
        (EAST_1, "4", "incomplete_record"),
        (EAST_2, "2", "no_measure"),
        (EAST_2, "2", "over_a_year"),
        (EAST_2, "2", "incomplete_record"),
    ]
    assert answered[1]["since"] == "2023-03-02"
    assert answered[0]["evidence"] == {
        "included_on": "2022-03-01",
        "last_measure_ended_on": None,
        "no_measure_days": 30,
    }


def test_evidence_is_json_in_csv_and_table_too(options, capsys):
    told = '{"included_on": "2022-03-01"}'
    assert main([*options[:-1], "csv", "--only", "over_a_year"]) == 0
    lines = csv.DictReader(capsys.readouterr().out.splitlines())
    assert [line["evidence"] for line in lines] == [told, told]
    assert main([*options[:-1], "table", "--only", "over_a_year"]) == 0
    assert told in capsys.readouterr().out


def test_rules_places_days_and_limits_are_those_asked_for(options, capsys):
    asked = ["--only", "over_a_year,no_measure", "--region", EAST_2, "--as-of", "2023-09-24"]
    assert main([*options, *asked, "--limit", "no_measure_days=572"]) == 0
    answered = json.loads(capsys.readouterr().out)
    assert [(f["household_id"], f["rule"]) for f in answered] == [
        ("2", "no_measure"),
        ("2", "over_a_year"),
    ]
    assert main([*options, *asked, "--limit", "no_measure_days=573"]) == 0
    assert [f["rule"] for f in json.loads(capsys.readouterr().out)] == ["over_a_year"]


def test_an_unknown_rule_is_refused_in_one_sentence(options, capsys):
    assert main([*options, "--only", "stuck,nonsense"]) == 1
    assert capsys.readouterr().err == "没有“nonsense”这条疑点规则，请改正编号。\n"
