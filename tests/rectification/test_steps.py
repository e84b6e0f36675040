"""Which step may follow which, and what each leaves in the ledger, the history and the steps."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from data.database import open_engine
from data.entered_text import TextRefused
from data.importer import undo
from data.importer.batch import Batch
from data.importer.undoing import UndoRefused
from data.models import (
    dataset,
    household_problems,
    import_batches,
    import_changes,
    problem_actions,
)
from data.rectification import Action, ActionRefused, Step, act
from tests.importer.large import begin
from tests.rectification.story import NOTES, UNIT, TypedStory
from tests.support.county import EAST, EAST_1, WEST

SHEET = """
    编号 | 户编号 | 具体内容 | 发现日期    | 整改时限    | 责任人 | 整改完成日期
    G1  | 1     | 甲      | 2023-06-01 | 2023-06-30 | 丁四  |
    G2  | 2     | 乙      | 2023-06-01 |            | 丁四  | 2023-06-10
    """


@pytest.fixture
def told(story: TypedStory) -> TypedStory:
    story.household_problems("2023-06-12", SHEET)
    story.tell()
    return story


def ledger(story: TypedStory, problem: str = "G1") -> dict:
    table = household_problems
    with story.engine.connect() as connection:
        query = select(table).where(table.c.problem == problem)
        return dict(connection.execute(query).mappings().one())


def number(story: TypedStory, table) -> int:
    with story.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def facts(story: TypedStory):
    with story.engine.connect() as connection:
        return connection.execute(select(dataset)).one()


def test_a_closing_stands_in_the_ledger_the_history_and_the_steps(told):
    before, was = ledger(told), facts(told)
    acted = told.step("closed", "G1", "2023-06-20")
    after = ledger(told)
    changed = {name: after[name] for name in after if after[name] != before[name]}
    closed_on = date(2023, 6, 20)
    assert changed == {
        "rectified_on": closed_on,
        "done_on": closed_on,
        "result": f"已整改：{NOTES['closed']}",
        "batch_id": acted.batch,
    }
    c = import_changes.c
    with told.engine.connect() as connection:
        step = connection.execute(select(problem_actions)).mappings().one()
        logged = connection.execute(
            select(c.column_name, c.old_value, c.new_value).where(c.batch_id == acted.batch)
        ).all()
        batch = connection.execute(
            select(import_batches).where(import_batches.c.id == acted.batch)
        ).one()
    assert {"action": "closed", "actor": "甲一", "actor_unit": UNIT}.items() <= step.items()
    assert ("rectified_on", None, "2023-06-20") in logged and len(logged) == len(changed)
    assert (batch.outcome, batch.imported_by) == ("stored", f"{UNIT} 甲*")
    # A step is no export: the figures are cached anew, but of no later day.
    assert facts(told).version == was.version + 1
    assert facts(told).data_until == was.data_until


def test_a_result_that_says_so_is_not_said_twice(told):
    told.step("closed", "G1", "2023-06-20", note="已销号，附照片")
    assert ledger(told)["result"] == "已销号，附照片"


def test_verified_reopened_and_given_a_new_day(told):
    told.step("closed", "G1", "2023-06-20")
    told.step("verified", "G1", "2023-06-21", by="乙二")
    row = ledger(told)
    assert (row["reviewer"], row["reviewed_on"]) == ("乙二", date(2023, 6, 21))
    told.step("reopened", "G1", "2023-06-25", by="丙三", due_on=date(2023, 7, 31))
    row = ledger(told)
    assert (row["rectified_on"], row["result"], row["reviewer"], row["reviewed_on"]) == (None,) * 4
    assert row["due_on"] == date(2023, 7, 31)
    with told.engine.connect() as connection:
        query = select(problem_actions).order_by(problem_actions.c.id.desc())
        step = connection.execute(query).mappings().first()
    assert (step["closed_on"], step["verified_on"]) == (date(2023, 6, 20), date(2023, 6, 21))


REFUSED = [
    ("verified", "G1", {}, "还没有整改完成，不能复核"),
    ("reopened", "G1", {}, "还没有整改完成，不能重新打开"),
    ("closed", "G2", {}, "已于2023年6月10日整改完成"),
    ("changed", "G2", {"due_on": date(2023, 7, 1)}, "已于2023年6月10日整改完成"),
    ("verified", "G2", {"by": "丁四"}, "责任人不能复核"),
    ("closed", "G1", {"note": " "}, "整改佐证"),
    ("reopened", "G2", {"note": ""}, "为什么重新打开"),
    ("changed", "G1", {"note": "", "due_on": date(2023, 7, 1)}, "为什么调整"),
    ("changed", "G1", {}, "没有改动任何内容"),
    ("changed", "G1", {"due_on": date(2023, 6, 30)}, "没有改动任何内容"),
    ("changed", "G1", {"due_on": date(2023, 5, 31)}, "不能早于发现日期2023年6月1日"),
    ("changed", "G1", {"due_on": date(2101, 1, 1)}, "最晚到2100年"),
    ("changed", "G1", {"content": "丙"}, "只能调整"),
    ("closed", "G1", {"on": "2023-05-31"}, "不能早于发现日期"),
    ("reopened", "G2", {"on": "2023-06-09"}, "不能早于整改完成日期2023年6月10日"),
    ("closed", "G1", {"on": "1989-12-31"}, "不能早于1990年"),
    ("closed", "G9", {}, "台账里没有这个问题"),
    ("closed", "G1", {"by": " "}, "请填写姓名或职务"),
    ("closed", "G1", {"note": "证" * 1001}, "最长1,000字"),
    ("closed", "G1", {"note": "户主990101199001011234已搬走"}, "不要写证件号码"),
]


def test_what_is_refused_leaves_nothing(told):
    before, was = [ledger(told, one) for one in ("G1", "G2")], facts(told)
    for step, problem, said, sentence in REFUSED:
        with pytest.raises((ActionRefused, TextRefused), match=sentence):
            told.step(step, problem, **({"on": "2023-06-20"} | said))
    assert [ledger(told, one) for one in ("G1", "G2")] == before
    assert (number(told, problem_actions), facts(told)) == (0, was)


def test_nothing_is_done_tomorrow(told):
    tomorrow = date.today() + timedelta(days=1)
    with pytest.raises(ActionRefused, match="不能晚于今天"):
        told.step("closed", "G1", str(tomorrow))


def test_whoever_closed_it_does_not_verify_it(told):
    told.step("closed", "G1", "2023-06-20", by="甲一")
    for name in ("甲一", " 甲一 ", "甲 一", "甲　一", "丁四"):
        with pytest.raises(ActionRefused, match="另一个人"):
            told.step("verified", "G1", "2023-06-20", by=name)
    told.step("verified", "G1", "2023-06-20", by="乙二")
    with pytest.raises(ActionRefused, match="不需要再复核"):
        told.step("verified", "G1", "2023-06-21", by="丙三")


def test_none_of_several_who_are_responsible_verifies_it(told):
    told.step("changed", "G1", "2023-06-15", responsible_person="丁四、戊五 己六")
    told.step("closed", "G1", "2023-06-20", by="甲一")
    for name in ("丁四", "戊五", "己六", "丁四、戊五 己六"):
        with pytest.raises(ActionRefused, match="责任人不能复核"):
            told.step("verified", "G1", "2023-06-21", by=name)
    told.step("verified", "G1", "2023-06-21", by="丁四 县派督查员")


def test_a_step_cannot_be_put_before_the_last(told):
    told.step("closed", "G1", "2023-06-20")
    told.step("reopened", "G1", "2023-06-25")
    with pytest.raises(ActionRefused, match="不能早于上一步登记的日期2023年6月25日"):
        told.step("closed", "G1", "2023-06-24")


def test_two_people_closing_at_once(told):
    def close(name: str) -> str:
        try:
            told.step("closed", "G1", "2023-06-20", by=name)
            return "stored"
        except ActionRefused as refusal:
            return str(refusal)

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(close, ("甲一", "乙二")))
    assert answers[0] == "stored" and answers[1].startswith("该问题已于2023年6月20日整改完成")
    assert number(told, problem_actions) == 1


CLOSING = Action("household_problems", Step.CLOSED, date(2023, 6, 20), UNIT, "甲一", "附照片", "G1")


def close_and_die(url: str) -> None:
    """The ledger, its history and the step are written, and nothing is committed yet."""
    Batch.write_sightings = lambda *_: os._exit(1)  # type: ignore[method-assign]
    act(open_engine(url), CLOSING)


def test_killed_before_the_end_nothing_is_stored(told, database_url):
    before, was = ledger(told), facts(told)
    process = begin(close_and_die, database_url)
    process.join(60)
    assert process.exitcode == 1
    assert (ledger(told), facts(told), number(told, problem_actions)) == (before, was, 0)
    act(told.engine, CLOSING)
    assert ledger(told)["rectified_on"] == CLOSING.acted_on


def test_a_raised_problem_stands_as_its_household_does(told):
    acted = told.raise_for("1", "2023-07-01", due_on=date(2023, 7, 31), remedy="修缮")
    row = ledger(told, acted.problem)
    stated = ("household_no", "household_type", "region_code", "problem_type", "found_by")
    assert [row[name] for name in stated] == ["1", "一般农户", EAST_1, "住房安全", "县级"]
    assert (row["head_name"], row["found_on"]) == ("成员10", date(2023, 7, 1))
    with pytest.raises(ActionRefused, match="重新打开"):
        told.raise_for("1", "2023-07-02")
    told.step("closed", acted.problem, "2023-07-10")


NOT_RAISED = [
    ({"household_no": "99"}, "没有户编号 99"),
    ({"problem_type": "漏雨"}, "问题类型只能是"),
    ({"content": "  "}, "请填写具体内容"),
    ({"found_by": None}, "请填写发现来源"),
    ({"due_on": date(2023, 6, 30)}, "不能早于发现日期"),
    ({"rectified_on": date(2023, 7, 2)}, "只写问题"),
    ({"content": "电话13800138000"}, "手机号"),
]


def test_a_problem_that_cannot_be_raised(told):
    for values, sentence in NOT_RAISED:
        with pytest.raises((ActionRefused, TextRefused), match=sentence):
            told.raise_for("1", "2023-07-01", **values)
    assert number(told, household_problems) == 2


def test_an_import_that_a_step_followed_is_taken_back_after_it(told):
    acted = told.step("closed", "G1", "2023-06-20")
    with pytest.raises(UndoRefused, match=f"请先依次撤销批次 {acted.batch}，"):
        undo(told.engine, acted.batch - 1)
    before = facts(told)
    undo(told.engine, acted.batch)
    row = ledger(told)
    assert (row["rectified_on"], row["done_on"], row["result"]) == (None, None, None)
    assert facts(told).data_until == before.data_until == date(2023, 6, 12)
    assert number(told, problem_actions) == 1  # what was typed stays
    undo(told.engine, acted.batch - 1)
    assert number(told, household_problems) == 0


def test_a_raised_problem_taken_back_is_gone_and_its_step_stays(told):
    acted = told.raise_for("1", "2023-07-01")
    undo(told.engine, acted.batch)
    assert (number(told, household_problems), number(told, problem_actions)) == (2, 1)
    told.raise_for("1", "2023-07-01")


def test_nobody_acts_on_another_places_problems(told):
    told.writer_region = WEST
    with pytest.raises(ActionRefused, match="本地区"):
        told.step("closed", "G1", "2023-06-20")
    for other_or_none in ("1", "99"):  # nobody learns which of the two it is
        with pytest.raises(ActionRefused, match=f"本地区没有户编号 {other_or_none}，"):
            told.raise_for(other_or_none, "2023-07-01")
    assert number(told, problem_actions) == 0
    told.writer_region = EAST
    told.step("closed", "G1", "2023-06-20")
    told.writer_region = EAST_1
    told.raise_for("1", "2023-07-01")
