"""What may be written in a 说明, and the sentences for what may not."""

import re
import unicodedata

from data.refusal import Refusal

LONGEST = 1000  # characters
LONGEST_AUTHOR = 40
LINE_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
# Control characters, invisible ones that turn the reading direction, halves of characters.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
TAG = re.compile(r"<[a-z!/?]", re.IGNORECASE)
# 6 digits of the place, 8 of the birthday, 3 and the check digit; 15 before 1999.
IDENTITY = re.compile(r"(?<!\d)(?:\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]|\d{15})(?!\d)")
MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)")
PRIVATE = (IDENTITY, MOBILE, LANDLINE)


class ExplanationRefused(Refusal):
    """The 说明 cannot be stored as it is. Nothing was."""


def checked(text: str) -> str:
    """The text as it is stored: blank ends cut off, line breaks as \\n. Raises
    ExplanationRefused."""
    plain = LINE_BREAKS.sub("\n", text).strip()
    if not plain:
        raise ExplanationRefused("说明还是空的，请写明原因和已采取的做法后再保存。")
    if len(plain) > LONGEST:
        raise ExplanationRefused(
            f"说明最长{LONGEST:,}字，现有{len(plain):,}字，请删减后再保存；有附件的请另行报送。"
        )
    _refuse_unfit(plain, "说明")
    return plain


def checked_author(name: str, text: str) -> str:
    """`name` is the field as the form calls it: 单位 or 职务."""
    plain = text.strip()
    if not plain:
        raise ExplanationRefused(f"请填写{name}：是谁写的说明，要随说明保存。")
    if len(plain) > LONGEST_AUTHOR:
        raise ExplanationRefused(f"{name}最长{LONGEST_AUTHOR}字，请删减后再保存。")
    if "\n" in plain or "\t" in plain:
        raise ExplanationRefused(f"{name}请写在一行里。")
    _refuse_unfit(plain, name)
    return plain


def _refuse_unfit(plain: str, where: str) -> None:
    if any(unicodedata.category(c) in UNSEEN for c in plain if c not in "\n\t"):
        raise ExplanationRefused(f"{where}里有看不见的控制字符，请删去或重新键入后再保存。")
    # Full-width digits are digits, and dashes of any kind part them.
    ascii_digits = re.sub(r"[\u2010-\u2015\u2212\s]", "-", unicodedata.normalize("NFKC", plain))
    if any(pattern.search(ascii_digits) for pattern in PRIVATE):
        raise ExplanationRefused(
            "请不要写证件号码和手机号（座机也不要写）；需要指明某户的，写户编号。"
        )
    if TAG.search(ascii_digits):
        raise ExplanationRefused(f"{where}里有网页代码（形如 <b>），请只写文字后再保存。")
