"""What can be wrong with a cell, a row or a file, in words that say how to mend it."""

import sys
from dataclasses import dataclass
from typing import Any

# Marks of order, joining and direction that nobody sees and Word or a web page leaves behind.
INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
SPACES = INVISIBLE + "".join(filter(str.isspace, map(chr, range(sys.maxunicode))))
# A system that saves a number's digits by `="…"` writes so for a cell without text.
OF_NO_TEXT = frozenset(("", '=""', "'"))


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
    return value is None or (isinstance(value, str) and value.strip(SPACES) in OF_NO_TEXT)
