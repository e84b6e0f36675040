"""Visits, problems, meetings and monitors around the days that matter."""

from datetime import date, timedelta
from random import Random

from tests.oracle import Export, Record
from tests.registers.dates import near
from tests.registers.place import COUNTY, TOWNSHIPS, VILLAGES

RESULTS = (None, None, "正在整改", "已整改", "已完成，复查合格", "已销号", "未已整改")
MEETINGS = ("综合研判", "部门联席会", "总结报告")
POSTS = ("防贫监测信息员", "防贫监测信息员", "防贫监测信息员", "一级网格员", None)


def month_bounds(today: date) -> list[date]:
    """The first day of this month and of the four before it: last days lie next to them."""
    months = [today.year * 12 + today.month - 1 - back for back in range(5)]
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def visits(random: Random, number: str, today: date) -> list[Record]:
    """About the first and the last day of the last months, mostly in the house."""
    found = {}
    for _ in range(random.choice((0, 1, 1, 2, 4))):
        day, visitor = near(random, [today, *month_bounds(today)]), random.choice(("甲乙", "丙丁"))
        found[day, visitor] = {
            "户编号": number,
            "走访日期": day,
            "走访人": visitor,
            "方式": random.choice(("入户", "入户", "入户", "电话", None)),
            "月收入(元)": random.choice((None, 0, 1500.5)),
        }
    return list(found.values())


def household_problems(
    random: Random, numbers: list[str], days: list[date], today: date
) -> tuple[Export, ...]:
    """Of households by their number, or of a head in a village; stated anew in a later sheet."""
    told = []
    for n in range(random.choice((0, 1, 3, 6))):
        number = random.choice((None, *numbers))
        told.append(
            _problem(random, n, "G", today)
            | {
                "户编号": number,
                "户主姓名": "甲乙",
                "行政区划代码": random.choice(VILLAGES) if number is None else None,
            }
        )
    return _stated(random, told, days, today)


def area_problems(random: Random, days: list[date], today: date) -> tuple[Export, ...]:
    told = []
    for n in range(random.choice((0, 1, 3, 5))):
        level, places = random.choice(
            (("县级层面", (COUNTY,)), ("镇级层面", TOWNSHIPS), ("村级层面", VILLAGES))
        )
        told.append(
            _problem(random, n, "M", today)
            | {"面上问题层级": level, "行政区划代码": random.choice(places)}
        )
    return _stated(random, told, days, today)


def _problem(random: Random, n: int, letter: str, today: date) -> Record:
    return {
        "编号": random.choice((f"{letter}{n}", None)),
        "问题类型": "住房安全",
        "具体内容": f"{letter}{n}",
        "发现日期": random.choice((None, *[near(random, [today]) for _ in range(3)])),
        **_progress(random, today),
    }


def _progress(random: Random, today: date) -> Record:
    return {
        "整改时限": random.choice((None, near(random, [today]), today, today - timedelta(1))),
        "整改成效": random.choice(RESULTS),
        "整改完成日期": random.choice((None, None, near(random, [today]))),
    }


def _stated(
    random: Random, told: list[Record], days: list[date], today: date
) -> tuple[Export, ...]:
    """All in the first sheet, some again in a later one with other progress."""
    sheets = [Export(days[0], tuple(told))]
    for day in days[1:]:
        again = random.sample(told, random.randint(0, len(told)))
        sheets.append(Export(day, tuple(row | _progress(random, today) for row in again)))
    return tuple(sheet for sheet in sheets if sheet.rows)


def meetings(random: Random, today: date) -> list[Record]:
    """About the bounds of the last months, in villages, townships and the county."""
    found = {}
    for _ in range(random.choice((0, 3, 12))):
        place = random.choice((COUNTY, *TOWNSHIPS, *VILLAGES))
        level = "县" if place == COUNTY else "乡镇" if place in TOWNSHIPS else "村"
        day, kind = near(random, [today, *month_bounds(today)]), random.choice(MEETINGS)
        found[place, kind, day] = {
            "级别": level,
            "行政区划代码": place,
            "会议类型": kind,
            "日期": day,
        }
    return list(found.values())


def monitors(random: Random, today: date) -> list[Record]:
    return [
        {
            "行政区划代码": random.choice(TOWNSHIPS * 2 + VILLAGES),
            "姓名": f"人员{n}",
            "岗位": random.choice(POSTS),
            "备案日期": random.choice((None, near(random, [today]), today)),
        }
        for n in range(random.choice((0, 2, 6, 9)))
    ]
