"""Platforms on every kind of database, and a county that imports from them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from data.database import open_engine
from tests.sources.platform import QUERIES, fill
from tests.support import mariadb
from tests.support.county import load_county
from tests.support.databases import NewDatabase
from tests.support.postgresql import ServerMissing

PASSWORD = "only-to-read"
SERVERS = [
    pytest.param("mariadb", marks=pytest.mark.mariadb),
    pytest.param("postgresql", marks=pytest.mark.postgresql),
]
PLATFORMS = ["sqlite", *SERVERS]
NUMBERS = count(1)


@dataclass(frozen=True)
class Platform:
    """`url` writes, as its owners do; `reader` is what their people gave the county."""

    dialect: str
    url: str
    reader: str
    folder: Path

    def mapping(self, *further: str, **queries: str) -> Path:
        """A mapping file with these queries, by default all that the platform has."""
        path = self.folder / "county-platform.toml"
        lines = [f'url = "{self.reader}"', *further]
        if self.dialect != "sqlite":
            lines.append('password_env = "PLATFORM_PASSWORD"')
        for layout, sql in (queries or QUERIES).items():
            lines += ["[[sheet]]", f'layout = "{layout}"', f"sql = '''{sql}'''"]
        path.write_text("\n".join(lines), "utf-8")
        return path

    def engine(self) -> Engine:
        return create_engine(self.url, poolclass=NullPool)


@pytest.fixture(scope="session")
def mariadb_socket() -> Iterator[Path]:
    try:
        mariadb.server_program()
    except ServerMissing as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(missing))
    with mariadb.server() as socket:
        yield socket


@pytest.fixture(params=PLATFORMS)
def platform(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Platform]:
    monkeypatch.setenv("PLATFORM_PASSWORD", PASSWORD)
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/platform.db"
        fill(url, "sqlite")
        yield Platform("sqlite", url, "sqlite:///platform.db", tmp_path)
    elif request.param == "mariadb":
        yield _on_mariadb(request.getfixturevalue("mariadb_socket"), tmp_path)
    else:
        with request.getfixturevalue("new_postgresql")() as url:
            fill(url, "postgresql")
            # The owner itself: what stops a write is our side, not a lack of rights.
            yield Platform("postgresql", url, url, tmp_path)


def _on_mariadb(socket: Path, folder: Path) -> Platform:
    name = f"platform{next(NUMBERS)}"
    root = f"mysql+pymysql://root@localhost/{{}}?unix_socket={socket}"
    engine = create_engine(root.format(""))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        connection.execute(text(f"CREATE USER {name}@localhost IDENTIFIED BY '{PASSWORD}'"))
        connection.execute(text(f"GRANT ALL ON {name}.* TO {name}@localhost"))
    engine.dispose()
    url = root.format(name)
    fill(url, "mariadb")
    return Platform("mariadb", url, str(make_url(url).set(username=name)), folder)


@pytest.fixture
def target(new_sqlite: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """The county's own database: places, nothing else. Every such has one identity key."""
    monkeypatch.setenv("MONITORING_IDENTITY_KEY", "5" * 64)
    with new_sqlite() as url:
        engine = open_engine(url)
        load_county(engine)
        yield engine
        engine.dispose()
