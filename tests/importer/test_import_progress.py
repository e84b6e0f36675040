"""How far an import is, said on a terminal and to nobody else; and the copy in the clear."""

import openpyxl
import pytest

from data.importer import Phase, Progress
from manage import main
from pages.console import progress
from tests.importer.sheets import PERSON, identity
from tests.support.county import write_regions

HEADER = ",".join(PERSON)


@pytest.fixture
def place(tmp_path, capsys):
    regions = str(write_regions(tmp_path / "regions.csv"))
    assert main(["init", "--database", url(tmp_path), "--regions", regions]) == 0
    wrong = ",".join((PERSON | {"户类型": "贫困户"}).values())
    (tmp_path / "人.csv").write_text(f"{HEADER}\n{','.join(PERSON.values())}\n{wrong}\n", "utf-8")
    capsys.readouterr()
    return tmp_path


def url(folder) -> str:
    return f"sqlite:///{folder}/county.db"


def test_a_terminal_is_told_and_the_line_is_left_empty(place, capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    main(["import", str(place / "人.csv"), "--database", url(place), "--dry-run"])
    lines = capsys.readouterr().err.split("\r\033[K")
    assert lines[1:3] == ["读取　人.csv", "核对　人.csv　人　已核对 2 行"]
    assert lines[-1].startswith("共 1 处错误")


def test_a_log_is_not(place, capsys):
    main(["import", str(place / "人.csv"), "--database", url(place), "--dry-run"])
    assert "\r" not in capsys.readouterr().err


def test_a_long_line_is_cut_to_the_terminal(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    progress._Line(is_trial=False)(Progress("名" * 40, Phase.READING))
    said = capsys.readouterr().err.removeprefix("\r\033[K")
    assert said == "读取　" + "名" * 6


def test_the_table_counts_what_is_new_changed_and_warned_of(place, capsys):
    main(["import", str(place / "人.csv"), "--database", url(place), "--accept-valid-rows"])
    head, row = capsys.readouterr().out.splitlines()
    assert dict(zip(head.split(), row.split(), strict=True)) == {
        "file": "人.csv", "sheet": "人", "layout": "household_members", "read": "2", "new": "1",
        "changed": "0", "stored": "1", "unchanged": "0", "refused": "1", "warned": "0",
    }  # fmt: skip


@pytest.mark.parametrize(("option", "is_clear"), [([], False), (["--unmasked-report"], True)])
def test_the_copy_is_in_the_clear_only_if_asked_for(place, option, is_clear):
    report = place / "report.xlsx"
    command = ["import", str(place / "人.csv"), "--database", url(place), "--report", str(report)]
    assert main([*command, *option]) == 1
    cells = {cell.value for row in openpyxl.load_workbook(report)["人"].iter_rows() for cell in row}
    assert (identity(1) in cells) is is_clear


@pytest.mark.parametrize(("is_trial", "said"), [(True, "比对"), (False, "写入")])
def test_a_trial_run_does_not_claim_to_store(is_trial, said):
    progress = Progress("a.csv", Phase.STORING, "人", 12000)
    assert progress.words(is_trial=is_trial) == f"{said}　a.csv　人　已{said} 12,000 条记录"
