"""请核实: what to look at in a household, without saying what its records say.

The reasons for which a household was drawn each ask for a topic. Every form has at least
FEWEST of them: where the reasons give fewer, or none, the ticket chooses further ones, so that
a form does not tell its inspector whether the household was suspected or drawn at random.
"""

import hashlib
from collections.abc import Sequence
from enum import StrEnum

FEWEST = 4


class Topic(StrEnum):
    """In the order in which a form lists them; each can be asked in any household."""

    PERSONS = "请核实常住人口、劳动能力和务工情况，一年来家庭成员有无变动。"
    INCOME = "请核实一年来的收入、支出和主要来源，有无大额医疗、教育等刚性支出。"
    EVENTS = "请核实一年来有无大病、残疾、受灾、失业、意外等变故，是否有人上门了解。"
    GUARANTEES = "请核实吃穿、住房、饮水、上学、看病现状，有无新的困难。"
    APPLICATION = "请核实是否申请过监测帮扶，各环节何时办理，结果和理由是否告知。"
    HELP = "请核实得到过哪些帮扶或救助，何时开始，是否对应实际困难。"
    VISITS = "请核实村镇干部、帮扶人员最近何时来过，谈了什么。"
    DIFFICULTIES = "请核实近几年遇到的主要困难现在怎样，是否已经解决。"


# By the id of a finding.
TOPICS = {
    "trigger_mismatch": (Topic.EVENTS, Topic.GUARANTEES),
    "below_line_unmonitored": (Topic.INCOME,),
    "rejected_by_township": (Topic.APPLICATION,),
    "clock_restarts": (Topic.APPLICATION,),
    "inclusion_overdue": (Topic.APPLICATION,),
    "no_measure": (Topic.HELP,),
    "safety_net_only": (Topic.HELP, Topic.PERSONS),
    "measure_mismatch": (Topic.HELP,),
    "unchanged_measures": (Topic.HELP,),
    "visit_missed": (Topic.VISITS,),
    "early_elimination": (Topic.DIFFICULTIES,),
    "no_labour_eliminated": (Topic.DIFFICULTIES, Topic.PERSONS),
    "eliminated_below_line": (Topic.DIFFICULTIES, Topic.INCOME),
    "worsened_after_elimination": (Topic.DIFFICULTIES, Topic.GUARANTEES),
    "over_a_year": (Topic.DIFFICULTIES,),
    "record_conflict": (Topic.PERSONS, Topic.APPLICATION),
    "incomplete_record": (Topic.PERSONS,),
    "attribute_flips": (Topic.PERSONS,),
    "helped_not_included": (Topic.HELP, Topic.APPLICATION),
    "alert_unanswered": (Topic.EVENTS,),
    "elimination_in_batch": (Topic.DIFFICULTIES,),
    "stuck": (Topic.APPLICATION,),
}


def topics_for(reasons: Sequence[str], ticket: str) -> tuple[Topic, ...]:
    """Of a household drawn for these reasons with this ticket. A reason that is no finding any
    more, as in an old frame, asks for nothing."""
    asked = {topic for reason in reasons for topic in TOPICS.get(reason, ())}
    others = sorted(
        (topic for topic in Topic if topic not in asked),
        key=lambda topic: hashlib.sha256(f"{ticket}|{topic.name}".encode()).hexdigest(),
    )
    asked.update(others[: max(0, FEWEST - len(asked))])
    return tuple(topic for topic in Topic if topic in asked)
