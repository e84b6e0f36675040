"""A file that asks for more than its size gives it a right to gets no more.

What honest files of the same size take is measured beside it, so that the machine, however
busy or slow, plays no part.
"""

from dataclasses import dataclass
from functools import cache

import pytest

from tests.hostile.heavy import GOOD, HEAVY, Heavy, file_name
from tests.hostile.measured import Measured, measure

SMALL, LARGE = 2_000_000, 60_000_000  # bytes to read, unpacked
# An honest file's rows are read, checked and stored; nothing may cost much more than that.
TIMES_LONGER, TIMES_MORE_MEMORY = 4, 2


@dataclass(frozen=True)
class Bounds:
    seconds: float
    megabytes: float


@pytest.fixture(scope="module")
def ask(stocked: str, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("heavy")

    def ask(name: str, make: Heavy, size: int) -> Measured:
        path = folder / file_name(name)
        make(path, size)
        found = measure(stocked, path)
        path.unlink()
        return found

    return ask


@pytest.fixture(scope="module")
def honest(ask):
    """The bounds for a size: what the costlier of the honest files takes, and some more."""

    @cache
    def honest(size: int) -> Bounds:
        found = [ask(name, make, size) for name, make in GOOD.items()]
        assert all(one.status == 0 for one in found), found
        return Bounds(
            TIMES_LONGER * max(one.seconds for one in found),
            TIMES_MORE_MEMORY * max(one.megabytes for one in found),
        )

    return honest


SIZES = [SMALL, pytest.param(LARGE, marks=pytest.mark.slow)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", HEAVY)
def test_no_more_time_and_memory_than_an_honest_file(ask, honest, name: str, size: int) -> None:
    bounds = honest(size)
    found = ask(name, HEAVY[name], size)
    assert found.status in (0, 1), found
    assert found.seconds <= bounds.seconds, found
    assert found.megabytes <= bounds.megabytes, found
    assert "Traceback" not in found.said
