"""Fresh, migrated databases, made cheaply: each is a copy of one template."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, create_engine, text, update

from data.database import migrate, open_engine
from data.models import calendar_days, dataset, metadata

DATASET_AT_FIRST = {
    "county_code": None,
    "is_demonstration": False,
    "version": 0,
    "data_until": None,
    "key_check": None,
}

# `with new() as url:` is one more empty, migrated database; it is gone afterwards.
NewDatabase = Callable[[], AbstractContextManager[str]]


def migrate_and_close(url: str) -> None:
    """An empty database becomes one as `manage.py init` leaves it, but without regions."""
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()


def sqlite_databases(folder: Path) -> NewDatabase:
    template = folder / "template.db"
    migrate_and_close(f"sqlite:///{template}")
    numbers = count(1)

    @contextmanager
    def new() -> Iterator[str]:
        path = folder / f"test{next(numbers)}.db"
        shutil.copyfile(template, path)
        yield f"sqlite:///{path}"
        path.unlink()

    return new


def postgresql_databases(server_url: str) -> NewDatabase:
    create = create_engine(server_url.format("postgres"), isolation_level="AUTOCOMMIT")
    numbers = count(1)

    def execute(statement: str) -> None:
        with create.connect() as connection:
            connection.execute(text(statement))
        create.dispose()

    execute("CREATE DATABASE migrated")
    migrate_and_close(server_url.format("migrated"))

    @contextmanager
    def new() -> Iterator[str]:
        name = f"test{next(numbers)}"
        execute(f"CREATE DATABASE {name} TEMPLATE migrated")
        yield server_url.format(name)
        execute(f"DROP DATABASE {name} WITH (FORCE)")

    return new


def empty(engine: Engine, *keep: str) -> None:
    """Make the database as it was, but for the tables named in `keep`.

    For tests that try many small registers in one database.
    """
    kept = {calendar_days.name, dataset.name, *keep}
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name not in kept:
                connection.execute(table.delete())
        connection.execute(update(dataset).values(DATASET_AT_FIRST))
