"""Which indicators places are compared by: shares and rates, whose size chance can be told by."""

from dataclasses import dataclass
from enum import Enum

from queries.indicators import INDICATORS


class Part(Enum):
    """What of a place's figure is worth a list of households."""

    COUNTED = "counted"
    REST = "rest"
    EITHER = "either"  # whichever the place has more of than its peers


@dataclass(frozen=True)
class Compared:
    """`counted` names what the numerator counts, `rest` what it leaves of the denominator;
    `listed` which of the two a place is asked about."""

    counted: str
    rest: str
    listed: Part = Part.REST


COMPARED = {
    "risk_elimination_rate": Compared("已消除", "未消除", Part.EITHER),
    "new_inclusions_per_1000": Compared("新纳入", "其余农户", Part.COUNTED),
    "inclusion_on_time_rate": Compared("按时", "未按时"),
    "township_rejection_rate": Compared("乡镇不同意", "乡镇同意", Part.COUNTED),
    "publicity_compliance_rate": Compared("公示合规", "公示不合规"),
    "help_on_time_rate": Compared("帮扶及时", "帮扶不及时"),
    "developmental_rate": Compared("已落实", "未落实"),
    "visit_completion_rate": Compared("已走访", "未走访"),
    "rollback_rate": Compared("已回退", "未回退", Part.COUNTED),
    "completeness_rate": Compared("完整", "不完整"),
    "doubt_clearance_rate": Compared("已核实", "未核实"),
    "review_rate": Compared("已审核", "未审核"),
    "rectification_rate": Compared("已整改", "未整改"),
}


def is_rate(indicator: str) -> bool:
    """Events per exposure, such as 每千农户; the others are shares of their denominator."""
    return INDICATORS[indicator].per > 1


def behind(indicator: str, is_high: bool) -> str:
    """The part of the indicator that is worth a list, `numerator` or `rest`, at a place above or
    not above its peers."""
    listed = COMPARED[indicator].listed
    if listed is Part.EITHER:
        return "numerator" if is_high else "rest"
    return "numerator" if listed is Part.COUNTED else "rest"


def titled(indicator: str, part: str) -> str:
    """未消除, the name of a part."""
    own = COMPARED[indicator]
    return own.counted if part == "numerator" else own.rest
