"""What is told of a problem elsewhere than in the list: in its household's file, where the
household moved to, beside the check that found it, and until when steps were taken."""

from datetime import date

import pytest
from sqlalchemy import select

from data.models import problem_actions
from data.rectification import Action, ActionRefused, Step, act
from queries.household_file import Kind, household_file, id_of
from queries.rectification import latest_step
from queries.scope import Scope, Viewer
from tests.rectification.story import UNIT, TypedStory
from tests.rectification.test_steps import ledger
from tests.support.county import COUNTY, EAST, EAST_1, WEST


def test_the_households_file_tells_what_a_reopening_put_an_end_to(story: TypedStory):
    story.export("2023-01-01", "户编号 | 村\n1 | 上坪村")
    story.household_problems(
        "2023-07-01",
        """
        编号 | 户编号 | 发现日期    | 整改完成日期 | 复核人 | 复核日期
        G1  | 1     | 2023-06-01 | 2023-06-10 | 乙二  | 2023-06-12
        """,
    )
    story.tell()
    story.step("reopened", "G1", "2023-06-20")
    told = ["发现问题", "整改完成", "整改复核", "重新打开"]
    assert file_of(story, "2023-06-30") == list(zip((1, 10, 12, 20), told, strict=True))
    story.step("closed", "G1", "2023-06-25")
    story.step("verified", "G1", "2023-06-27", by="丙三")
    days = (1, 10, 12, 20, 25, 27)
    told += ["整改完成", "整改复核"]
    assert file_of(story, "2023-06-30") == list(zip(days, told, strict=True))
    assert file_of(story, "2023-06-19") == list(zip(days[:3], told[:3], strict=True))


def file_of(story: TypedStory, on: str) -> list[tuple[int, str]]:
    """Days of June, and what happened to the problem of household 1."""
    day = date.fromisoformat(on)
    scope = Scope(COUNTY, day, date(day.year, 1, 1))
    with story.engine.connect() as connection:
        file = household_file(connection, id_of(connection, "1", scope), scope)
    events = [event for event in file.events() if event.kind is Kind.PROBLEM]
    return [(event.day.day, event.title.partition("：")[0]) for event in events]


def test_the_latest_step_is_one_about_a_problem_that_the_viewer_may_read(story: TypedStory):
    story.export("2023-01-01", "户编号 | 村\n1 | 上坪村\n2 | 柳湾村")
    story.household_problems("2023-06-01", "编号 | 户编号\nG1 | 1\nG2 | 2")
    story.area_problems("2023-06-01", "编号 | 面上问题层级 | 乡镇\nG1 | 镇级层面 | 西河乡")
    story.tell()
    story.step("closed", "G1", "2023-06-10")
    story.step("closed", "G2", "2023-06-20")
    story.step("closed", "G1", "2023-06-30", ledger="area_problems")
    for place, viewer, latest in [
        (COUNTY, None, 30),
        (COUNTY, EAST, 10),
        (EAST, None, 10),
        (WEST, WEST, 30),
        (WEST, EAST, None),
    ]:
        scope = Scope(place, date(2023, 6, 5), date(2023, 1, 1), viewer=Viewer(viewer))
        with story.engine.connect() as connection:
            found = latest_step(connection, scope)
        assert found == (latest and date(2023, 6, latest)), (place, viewer)


def test_a_problem_is_acted_on_where_its_household_lives_now(story):
    """As it is read there: whoever has it on screen can take the next step, and nobody else."""
    story.export("2023-01-01", "户编号 | 村\n1 | 上坪村")
    story.export("2023-07-01", "户编号 | 村\n1 | 柳湾村")
    story.tell()
    acted = story.raise_for("1", "2023-06-20")
    assert ledger(story, acted.problem)["region_code"] == EAST_1

    story.writer_region = EAST
    with pytest.raises(ActionRefused, match="本地区"):
        story.step("closed", acted.problem, "2023-07-10")
    story.writer_region = WEST
    story.step("closed", acted.problem, "2023-07-10")


def test_a_problem_that_a_check_of_others_found(story: TypedStory):
    """Their number is as long as they make it."""
    story.export("2023-01-01", "户编号 | 村\n1 | 上坪村")
    story.tell()
    number_of_theirs = "琼乡振督〔2023〕第18号第三督查组入户抽查（第二批）"
    what = {"problem_type": "住房安全", "content": "漏雨", "found_by": "省级及以上"}
    action = Action(
        "household_problems", Step.RAISED, date(2023, 7, 1), UNIT, "甲一",
        values={"household_no": "1"} | what, draw_no=number_of_theirs,
    )  # fmt: skip
    act(story.engine, action)
    with story.engine.connect() as connection:
        assert connection.scalar(select(problem_actions.c.draw_no)) == number_of_theirs
