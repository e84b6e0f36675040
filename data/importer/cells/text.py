"""Text, keys, codes, lists and yes or no."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from data.importer.faults import INVISIBLE, Fault
from data.layouts import Field

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
READ_AS = FULL_WIDTH | dict.fromkeys(map(ord, INVISIBLE))
WRAPPED = re.compile(r'="([^"]*)"')
FENCED = re.compile(r"'[=+\-@']")
NUMBER_LIKE = re.compile(r"[0-9Xx]+")
SCIENTIFIC = re.compile(r"[+-]?\d+(\.\d+)?[Ee][+-]?\d+")
SEPARATORS = re.compile(r"[、，,;；|]")
EXACT_DIGITS = 15  # of a number in Excel; what lies beyond has been rounded
LONGEST_TEXT = 32_767  # characters; a cell of Excel holds no more
MAX_KEY_LENGTH = 128  # keys are indexed
YES, NO = frozenset(("是", "√", "有", "Y", "1")), frozenset(("否", "无", "N", "0"))

TOO_LONG = Fault("文字过长", "请缩短到 32767 个字以内，Excel 的一格放不下更多")
ROUNDED = Fault(
    "编号被 Excel 当作数字四舍五入了，末尾几位已丢失", "请从原系统重新导出，并把该列设为文本格式"
)


def half_width(text: str) -> str:
    """Full-width characters as their half-width twins; what is invisible is left out."""
    return text.translate(READ_AS)


def plain(value: Any) -> str:
    """The text of a cell as a person reads it: trimmed, without `="…"` and a leading
    apostrophe, full-width characters made half-width, whole numbers without `.0`."""
    if isinstance(value, str) and value.isascii() and value.isalnum():
        return value  # as nearly every number and key
    text = half_width(written(value))
    if wrapped := WRAPPED.fullmatch(text):
        text = wrapped[1].strip()
    return text.removeprefix("'").strip()


def written(value: Any) -> str:
    """The text of a cell as it stands, trimmed; nothing of a broken one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Fault):
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else str(value)


def read_text(value: Any) -> str | Fault:
    """Hostile or not, text is stored as it is. Only what a CSV tool has wrapped to save a
    number's digits is unwrapped, and the apostrophe taken away with which an export has
    fenced off what looks like a formula."""
    text = written(value)
    wrapped = WRAPPED.fullmatch(text)
    if wrapped and NUMBER_LIKE.fullmatch(wrapped[1]):
        return wrapped[1]
    if FENCED.match(text):
        text = text[1:]
    if "\x00" in text:
        return Fault("文字中有不可见的控制字符", "请重新输入这个单元格")
    return text if len(text) <= LONGEST_TEXT else TOO_LONG


def read_key(value: Any) -> str | Fault:
    text = plain(value)
    if not isinstance(value, str) and is_rounded(value):
        return ROUNDED
    if "E" in text.upper() and SCIENTIFIC.fullmatch(text):
        return ROUNDED
    if isinstance(value, float) and not value.is_integer():
        return Fault("编号是带小数的数字", "请按原系统的编号填写，并把该列设为文本格式")
    if len(text) > MAX_KEY_LENGTH or "\x00" in text:
        return Fault("编号过长或含控制字符", "请按原系统的编号填写")
    return text


def is_rounded(value: Any) -> bool:
    """Whether Excel has kept a number of more digits than it can."""
    return isinstance(value, int | float) and abs(value) >= 10**EXACT_DIGITS


def code_reader(field: Field) -> Callable[[Any], str | Fault]:
    def read(value: Any) -> str | Fault:
        text = plain(value)
        code = field.synonyms.get(text, text)
        return code if code in field.codes else _unknown_word(field)

    return read


def words_reader(field: Field) -> Callable[[Any], frozenset[str] | Fault]:
    def read(value: Any) -> frozenset[str] | Fault | None:
        parts = (word.strip() for word in SEPARATORS.split(plain(value)))
        words = frozenset(field.synonyms.get(word, word) for word in parts) - {""}
        if field.codes and not words <= set(field.codes):
            return _unknown_word(field)
        return words or None

    return read


def yes_no_reader(negated: bool) -> Callable[[Any], bool | Fault]:
    def read(value: Any) -> bool | Fault:
        text = plain(value)
        if text in YES:
            return not negated
        if text in NO:
            return negated
        return Fault("不是“是”或“否”", "请填 是 或 否")

    return read


def _unknown_word(field: Field) -> Fault:
    words = [*field.codes, *field.synonyms]
    return Fault("不在允许的取值之内", f"请改为其中之一：{'、'.join(words)}")
