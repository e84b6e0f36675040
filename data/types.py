"""Column types of the monitoring database that SQLAlchemy does not bring."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Text
from sqlalchemy.types import TypeDecorator


class WordSet(TypeDecorator[frozenset[str]]):
    """A set of words in one column, sorted and fenced: `|因学|因病|`; NULL when not stated.

    `column.has("因病")` is the condition that the set holds the word. The fences make the
    comparison exact on every database, without arrays or JSON.
    """

    impl = Text
    cache_ok = True

    class comparator_factory(TypeDecorator.Comparator[Any]):
        def has(self, word: str) -> ColumnElement[bool]:
            # As text, or the comparison value would be fenced itself.
            return self.expr.cast(Text).contains(f"|{word}|", autoescape=True)

    def process_bind_param(self, value: Iterable[str] | None, dialect: Any) -> str | None:
        return None if value is None else fenced(value)

    def process_result_value(self, value: str | None, dialect: Any) -> frozenset[str] | None:
        return None if value is None else frozenset(value.strip("|").split("|")) - {""}


def fenced(words: Iterable[str]) -> str:
    inner = "|".join(sorted(set(words)))
    return f"|{inner}|" if inner else "|"
