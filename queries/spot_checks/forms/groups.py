"""村民小组 in the order of their numbers, however these are written: 二组, 第2组, 十二组."""

import re

VALUES = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}
CHINESE = re.compile("[一二三四五六七八九]?十?[一二三四五六七八九]?")
NUMBER = re.compile("[0-9]+|[一二三四五六七八九十]+")
NONE = 10**9  # after every number


def in_order(group: str | None) -> tuple[int, str]:
    """Sorts by number, what has none after that by its name, households without a group last."""
    if not group:
        return NONE + 1, ""
    found = NUMBER.search(group)
    return (_number(found[0]) if found else NONE), group


def _number(text: str) -> int:
    """1 to 99 in Chinese; whatever else is written with these characters counts as no number."""
    if text.isdecimal():
        return min(int(text[:9]), NONE - 1)
    if not CHINESE.fullmatch(text):
        return NONE
    if "十" not in text:
        return VALUES[text] if len(text) == 1 else NONE
    tens, ones = text.split("十")
    return 10 * VALUES.get(tens, 1) + VALUES.get(ones, 0)
