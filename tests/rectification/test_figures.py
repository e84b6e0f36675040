"""Indicator 29 on the days before, between and after steps; the oracle says the same each time."""

from datetime import date

import pytest

from data.importer import undo
from tests.rectification.story import TypedStory

RATE, AREA, OVERDUE = "rectification_rate", "area_rectification_rate", "rectification_overdue"
OPEN = """
    编号 | 户编号 | 具体内容 | 发现日期    | 整改时限
    G1  | 1     | 甲      | 2023-06-01 | 2023-06-30
    G2  | 2     | 乙      | 2023-06-01 |
    """
DONE = """
    编号 | 户编号 | 具体内容 | 发现日期    | 整改时限    | 整改完成日期
    G1  | 1     | 甲      | 2023-06-01 | 2023-06-30 | 2023-06-20
    """


def shares(story: TypedStory, *days: str) -> list[int]:
    """How many household problems of the county are done on each of the days."""
    return [story.figure(RATE, day)["云溪县"][0] for day in days]


def test_closed_on_the_day_and_not_before(story: TypedStory):
    story.household_problems("2023-06-01", OPEN)
    story.tell()
    story.step("closed", "G1", "2023-06-20")
    assert shares(story, "2023-06-19", "2023-06-20", "2023-12-31") == [0, 1, 1]


def test_due_on_the_day_is_not_overdue(story: TypedStory):
    story.household_problems("2023-06-01", OPEN)
    story.tell()
    assert story.figure(OVERDUE, "2023-06-30") == {}
    assert story.figure(OVERDUE, "2023-07-01") == {"云溪县": 1}
    story.step("closed", "G1", "2023-07-02")
    assert story.figure(OVERDUE, "2023-07-01") == {"云溪县": 1}
    assert story.figure(OVERDUE, "2023-07-02") == {}


@pytest.mark.parametrize("told", ["typed", "imported"])
def test_done_until_it_is_reopened(story: TypedStory, told: str):
    story.household_problems("2023-06-21", OPEN if told == "typed" else DONE)
    story.tell()
    if told == "typed":
        story.step("closed", "G1", "2023-06-20")
    story.step("reopened", "G1", "2023-07-10")
    days = ("2023-06-19", "2023-06-20", "2023-07-09", "2023-07-10", "2023-12-31")
    assert shares(story, *days) == [0, 1, 1, 0, 0]
    assert story.figure(OVERDUE, "2023-07-09") == {}
    assert story.figure(OVERDUE, "2023-07-10") == {"云溪县": 1}
    story.step("closed", "G1", "2023-07-20")
    days = ("2023-06-20", "2023-07-09", "2023-07-10", "2023-07-19", "2023-07-20")
    assert shares(story, *days) == [1, 1, 0, 0, 1]


def test_reopened_the_next_day_and_closed_again_the_same_day(story: TypedStory):
    story.household_problems("2023-06-01", OPEN)
    story.tell()
    story.step("closed", "G1", "2023-06-20")
    story.step("reopened", "G1", "2023-06-21")
    story.step("closed", "G1", "2023-06-21")
    assert shares(story, "2023-06-19", "2023-06-20", "2023-06-21") == [0, 1, 1]
    story.step("reopened", "G1", "2023-06-21")
    assert shares(story, "2023-06-20", "2023-06-21") == [1, 0]


def test_an_area_problem_likewise(story: TypedStory):
    story.area_problems(
        "2023-06-01",
        """
        编号 | 面上问题层级 | 乡镇   | 具体内容 | 发现日期
        M1  | 镇级层面    | 东岭镇 | 甲      | 2023-06-01
        M2  | 县级层面    |       | 乙      | 2023-06-01
        """,
    )
    story.tell()
    story.step("closed", "M1", "2023-06-20", ledger="area_problems")
    story.step("reopened", "M1", "2023-07-10", ledger="area_problems")
    for day, done in (("2023-06-19", 0), ("2023-06-20", 1), ("2023-07-10", 0)):
        assert story.figure(AREA, day, level="township") == {"东岭镇": (done, 1)}
        assert story.figure(AREA, day) == {"云溪县": (done, 2)}


def test_a_deadline_moved_later_was_the_old_one_before(story: TypedStory):
    story.household_problems("2023-06-01", OPEN)
    story.tell()
    story.step("changed", "G1", "2023-07-10", due_on=date(2023, 7, 31))
    story.step("changed", "G1", "2023-07-20", due_on=None)
    overdue = {"云溪县": 1}
    assert story.figure(OVERDUE, "2023-06-30") == {}
    assert story.figure(OVERDUE, "2023-07-09") == overdue
    assert story.figure(OVERDUE, "2023-07-10") == {}
    assert story.figure(OVERDUE, "2023-08-01") == {}
    story.step("changed", "G1", "2023-08-02", due_on=date(2023, 8, 1))
    assert story.figure(OVERDUE, "2023-08-01") == {}
    assert story.figure(OVERDUE, "2023-08-02") == overdue


def test_a_key_of_the_other_ledger_is_another_problem(story: TypedStory):
    story.household_problems("2023-06-01", OPEN)
    story.area_problems(
        "2023-06-01",
        """
        编号 | 面上问题层级 | 具体内容
        G1  | 县级层面    | 甲
        """,
    )
    story.tell()
    story.step("closed", "G1", "2023-06-20")
    story.typed.clear()  # what the oracle does not hear of, the other ledger must not see
    assert story.figure(AREA, "2023-06-20") == {"云溪县": (0, 1)}


def test_a_step_taken_back_counts_no_more(story: TypedStory):
    story.household_problems("2023-06-01", DONE)
    story.tell()
    reopened = story.step("reopened", "G1", "2023-07-10")
    assert shares(story, "2023-07-10") == [0]
    undo(story.engine, reopened.batch)
    story.typed.clear()
    assert shares(story, "2023-06-20", "2023-07-10") == [1, 1]
