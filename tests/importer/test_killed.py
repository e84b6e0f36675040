"""A process killed at any moment of an import or of an undoing: the database is as before or as
after, and the next one works."""

import os
import time
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine, select

from data.importer import import_files, undo
from data.importer.queue import turn
from data.models import import_batches, metadata
from tests.importer.large import begin, import_file, kill, undo_batch, write_households
from tests.support.contents import contents

HOUSEHOLDS = 300


def state(engine: Engine) -> tuple:
    """All rows of all tables, the account of imports included."""
    with turn(engine) as connection:  # once whatever was going on has ended
        return tuple(
            (table.name, frozenset(map(tuple, connection.execute(select(table)))))
            for table in metadata.sorted_tables
        )


def last_batch(engine: Engine) -> tuple[int, str]:
    b = import_batches.c
    with engine.connect() as connection:
        return tuple(connection.execute(select(b.id, b.outcome).order_by(b.id.desc())).first())


def kill_at(engine: Engine, url: str, file: Path, moments: list[float]) -> list[bool]:
    """Imports and undoes in turn, killed after the given parts of the usual time. Returns
    whether each came to its end before that."""
    empty = contents(engine)
    begin(int).join()  # what starts the processes is started itself
    began = time.monotonic()
    begin(import_file, url, file).join()
    usual = time.monotonic() - began
    full = contents(engine)
    undo(engine, last_batch(engine)[0])
    is_full, ended = False, []
    for moment in moments:
        before = state(engine)
        action = (undo_batch, last_batch(engine)[0]) if is_full else (import_file, file)
        process = begin(action[0], url, action[1])
        process.join(moment * usual)
        kill(process)
        ended.append(state(engine) != before)
        is_full ^= ended[-1]
        assert contents(engine) == (full if is_full else empty)
        assert (last_batch(engine)[1] == "stored") == is_full
    if not is_full:
        assert import_files(engine, [file])[0].outcome == "stored"
    assert contents(engine) == full
    return ended


@pytest.mark.usefixtures("county")
def test_killed_at_a_few_moments(engine, database_url, tmp_path):
    file = write_households(tmp_path / "many.csv", HOUSEHOLDS)
    ended = kill_at(engine, database_url, file, [0, 0.3, 0.6, 3])
    assert ended[0] is False


@pytest.mark.slow
@pytest.mark.usefixtures("county")
def test_killed_at_thirty_random_moments(engine, database_url, tmp_path):
    file = write_households(tmp_path / "many.csv", HOUSEHOLDS * 10)
    random = Random(20231225)
    ended = kill_at(engine, database_url, file, [random.uniform(0, 1.5) for _ in range(30)])
    assert {True, False} == set(ended)


def test_a_key_half_written_is_no_key(tmp_path, county, engine, database_url):
    """Killed when the key is about to take its place."""
    file = write_households(tmp_path / "many.csv", 3)
    process = begin(import_without_key, database_url, file)
    process.join(60)
    assert process.exitcode == 1
    assert not list(tmp_path.glob("*.key"))
    assert import_files(engine, [file])[0].outcome == "stored"


def import_without_key(url: str, file: Path) -> None:
    def stop(*_: object) -> None:
        os._exit(1)

    os.replace = stop  # type: ignore[assignment]
    import_file(url, file)
