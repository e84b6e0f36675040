"""One import at a time: whoever comes second waits, readers do not.

SQLite knows one writer, PostgreSQL a lock that the transaction's end releases, also where the
process dies. What is read inside is what the import before has left.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import OperationalError

from data.database import BUSY_TIMEOUT_MS, IMMEDIATE
from data.refusal import Refusal

PATIENCE_SECONDS = 600
LOCK = 20_201_002  # any number, the same for every import
LOCK_NOT_AVAILABLE = "55P03"  # PostgreSQL's SQLSTATE
SQLITE_BUSY = 5


class QueueTooLong(Refusal):
    """Another import has not ended in time. Nothing was done."""


@contextmanager
def turn(engine: Engine, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[Connection]:
    """A connection within a transaction that no other import shares. The caller commits; what
    is not committed is rolled back. Raises QueueTooLong."""
    begin = _begin_sqlite if engine.dialect.name == "sqlite" else _begin_postgresql
    with engine.connect() as connection:
        begin(connection, patience_seconds)
        yield connection


def _begin_sqlite(connection: Connection, patience_seconds: float) -> None:
    """Asks again and again, so that an impatient user can stop waiting between two askings."""
    deadline = time.monotonic() + patience_seconds
    connection = connection.execution_options(**{IMMEDIATE: True})
    while True:
        left_ms = max(0, round((deadline - time.monotonic()) * 1000))
        try:
            with _busy_timeout(connection, min(left_ms, BUSY_TIMEOUT_MS)):
                connection.begin()
            return
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", None) != SQLITE_BUSY:
                raise
            if time.monotonic() >= deadline:
                raise _too_long(patience_seconds) from None


@contextmanager
def _busy_timeout(connection: Connection, milliseconds: int) -> Iterator[None]:
    driver: Any = connection.connection.driver_connection
    driver.execute(f"PRAGMA busy_timeout = {milliseconds}")
    try:
        yield
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")


def _begin_postgresql(connection: Connection, patience_seconds: float) -> None:
    connection.begin()
    connection.execute(text(f"SET LOCAL lock_timeout = {round(patience_seconds * 1000)}"))
    try:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
            raise
        raise _too_long(patience_seconds) from None
    connection.execute(text("SET LOCAL lock_timeout TO DEFAULT"))


def _too_long(patience_seconds: float) -> QueueTooLong:
    waited = f"{patience_seconds / 60:.0f} 分钟" if patience_seconds >= 60 else "一会儿"
    return QueueTooLong(
        f"另一个导入或撤销正在进行，等了{waited}仍未结束，本次没有保存任何内容，请稍后重试。"
    )
