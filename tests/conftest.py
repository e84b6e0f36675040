"""Databases for every test: the same test runs on SQLite and on PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.database import open_engine
from tests.registers.place import load_places
from tests.support.county import County, load_county
from tests.support.databases import NewDatabase, postgresql_databases, sqlite_databases
from tests.support.postgresql import ServerMissing, programs, server

DATABASES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", metavar="DIR", help="where browser tests put their pictures")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file's tests run in one process, so that what they share is made once; but each long
    one wherever there is room. The long ones come first, then the files in no folder, which
    take longest, lest one process ends long after the others."""
    items.sort(key=lambda item: (not _is_long(item), len(item.path.parts)))
    for item in items:
        if item.get_closest_marker("xdist_group") is None and not _is_long(item):
            item.add_marker(pytest.mark.xdist_group(str(item.path)))


def _is_long(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


@pytest.fixture(scope="session")
def new_sqlite(tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    return sqlite_databases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def new_postgresql() -> Iterator[NewDatabase]:
    try:
        programs()
    except ServerMissing as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(missing))
    with server() as url:
        yield postgresql_databases(url)


@pytest.fixture(params=DATABASES)
def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The URL of a fresh database: migrated, calendar filled, otherwise empty."""
    # Where the key of a database on a server is kept.
    monkeypatch.setattr("data.identity.LOCAL", tmp_path)
    with request.getfixturevalue(f"new_{request.param}")() as url:
        yield url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on a fresh database: migrated, calendar filled, otherwise empty."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def county(engine: Engine) -> County:
    """One county, two townships, five villages, in the database of `engine`."""
    return load_county(engine)


@pytest.fixture
def places(engine: Engine) -> Engine:
    """`engine` with the places of the random registers."""
    load_places(engine)
    return engine
