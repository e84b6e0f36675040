"""Which cell styles of a workbook show a number as a date or as a duration."""

import re
from enum import Enum
from xml.etree.ElementTree import Element


class Shows(Enum):
    DATE = "date"
    DURATION = "duration"


# ECMA-376 part 1, 18.8.30: the formats a workbook need not write out, those of Chinese too.
BUILT_IN = dict.fromkeys(
    map(str, (*range(14, 23), *range(27, 37), 45, 47, *range(50, 59))), Shows.DATE
) | {"46": Shows.DURATION}
LITERAL = re.compile(r'"[^"]*"?|[\\_*].?')
TELLING = re.compile(
    r"(?P<elapsed>\[(?:h+|m+|s+)\])|\[[^\]]*\]?|(?P<date>[dmyhs]|a/p|am/pm)", re.IGNORECASE
)


def date_styles(styles: Element | None) -> dict[str, Shows]:
    """By the index that cells give as `s`; styles of other numbers are left out."""
    if styles is None:
        return {}
    written = {
        number_format.get("numFmtId"): shown(number_format.get("formatCode", ""))
        for number_format in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    found = {
        str(index): written.get(id_, BUILT_IN.get(id_ or ""))
        for index, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
        for id_ in [style.get("numFmtId")]
    }
    return {index: shows for index, shows in found.items() if shows}


def shown(code: str) -> Shows | None:
    """By what comes first in the first section, the one of positive numbers."""
    section = LITERAL.sub("", code).partition(";")[0]
    for part in TELLING.finditer(section):
        if part["elapsed"]:
            return Shows.DURATION
        if part["date"]:
            return Shows.DATE
    return None
