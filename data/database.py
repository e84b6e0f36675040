"""Opening and migrating the monitoring database, SQLite and PostgreSQL alike."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event, insert, inspect, select
from sqlalchemy.engine import URL, make_url

from data.config import ROOT, Config
from data.models import dataset
from data.refusal import Refusal
from data.workdays import refresh_calendar

LOCAL = ROOT / "data" / "local"
MIGRATIONS = Path(__file__).parent / "migrations"
# What a writing connection may keep of the file: an import's indices, or most of them.
CACHE_KIB = 65_536
BUSY_TIMEOUT_MS = 10_000
# Execution option of a connection: its transaction is a writer's from the beginning.
IMMEDIATE = "sqlite_begin_immediate"


class DatabaseError(Refusal):
    """The database cannot be used as it is."""


def own_database(config: Config) -> str:
    """Where a county's own data goes: the configured database, else `county.db`."""
    return config.database or _local_url("county.db")


def demo_database() -> str:
    return _local_url("demo.db")


def served_database(config: Config) -> str:
    """What is shown and asked: the configured database, else `county.db` if it holds data,
    else the demonstration county."""
    own = own_database(config)
    return own if config.database or holds_data(own) else demo_database()


def is_present(url: str) -> bool:
    """Whether there is anything to open: an SQLite file exists; a server is taken as there."""
    file = sqlite_file(make_url(url))
    return file is None or file.exists()


def _local_url(name: str) -> str:
    return f"sqlite:///{(LOCAL / name).as_posix()}"


def has_tables(url: str) -> bool:
    """Whether there is a database, and one of ours."""
    if not is_present(url):
        return False
    engine = open_engine(url, read_only=True)
    try:
        return inspect(engine).has_table(dataset.name)
    finally:
        engine.dispose()


def holds_data(url: str) -> bool:
    """Whether anything was ever imported there."""
    if not has_tables(url):
        return False
    engine = open_engine(url, read_only=True)
    try:
        with engine.connect() as connection:
            return connection.scalar(select(dataset.c.data_until)) is not None
    finally:
        engine.dispose()


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite address; None for one in memory and for other databases."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(url.database.removeprefix("file:"))  # as a read-only address has it


def open_engine(url: str, read_only: bool = False) -> Engine:
    """An engine for `url`. A read-only one cannot write, whatever is asked of it.

    Its errors leave bound values out, so that no household's value reaches a log.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed, read_only)
    options = {"options": "-c default_transaction_read_only=on"} if read_only else {}
    return create_engine(parsed, pool_pre_ping=True, hide_parameters=True, connect_args=options)


def _open_sqlite(url: URL, read_only: bool) -> Engine:
    file = sqlite_file(url)
    if file is not None and read_only:
        url = url.set(
            database=f"file:{file.as_posix()}", query={**url.query, "mode": "ro", "uri": "true"}
        )
    elif file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _: Any) -> None:
        # The driver's own transactions leave schema changes outside; ours hold everything.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        elif file is not None:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        immediate = connection.get_execution_options().get(IMMEDIATE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def migrate(engine: Engine) -> None:
    """Creates the tables, or brings older ones up to date; the calendar likewise.

    Raises DatabaseError for a database that a newer program has written.
    """
    script = ScriptDirectory(str(MIGRATIONS))
    known = {revision.revision for revision in script.walk_revisions()}
    with engine.begin() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        if current is not None and current not in known:
            raise DatabaseError(
                f"数据库由更新版本的程序建立（结构版本 {current}），请先升级本程序再打开它。"
            )
        config = AlembicConfig()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.scalar(select(dataset.c.id)) is None:
            connection.execute(insert(dataset).values(id=1, is_demonstration=False, version=0))
        refresh_calendar(connection)


def check_migrated(engine: Engine) -> None:
    """Raises DatabaseError unless the tables are those of this program."""
    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current != head:
        raise DatabaseError("数据库尚未建立或版本不同，请先运行 python manage.py init。")
