"""A full disk and a lost connection: one sentence, exit status 1, nothing half-stored."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from data.database_faults import DISK_FULL, LOST, sentence
from data.importer import import_files
from data.importer.batch import Batch
from data.importer.bulk import BulkInsert
from manage import main
from tests.importer.large import write_households
from tests.support.contents import contents

pytestmark = pytest.mark.usefixtures("county")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path):
    return write_households(tmp_path / "many.csv", 1000)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_file_may_grow(engine, database_url, file):
    before = contents(engine)
    engine.dispose()

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", "import", file, "--database", database_url],
        preexec_fn=limited,
        capture_output=True,
        text=True,
        cwd=file.parent,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"{DISK_FULL}，没有保存任何内容，请检查")
    assert contents(engine) == before
    assert main(["import", str(file), "--database", database_url]) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_database_may_have_no_more_pages(engine, database_url, file, monkeypatch, capsys):
    before = contents(engine)
    insert = Batch.insert

    def limited(batch, table, rows):
        batch.connection.execute(text("PRAGMA max_page_count = 1"))  # as many as there are
        insert(batch, table, rows)

    monkeypatch.setattr(Batch, "insert", limited)
    assert main(["import", str(file), "--database", database_url]) == 1
    captured = capsys.readouterr()
    assert captured.err.startswith(f"{DISK_FULL}，没有保存任何内容，请检查")
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert contents(engine) == before


@pytest.mark.postgresql
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize("step", [(Batch, "write_sightings"), (BulkInsert, "_copy")])
def test_the_connection_is_lost(engine, file, monkeypatch, step):
    before = contents(engine)
    go_on = getattr(*step)

    def cut_off(self, *arguments):
        connection = getattr(self, "connection", None) or self._connection
        number = connection.scalar(text("SELECT pg_backend_pid()"))
        with engine.connect() as own:
            own.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})
        go_on(self, *arguments)

    with monkeypatch.context() as patch, pytest.raises(DatabaseError) as fault:
        patch.setattr(*step, cut_off)
        import_files(engine, [file])
    assert sentence(fault.value).startswith(LOST)
    assert contents(engine) == before
    assert import_files(engine, [file])[0].outcome == "stored"
