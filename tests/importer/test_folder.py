"""A folder imports empty, however it is interrupted."""

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from threading import Thread

import openpyxl
import pytest
import xlsxwriter
from sqlalchemy import Engine, func, select

from data.config import ROOT
from data.database import migrate, open_engine
from data.importer.folder import import_folder
from data.importer.folder.lock import only_one
from data.models import household_versions, households, procedures
from data.refusal import Refusal
from manage import main
from tests.importer.sheets import PERSON, PROCEDURE
from tests.support.county import load_county

EXPORTED = date(2023, 9, 25)
QUICK = 0.05  # seconds between two looks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "交换"
    place.mkdir()
    return place


@pytest.fixture
def own(new_sqlite, tmp_path, monkeypatch):
    monkeypatch.setattr("data.identity.LOCAL", tmp_path)
    with new_sqlite() as url:
        engine = open_engine(url)
        load_county(engine)
        yield engine
        engine.dispose()


def write(path: Path, *tables: dict) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for table in tables:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, list(table))
            sheet.write_row(1, 0, table.values())
    return path


def empty(engine: Engine, folder: Path, **options):
    return import_folder(engine, folder, pause=QUICK, exported_on=EXPORTED, **options)


def names(folder: Path) -> list[str]:
    """Whatever lies in the folder and below, but for the lock."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found if path.name[0] != ".")


def number_of(engine: Engine, table) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_each_file_goes_where_it_belongs_with_its_report(own: Engine, folder: Path):
    write(folder / "1台账.xlsx", PROCEDURE)  # needs the households of the file after it
    write(folder / "2农户.xlsx", PERSON)
    write(folder / "3错.xlsx", PROCEDURE | {"程序编号": "C2", "程序类型": "消失"})
    handled = empty(own, folder).handled
    assert [(h.report.file, h.report.outcome) for h in handled] == [
        ("2农户.xlsx", "stored"),
        ("1台账.xlsx", "stored"),
        ("3错.xlsx", "refused"),
    ]
    assert names(folder) == [
        f"done/{date.today()}/1台账.xlsx",
        f"done/{date.today()}/1台账.xlsx-导入报告.xlsx",
        f"done/{date.today()}/2农户.xlsx",
        f"done/{date.today()}/2农户.xlsx-导入报告.xlsx",
        f"refused/{date.today()}/3错.xlsx",
        f"refused/{date.today()}/3错.xlsx-导入报告.xlsx",
    ]
    report = openpyxl.load_workbook(folder / names(folder)[-1])
    told = [cell for sheet in report for row in sheet.values for cell in row]
    assert "不在允许的取值之内" in told
    assert number_of(own, procedures) == 1


def test_a_name_that_is_taken_gets_a_number(own: Engine, folder: Path):
    for name in ("甲某", "乙某", "丙某"):
        write(folder / "农户.xlsx", PERSON | {"姓名": name})
        empty(own, folder)
    files = [name for name in names(folder) if "报告" not in name]
    place = f"done/{date.today()}"
    assert files == [f"{place}/农户 (2).xlsx", f"{place}/农户 (3).xlsx", f"{place}/农户.xlsx"]
    first = openpyxl.load_workbook(folder / files[2]).active
    assert "甲某" in [cell.value for cell in first[2]]


def test_unfinished_and_other_files_stay(own: Engine, folder: Path):
    for name in ("~$农户.xlsx", "农户.xlsx.part", "农户.tmp", ".隐藏.xlsx"):
        (folder / name).write_bytes(b"")
    (folder / "说明.txt").write_text("x")
    (folder / "platform.toml").write_text("x")
    write(folder.parent / "elsewhere.xlsx", PERSON)
    (folder / "link.xlsx").symlink_to(folder.parent / "elsewhere.xlsx")
    emptied = empty(own, folder)
    assert emptied.handled == []
    assert [path.name for path in emptied.left] == ["platform.toml", "说明.txt"]


def test_a_file_still_being_copied_waits_for_the_next_run(own: Engine, folder: Path):
    whole = write(folder.parent / "whole.xlsx", PERSON).read_bytes()
    target = folder / "农户.xlsx"
    target.write_bytes(whole[:100])

    def copy_the_rest() -> None:
        time.sleep(0.2)
        target.write_bytes(whole)

    copying = Thread(target=copy_the_rest)
    copying.start()
    emptied = import_folder(own, folder, pause=0.6)
    copying.join()
    assert (emptied.handled, emptied.left) == ([], [target])
    [handled] = empty(own, folder).handled
    assert handled.report.outcome == "stored"


def test_a_file_replaced_while_it_was_read_stays(own: Engine, folder: Path):
    path = write(folder / "农户.xlsx", PERSON)

    def replace(progress) -> None:
        if progress.rows:
            write(path, PERSON | {"姓名": "改名"})

    [handled] = empty(own, folder, progress=replace).handled
    assert (handled.report.outcome, handled.moved_to) == ("stored", None)
    [handled] = empty(own, folder).handled
    assert handled.report.outcome == "stored" and not path.exists()


def test_a_dry_run_moves_nothing(own: Engine, folder: Path):
    write(folder / "农户.xlsx", PERSON)
    [handled] = empty(own, folder, dry_run=True).handled
    assert (handled.report.outcome, names(folder)) == ("dry_run", ["农户.xlsx"])
    assert number_of(own, households) == 0


def test_only_one_run_at_a_time(own: Engine, folder: Path):
    write(folder / "农户.xlsx", PERSON)
    with only_one(folder), pytest.raises(Refusal, match="另一次导入正在处理文件夹"):
        empty(own, folder)
    assert names(folder) == ["农户.xlsx"]
    assert empty(own, folder).handled


# Imports, and is killed before anything is moved.
CHILD = """
import sys, time
from datetime import date
from pathlib import Path
from data import identity
from data.database import open_engine
from data.importer import folder

