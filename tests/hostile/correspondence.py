"""Whether what a table holds stood in a sheet: read a second time, without the importer."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?", re.IGNORECASE)
DAY = re.compile(r"([0-9]{4})[-/.年]?([0-9]{1,2})(?:[-/.月]?([0-9]{1,2}))?")
OTHER_UNITS = (1, 15)  # 公顷, 亩


def simple(cell: Any) -> str:
    """A text without width, blanks, wrappers and what nobody sees."""
    text = unicodedata.normalize("NFKC", str(cell))
    text = "".join(
        c for c in text if unicodedata.category(c) not in ("Cf", "Cc") and not c.isspace()
    )
    return re.sub(r'^="(.*)"$', r"\1", text).lstrip("'")


class Stated:
    """All that the cells of a sheet state, whatever it is meant as."""

    def __init__(self, cells: Iterable[Any]):
        known = [cell for cell in cells if cell is not None]
        self.texts = {simple(cell) for cell in known}
        self.texts |= {str(cell).upper() for cell in known if isinstance(cell, bool)}
        self.numbers = {float(cell) for cell in known if isinstance(cell, int | float)}
        self.days: set[tuple[int, int, int]] = set()
        for cell in known:
            if isinstance(cell, date | datetime):
                self.days.add((cell.year, cell.month, cell.day))
        for text in self.texts:
            number = text.replace(",", "").removesuffix("元")
            if NUMBER.fullmatch(number):
                self.numbers.add(float(number))
            for year, month, day in DAY.findall(text):
                self.days.add((int(year), int(month), int(day or 1)))

    def has(self, value: Any) -> bool:
        match value:
            case str():
                found = simple(value)
                return found in self.texts or any(found in text for text in self.texts)
            case datetime() | date():
                return (value.year, value.month, value.day) in self.days
            case int() | float():
                return any(
                    abs(n / unit - value) < 1e-9 * max(1, abs(n))
                    for n in self.numbers
                    for unit in OTHER_UNITS
                )
        return True
