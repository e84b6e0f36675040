"""约谈提醒: only with a signal, at most three, in an order that can be explained."""

from dataclasses import replace

from queries.flags import Flag, Grade
from queries.overview import conversations
from queries.statistics.intervals import Interval

LOW, SLOW, LATE = "low_inclusion_despite_disaster", "low_elimination", "late_process"
SIGNAL, ATTENTION = Grade.SIGNAL, Grade.ATTENTION
ONE = Flag(
    flag=SLOW,
    title="",
    grade=SIGNAL,
    region_code="",
    region="",
    observed=0,
    expected=4.0,
    probability=0.9,
    sentence="",
    clause="",
    numerator=0,
    denominator=100,
    interval=Interval(0, 1),
)


def flag(place, name, grade):
    return replace(
        ONE,
        region_code=place,
        region=f"{place}镇",
        flag=name,
        grade=grade,
        sentence=f"{name}{grade}",
    )


def order(*flags):
    return [one.region_code for one in conversations(flags)]


def test_nobody_is_talked_to_without_a_signal():
    assert order() == []
    assert order(*(flag("甲", name, ATTENTION) for name in (LOW, SLOW, LATE))) == []
    assert order(flag("甲", LOW, Grade.TO_VERIFY), flag("乙", SLOW, Grade.TOO_FEW)) == []


def test_at_most_three():
    assert order(*(flag(place, SLOW, SIGNAL) for place in "4321")) == ["1", "2", "3"]


def test_more_signals_first_then_inclusions_then_attention_then_code():
    assert order(
        flag("4", SLOW, SIGNAL),
        flag("3", SLOW, SIGNAL),
        flag("3", LATE, ATTENTION),
        flag("2", LOW, SIGNAL),
        flag("1", SLOW, SIGNAL),
        flag("1", LATE, SIGNAL),
    ) == ["1", "2", "3"]
    assert order(flag("2", SLOW, SIGNAL), flag("1", SLOW, SIGNAL)) == ["1", "2"]


def test_the_evidence_is_its_signals_and_then_what_deserves_attention():
    (one,) = conversations(
        [
            flag("甲", LATE, ATTENTION),
            flag("甲", SLOW, SIGNAL),
            flag("甲", LOW, Grade.TO_VERIFY),
        ]
    )
    assert one.sentences == ("low_elimination信号", "late_process关注")
