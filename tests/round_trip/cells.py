"""For each kind of field: a cell as an office may write it, and the cell an export gives back."""

import re
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from data.importer.cells.identity import check_character
from data.layouts import Field, Kind

Pair = tuple[Any, Any]  # as written, as exported
BLANK: Pair = (None, None)

HOSTILE = (
    "=1+1", "=HYPERLINK(\"x\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "'文字", "''", "<script>",
    "'); DROP TABLE households;--", "_x0041_", "&amp;", "　", "00012", "1e5", "é ﬁ 😀", "甲\n乙", "NULL",
)  # fmt: skip
# What a country's keyboards write, and what programs stumble over.
LETTERS = "甲乙丙丁省县村abcXYZ0129 　=+-@'\"<>&;|,，、。%_\n\t·（）—é😀"
KEYS = st.from_regex(r"[A-Z甲乙][0-9A-Za-z\-_]{0,12}", fullmatch=True)
# A fence that an import takes away, with or without text behind it, and digits that it unwraps:
# not what they seem.
READ_OTHERWISE = re.compile(r"'([=+\-@'].*)?|=\"[0-9Xx]*\"", re.DOTALL)

texts = (
    (st.sampled_from(HOSTILE) | st.text(LETTERS, max_size=20))
    .map(str.strip)
    .filter(lambda text: text and not READ_OTHERWISE.fullmatch(text))
)
days = st.dates(date(1990, 1, 1), date(2024, 12, 31))
amounts = st.floats(0, 1e12, allow_nan=False).map(lambda x: x + 0.0)
words = st.sets(st.sampled_from(("甲项", "乙项", "其他", "=丙")), min_size=1, max_size=3)


def pairs(field: Field) -> st.SearchStrategy[Pair]:
    """A blank now and then, unless the field must not be blank."""
    stated = _stated(field)
    return stated if field.required else st.just(BLANK) | stated


def _stated(field: Field) -> st.SearchStrategy[Pair]:
    if field.kind is Kind.CODE:
        return st.sampled_from([_same(code) for code in field.codes] + _synonyms(field))
    if field.kind is Kind.WORDS:
        known = st.sets(st.sampled_from(field.codes), min_size=1) if field.codes else words
        return known.map(_list)
    return BY_KIND[field.kind]


def _same(value: Any) -> Pair:
    return value, value


def _synonyms(field: Field) -> list[Pair]:
    # 边缘易致贫户 as 户类型 says more than the type.
    return [pair for pair in field.synonyms.items() if pair[0] != "边缘易致贫户"]


def _list(chosen: set[str]) -> Pair:
    """A list that begins like a formula is written behind an apostrophe."""
    written = "；".join(chosen)
    return written.replace("=", "'=", written.startswith("=")), "、".join(sorted(chosen))


def _moment(moment: datetime) -> Pair:
    moment = moment.replace(microsecond=0)
    return moment.isoformat(" "), moment.isoformat(" ", "seconds" if moment.second else "minutes")


def _month(day: date) -> Pair:
    return f"{day:%Y%m}", f"{day:%Y-%m}"


@st.composite
def _identity(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1930, 1, 1), date(2020, 12, 31)))
    digits = f"990101{born:%Y%m%d}{draw(st.integers(0, 999)):03}"
    certificate = draw(st.sampled_from(("", "", "43", "12B1")))
    return digits + check_character(digits) + certificate


identities = _identity()
BY_KIND: dict[Kind, st.SearchStrategy[Pair]] = {
    Kind.TEXT: texts.map(_same),
    Kind.KEY: KEYS.map(_same),
    Kind.DAY: days.map(lambda day: (f"{day:%Y/%m/%d}", day.isoformat())),
    Kind.MOMENT: st.builds(datetime.combine, days, st.times()).map(_moment),
    Kind.MONTH: days.map(lambda day: _same(day.isoformat())) | days.map(_month),
    Kind.YEAR: st.integers(1990, 2026).map(_same),
    Kind.NUMBER: amounts.map(_same),
    Kind.AREA: amounts.map(_same),
    Kind.MONEY: (amounts | amounts.map(lambda amount: 0.0 - amount)).map(_same),
    Kind.COUNT: st.integers(0, 2**31 - 1).map(_same),
    Kind.YES_NO: st.sampled_from([(word, "是") for word in "是√有Y1"])
    | st.sampled_from([(word, "否") for word in "否无N0"]),
    Kind.IDENTITY: identities.map(_same),
}
