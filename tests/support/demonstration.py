"""The invented county, small, for tests of pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from data import database
from data.demo.load import load_demo
from data.demo.recipe import Recipe


@contextmanager
def demonstration(folder: Path, households: int) -> Iterator[Engine]:
    """Of so many households, through the ordinary importer into an SQLite database there."""
    engine = database.open_engine(f"sqlite:///{folder}/county.db")
    database.migrate(engine)
    load_demo(engine, Recipe(households=households), folder / "workbooks", lambda step: None)
    yield engine
    engine.dispose()
