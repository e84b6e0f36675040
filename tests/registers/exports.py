"""What the exports say of a household, more or less in agreement with the ledger."""

from datetime import date
from random import Random

from tests.oracle import Export, Month, Record
from tests.oracle.days import add_months
from tests.oracle.households import GUARANTEE_PROBLEMS
from tests.registers.dates import as_month, nudged
from tests.registers.hardships import add_hardship
from tests.registers.histories import History
from tests.registers.place import VILLAGES

# Lines and their neighbours; and what a share of the expense brings down to 6700.
INCOMES = (None, 5999.5, 6000, 6699.99, 6700, 6701, 6999, 7000, 7100, 7300, 7900, 12000)
EXPENSES = (None, None, 0, 1200, 1200, 1200.5)
RISKS = (
    None,
    ("因病",),
    ("因自然灾害",),
    ("因学", "因自然灾害"),
    ("因病", "因学"),
    ("因残",),
    ("因安全住房", "因安全饮水"),
    ("因务工就业不稳", "其他"),
)
CATEGORIES = ("边缘易致贫户", "边缘易致贫户", "脱贫不稳定户", "突发严重困难户", None, None)
HOUSEHOLD_TYPES = ("一般农户", "一般农户", "一般农户", "脱贫户")
LABOUR = (None, None, "普通劳动力", "技能劳动力", "弱劳动力或半劳动力", "丧失劳动力", "无劳动力")
MEASURES = (
    {},
    {},
    {"综合保障": ("低保",)},
    {"产业帮扶": ("种植", "养殖")},
    {"公益岗位帮扶": ("保洁",)},
    {"综合保障": ("低保", "特困供养"), "就业帮扶": ("技能培训",)},
    {"健康帮扶": ("签约服务",)},
    {"社会帮扶": ("结对",)},
    {"住房安全保障": ("危房改造",), "饮水安全保障": ("管网",)},
    {"教育帮扶": ("雨露计划",)},
)
MEASURE_COLUMNS = sorted({column for measures in MEASURES for column in measures})
# A later export may lack these columns, and then changes nothing of them.
OPTIONAL = (
    "整户无劳动能力兜底保障户",
    "风险类型",
    "排除情形",
    "人均纯收入",
    "监测对象类别",
    "风险消除方式",
    "监测联系人",
    "户联系电话",
    "合规自付支出",
)
CHECK_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(serial: int) -> str:
    """No province is 99; the check digit is right."""
    body = f"990101198001{serial // 1000 % 28 + 1:02}{serial % 1000:03}"
    weighed = sum(int(digit) * weight for digit, weight in zip(body, CHECK_WEIGHTS, strict=True))
    return body + "10X98765432"[weighed % 11]


def _dated(random: Random, days: list[date], by: date) -> date | Month | None:
    """The latest of the days, as an export of the day `by` may have it."""
    known = [day for day in days if day <= by] or days
    if not known:
        return random.choice((None,) * 5 + (as_month(by), by))
    day = add_months(max(known), random.choice((0,) * 8 + (-1, 1, -2, 2)))
    return random.choice((as_month(day), as_month(day), day, None))


def _eliminated(random: Random, told: History, on: date) -> date | Month | None:
    """Sometimes about the day of a rollback, far from every elimination of the ledger."""
    if told.rollbacks and random.random() < 0.4:
        return nudged(random, told.rollbacks[-1])
    return _dated(random, told.eliminations, on)


def _known_by_months(random: Random, told: History) -> Record:
    """The common export of a household without procedures: two months and how it left."""
    statement: Record = {"识别监测时间": as_month(told.inclusions[-1])}
    if told.eliminations:
        statement["风险是否已消除"] = True
        statement["消除监测时间"] = as_month(told.eliminations[-1])
        statement["风险消除方式"] = random.choice(("帮扶消除", "帮扶消除", "自然消除"))
    return statement


