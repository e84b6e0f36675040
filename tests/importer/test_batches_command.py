"""`manage.py batches` and `manage.py undo`."""

import hashlib
import json

import pytest
import xlsxwriter

from manage import main
from tests.importer.sheets import PERSON, PROCEDURE
from tests.support.county import write_regions


@pytest.fixture
def run(tmp_path, capsys):
    """Runs a command on a database that knows the small county; (status, JSON, stderr)."""
    database = f"sqlite:///{tmp_path}/county.db"

    def command(*arguments):
        status = main([*arguments, "--database", database, "--format", "json"])
        captured = capsys.readouterr()
        return status, json.loads(captured.out or "null"), captured.err

    command("init", "--regions", str(write_regions(tmp_path / "regions.csv")))
    return command


@pytest.fixture
def file(tmp_path):
    def write(name, **values):
        path = tmp_path / name
        with xlsxwriter.Workbook(path) as book:
            row = (PROCEDURE if "程序编号" in values else PERSON) | values
            sheet = book.add_worksheet("表")
            sheet.write_row(0, 0, list(row))
            sheet.write_row(1, 0, list(row.values()))
        return str(path)

    return write


def test_each_attempt_is_listed_with_its_file_and_who_made_it(run, file):
    path = file("六月.xlsx")
    run("import", path, "--as-of", "2023-06-30", "--by", "某某")
    run("import", file("错.xlsx", 户类型="不明"))
    status, (wrong, right), _ = run("batches")
    assert status == 0
    with open(path, "rb") as stream:
        assert right["sha256"] == hashlib.file_digest(stream, "sha256").hexdigest()
    told = {
        name: right[name] for name in ("batch", "file", "exported_on", "imported_by", "outcome")
    }
    assert told == {
        "batch": 1,
        "file": "六月.xlsx",
        "exported_on": "2023-06-30",
        "imported_by": "某某",
        "outcome": "stored",
    }
    assert (wrong["outcome"], wrong["sheets"][0]["refused"]) == ("refused", 1)
    assert wrong["sheets"][0]["first_error"].startswith("第 2 行 户类型：")


def test_an_import_is_undone_once_and_stays_listed(run, file):
    run("import", file("六月.xlsx"))
    status, undone, _ = run("undo", "1", "--by", "某某")
    assert (status, undone) == (0, {"batch": 1, "file": "六月.xlsx", "removed": 2, "restored": 0})
    _, [listed], _ = run("batches")
    assert (listed["outcome"], listed["undone_by"]) == ("undone", "某某")
    status, answer, sentence = run("undo", "1")
    assert (status, answer, sentence.count("\n")) == (1, None, 1)
    assert "不需要再撤销" in sentence


def test_what_stands_in_the_way_is_one_sentence(run, file):
    run("import", file("六月.xlsx"))
    run("import", file("程序.xlsx", 程序编号="C1"))
    status, _, sentence = run("undo", "1")
    assert (status, sentence.count("\n")) == (1, 1)
    assert "先依次撤销批次 2，再撤销批次 1" in sentence
