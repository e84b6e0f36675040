"""`manage.py forms`."""

import json

import pytest

from manage import main
from tests.spot_checks.forms.read import by_number
from tests.support.county import EAST_1, EAST_2, EAST_3, WEST_1


@pytest.fixture
def run(draw_no, database_url, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("data.database.LOCAL", tmp_path / "local")

    def command(*arguments):
        told = ["forms", draw_no, str(tmp_path / "out"), *arguments]
        status = main([*told, "--database", database_url, "--format", "json"])
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else None, said.err

    return command


def test_all_documents_village_by_village_each_noted(run, tmp_path):
    status, rows, _ = run()
    assert status == 0
    assert [(row["document"], row["village_code"], row["households"]) for row in rows] == [
        ("check_forms", EAST_1, 3),
        ("check_forms", WEST_1, 2),
        ("reserve_forms", EAST_1, 1),
        ("reserve_forms", WEST_1, 1),
        ("route_list", None, 7),
        ("route_workbook", None, 7),
        ("results_sheet", None, 7),
    ]
    assert len(list((tmp_path / "out").iterdir())) == 7
    assert rows[0]["file"].endswith(".docx") and "东岭镇上坪村" in rows[0]["file"]
    log = (tmp_path / "local" / "access.log").read_text("utf-8").splitlines()
    assert [json.loads(line)["rows"] for line in log] == [3, 2, 1, 1, 7, 7, 7]
    assert all(json.loads(line)["kind"] == "download" for line in log)


def test_one_village(run):
    _, rows, _ = run("--village", WEST_1)
    assert {row["village_code"] for row in rows} == {WEST_1}
    with open(rows[0]["file"], "rb") as file:
        assert list(by_number(file.read())) == ["0005", "0006"]


def test_a_reserve_village_is_printed_when_it_is_asked_for(run):
    _, rows, _ = run("--village", EAST_2)
    with open(rows[0]["file"], "rb") as file:
        assert list(by_number(file.read())) == ["0008"]


def test_what_is_refused_is_one_sentence(run, database_url, capsys, tmp_path):
    status, _, error = run("--village", EAST_3)
    assert (status, error.count("\n")) == (1, 1) and "没有抽中" in error
    assert main(["forms", "没有", str(tmp_path), "--database", database_url]) == 1
    assert "抽查编号" in capsys.readouterr().err