def _statement(random: Random, told: History, on: date) -> Record:
    """The monitored block of one export."""
    by_months = told.inclusions and not told.procedures and random.random() < 0.6
    after_income = random.choice(INCOMES)
    return {
        "监测对象类别": random.choice(CATEGORIES),
        "风险类型": random.choice(RISKS),
        "识别监测时间": _dated(random, told.inclusions, on),
        "风险是否已消除": random.choice((True, True, True, False, None)),
        "消除监测时间": _eliminated(random, told, on),
        "风险消除方式": random.choice(("帮扶消除",) * 4 + ("自然消除", None)),
        "排除情形": random.choice((None,) * 5 + (("消费型轿车",), ("其他", "企业高管"))),
        "预警户类型": random.choice((None, None, "H2.3")),
        "整户无劳动能力兜底保障户": random.choice((None, False, False, True)),
        "人均纯收入": random.choice((after_income, *INCOMES)),
        "风险消除后人均纯收入": after_income,
        **{
            f"风险消除后{problem}": random.choice((None,) * 3 + (False,) * 4 + (True,))
            for problem in GUARANTEE_PROBLEMS
        },
        **_completeness(random),
        **dict.fromkeys(MEASURE_COLUMNS),
        **random.choice(MEASURES),
        **(_known_by_months(random, told) if by_months else {}),
    }


def _completeness(random: Random) -> Record:
    """What must be filled in, mostly is: then one gap decides."""
    facts: Record = {
        "合规自付支出": random.choice(EXPENSES),
        "生产经营性支出": random.choice((0, 800, None)),
        "监测联系人": random.choice(("甲乙", None)),
        "户联系电话": random.choice(("10012345678", None)),
        **{problem: random.choice((False, False, True)) for problem in GUARANTEE_PROBLEMS},
    }
    if random.random() < 0.2:
        facts[random.choice(GUARANTEE_PROBLEMS)] = None
    return facts


def _persons(random: Random, serial: int) -> list[Record]:
    """One to five; often the labour of nobody is known, or nobody has any."""
    size = random.choice((1, 1, 2, 2, 3, 3, 4, 5))
    way = random.random()
    labour = (
        [None] * size
        if way < 0.2
        else ["无劳动力"] * size
        if way < 0.4
        else random.choices(LABOUR, k=size)
    )
    return [
        {
            "人口编号": f"{serial}-{n}",
            "姓名": f"成员{n}",
            "证件号码": identity(serial * 8 + n),
            "与户主关系": "户主" if n == 0 else "之子",
            "劳动技能": skill,
            "享受低保政策情况": random.choice((None, "未享受", "未享受", "未享受", "农村低保")),
            "享受特困供养政策情况": random.choice((None,) * 5 + ("不享受", "农村特困")),
        }
        for n, skill in enumerate(labour)
    ]


def rows(
    random: Random, number: str, serial: int, village: str, told: History, days: list[date]
) -> dict[date, Record]:
    """By export day: the household as each export that has it states it."""
    kept = [day for day in days if random.random() < 0.75] or days[-1:]
    stated: dict[date, Record] = {}
    for day in kept:
        if stated and random.random() < 0.4:
            # Unchanged since the last export: the common case.
            stated[day] = stated[max(stated)]
            continue
        persons = _persons(random, serial)
        stated[day] = {
            "户编号": number,
            "行政区划代码": village if random.random() < 0.9 else random.choice(VILLAGES),
            "户类型": random.choice(HOUSEHOLD_TYPES),
            **_statement(random, told, day),
            "成员": persons,
        }
        add_hardship(random, stated[day], persons, random.choice(days))
    return stated


def thinned(random: Random, stated: dict[date, list[Record]]) -> tuple[Export, ...]:
    """The exports; a later one may lack a column or two."""
    exports: list[Export] = []
    for day, records in sorted(stated.items()):
        lacking = set(random.sample(OPTIONAL, random.choice((0, 0, 1, 2)))) if exports else set()
        kept = [{h: v for h, v in record.items() if h not in lacking} for record in records]
        if kept:
            exports.append(Export(day, tuple(kept)))
    return tuple(exports)
