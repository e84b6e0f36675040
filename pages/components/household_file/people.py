"""Members and income."""

from pages.components.listing import table
from pages.components.sentences import quiet
from pages.components.words import MISSING, count, day, present
from queries.household_file import HouseholdFile
from queries.household_file.incomes import Income, stated_at_all

MEMBER = (
    "与户主关系",
    "姓名",
    "年龄",
    "劳动技能",
    "务工、公岗",
    "健康",
    "就学、文化程度",
    "医保",
    "低保、特困",
)


def members(file: HouseholdFile) -> None:
    if not file.members:
        quiet("没有家庭成员的记录。")
        return
    rows = [
        (m.relation, m.name, m.age, m.labour, m.work, m.health, m.schooling, m.insurance, m.aid)
        for m in file.members
    ]
    table(MEMBER, rows)
    quiet("年龄、健康只显示区间：不写出生日期、病种和残疾等级；未满14周岁的不显示健康。")


def incomes(file: HouseholdFile) -> None:
    """One row an export that states something new, beside the line in force on its day."""
    if not any(_says_anything(income) for income in file.incomes):
        quiet("各次导出都没有填写收入。")
        return
    headings = list(stated_at_all(file.incomes))
    has_after = any(present(income.after_per_head) for income in file.incomes)
    rows = [
        [
            day(income.exported_on),
            income.per_head,
            income.per_head_less_expense,
            count(income.line) if present(income.line) else "方案未规定",
            _against_the_line(income),
            *([income.after_per_head] if has_after else []),
            *(income.sources[heading] for heading in headings),
            income.period,
        ]
        for income in file.incomes
    ]
    table(
        [
            *("导出日", "人均纯收入", "扣除自付支出后人均", "监测范围", "与监测范围比"),
            *(["风险消除后人均纯收入"] if has_after else []),
            *headings,
            "收入测算期",
        ],
        rows,
    )
    quiet(
        "单位：元/年。每次导出与上一次不同才另列一行；监测范围是导出日所在年份方案的数；"
        "扣除自付支出后人均＝人均纯收入－合规自付支出÷家庭人口，自付支出未填按0计。"
    )


def _says_anything(income: Income) -> bool:
    return present(income.per_head) or any(present(money) for money in income.sources.values())


def _against_the_line(income: Income) -> str:
    if income.is_below_line is None:
        return MISSING
    return "低于" if income.is_below_line else "不低于"
