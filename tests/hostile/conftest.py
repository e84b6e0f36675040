"""The stocked county, once a session; and an end to what would never end."""

import signal
from collections.abc import Iterator

import pytest

from tests.hostile.county import stocked

__all__ = ["stocked"]

NEVER = 2400  # seconds; the largest files take some minutes on a busy machine


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError("the import does not come to an end")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(NEVER)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
