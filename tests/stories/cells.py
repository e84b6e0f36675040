"""Tables in a story's text, read into records."""

from datetime import date, datetime
from typing import Any

from tests.oracle import Month, Record

COMMENT = "为什么"
LISTS = ("风险类型", "触发情形", "帮扶", "保障")
YES_NO = (
    "风险是否已消除",
    "整户无劳动能力兜底保障户",
    "是否需启动识别认定程序",
    "出现安全问题",
    "是否义务教育阶段",
    "是否有家庭成员",
)
NUMBERS = ("收入", "户数", "人口", "支出", "(元)")


def table(text: str) -> list[Record]:
    """One record a line below the headers; the last column may say why."""
    lines = [line.split("|") for line in text.strip().splitlines()]
    headers = [header.strip() for header in lines[0]]
    return [
        {
            header: value(header, cell.strip())
            for header, cell in zip(headers, cells, strict=False)
            if header != COMMENT
        }
        for cells in lines[1:]
    ]


def value(header: str, text: str) -> Any:
    if not text:
        return None
    if header == "报送时间":
        return datetime.fromisoformat(text)
    if header.endswith(("日期", "时间", "时限")):
        return day(text)
    if any(word in header for word in YES_NO):
        return {"是": True, "否": False}[text]
    if header.endswith(NUMBERS):
        return float(text) if "." in text else int(text)
    if header != "措施类别" and header.endswith(LISTS):
        return tuple(text.split("、"))
    return text


def day(text: str) -> date | Month:
    """`2023-09` is a month."""
    if len(text) == 7:
        return Month(int(text[:4]), int(text[5:]))
    return date.fromisoformat(text)
