"""The flags that funnels give, each declared once: what is counted, and on which side."""

from dataclasses import dataclass
from enum import Enum

from queries.flags.wording import share
from queries.indicators import clauses
from queries.statistics.funnel import Share


class Tail(Enum):
    """The side of the funnel that a flag looks at."""

    LOWER = -1
    UPPER = 1


@dataclass(frozen=True)
class FunnelFlag:
    """`lead` opens the sentence; `whole` and `part` name what is counted, in `unit`.

    `to_clear` says what must become of how many ({n}) for the place to come back inside, and
    `caution` what must not be done for it;
    `is_added`: these come on top of the whole, as what is late cannot become timely.
    """

    flag: str
    title: str
    indicator: str
    tail: Tail
    clause: str
    lead: str
    whole: str
    part: str
    unit: str
    to_clear: str
    caution: str = ""
    is_added: bool = False

    def seen(self, counted: Share) -> str:
        return (
            f"{self.whole}{counted.denominator}{self.unit}，"
            f"{self.part}{counted.numerator}{self.unit}（{share(counted.value)}）"
        )


FUNNEL_FLAGS = (
    FunnelFlag(
        "low_elimination",
        "风险消除偏少",
        "risk_elimination_rate",
        Tail.LOWER,
        clauses.STOCK,
        lead="风险消除偏少",
        whole="监测对象",
        part="已消除风险",
        unit="户",
        to_clear="再有{n}户达到退出条件并按程序消除风险",
        caution="；不具备条件的不得为此消除",
    ),
    FunnelFlag(
        "high_elimination",
        "风险消除偏多",
        "risk_elimination_rate",
        Tail.UPPER,
        "柳江区2023年方案一（三）“风险消除率很高”",
        lead="风险消除偏多",
        whole="监测对象",
        part="已消除风险",
        unit="户",
        to_clear="已消除的户中有{n}户经核实不应消除并按规定回退",
        caution="；逐户核实都符合条件的，留存依据即可",
    ),
    FunnelFlag(
        "late_process",
        "识别认定按时偏少",
        "inclusion_on_time_rate",
        Tail.LOWER,
        clauses.NATIONAL_PROCEDURE,
        lead="识别认定按时办结偏少",
        whole="应计程序",
        part="按时办结",
        unit="件",
        to_clear="还需再按时办结{n}件",
        is_added=True,
    ),
    FunnelFlag(
        "many_rejections",
        "村荐镇否偏多",
        "township_rejection_rate",
        Tail.UPPER,
        clauses.REJECTION,
        lead="村里同意、乡镇不同意的偏多",
        whole="村里同意",
        part="乡镇不同意",
        unit="件",
        to_clear="乡镇不同意的件中有{n}件经复核应当同意",
        caution="；逐件复核理由充分的，留存依据即可",
    ),
    FunnelFlag(
        "poor_data",
        "数据质量较差",
        "completeness_rate",
        Tail.LOWER,
        clauses.DATA_QUALITY,
        lead="数据质量较差，关键信息完整率偏低",
        whole="未消除风险",
        part="关键信息全部填写",
        unit="户",
        to_clear="还需补全{n}户的关键信息",
    ),
    FunnelFlag(
        "poor_data",
        "数据质量较差",
        "doubt_clearance_rate",
        Tail.LOWER,
        clauses.DATA_QUALITY,
        lead="数据质量较差，疑点清零率偏低",
        whole="本期下发疑点",
        part="已核实",
        unit="条",
        to_clear="还需核实{n}条疑点",
    ),
    FunnelFlag(
        "poor_data",
        "数据质量较差",
        "review_rate",
        Tail.LOWER,
        clauses.DATA_QUALITY,
        lead="数据质量较差，数据审核率偏低",
        whole="本期提交更新",
        part="已审核",
        unit="条",
        to_clear="还需审核{n}条更新",
    ),
    FunnelFlag(
        "slow_rectification",
        "问题整改偏慢",
        "rectification_rate",
        Tail.LOWER,
        clauses.RECTIFICATION,
        lead="问题整改偏慢",
        whole="已发现户内问题",
        part="已整改",
        unit="个",
        to_clear="还需完成{n}个问题的整改",
    ),
)
