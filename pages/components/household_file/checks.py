"""Problems and their closing; doubts, updates and check results; what imports have changed."""

from pages.components.listing import download, table
from pages.components.sentences import quiet
from pages.components.words import MISSING, day, percent
from queries.household_file import HouseholdFile
from queries.household_file.problems import BY_NAME, Problem

PROBLEM = (
    "问题类型",
    "具体内容",
    "发现来源",
    "发现日期",
    "整改措施",
    "责任人",
    "责任单位",
    "整改时限",
    "整改情况",
    "复核",
)
DOUBT = ("下发日期", "疑点类型", "规则编号", "核实日期", "核实结果", "疑点编号")
UPDATE = ("提交日期", "更新内容", "提交人", "审核日期", "审核结果", "更新编号")
CHECK = ("核查日期", "核查人", "账实是否相符", "是否应纳未纳", "发现问题", "备注", "抽查编号")
LISTED = ("抽取日期", "抽取", "入选方式", "入选概率", "符合的规则", "抽查编号")
NOTES = [
    "导出表只说明两次导出之间有改动，不说明是哪一天改的；改动记在发现它的那次导出",
    "首次导入的值不算改动；已撤销的批次不计",
    "姓名、电话、证件号码已遮盖；出生日期、健康、残疾和务工地的改动不写原值新值",
]


def problems(file: HouseholdFile) -> None:
    if not file.problems:
        quiet("问题整改台账里没有这一户的问题。")
        return
    table(PROBLEM, [_problem(problem, file) for problem in file.problems])
    if any(problem.matched_by == BY_NAME for problem in file.problems):
        quiet("标“按姓名”的行在台账里没有户编号，只是同村户主姓名相同，可能是另一户，请核对。")


def _problem(problem: Problem, file: HouseholdFile) -> list[object]:
    by_name = "（按姓名）" if problem.matched_by == BY_NAME else ""
    return [
        problem.type + by_name,
        problem.content,
        problem.found_by,
        day(problem.found_on),
        problem.remedy,
        problem.responsible or None,
        problem.unit,
        day(problem.due_on),
        _closing(problem, file),
        f"{problem.reviewer or MISSING} {day(problem.reviewed_on)}"
        if problem.reviewed_on
        else None,
    ]


def _closing(problem: Problem, file: HouseholdFile) -> str:
    if problem.done_on is None:
        late = "，已过时限，建议重点核查" if problem.is_overdue(file.whose.as_of) else ""
        return f"未完成{late}"
    late = problem.due_on is not None and problem.done_on > problem.due_on
    undated = "" if problem.is_done_dated else "，完成日期未登记，按导出日"
    return f"{day(problem.done_on)}完成{'，晚于时限' if late else ''}{undated}"


def asked_and_checked(file: HouseholdFile) -> None:
    """Doubts, updates, lists of spot checks and check results, those that there are."""
    if file.doubts:
        rows = [
            (day(d.issued_on), d.type, d.rule_no, day(d.verified_on), d.finding, d.number)
            for d in file.doubts
        ]
        table(DOUBT, rows)
    if file.updates:
        rows = [
            (day(u.submitted_on), u.content, u.submitter, day(u.reviewed_on), u.result, u.number)
            for u in file.updates
        ]
        table(UPDATE, rows)
    if file.lists:
        rows = [
            (day(o.drawn_on), o.name, o.chosen_by, percent(o.probability), o.reasons, o.draw_no)
            for o in file.lists
        ]
        table(LISTED, rows)
    if file.checks:
        table(
            CHECK,
            [
                (
                    *(day(c.checked_on), c.checker, c.is_consistent, c.is_omitted),
                    *("、".join(c.problem_types) or None, c.note, c.draw),
                )
                for c in file.checks
            ],
        )
    missing = {
        "数据疑点": file.doubts,
        "信息更新": file.updates,
        "抽查名单": file.lists,
        "抽查结果": file.checks,
    }
    if none := [name for name, rows in missing.items() if not rows]:
        quiet(f"没有{'、'.join(none)}的记录。")


def changes(file: HouseholdFile) -> None:
    """Every value that an import changed, the latest first."""
    frame = file.changes
    if frame.empty:
        quiet("各次导入没有改动过这一户的记录。")
    else:
        table(list(frame.columns), frame.itertuples(index=False, name=None))
        download(
            frame, "户档案修改历史", file.whose.scope, NOTES, key="changes", label="下载修改历史"
        )
    quiet("；".join(NOTES) + "。")
