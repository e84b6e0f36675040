"""Rows as a command prints them."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from data.formulas import safe


def show(form: str, rows: Iterable[Mapping[str, Any]], document: Any = None) -> None:
    """Prints rows as `form` (table, csv or json) asks; JSON prints `document` where it is not
    just the rows."""
    rows = list(rows)
    if form == "json":
        whole = rows if document is None else document
        print(_json(whole, indent=2))
    elif rows and form == "csv":
        writer = csv.DictWriter(sys.stdout, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    elif rows:
        table = [list(rows[0].keys()), *(list(map(_shown, row.values())) for row in rows)]
        widths = [max(map(display_width, column)) for column in zip(*table, strict=True)]
        for line in table:
            print("  ".join(map(_padded, line, widths)).rstrip())


def _json(value: Any, **layout: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str, **layout)


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return _json(value)
    return "—" if value is None else str(value)


def _safe(value: Any) -> Any:
    """Only text is fenced off: a number may begin with a minus. What has parts is JSON."""
    if isinstance(value, Mapping):
        return _json(value)
    return safe(value) if isinstance(value, str) else value


def display_width(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))
