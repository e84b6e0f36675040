"""What may be typed in for a draw: the seed, and who draws and who looks on."""

import unicodedata

from data.entered_text import UNSEEN, line
from data.refusal import Refusal

LONGEST_SEED = 200  # characters
LINE_BREAKS = {"Zl", "Zp"}


class DrawRefused(Refusal):
    """What is asked for cannot be drawn or stored. Nothing was."""


def checked_seed(text: str) -> str:
    """The seed as it is drawn with: without the blanks at its ends, otherwise as typed. Any
    digits will do, those of a lottery as well. Raises DrawRefused."""
    seed = text.strip()
    if not seed:
        raise DrawRefused("随机种子还是空的，请当众定下一串数字或文字再抽取。")
    if len(seed) > LONGEST_SEED:
        raise DrawRefused(f"随机种子最长{LONGEST_SEED}字，请删减后再抽取。")
    if any(unicodedata.category(character) in UNSEEN | LINE_BREAKS for character in seed):
        raise DrawRefused("随机种子里有换行或看不见的字符，请重新键入后再抽取。")
    return seed


def checked_person(name: str, text: str) -> str:
    """`name` is the field as the form calls it: 抽取人, 见证人. Raises TextRefused."""
    plain = line(name, text)
    if not plain:
        raise DrawRefused(f"请填写{name}：是谁做的，要随抽查保存。")
    return plain
