"""`manage.py draw` as tests run it, on the told county."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from manage import main
from tests.spot_checks.told import tell

Run = Callable[..., tuple[int, Any, str]]  # status, JSON, stderr


@pytest.fixture
def run(engine, database_url, county, monkeypatch, tmp_path, capsys) -> Run:
    tell(engine)
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
