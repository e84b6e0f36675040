"""What the households of a draw, or of a check that others made, were found to be."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from data.models import check_results, household_versions, households
from queries.subjects.versions import in_force


@dataclass(frozen=True)
class Result:
    """One household checked; `village_code`: where it was counted on the day of the check, None
    if it was in no export of that day. A blank answer is None."""

    household_no: str
    village_code: str | None
    is_consistent: bool | None
    is_omitted: bool | None
    has_problems: bool

    @property
    def is_wrong(self) -> bool:
        """账实不符, 应纳未纳, or any problem found."""
        return self.is_consistent is False or bool(self.is_omitted) or self.has_problems


@dataclass(frozen=True)
class Question:
    """`answer`: whether a household is found so; None where the result does not say."""

    id: str
    title: str
    answer: Callable[[Result], bool | None]


QUESTIONS = {
    question.id: question
    for question in (
        Question(
            "inconsistent",
            "账实不符率",
            lambda one: None if one.is_consistent is None else not one.is_consistent,
        ),
        Question("omitted", "应纳未纳率", lambda one: one.is_omitted),
    )
}


def results_of(connection: Connection, draw_no: str) -> dict[str, Result]:
    """By 户编号, of the 抽查编号 as it stands in the results."""
    result, version = check_results.c, household_versions.c
    rows = connection.execute(
        select(
            households.c.household_no,
            version.village_code,
            result.is_consistent,
            result.is_omitted,
            result.problem_types,
        )
        .join(households, households.c.id == result.household_id)
        .outerjoin(
            household_versions,
            (version.household_id == result.household_id)
            & in_force(household_versions, result.checked_on),
        )
        .where(result.draw_no == draw_no)
        .order_by(households.c.household_no)
    )
    return {
        row.household_no: Result(
            row.household_no,
            row.village_code,
            row.is_consistent,
            row.is_omitted,
            bool(row.problem_types),
        )
        for row in rows
    }
