"""The hazards that two plans name for watching, the risks they end in, and what watches them.

Y14: 演丰镇2022年方案二（四）. T13: 桃沟乡2021年方案“防止规模性返贫”. What happens before a
household comes to notice (a price, a project, a closed factory) is in no ledger that counties
hold: such a hazard shows once households are announced or taken in for it.
"""

from dataclasses import dataclass

YANFENG, TAOGOU = "演丰镇2022年方案二（四）", "桃沟乡2021年方案二（二）“防止规模性返贫”"
LEDGER = "灾情台账：见“受灾低纳入”"
ALERTS = "部门预警"
INCLUSIONS = "新纳入的风险类型"
NO_LEDGER = "（本身没有台账）"


@dataclass(frozen=True)
class Hazard:
    """`risks` in the words of the export; `watched_by`: where it shows first, then next."""

    name: str
    clauses: tuple[str, ...]
    risks: tuple[str, ...]
    watched_by: tuple[str, ...]


BOTH = (YANFENG, TAOGOU)
HAZARDS = (
    Hazard("水旱灾害", BOTH, ("因自然灾害", "因安全饮水"), (LEDGER, ALERTS, INCLUSIONS)),
    Hazard("气象灾害", BOTH, ("因自然灾害",), (LEDGER, ALERTS, INCLUSIONS)),
    Hazard("地质灾害", BOTH, ("因自然灾害", "因安全住房"), (LEDGER, ALERTS, INCLUSIONS)),
    Hazard("地震灾害", (TAOGOU,), ("因自然灾害", "因安全住房"), (LEDGER, ALERTS, INCLUSIONS)),
    Hazard("生物灾害", (TAOGOU,), ("因自然灾害", "因产业项目失败"), (LEDGER, INCLUSIONS)),
    Hazard("火灾", (TAOGOU,), ("因自然灾害", "因意外事故"), (LEDGER, ALERTS, INCLUSIONS)),
    Hazard("行蓄洪区安全", (TAOGOU,), ("因自然灾害",), (LEDGER, INCLUSIONS)),
    Hazard("疫情等突发公共事件", BOTH, ("因病", "因务工就业不稳"), (ALERTS, INCLUSIONS)),
    Hazard("农副产品价格持续大幅下跌", BOTH, ("因产业项目失败",), (NO_LEDGER, INCLUSIONS)),
    Hazard("农村劳动力失业明显增多", BOTH, ("因务工就业不稳",), (ALERTS, INCLUSIONS)),
    Hazard("乡村产业项目失败", BOTH, ("因产业项目失败",), (NO_LEDGER, INCLUSIONS)),
    Hazard("带动断链", (TAOGOU,), ("因产业项目失败", "因务工就业不稳"), (NO_LEDGER, INCLUSIONS)),
    Hazard(
        "槟榔种植户", (YANFENG,), ("因产业项目失败", "其他"), ("排查触发情形“槟榔”", INCLUSIONS)
    ),
)


def hazards_of(risk: str) -> list[Hazard]:
    """Those that may end in the risk."""
    return [hazard for hazard in HAZARDS if risk in hazard.risks]
