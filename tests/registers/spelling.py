"""The many ways in which workbooks spell one header or one value."""

from datetime import date, datetime
from random import Random
from typing import Any

from tests.oracle import Month

HEADERS = {
    "人口编号": ("人口编号", "人编号"),
    "人均纯收入": ("人均纯收入", "人均纯收入(元)", "人均纯收入（元）", "家庭人均纯收入"),
    "风险消除后人均纯收入": ("风险消除后人均纯收入", "风险消除后家庭人均纯收入"),
    "识别监测时间": ("识别监测时间", "风险识别时间", " 识别监测时间 ", "识别监测\n时间"),
    "消除监测时间": ("消除监测时间", "风险消除时间"),
    "风险类型": ("风险类型", "致贫返贫风险1", "致贫返贫风险4"),
    "风险消除后是否住房出现安全问题": (
        "风险消除后是否住房出现安全问题",
        "风险消除后是否危房户",
        "风险消除后是否住房损毁",
    ),
    "风险消除后是否饮水出现安全问题": (
        "风险消除后是否饮水出现安全问题",
        "风险消除后是否解决安全饮用水",
        "风险消除后是否饮水设施损毁",
    ),
    "是否住房出现安全问题": ("是否住房出现安全问题", "是否危房户"),
    "是否饮水出现安全问题": ("是否饮水出现安全问题", "是否解决安全饮用水"),
    "是否有家庭成员未参加城乡居民(职工)基本医疗保险": (
        "是否有家庭成员未参加城乡居民(职工)基本医疗保险",
        "是否有家庭成员未参加城乡居民（职工）基本医疗保险",
    ),
    "监测联系人": ("监测联系人", "帮扶联系人", "信息采集人"),
    "户联系电话": ("户联系电话", "联系电话"),
    "农村户数": ("农村户数", "总户数"),
    "农村人口": ("农村人口", "总人口数"),
}
# 是 = safe, where the official header asks for a problem.
NEGATED = {"是否解决安全饮用水", "风险消除后是否解决安全饮用水"}
WORDS = {"一般农户": ("一般农户", "一般户", "普通农户")}
YES, NO = ("是", "√", "有", "Y", "1", 1.0), ("否", "无", "N", "0", 0.0)


def header(official: str, random: Random) -> str:
    return random.choice(HEADERS.get(official, (official,)))


def cell(value: Any, random: Random, negated: bool = False) -> Any:
    """One cell of a sheet as a reader of workbooks returns it."""
    if value is None:
        return random.choice((None, None, "", " "))
    if isinstance(value, bool):
        return random.choice(YES if value is not negated else NO)
    if isinstance(value, Month):
        return _month(value, random)
    if isinstance(value, datetime):
        return random.choice((value, value.strftime("%Y-%m-%d %H:%M:%S")))
    if isinstance(value, date):
        return _day(value, random)
    if isinstance(value, tuple):
        return random.choice("、，,;；|").join(value)
    if isinstance(value, int | float):
        return random.choice((float(value), f"{value:,}", f"{value}元"))
    return random.choice(WORDS.get(value, (value,)))


def _day(day: date, random: Random) -> Any:
    return random.choice(
        (
            day,
            datetime(day.year, day.month, day.day),
            day.isoformat(),
            f"{day.year}/{day.month}/{day.day}",
            f"{day.year}.{day.month}.{day.day}",
            f"{day:%Y%m%d}",
            f"{day.year}年{day.month}月{day.day}日",
        )
    )


def _month(month: Month, random: Random) -> str:
    year, number = month.year, month.month
    return random.choice((f"{year}{number:02}", f"{year}-{number:02}", f"{year}年{number:02}月"))
