"""How much a finding or a flag asks to be looked at, in points.

A draw proportional to points takes a household with 7 points seven times as readily as one with
1. The numbers are this system's own, to be corrected by what visits find: `frame_of` takes
other weights, and the frame keeps those it was made with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.refusal import Refusal
from queries.findings import FINDINGS
from queries.flags import FLAGS, Grade

NOTHING_FOUND = 1  # of any household and village: whatever can be drawn has a chance
MOST_POINTS = 100  # of one rule or flag
# A village all of whose households are found gets as many points more.
ALL_FOUND = 20
FEWEST_HOUSEHOLDS = 10  # that a share of households found is taken of


class WrongWeight(Refusal):
    """Points for what is no rule or flag, or not a number of points."""


@dataclass(frozen=True)
class Points:
    """`reason`: why these points and not more or fewer."""

    id: str
    points: int
    reason: str


# Likely left out (应纳未纳) weighs most, then a risk declared gone too early, then help that
# does not come, then order of procedures, then the record itself.
TABLE = (
    Points("trigger_mismatch", 6, "情形已触发而未启动程序，最可能应纳未纳"),
    Points("below_line_unmonitored", 6, "收入低于监测范围而从未纳入，最可能应纳未纳"),
    Points("rejected_by_township", 5, "村里同意而乡镇未同意，须入户核实是否应纳"),
    Points("clock_restarts", 3, "暂缓后又重新发现线索，风险可能一直未解决"),
    Points("inclusion_overdue", 3, "识别认定超期，户内风险无人管"),
    Points("no_measure", 4, "纳入已久而没有帮扶措施"),
    Points("safety_net_only", 3, "有劳动力而只有兜底，帮扶可能走过场"),
    Points("measure_mismatch", 3, "措施与风险不对应"),
    Points("unchanged_measures", 2, "纳入前后措施没有变化"),
    Points("visit_missed", 2, "上月无人入户，情况可能已变"),
    Points("early_elimination", 5, "不足6个月即消除，风险可能未稳定消除"),
    Points("no_labour_eliminated", 5, "全家无劳动力而已消除，收入来源须核实"),
    Points("eliminated_below_line", 5, "消除时收入低于监测范围"),
    Points("worsened_after_elimination", 5, "消除后变差，可能须回退"),
    Points("over_a_year", 1, "有劳动力而一年以上未消除，多为帮扶力度问题"),
    Points("record_conflict", 3, "台账与系统不一致，账实相符须实地看"),
    Points("incomplete_record", 1, "关键信息缺失，多为录入问题"),
    Points("attribute_flips", 3, "户类别反复修改，须核对实情"),
    Points("helped_not_included", 4, "在给救助而未纳入，可能体外循环"),
    Points("alert_unanswered", 4, "部门预警逾期未核实，须有人到户"),
    Points("elimination_in_batch", 3, "所在村集中消除，逐户条件须核实"),
    Points("stuck", 2, "程序停滞，户内风险无人管"),
    Points("low_inclusion_despite_disaster", 8, "受灾重而纳入少，最可能成片应纳未纳"),
    Points("low_elimination", 3, "消除偏少，帮扶可能未见效"),
    Points("high_elimination", 6, "消除偏多，可能为完成任务而消除"),
    Points("late_process", 3, "程序按时率低"),
    Points("many_rejections", 5, "乡镇否决多，须核实是否应纳"),
    Points("poor_data", 2, "数据质量较差，账实可能不符"),
    Points("slow_rectification", 3, "整改偏慢，问题可能仍在"),
)
POINTS: Mapping[str, Points] = {entry.id: entry for entry in TABLE}
# A flag's points are of a 信号; the weaker grades get a part of them, 样本过少 none.
PART_OF_GRADE = {Grade.SIGNAL: (1, 1), Grade.ATTENTION: (1, 2), Grade.TO_VERIFY: (1, 4)}


def weights(taught: Mapping[str, int] | None = None) -> tuple[tuple[str, int], ...]:
    """The points by id in the rules' order, then the flags'; `taught` replaces the declared
    ones. Raises WrongWeight."""
    taught = taught or {}
    for name, points in taught.items():
        if name not in POINTS:
            raise WrongWeight(f"没有“{name}”这条疑点规则或提示，请改正编号。")
        if not 0 <= points <= MOST_POINTS:
            raise WrongWeight(f"“{name}”的分值 {points} 应为0至{MOST_POINTS}的整数。")
    return tuple((name, taught.get(name, POINTS[name].points)) for name in (*FINDINGS, *FLAGS))


def read_weight(text: str) -> tuple[str, int]:
    """`RULE=N` as a rule's or flag's id and its points. Raises WrongWeight."""
    name, _, number = text.partition("=")
    if not number.strip().isdecimal():
        raise WrongWeight(f"分值“{text}”应形如 no_measure=4。")
    taught = {name.strip(): int(number)}
    weights(taught)
    return name.strip(), int(number)


def of_household(rules: Iterable[str], weight: Mapping[str, int]) -> int:
    return NOTHING_FOUND + sum(weight[rule] for rule in rules)


def of_village(
    flags: Mapping[str, Grade], found: int, households: int, weight: Mapping[str, int]
) -> int:
    """`found` of its `households` have a finding. Of few households one finding is no large
    share."""
    flagged = sum(_part(weight[flag], grade) for flag, grade in flags.items())
    return NOTHING_FOUND + flagged + ALL_FOUND * found // max(households, FEWEST_HOUSEHOLDS)


def _part(points: int, grade: Grade) -> int:
    """Rounded up: a flag that counts at all counts."""
    numerator, denominator = PART_OF_GRADE[grade]
    return -(-points * numerator // denominator)
