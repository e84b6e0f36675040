"""`low_inclusion_despite_disaster`: much reason to include households, and few included.

L3, 柳江区2023年方案一（一）: 「脱贫人口多防止返贫任务重，或是干旱、洪涝等灾情严重，但今年以来纳入
监测对象较少甚至没有的镇」. The villages are this system's extension of it.
"""

from collections.abc import Collection, Iterable, Iterator

from queries.flags.flag import Flag, Grade
from queries.flags.inclusion_wording import Told, what_would_decide
from queries.flags.intakes import INCLUSIONS, Intake
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
    place = intake.place
    if not place.exposed or not place.rural_households:
        return None
    if place.rural_households < SMALLEST_DENOMINATOR:
        return Grade.TOO_FEW
    if is_low_by_peers(intake, level) or is_low_by_past(intake):
        return Grade.SIGNAL
    return Grade.TO_VERIFY if place.observed == 0 else None


def is_low_by_peers(intake: Intake, level: Level) -> bool:
    """What is expected of it is learnt from the other places of its level."""
    expectation = intake.expectation
    none_of_a_township = (
        level is Level.TOWNSHIP
        and expectation.observed == 0
        and expectation.expected >= ENOUGH_EXPECTED
    )
    return expectation.probability >= SURE_ENOUGH or none_of_a_township


def is_low_by_past(intake: Intake) -> bool:
    """What is expected of it is learnt from what followed earlier disasters in the county."""
    return intake.precedent is not None and intake.precedent.probability >= SURE_ENOUGH


def inclusion_flags(intakes: Collection[Intake], level: Level, period: str) -> Iterator[Flag]:
    """Of all places of one level of a county; `period` in words, such as 今年."""
    found = [(intake, grade) for intake in intakes if (grade := grade_of(intake, level))]
    compared = sum(is_compared(intake) for intake in intakes)
    for intake, grade in found:
        told = Told(intake, period, level, compared)
        yield _flag(intake, grade, level, told)


def is_compared(intake: Intake) -> bool:
    """Whether it could have become a 信号."""
    return intake.place.exposed and intake.place.rural_households >= SMALLEST_DENOMINATOR


def expected_by_chance(flags: Iterable[Flag]) -> float:
    """How many of the 信号 are to be expected false: the sum of what each leaves open.

    At most a fifth where each is four fifths sure, however many places were compared. Newton MA
    et al. (2004), Biostatistics 5:155-176; Müller P et al. (2004), J Am Stat Assoc 99:990-1001.
    """
    return sum(1 - (flag.probability or 0.0) for flag in flags if flag.grade is Grade.SIGNAL)


def _flag(intake: Intake, grade: Grade, level: Level, told: Told) -> Flag:
    place = intake.place
    by_past = grade is Grade.SIGNAL and not is_low_by_peers(intake, level)
    expected: float | None = intake.expectation.expected
    probability: float | None = intake.expectation.probability
    if by_past and intake.precedent:
        # In terms of all new inclusions, had those after disasters come as before.
        missed = intake.precedent.expected - intake.precedent.observed
        expected = max(intake.expectation.expected, place.observed + missed)
        probability = intake.precedent.probability
    elif grade is Grade.TOO_FEW:
        expected = probability = None
    return Flag(
        flag=FLAG,
        title=TITLE,
        grade=grade,
        region_code=place.code,
        region=intake.region,
        observed=place.observed,
        expected=expected,
        probability=probability,
        sentence=told.by_past() if by_past else told.of(grade),
        clause=clauses.DISASTER,
        numerator=place.observed,
        denominator=place.rural_households,
        interval=poisson(place.observed),
        to_decide=what_would_decide(intake.exposure) if grade is Grade.TO_VERIFY else "",
        indicator=INCLUSIONS,
    )
