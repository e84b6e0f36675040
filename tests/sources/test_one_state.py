"""All queries of a mapping see the database as it was at one moment."""

from sqlalchemy import Connection, Engine

from data.importer.sources import answer
from tests.sources.conftest import Platform
from tests.sources.platform import FIRST_HOUSEHOLD
from tests.sources.test_import import bring_in


def test_what_is_written_between_two_queries_is_not_seen(
    platform: Platform, target: Engine, monkeypatch
):
    if platform.dialect == "sqlite":
        with platform.engine().connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # or readers block writers

    def write_then_read(connection: Connection, entry, *further):
        if entry.layout == "procedures":
            with platform.engine().begin() as other:
                other.exec_driver_sql(
                    f"INSERT INTO t_liucheng (lc_id, hu_id, lx, faxian, zt)"
                    f" VALUES (1, {FIRST_HOUSEHOLD}, 'include', '20230301', 3)"
                )
        return read(connection, entry, *further)

    read = answer.read_answer
    monkeypatch.setattr("data.importer.sources.read_answer", write_then_read)
    assert bring_in(target, platform.mapping()).sheets[1].read == 20
    monkeypatch.undo()
    monkeypatch.setenv("PLATFORM_PASSWORD", "only-to-read")
    monkeypatch.setenv("MONITORING_IDENTITY_KEY", "5" * 64)
    assert bring_in(target, platform.mapping()).sheets[1].read == 21
