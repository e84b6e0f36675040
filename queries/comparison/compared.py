"""Which indicators places are compared by: shares and rates, whose size chance can be told by."""

from dataclasses import dataclass

from queries.indicators import INDICATORS, Reading


@dataclass(frozen=True)
class Compared:
    """`counted` names what the numerator counts, `rest` what it leaves of the denominator."""

    counted: str
    rest: str


COMPARED = {
    "risk_elimination_rate": Compared("已消除", "未消除"),
    "new_inclusions_per_1000": Compared("新纳入", "其余农户"),
    "inclusion_on_time_rate": Compared("按时", "未按时"),
    "township_rejection_rate": Compared("乡镇不同意", "乡镇同意"),
    "publicity_compliance_rate": Compared("公示合规", "公示不合规"),
    "help_on_time_rate": Compared("帮扶及时", "帮扶不及时"),
    "developmental_rate": Compared("已落实", "未落实"),
    "visit_completion_rate": Compared("已走访", "未走访"),
    "rollback_rate": Compared("已回退", "未回退"),
    "completeness_rate": Compared("完整", "不完整"),
    "doubt_clearance_rate": Compared("已核实", "未核实"),
    "review_rate": Compared("已审核", "未审核"),
    "rectification_rate": Compared("已整改", "未整改"),
}


def is_rate(indicator: str) -> bool:
    """Events per exposure, such as 每千农户; the others are shares of their denominator."""
    return INDICATORS[indicator].per > 1


def behind(indicator: str, is_high: bool) -> str:
    """The part of the indicator that is worth a list: `numerator` or `rest`.

    Those who miss what a share of good work counts; those whom a share of trouble counts;
    where both ends are to be looked at, the side on which the place lies.
    """
    own = INDICATORS[indicator]
    if is_rate(indicator) or own.reading is Reading.HIGHER or not own.rest:
        return "numerator"
    return "numerator" if own.reading is Reading.EITHER and is_high else "rest"


def titled(indicator: str, part: str) -> str:
    """未消除, the name of a part."""
    own = COMPARED[indicator]
    return own.counted if part == "numerator" else own.rest
