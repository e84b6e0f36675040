"""Numbers, money, counts and areas. A blank cell never gets here: missing is not zero."""

import math
import re
from collections.abc import Callable
from typing import Any

from data.importer.cells.text import plain
from data.importer.faults import Fault
from data.layouts import Kind

WRITTEN = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
LARGEST_COUNT = 2**31 - 1  # what an integer column holds on every database
MU_PER_HECTARE = 15

NOT_A_NUMBER = Fault("不是数字", "请只填数字，如 1234.5")
PER_CENT = Fault("这一列不是百分比", "请去掉 %，填写数值本身")
NEGATIVE = Fault("不能为负数", "请核对后改正")
NOT_WHOLE = Fault("应为整数", "请核对后改正")
TOO_LARGE = Fault("数字过大", "请核对后改正")


def number_reader(kind: Kind, divisor: float = 1) -> Callable[[Any], float | int | Fault]:
    """`divisor` turns the sheet's unit into ours."""

    def read(value: Any) -> float | int | Fault:
        number = value if isinstance(value, int | float) else _parsed(plain(value))
        if isinstance(number, Fault):
            return number
        if isinstance(value, bool) or not math.isfinite(number):
            return NOT_A_NUMBER
        if number < 0 and kind is not Kind.MONEY:
            return NEGATIVE
        if kind is not Kind.COUNT:
            return float(number) / divisor + 0.0  # + 0.0: no negative zero
        if number != int(number):
            return NOT_WHOLE
        return int(number) if number <= LARGEST_COUNT else TOO_LARGE

    return read


def _parsed(text: str) -> float | Fault:
    if text.endswith("%"):
        return PER_CENT
    text = text.removesuffix("元").strip()
    return float(text.replace(",", "")) if WRITTEN.fullmatch(text) else NOT_A_NUMBER
