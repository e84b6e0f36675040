"""The told county, and `manage.py draw` as tests run it there."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from sqlalchemy import Engine, make_url

from data.database import open_engine, sqlite_file
from manage import main
from tests.spot_checks.told import tell
from tests.support.county import load_county

Run = Callable[..., tuple[int, Any, str]]  # status, JSON, stderr


@pytest.fixture(scope="session")
def told_file(new_sqlite) -> Iterator[Path]:
    """The told county, imported once a session."""
    with new_sqlite() as url:
        engine = open_engine(url)
        load_county(engine)
        tell(engine)
        engine.dispose()
        yield Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def told_county(request, engine, database_url) -> Engine:
    """`engine` with the told county in it."""
    if file := sqlite_file(make_url(database_url)):
        engine.dispose()
        copyfile(request.getfixturevalue("told_file"), file)
    else:
        load_county(engine)
        tell(engine)
    return engine


@pytest.fixture
def run(told_county, database_url, monkeypatch, tmp_path, capsys) -> Run:
    monkeypatch.setattr("data.database.LOCAL", tmp_path)
    capsys.readouterr()

    def command(*arguments: object) -> tuple[int, Any, str]:
        given = [str(argument) for argument in arguments]
        status = main([*given, "--database", database_url, "--format", "json"])
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else None, said.err

    return command


@pytest.fixture
def frozen(run: Run) -> str:
    """The SHA-256 of the told county's frame."""
    return run("draw", "--freeze")[1]["frame_sha256"]


@pytest.fixture
def drawn(run: Run, frozen: str, tmp_path: Path) -> Callable[..., tuple[int, Any, str]]:
    """Draws one village a township and one household a village unless told otherwise."""
    usual = {
        "--frame": frozen,
        "--seed": "20231107",
        "--round": 1,
        "--villages": 1,
        "--households": 1,
        "--out": tmp_path / "list.xlsx",
    }

    def draw(**options: object) -> tuple[int, Any, str]:
        told = usual | {f"--{name}": value for name, value in options.items()}
        return run("draw", *(word for pair in told.items() for word in pair if pair[1] is not None))

    return draw
