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
    """A file that cannot be read. Also raised while its rows are read, which is as needed."""

    def __init__(self, fault: Fault):
        self.fault = fault
        super().__init__(str(fault))


class SheetRefused(FileRefused):
    """A sheet that can be read, but not as rows of its layout."""


def is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
