"""What may be written in a 说明, and the sentences for what may not."""

from data.entered_text import LINE_BREAKS, unfit
from data.refusal import Refusal

LONGEST = 1000  # characters
LONGEST_AUTHOR = 40


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
    if sentence := unfit(plain, where):
        raise ExplanationRefused(sentence)
