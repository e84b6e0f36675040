"""What a spot check says of all households: the rates with their 95 % intervals."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select

from data.models import draws
from data.regions import RegionTree, regions_on
from queries.scope import Level
from queries.spot_checks.draws import kept_draw
from queries.spot_checks.estimation.extrapolation import Extrapolated, extrapolated
from queries.spot_checks.estimation.sample import Sample
from queries.spot_checks.estimation.sampled import listed
from queries.spot_checks.frame import Frame
from queries.spot_checks.results.checked import QUESTIONS, Question, Result, results_of

# Where fewer independent draws would tell as much, or the interval is as wide, a figure is not
# to be published: Parker JD et al. (2017), Vital Health Stat 2(175).
FEWEST_DRAWS = 30
WIDEST = 0.3


@dataclass(frozen=True)
class Estimate:
    """A rate, 0..1, of the households that could have been drawn in a place, with its interval.

    `checked` households answer the question, `found` of them are found so. `estimate` is None
    where nobody stands for the households that were not checked; `low` and `high` are None as
    well for a check that others made, which cannot be extrapolated. `households`: of how many
    the estimate speaks; `drawn`: how many were to be visited; `missing`: how many of them do
    not answer; `from_reserve`: how many of `checked` took their place; `unlisted`: how many
    were checked though they are not on the list, which counts nowhere else. `draws`: how many
    independent draws would tell as much, None where everything was checked.
    """

    question: str
    region_code: str
    region: str
    level: str
    checked: int
    found: int
    estimate: float | None
    low: float | None
    high: float | None
    households: int | None = None
    drawn: int = 0
    missing: int = 0
    from_reserve: int = 0
    unlisted: int = 0
    draws: float | None = None

    @property
    def title(self) -> str:
        return QUESTIONS[self.question].title

    @property
    def is_extrapolated(self) -> bool:
        return self.low is not None

    @property
    def is_too_few(self) -> bool:
        """样本过少: shown with its interval, and never compared."""
        if self.low is None or self.high is None or self.estimate is None:
            return True
        return self.draws is not None and (
            self.draws < FEWEST_DRAWS or self.high - self.low >= WIDEST
        )


def estimates(connection: Connection, draw_no: str) -> list[Estimate]:
    """By question; the draw's place first, then its townships by code.

    Of a 抽查编号 that was not drawn here (a check that others made) only what was checked and
    found. Raises UnknownDraw where there are no results of it either, and where what was kept
    of the draw was changed since.
    """
    results = results_of(connection, draw_no)
    if results and not is_drawn_here(connection, draw_no):
        return _of_others(connection, results)
    draw = kept_draw(connection, draw_no)
    on_list = listed(draw, results)
    tree = regions_on(connection, draw.frame.as_of)
    unlisted = _by_township((results[one] for one in results if one not in on_list), tree)
    return [
        estimate
        for question in QUESTIONS.values()
        for estimate in _estimates(
            draw.frame,
            question,
            on_list.sample({number: question.answer(one) for number, one in results.items()}),
            unlisted,
            tree,
        )
    ]


def is_drawn_here(connection: Connection, draw_no: str) -> bool:
    """Whether a 抽查编号 is of a draw that is kept, not of a check that others made."""
    return bool(connection.scalar(select(exists().where(draws.c.draw_no == draw_no))))


def _estimates(
    frame: Frame,
    question: Question,
    sample: Sample,
    unlisted: Counter[str | None],
    tree: RegionTree,
) -> Iterator[Estimate]:
    whole = extrapolated(sample)
    code = frame.region_code
    place = tree.by_code.get(code)
    level = place.level if place else Level.COUNTY
    names = {village.township_code: village.township for village in frame.villages}
    yield _estimate(
        question, (code, place.name if place else code, level), sample, whole, unlisted.total()
    )
    for township in sorted(sample.sizes) if level == Level.COUNTY else ():
        part = sample.of(township)
        yield _estimate(
            question,
            (township, names[township], Level.TOWNSHIP),
            part,
            extrapolated(part, whole),
            unlisted[township],
        )


def _estimate(
    question: Question,
    place: tuple[str, str, str],
    sample: Sample,
    extrapolated: Extrapolated,
    unlisted: int,
) -> Estimate:
    households = sample.households
    planned = [one.found for one in households if not one.is_reserve]
    answers = sample.answers
    return Estimate(
        question.id,
        *place,
        len(answers),
        sum(answers),
        extrapolated.estimate,
        *extrapolated.interval,
        sample.size,
        len(planned),
        planned.count(None),
        sum(one.is_reserve and one.found is not None for one in households),
        unlisted,
        extrapolated.draws,
    )


def _of_others(connection: Connection, results: Mapping[str, Result]) -> list[Estimate]:
    tree = regions_on(connection)
    counties = [place.code for place in tree.at(Level.COUNTY)]
    found = []
    for question in QUESTIONS.values():
        answered = {
            one: answer for one in results.values() if (answer := question.answer(one)) is not None
        }
        checked = _by_township(answered, tree)
        wrong = _by_township([one for one, answer in answered.items() if answer], tree)
        places = [(code, checked.total(), wrong.total()) for code in counties]
        places += [(code, checked[code], wrong[code]) for code in sorted(filter(None, checked))]
        found += [
            Estimate(
                question.id,
                code,
                tree.by_code[code].name,
                tree.by_code[code].level,
                number,
                number_wrong,
                None,
                None,
                None,
            )
            for code, number, number_wrong in places
        ]
    return found


def _by_township(results: Iterable[Result], tree: RegionTree) -> Counter[str | None]:
    """How many households; None: of a place that is not known."""
    townships = (tree.ancestor(one.village_code or "", Level.TOWNSHIP) for one in results)
    return Counter(place.code if place else None for place in townships)
