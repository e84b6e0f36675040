"""The words of a step as they are stored, or the sentence why they cannot be."""

from dataclasses import replace
from datetime import date

from data.entered_text import LINE_BREAKS, line, unfit
from data.rectification.action import Action, ActionRefused, Step

LONGEST = 1000  # characters
LONGEST_UNIT = 80
EARLIEST = date(1990, 1, 1)
LATEST_DUE = date(2100, 12, 31)
# What the note of a step is, and what to write where it is missing.
NEEDED = {
    Step.CLOSED: ("整改佐证", "请写明整改佐证：做了什么、凭什么认定已整改。"),
    Step.CHANGED: ("调整原因", "请写明为什么调整。"),
    Step.REOPENED: ("重新打开的原因", "请写明为什么重新打开。"),
}
TEXTS = {"content": "具体内容", "remedy": "整改措施"}
LINES = {
    "responsible_unit": ("责任单位", LONGEST_UNIT),
    "responsible_person": ("责任人", LONGEST_UNIT),
}


def worded(action: Action, today: date) -> Action:
    """The step with its texts as they are stored. Raises ActionRefused or TextRefused."""
    if not EARLIEST <= action.acted_on <= today:
        raise ActionRefused("日期不能早于1990年，也不能晚于今天，请核对。")
    signed = {"actor_unit": "单位", "actor": "姓名或职务"}
    said = {column: line(name, getattr(action, column)) for column, name in signed.items()}
    for column, name in signed.items():
        if not said[column]:
            raise ActionRefused(f"请填写{name}：是谁登记的，要随记录保存。")
    name, complaint = NEEDED.get(action.action, ("说明", None))
    note = _text(name, action.note)
    if complaint and not note:
        raise ActionRefused(complaint)
    values = {column: _value(column, value) for column, value in action.values.items()}
    return replace(action, note=note, values=values, **said)


def _value(column: str, value: object) -> object:
    """A blank text is a missing value."""
    if not isinstance(value, str):
        return value
    if column in TEXTS:
        return _text(TEXTS[column], value) or None
    if column in LINES:
        name, longest = LINES[column]
        return line(name, value, longest=longest) or None
    return value.strip() or None


def _text(name: str, text: str) -> str:
    plain = LINE_BREAKS.sub("\n", text).strip()
    if len(plain) > LONGEST:
        raise ActionRefused(f"{name}最长{LONGEST:,}字，现有{len(plain):,}字，请删减后再保存。")
    if sentence := unfit(plain, name):
        raise ActionRefused(sentence)
    return plain
