"""Values as the history keeps them: text that turns into the same value again.

What type a text is of is said by its column. Only a missing value is NULL.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Float, Integer, LargeBinary

from data.types import WordSet, fenced

YES, NO = "是", "否"


def as_text(value: Any) -> str | None:
    match value:
        case None:
            return None
        case frozenset():
            return fenced(value)
        case bytes():
            return value.hex()
        case bool():
            return YES if value else NO
        case date() | datetime():
            return value.isoformat()
    return str(value)  # of a float the shortest that reads as the same float


def from_text(text: str | None, column: Column[Any]) -> Any:
    """The value that `as_text` made `text` of."""
    if text is None:
        return None
    match column.type:
        case WordSet():
            return frozenset(text.strip("|").split("|")) - {""}
        case LargeBinary():
            return bytes.fromhex(text)
        case Boolean():
            return text == YES
        case DateTime():
            return datetime.fromisoformat(text)
        case Date():
            return date.fromisoformat(text)
        case Float():
            return float(text)
        case Integer():
            return int(text)
    return text
