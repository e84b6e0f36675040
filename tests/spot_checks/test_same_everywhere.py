"""The same list to its last digit in other processes, with other hash seeds and other Pythons."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.spot_checks.repeated import DESIGN, frame, told

ROOT = Path(__file__).parents[2]
# What was drawn when this was written, on CPython 3.11 and 3.12. It never changes: lists of past
# rounds have to come out again. A change of rules needs rules of a new name beside these.
DRAWN = "bf6b77355788998e541f4ac0c7b34e8834b44ca6b7eba02b9b1fb8cba0e1506b"
VERSIONS = ("3.11", "3.12", "3.13")


def digest(interpreter: str, hash_seed: str) -> tuple[str, str]:
    """Its version and the SHA-256 of what it draws."""
    ran = subprocess.run(
        [interpreter, "-m", "tests.spot_checks.repeated"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    version, drawn = ran.stdout.splitlines()
    return version, drawn


def interpreter(version: str) -> str | None:
    """One of this version that runs, of those on PATH and of pyenv."""
    own = Path.home() / ".pyenv" / "versions"
    found = [shutil.which(f"python{version}")]
    found += [str(path) for path in sorted(own.glob(f"{version}.*/bin/python{version}"))]
    for path in filter(None, found):
        ran = subprocess.run([path, "-c", "import hashlib"], capture_output=True)
        if ran.returncode == 0:
            return path
    return None


def test_here():
    assert hashlib.sha256(told(frame(4, 7, 20), DESIGN).encode()).hexdigest() == DRAWN


@pytest.mark.parametrize("hash_seed", ["0", "1", "20230925", "random"])
def test_in_processes_that_hash_otherwise(hash_seed):
    assert digest(sys.executable, hash_seed)[1] == DRAWN


@pytest.mark.parametrize("version", VERSIONS)
def test_on_another_python(version):
    # Debian 12 has 3.11 only: `test_here` holds whichever runs the tests to what both drew.
    path = interpreter(version)
    if path is None:
        pytest.skip(f"python{version} is not installed here")
    ran, drawn = digest(path, "random")
    assert ran == str(tuple(map(int, version.split("."))))
    assert drawn == DRAWN
