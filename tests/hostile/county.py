"""A county's database with rows in it, and the command run against it."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from data.models import metadata
from manage import main
from tests.hostile.workbooks import HEADER, csv_text, person, row
from tests.support.county import write_regions

# An account of every attempt is kept there, refused ones too.
ACCOUNTS = ("import_", "audit_")


@dataclass(frozen=True)
class Answer:
    status: int
    files: list[dict[str, Any]]
    sentence: str  # all of stderr


@dataclass(frozen=True)
class County:
    url: str
    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str | Path) -> Answer:
        self.capture.readouterr()
        status = main([*map(str, arguments), "--database", self.url, "--format", "json"])
        out, err = self.capture.readouterr()
        document = json.loads(out) if out else {}
        files = document.get("files", []) if isinstance(document, dict) else []
        return Answer(status, files, err)

    def content(self) -> str:
        """A hash of all that an import may not change when it refuses."""
        return content_of(self.url)


def content_of(url: str) -> str:
    """By the driver itself: the calendar alone has 26,000 rows."""
    engine = create_engine(url)
    quoted = engine.dialect.identifier_preparer.quote
    digest = hashlib.sha256()
    driver = engine.raw_connection()
    for table in metadata.sorted_tables:
        if not table.name.startswith(ACCOUNTS):
            cursor = driver.cursor()
            cursor.execute(f"SELECT * FROM {quoted(table.name)}")
            digest.update(repr((table.name, sorted(cursor.fetchall(), key=repr))).encode())
            cursor.close()
    driver.close()
    engine.dispose()
    return digest.hexdigest()


def stock(folder: Path) -> str:
    """A database with regions, two households and a procedure; its URL."""
    url = f"sqlite:///{folder}/building.db"
    (folder / "人.csv").write_text(csv_text(person()), "utf-8")
    (folder / "程序.csv").write_text(csv_text([HEADER, row(程序编号="C0")]), "utf-8")
    regions = write_regions(folder / "regions.csv")
    assert main(["init", "--database", url, "--regions", str(regions)]) == 0
    files = [str(folder / "人.csv"), str(folder / "程序.csv")]
    assert main(["import", *files, "--as-of", "2023-09-25", "--database", url]) == 0
    return whole(folder / "building.db", folder / "county.db")


def whole(database: Path, copy: Path) -> str:
    """The database as one file, whatever of it is still in a journal beside it."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("VACUUM INTO ?", [str(copy)])
    shutil.copyfile(database.with_suffix(".key"), copy.with_suffix(".key"))
    return f"sqlite:///{copy}"


def copy_of(url: str, folder: Path) -> str:
    """The stocked database once more, for a test that stores; any earlier copy is gone."""
    original = Path(url.removeprefix("sqlite:///"))
    for earlier in folder.glob(f"{original.name}-*"):
        earlier.unlink()
    for suffix in (".db", ".key"):
        shutil.copyfile(original.with_suffix(suffix), folder / f"{original.stem}{suffix}")
    return f"sqlite:///{folder / original.name}"


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield stock(tmp_path_factory.mktemp("stocked"))