def wait(*_):
    print("stored", flush=True)
    time.sleep(60)

folder.file_away = wait
identity.LOCAL = Path(sys.argv[3])
folder.import_folder(
    open_engine(sys.argv[1]), Path(sys.argv[2]), pause=0.05, exported_on=date(2023, 9, 25)
)
"""


def test_killed_between_storing_and_moving(tmp_path: Path, folder: Path, monkeypatch):
    monkeypatch.setattr("data.identity.LOCAL", tmp_path)
    url = f"sqlite:///{tmp_path}/county.db"
    engine = open_engine(url)
    migrate(engine)
    load_county(engine)
    write(folder / "农户.xlsx", PERSON)
    arguments = [sys.executable, "-c", CHILD, url, str(folder), str(tmp_path)]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline() == "stored\n"
        os.kill(child.pid, signal.SIGKILL)
    assert names(folder) == ["农户.xlsx"]
    [handled] = empty(engine, folder).handled
    assert handled.report.outcome == "unchanged"
    assert f"done/{date.today()}/农户.xlsx" in names(folder)
    assert number_of(engine, household_versions) == 1
    engine.dispose()


def test_the_command_prints_one_line_a_file(own: Engine, folder: Path, monkeypatch, capsys):
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    write(folder / "农户.xlsx", PERSON)
    write(folder / "错.xlsx", PROCEDURE | {"户编号": "H9"})
    (folder / "说明.txt").write_text("x")
    (folder / "平台.toml").write_text("x")
    command = ["import", "--folder", str(folder), "--database", str(own.url)]
    assert main(command) == 1
    printed = capsys.readouterr()
    header, *lines = printed.out.splitlines()
    assert [line.split()[:2] for line in lines] == [["农户.xlsx", "stored"], ["错.xlsx", "refused"]]
    assert "说明.txt 留在文件夹里：不是 .xlsx、.xls 或 .csv。\n" in printed.err
    assert "平台.toml 留在文件夹里：映射文件请直接导入，python manage.py import" in printed.err
    assert "请按 refused 里文件旁的导入报告改正后放回文件夹。" in printed.err
    assert main([*command, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"files": [], "moved": []}


@pytest.mark.parametrize("arguments", [[], ["a.xlsx", "--folder", "b"]])
def test_files_or_a_folder(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["import", *arguments])
    assert stopped.value.code == 2


def test_a_folder_that_is_not_there(tmp_path: Path, own: Engine, capsys):
    database = ["--database", str(own.url)]
    assert main(["import", "--folder", str(tmp_path / "no"), *database]) == 1
    assert capsys.readouterr().err.endswith("no 这个文件夹，请检查路径。\n")
