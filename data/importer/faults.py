"""What can be wrong with a cell, a row or a file, in words that say how to mend it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fault:
    """`problem` and `mend` are each a clause without a full stop."""

    problem: str
    mend: str

    def __str__(self) -> str:
        return f"{self.problem}；{self.mend}。"


class FileRefused(Exception):
    """A file or sheet that cannot be read at all."""

    def __init__(self, fault: Fault):
        self.fault = fault
        super().__init__(str(fault))


def is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
