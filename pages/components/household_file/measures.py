"""What the household was helped with: when it began and ended, how much, against which risk."""

from pages.components.listing import table
from pages.components.sentences import quiet
from pages.components.words import day
from queries.household_file import HouseholdFile
from queries.household_file.measures import Measure

HEADINGS = (
    "措施类别",
    "措施名称",
    "针对风险",
    "落实日期",
    "纳入后第几天",
    "结束日期",
    "金额（元）",
    "状态",
)


def measures(file: HouseholdFile) -> None:
    if file.measures:
        table(HEADINGS, [_row(measure, file) for measure in file.measures])
    elif not file.undated_measures:
        quiet("没有帮扶措施的记录。")
    if file.undated_measures:
        undated = "；".join(
            f"{c}：{'、'.join(names)}" for c, names in file.undated_measures.items()
        )
        counts = "台账没有记录，按导出计" if not file.measures else "台账有记录，以台账为准"
        quiet(f"导出里列的措施（无日期，{counts}）：{undated}。")


def _row(measure: Measure, file: HouseholdFile) -> list[object]:
    included = file.standing[-1].included if file.standing else None
    after = None
    if included and included.day == included.last:
        after = (measure.begun_on - included.day).days
    return [
        measure.category,
        measure.name,
        "、".join(measure.targeted_risks),
        day(measure.begun_on),
        after,
        day(measure.ended_on),
        measure.amount,
        "实施中" if measure.is_in_force else "已结束",
    ]
