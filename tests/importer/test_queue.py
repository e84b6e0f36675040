"""Two imports at once: the second waits for the first, and nobody who reads waits."""

import pytest
from sqlalchemy import func, select

from data.database import open_engine
from data.importer.queue import QueueTooLong, turn
from data.models import households, import_batches
from tests.importer.large import begin, import_file, write_households
from tests.importer.sheets import bring_in, persons

pytestmark = pytest.mark.usefixtures("county")
MANY = 40
A_MOMENT = 0.5  # seconds


@pytest.fixture
def other(database_url):
    """Another user of the same database."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def stored(engine):
    with engine.connect() as connection:
        outcomes = connection.scalars(select(import_batches.c.outcome)).all()
        return outcomes, connection.scalar(select(func.count()).select_from(households))


def test_two_processes_import_one_after_the_other(engine, database_url, tmp_path):
    files = [write_households(tmp_path / f"{n}.csv", MANY, 姓名=f"{n}某") for n in ("甲", "乙")]
    with turn(engine) as connection:
        processes = [begin(import_file, database_url, file) for file in files]
        for process in processes:
            process.join(A_MOMENT)
        assert [process.exitcode for process in processes] == [None, None]  # they wait
        assert stored(engine) == ([], 0)  # who reads does not
        connection.rollback()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert stored(engine) == (["stored", "stored"], MANY)


def test_who_waits_too_long_is_told_and_has_changed_nothing(engine, other):
    with (
        turn(engine),
        pytest.raises(QueueTooLong, match="另一个导入或撤销正在进行，等了一会儿仍未结束"),
        turn(other, patience_seconds=0.2),
    ):
        pass
    assert bring_in(other, persons({})).outcome == "stored"


def test_the_turn_ends_however_it_ends(engine, other):
    with pytest.raises(ZeroDivisionError), turn(engine):
        1 / 0  # noqa: B018
    with turn(other, patience_seconds=0.2) as connection:
        assert connection.in_transaction()
