"""Measures, screening rows and disaster reports around the days that matter."""

from datetime import date, datetime, timedelta
from random import Random

from tests.oracle import Record
from tests.oracle.rules import PLANS
from tests.registers.dates import after, before, near, nudged
from tests.registers.exports import identity
from tests.registers.histories import History
from tests.registers.place import TOWNSHIPS, VILLAGES

CATEGORIES = (
    "综合保障",
    "产业帮扶",
    "就业帮扶",
    "金融帮扶",
    "公益岗位帮扶",
    "健康帮扶",
    "社会帮扶",
    "住房安全保障",
    "饮水安全保障",
    "义务教育保障",
    "教育帮扶",
)


def measures(random: Random, number: str, told: History, today: date) -> list[Record]:
    """Begun about the inclusion, ten days after it, or today; some ended about today."""
    starts = [n for day in told.inclusions for n in (day, day + timedelta(10))] or [today]
    categories = random.choice((("综合保障",), CATEGORIES))
    found = []
    for step in range(random.choice((0, 0, 0, 1, 1, 2, 3))):
        way = random.random()
        begun = near(random, starts if way < 0.6 else [today])
        if way > 0.8:
            begun = before(random, today)
        ended = random.choice((None, None, nudged(random, today), after(random, begun)))
        found.append(
            {
                "措施编号": f"{number}-M{step}",
                "户编号": number,
                "措施类别": random.choice(categories),
                "措施名称": random.choice((None, None, "签约服务", "临时救助金")),
                "落实日期": begun,
                "结束日期": max(ended, begun) if ended else None,
            }
        )
    return found


def screenings(random: Random, number: str) -> list[Record]:
    found = []
    for plan in random.sample(PLANS, random.choice((0, 1, 2, 4))):
        dues = [plan.visit_key_due, plan.visit_due]
        found.append(
            {
                "批次": plan.id,
                "户编号": number,
                "入户日期": random.choice((None, *[near(random, dues) for _ in range(4)])),
                "是否需启动识别认定程序": random.choice((None, True, False, False, False)),
                "触发情形": random.choice((None,) * 5 + (("自主申报",), ("槟榔", "信访"))),
                "录入日期": random.choice((None, *[near(random, dues) for _ in range(4)])),
            }
        )
    return found


def doubts(random: Random, number: str, today: date) -> list[Record]:
    """Issued about the year's beginning or today, verified about today or never."""
    return [
        {
            "疑点编号": f"{number}-I{n}",
            "户编号": number,
            "疑点类型": "收入",
            "下发日期": near(random, [today, date(today.year, 1, 1), today - timedelta(100)]),
            "核实日期": random.choice((None, near(random, [today]), today)),
            "核实结果": random.choice((None, "属实已改", "不属实", "未核实")),
        }
        for n in range(random.choice((0, 0, 1, 2)))
    ]


def updates(random: Random, number: str, today: date) -> list[Record]:
    """Submitted about the year's beginning, today or long ago; many still open."""
    return [
        {
            "更新编号": f"{number}-J{n}",
            "户编号": number,
            "提交日期": near(random, [today, date(today.year, 1, 1), before(random, today)]),
            "审核日期": random.choice((None, None, near(random, [today]))),
            "审核结果": random.choice((None, "通过", "退回")),
        }
        for n in range(random.choice((0, 0, 1, 2)))
    ]


def alerts(random: Random, number: str, serial: int, today: date) -> list[Record]:
    """About the household or the members whose numbers it may have, sent about the limit ago."""
    found = []
    for n in range(random.choice((0, 0, 1, 2))):
        pushed = random.choice((nudged(random, today - timedelta(10)), before(random, today)))
        about: Record = {
            "户编号": random.choice((number, number, None, "无此户")),
            "证件号码": random.choice((identity(serial * 8), identity(serial * 8 + 2), None)),
        }
        found.append(
            {
                "预警编号": f"{number}-K{n}",
                "部门": "医保",
                "预警类型": "大额医疗支出",
                "推送日期": pushed,
                "核实日期": random.choice((None, None, near(random, [today]))),
                "行政区划代码": random.choice(VILLAGES),
                **about,
            }
        )
    return found


def disasters(random: Random, today: date) -> list[Record]:
    """Up to two events, each reported by a few places once or more, villages or townships."""
    found = []
    for event in range(random.choice((0, 1, 1, 2))):
        way = random.random()
        began = before(random, today)
        if way < 0.3:
            began = nudged(random, today - timedelta(15))  # just counted, or not yet
        elif way < 0.6:
            began = today - timedelta(random.randint(88, 125))  # time for 90 days after it
        named = random.choice(
            ({"灾害编号": f"H{event}"}, {"灾害名称": "暴雨"}, {"灾害名称": "大旱"})
        )
        for place in random.sample(VILLAGES + TOWNSHIPS, random.randint(1, 5)):
            for _ in range(random.randint(1, 3)):
                found.append(
                    {
                        **named,
                        "行政区划代码": place,
                        "灾种": "洪涝",
                        "灾害发生时间": began,
                        "报送时间": _moment(random, began, today),
                        "受灾户数": random.choice((0, 1, 7, 20, 31, None)),
                    }
                )
    return _without_repeats(found)


def _moment(random: Random, began: date, today: date) -> datetime:
    day = random.choice((began, nudged(random, max(began, today)), after(random, began)))
    return datetime(day.year, day.month, day.day, random.choice((0, 8, 20)))


def _without_repeats(reports: list[Record]) -> list[Record]:
    """One name in one year is one event, which began on one day."""
    began: dict[object, date] = {}
    kept: dict[object, Record] = {}
    for report in reports:
        event = report.get("灾害编号") or (report["灾害名称"], report["灾害发生时间"].year)
        report["灾害发生时间"] = began.setdefault(event, report["灾害发生时间"])
        kept[event, report["行政区划代码"], report["报送时间"]] = report
    return list(kept.values())
