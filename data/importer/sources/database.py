"""Connecting to somebody else's database, which is read and never written."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from data.database import open_engine
from data.importer.faults import Fault, FileRefused

PATIENCE = 10  # seconds to connect
# Read-only whatever is asked, one state for all queries, and moments in the time of China.
# MySQL knows zones by name only where its tables of zones have been filled.
PREPARATION = {
    "mysql": (
        "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
        "SET SESSION TRANSACTION READ ONLY",
        "SET SESSION time_zone = '+08:00'",
    ),
    "postgresql": (
        "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        "SET SESSION TIME ZONE 'Asia/Shanghai'",
    ),
}
PACKAGES = {"mysql": "requirements-mysql.txt", "postgresql": "requirements-postgresql.txt"}


@contextmanager
def reading(url: URL) -> Iterator[Connection]:
    """A connection inside one read-only transaction. Raises FileRefused if there is none."""
    engine = _engine(url)
    try:
        with _connected(engine) as connection:
            yield connection
            connection.rollback()
    finally:
        engine.dispose()


def reason(error: DBAPIError) -> str:
    """What the database itself said, in one line."""
    said = error.orig.args[-1] if error.orig and error.orig.args else error.orig
    return next(iter(str(said).strip().splitlines()), type(error.orig).__name__)


def _engine(url: URL) -> Engine:
    backend = url.get_backend_name()
    if backend == "sqlite":
        return open_engine(url.render_as_string(hide_password=False), read_only=True)
    try:
        engine = create_engine(
            url,
            poolclass=NullPool,
            hide_parameters=True,
            connect_args={"connect_timeout": PATIENCE},
        )
    except ModuleNotFoundError as error:
        fault = Fault(
            f"缺少连接这种数据库的驱动（{error.name}）",
            f"请运行 python -m pip install -r {PACKAGES[backend]}",
        )
        raise FileRefused(fault) from error

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        with connection.cursor() as cursor:
            for statement in PREPARATION[backend]:
                cursor.execute(statement)
        connection.commit()  # or the settings would end with the transaction that set them

    return engine


def _connected(engine: Engine) -> Connection:
    try:
        return engine.connect()
    except DBAPIError as error:
        fault = Fault(
            f"对方的数据库连不上（{reason(error)}）",
            "请检查映射文件的 url、用户和密码，以及数据库是否开着",
        )
        raise FileRefused(fault) from error
