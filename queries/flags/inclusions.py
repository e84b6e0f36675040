"""`low_inclusion_despite_disaster`: much reason to include households, and few included.

L3, 柳江区2023年方案一（一）: 「脱贫人口多防止返贫任务重，或是干旱、洪涝等灾情严重，但今年以来纳入
监测对象较少甚至没有的镇」. The villages are this system's extension of it.
"""

from collections.abc import Iterable, Iterator

from queries.disasters.exposure import Exposure, Reason
from queries.flags.flag import Flag, Grade
from queries.flags.intakes import INCLUSIONS, Intake
from queries.flags.wording import about, chance
from queries.indicators import clauses
from queries.scope import Level
from queries.statistics.funnel import SMALLEST_DENOMINATOR
from queries.statistics.intervals import poisson

FLAG = "low_inclusion_despite_disaster"
TITLE = "受灾低纳入"
SURE_ENOUGH = 0.8
# From here on a township without a single inclusion says something by itself.
ENOUGH_EXPECTED = 1.0


def grade_of(intake: Intake, level: Level) -> Grade | None:
    """None for a place that isn't exposed, has no household, or has included its share."""
    place, expectation = intake.place, intake.expectation
    if not place.exposed or not place.rural_households:
        return None
    if place.rural_households < SMALLEST_DENOMINATOR:
        return Grade.TOO_FEW
    none_of_a_township = (
        level is Level.TOWNSHIP and place.observed == 0 and expectation.expected >= ENOUGH_EXPECTED
    )
    if expectation.probability >= SURE_ENOUGH or none_of_a_township:
        return Grade.SIGNAL
    return Grade.TO_VERIFY if place.observed == 0 else None


def inclusion_flags(intakes: Iterable[Intake], level: Level, period: str) -> Iterator[Flag]:
    """Of places of one level; `period` in words, such as 今年."""
    for intake in intakes:
        if grade := grade_of(intake, level):
            yield _flag(intake, grade, period)


def _flag(intake: Intake, grade: Grade, period: str) -> Flag:
    place, expectation = intake.place, intake.expectation
    compared = grade is not Grade.TOO_FEW
    return Flag(
        flag=FLAG,
        title=TITLE,
        grade=grade,
        region_code=place.code,
        region=intake.region,
        observed=place.observed,
        expected=expectation.expected if compared else None,
        probability=expectation.probability if compared else None,
        sentence=_SENTENCES[grade](intake, because(intake.exposure), period),
        clause=clauses.DISASTER,
        numerator=place.observed,
        denominator=place.rural_households,
        interval=poisson(place.observed),
        to_decide=what_would_decide(intake.exposure) if grade is Grade.TO_VERIFY else "",
        indicator=INCLUSIONS,
    )


def because(exposure: Exposure) -> str:
    """洪涝受灾较重、脱贫人口占比较高."""
    return "、".join(
        f"{exposure.worst.hazard}{reason}" if reason is Reason.SEVERE and exposure.worst else reason
        for reason in exposure.reasons
    )


def _signal(intake: Intake, why: str, period: str) -> str:
    seen = intake.expectation
    return (
        f"{why}，{period}应新纳入{about(seen.expected, '户')}，实际{seen.observed}户；"
        f"同等规模偶然出现的可能性{chance(seen.chance)}。建议重点核查。"
    )


def _to_verify(intake: Intake, why: str, period: str) -> str:
    return (
        f"{why}，{period}没有新纳入；按全县水平应新纳入{about(intake.expectation.expected, '户')}，"
        "户数太少，单凭数字不能判断，待核实。"
    )


def _too_few(intake: Intake, why: str, period: str) -> str:
    place = intake.place
    low, high = poisson(place.observed)
    return (
        f"{why}，农村户数{place.rural_households}户，{period}新纳入{place.observed}户"
        f"（95%区间{low:.1f}至{high:.1f}户）；样本过少，不作比较。"
    )


_SENTENCES = {
    Grade.SIGNAL: _signal,
    Grade.TO_VERIFY: _to_verify,
    Grade.TOO_FEW: _too_few,
}


def what_would_decide(exposure: Exposure) -> str:
    """Whom to look at before a place with too few households can be judged."""
    affected = exposure.worst and exposure.worst.figures["affected_households"]
    asked = []
    if affected:
        asked.append(f"逐户核对{affected}户受灾户的灾后排查记录")
    elif exposure.worst:
        asked.append("查明受灾户名单，逐户核对灾后排查记录")
    if Reason.OUT_OF_POVERTY in exposure.reasons:
        asked.append("抽查脱贫户近期收支和“三保障”情况")
    return f"请{'，并'.join(asked)}：有符合条件的，及时启动识别认定；逐户排除的，留存记录即可。"
