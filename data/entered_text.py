"""What nobody may type into a page, whatever the form: people's numbers, unseen characters, tags."""

import re
import unicodedata

from data.refusal import Refusal

LINE_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
LONGEST_LINE = 40  # characters: a name, an office, a unit
# Control characters, invisible ones that turn the reading direction, halves of characters.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
TAG = re.compile(r"<[a-z!/?]", re.IGNORECASE)
# 6 digits of the place, 8 of the birthday, 3 and the check digit; 15 before 1999.
IDENTITY = re.compile(r"(?<!\d)(?:\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]|\d{15})(?!\d)")
# 残疾人证: the identity number, then kind and degree, then how often it was issued anew. It is
# told from a long 户编号 by the birthday.
CERTIFICATE = re.compile(
    r"(?<!\d)\d{6}[ -]?(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"[ -]?\d{3}[\dXx][ -]?\d{2}(?:[ -]?[\dA-Za-z]\d)?(?!\d)"
)
MOBILE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)")
LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)")
PRIVATE = (IDENTITY, CERTIFICATE, MOBILE, LANDLINE)


class TextRefused(Refusal):
    """What was typed cannot be stored as it is. Nothing was."""


def unfit(text: str, where: str) -> str | None:
    """Why the text cannot be stored, as a sentence; None where it can. `where` is the field as
    the form calls it."""
    if any(unicodedata.category(c) in UNSEEN for c in text if c not in "\n\t"):
        return f"{where}里有看不见的控制字符，请删去或重新键入后再保存。"
    # Full-width digits are digits, and dashes of any kind part them.
    ascii_digits = re.sub(r"[\u2010-\u2015\u2212\s]", "-", unicodedata.normalize("NFKC", text))
    if any(pattern.search(ascii_digits) for pattern in PRIVATE):
        return "请不要写证件号码和手机号（座机也不要写）；需要指明某户的，写户编号。"
    if TAG.search(ascii_digits):
        return f"{where}里有网页代码（形如 <b>），请只写文字后再保存。"
    return None


def line(name: str, text: str, *, longest: int = LONGEST_LINE) -> str:
    """The text of a field of one line without blank ends; may be empty. Raises TextRefused."""
    plain = text.strip()
    if len(plain) > longest:
        raise TextRefused(f"{name}最长{longest}字，请删减后再保存。")
    if "\n" in plain or "\t" in plain or LINE_BREAKS.search(plain):
        raise TextRefused(f"{name}请写在一行里。")
    if sentence := unfit(plain, name):
        raise TextRefused(sentence)
    return plain


def signature(unit: str, who: str) -> str:
    """Who typed something, as it is kept with it: 单位, then 姓名或职务. Raises TextRefused."""
    signed = {"单位": line("单位", unit), "姓名或职务": line("姓名或职务", who)}
    for name, text in signed.items():
        if not text:
            raise TextRefused(f"请填写{name}：是谁录入的，要随记录保存。")
    return " ".join(signed.values())
