"""The conditions of an exit, in the order in which they are read. None is a verdict."""

from dataclasses import dataclass
from enum import StrEnum


class Whom(StrEnum):
    """Whose conditions are looked at."""

    PROPOSED = "proposed"  # a 风险消除 procedure is 在办 on D
    POSSIBLE = "possible"  # risk not eliminated, and nothing proposed yet

    @property
    def title(self) -> str:
        return {"proposed": "已提请消除、在办的户", "possible": "尚未提请的未消除风险户"}[
            self.value
        ]


class Tick(StrEnum):
    MET = "met"
    BOUNDARY = "boundary"  # only a month is known, and six months may have gone by or not
    UNKNOWN = "unknown"
    NOT_MET = "not_met"

    @property
    def title(self) -> str:
        titles = {"met": "具备", "boundary": "边界", "unknown": "不明", "not_met": "不具备"}
        return titles[self.value]


@dataclass(frozen=True)
class Condition:
    id: str
    title: str
    definition: str
    clause: str


_EXIT = "桃沟乡2021年方案二（二）2（5）风险消除"
_GUARANTEE = f"{_EXIT}“两不愁三保障及饮水安全巩固”；演丰镇2022年方案二（二）“回头看”"


def _guarantee(name: str, title: str, problem: str) -> Condition:
    definition = f"最近一次导出登记没有{problem}为具备，登记有为不具备，没有填为不明。"
    return Condition(name, title, definition, _GUARANTEE)


_ALL = (
    Condition(
        "six_months",
        "纳入满6个月",
        "纳入之日起满6个月（按月对日，无对应日的按月末）为具备；只知纳入月份的按月份相差，相差恰好6个月为边界。",
        "柳江区2023年方案一（三）“纳入未满6个月即消除风险”；国家指南“收入稳定原则上不得低于半年”",
    ),
    Condition(
        "income",
        "收入过线",
        "人均纯收入不低于截至日适用的监测范围为具备；方案另定突发严重困难户扣除合规自付支出的，该类户按扣除后计，支出没有填为不明。没有监测范围或收入没有填为不明。",
        f"{_EXIT}“收入持续稳定”；国家指南“收入稳定超过当年监测范围”",
    ),
    _guarantee("housing", "住房", "住房安全问题"),
    _guarantee("water", "饮水", "饮水安全问题"),
    _guarantee("schooling", "义务教育", "义务教育阶段适龄儿童少年失学辍学"),
    _guarantee("insurance", "基本医疗", "家庭成员未参加基本医疗保险"),
    Condition(
        "labour",
        "有劳动能力",
        "家中有普通、技能、弱或半劳动力为具备；全家都没有的落实社会保障措施后暂不标注风险消除，为不具备；劳动技能全没有填为不明。",
        f"{_EXIT}“对无劳动能力的，落实社会保障措施后，暂不标注‘风险消除’”",
    ),
    Condition(
        "measures",
        "对应措施",
        "因病、因学、因残、因安全住房、因安全饮水、因务工就业不稳各有一项对应类别的措施在实施为具备，缺一项为不具备；其他风险不核对；风险类型没有填为不明。",
        "演丰镇2022年方案二（三）“帮扶措施与风险原因的匹配性”、四（二）“风险消除简单化”",
    ),
    Condition(
        "visited",
        "近期走访",
        "上一个整月第一天以来有入户走访登记为具备；电话和没有填方式的不算；县里没有走访台账为不明。",
        "演丰镇2022年方案三“监测户帮扶联系人每月开展走访”；义和街道2022年方案四（三）",
    ),
)
CONDITIONS: dict[str, Condition] = {condition.id: condition for condition in _ALL}
