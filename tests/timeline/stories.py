"""For each stage of each plan: one item of it, done on a day or open."""

from collections.abc import Callable
from datetime import date

from data.plans import load_plans
from tests.support.county import EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2
from tests.support.register import Register

PLANS = load_plans()
VILLAGES = (EAST_1, EAST_2, EAST_3, WEST_1, WEST_2)
TOWNSHIPS = (EAST, WEST)

Item = Callable[[Register, date | None], None]


def stage_of(plan_id: str, stage_id: str):
    return next(stage for stage in PLANS[plan_id].stages if stage.id == stage_id)


def meeting(meeting_type: str, places: tuple[str, ...]) -> Item:
    """Every place but the first has held its meeting on the stage's due day at the latest."""

    def write(register: Register, day: date | None) -> None:
        if day:
            register.meeting(places[0], meeting_type, day)

    return write


def screening(plan_id: str, column: str, **row) -> Item:
    def write(register: Register, day: date | None) -> None:
        household = register.household(EAST_1)
        register.screening(household, plan_id, **(row | {column: day}))

    return write


def refused(plan_id: str, column: str, refused_on: date) -> Item:
    def write(register: Register, day: date | None) -> None:
        household = register.household(EAST_1)
        register.screening(household, plan_id, **{column: day})
        register.procedure(
            household,
            clue_on=refused_on,
            township_opinion="不同意",
            township_review_on=refused_on,
            status="不予纳入",
            ended_on=refused_on,
        )

    return write


def procedure(column: str, **row) -> Item:
    def write(register: Register, day: date | None) -> None:
        register.procedure(register.household(EAST_1), **(row | {column: day}))

    return write


def monitor(register: Register, day: date | None) -> None:
    """Every place but the first has named its 防贫监测信息员 on the due day at the latest."""
    if day:
        register.monitor(EAST_1, "防贫监测信息员", day)


def household_problem(register: Register, day: date | None) -> None:
    register.household_problem(EAST_1, done_on=day)


CLUE = date(2022, 5, 2)
CONCLUDED = {"status": "办结", "ended_on": date(2022, 5, 30), "clue_on": CLUE}

# (plan, stage): an item of the stage, and how many items its county of five villages has.
STORIES: dict[tuple[str, str], tuple[Item, int]] = {
    ("yanfeng-2022", "train"): (meeting("动员部署", VILLAGES), 5),
    ("yanfeng-2022", "visit_key"): (
        screening("yanfeng-2022", "visited_on", starts_procedure=True),
        1,
    ),
    ("yanfeng-2022", "enter_key"): (
        screening("yanfeng-2022", "entered_on", triggers={"槟榔"}),
        1,
    ),
    ("yanfeng-2022", "report_names"): (
        screening("yanfeng-2022", "authorised_on", starts_procedure=True),
        1,
    ),
    ("yanfeng-2022", "visit_others"): (
        screening("yanfeng-2022", "visited_on", starts_procedure=False),
        1,
    ),
    ("yanfeng-2022", "enter_others"): (screening("yanfeng-2022", "entered_on"), 1),
    ("yanfeng-2022", "village_review"): (procedure("village_review_on", clue_on=CLUE), 1),
    ("yanfeng-2022", "publicity"): (procedure("publicity_to_on", clue_on=CLUE), 1),
    ("yanfeng-2022", "township_review"): (procedure("township_review_on", clue_on=CLUE), 1),
    ("yanfeng-2022", "enter_national"): (procedure("entered_on", **CONCLUDED), 1),
    ("yanfeng-2022", "report"): (meeting("总结报告", VILLAGES), 5),
    ("yihe-2022", "roster"): (monitor, 7),
    ("yihe-2022", "sweep"): (screening("yihe-2022", "visited_on"), 1),
    ("liujiang-2023", "deploy"): (meeting("业务培训", TOWNSHIPS), 2),
    ("liujiang-2023", "visit"): (screening("liujiang-2023", "visited_on"), 1),
    ("liujiang-2023", "verify"): (refused("liujiang-2023", "checked_on", date(2023, 3, 1)), 1),
    ("liujiang-2023", "enter"): (
        procedure(
            "entered_on",
            procedure_type="风险消除回退",
            status="办结",
            clue_on=date(2023, 8, 1),
            ended_on=date(2023, 8, 20),
        ),
        1,
    ),
    ("liujiang-2023", "report"): (meeting("总结报告", TOWNSHIPS), 2),
    ("taogou-2021", "mobilise"): (meeting("业务培训", VILLAGES), 5),
    ("taogou-2021", "visit"): (screening("taogou-2021", "visited_on"), 1),
    ("taogou-2021", "rectify"): (household_problem, 1),
    ("taogou-2021", "report"): (meeting("总结报告", VILLAGES), 5),
}
