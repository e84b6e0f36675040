"""The working list on any day: state, days left, who verified, what came back, who may read."""

from datetime import date

from data.regions import regions_on
from queries.rectification import (
    Problem,
    State,
    again,
    due_by_unit,
    due_soon,
    found_by,
    problems,
    steps_of,
    unit_of,
    widespread,
)
from queries.scope import Scope, Viewer
from tests.rectification.story import TypedStory
from tests.support.county import COUNTY, EAST, WEST


def ask(story: TypedStory, on: str, place: str = COUNTY, viewer: str | None = None):
    day = date.fromisoformat(on)
    scope = Scope(place, day, date(day.year, 1, 1), viewer=Viewer(viewer))
    with story.engine.connect() as connection:
        return problems(connection, scope)


def one(story: TypedStory, on: str, number: str = "G1") -> Problem:
    return next(problem for problem in ask(story, on) if problem.number == number)


def test_states_on_each_side_of_each_day(story: TypedStory):
    story.household_problems(
        "2023-06-01",
        """
        编号 | 户编号 | 具体内容 | 发现日期    | 整改时限
        G1  | 1     | 甲      | 2023-06-01 | 2023-06-30
        """,
    )
    story.tell()
    story.step("closed", "G1", "2023-07-02")
    story.step("verified", "G1", "2023-07-05", by="乙二")
    story.step("reopened", "G1", "2023-07-10", due_on=date(2023, 7, 20))
    story.step("closed", "G1", "2023-07-21")
    told = {
        day: (found.state, found.days_left, found.times_reopened)
        for day in ("06-30", "07-01", "07-02", "07-04", "07-05", "07-09", "07-10", "07-20", "07-21")
        for found in [one(story, f"2023-{day}")]
    }
    assert told == {
        "06-30": (State.OPEN, 0, 0),
        "07-01": (State.OVERDUE, -1, 0),
        "07-02": (State.DONE, None, 0),
        "07-04": (State.DONE, None, 0),
        "07-05": (State.VERIFIED, None, 0),
        "07-09": (State.VERIFIED, None, 0),
        "07-10": (State.REOPENED, 10, 1),
        "07-20": (State.REOPENED, 0, 1),
        "07-21": (State.DONE, None, 1),
    }
    assert one(story, "2023-07-09").verifier == "乙*"
    assert ask(story, "2023-05-31") == []


def test_a_verification_that_an_import_states(story: TypedStory):
    story.household_problems(
        "2023-07-01",
        """
        编号 | 户编号 | 具体内容 | 发现日期    | 整改完成日期 | 复核人 | 复核日期
        G1  | 1     | 甲      | 2023-06-01 | 2023-06-10 | 乙二  | 2023-06-12
        """,
    )
    story.tell()
    story.step("reopened", "G1", "2023-06-20")
    states = [one(story, f"2023-06-{day}").state for day in ("10", "12", "19", "20")]
    assert states == [State.DONE, State.VERIFIED, State.VERIFIED, State.REOPENED]
    story.step("closed", "G1", "2023-06-25")
    states = [one(story, f"2023-06-{day}").state for day in ("19", "25")]
    assert states == [State.VERIFIED, State.DONE]


def test_the_list_in_order_masked_and_for_who_may_read(story: TypedStory):
    story.export("2023-01-01", "户编号 | 村\n1 | 柳湾村")
    story.household_problems(
        "2023-09-01",
        """
        户编号 | 户主姓名 | 村    | 具体内容 | 整改时限    | 整改完成日期 | 责任人 | 为什么
        1     | 甲乙    |       | 甲      | 2023-09-24 |            | 丙丁  | 已超期
        1     | 甲乙    |       | 乙      | 2023-10-02 |            |      | 7天内
        1     | 甲乙    |       | 丙      | 2023-10-03 |            |      | 第8天
        1     | 甲乙    |       | 丁      | 2023-09-01 | 2023-09-02 |      | 已整改
              | 戊己    | 上坪村 | 戊      | 2023-09-25 |            |      | 当天到期，不知户编号
        """,
    )
    story.area_problems(
        "2023-09-01", "面上问题层级 | 具体内容 | 整改时限\n县级层面 | 己 | 2023-09-01"
    )
    story.tell()
    found = ask(story, "2023-09-25")
    told = [(p.level, p.village, p.household_no, p.content, p.responsible_person) for p in found]
    assert told == [
        ("县级层面", None, None, "己", None),
        ("户内", "柳湾村", "1", "甲", "丙*"),
        ("户内", "上坪村", None, "戊", None),
        ("户内", "柳湾村", "1", "乙", None),
        ("户内", "柳湾村", "1", "丙", None),
        ("户内", "柳湾村", "1", "丁", None),
    ]
    assert [p.content for p in found if p.is_overdue] == ["己", "甲"]
    assert [p.content for p in found if due_soon(p)] == ["戊", "乙"]
    assert [p.content for p in ask(story, "2023-09-25", viewer=EAST)] == ["戊"]
    assert [p.content for p in ask(story, "2023-09-25", WEST)] == ["甲", "乙", "丙", "丁"]


def test_units_and_persons_by_what_is_due_first(story: TypedStory):
    story.household_problems(
        "2023-09-01",
        """
        编号 | 户主姓名 | 村    | 具体内容 | 整改时限    | 责任单位 | 责任人 | 整改完成日期
        G1  | 甲      | 上坪村 | 一      | 2023-09-20 | 住建局  | 王一  |
        G2  | 乙      | 上坪村 | 二      | 2023-09-19 | 村委会  | 李一  |
        G3  | 丙      | 柳湾村 | 三      | 2023-09-30 | 村委会  | 李二  |
        G4  | 丁      | 上坪村 | 四      | 2023-10-20 | 住建局  | 王二  |
        G5  | 戊      | 上坪村 | 五      |            | 住建局  | 王一  |
        G6  | 己      | 上坪村 | 六      | 2023-09-01 | 住建局  | 王一  | 2023-09-01
        G7  | 庚      | 上坪村 | 七      | 2023-09-02 |        |      |
        """,
    )
    story.tell()
    found = ask(story, "2023-09-25")
    assert {p.number: unit_of(p) for p in found if p.number in ("G2", "G3")} == {
        "G2": "东岭镇上坪村 村委会",
        "G3": "西河乡柳湾村 村委会",
    }
    told = [
        (due.unit, due.person, due.overdue, due.soon, due.later, due.undated)
        for due in due_by_unit(found)
    ]
    assert told == [
        ("东岭镇上坪村 村委会", "李*", 1, 0, 0, 0),
        ("住建局", None, 1, 0, 1, 1),
        ("住建局", "王*", 1, 0, 0, 1),
        ("住建局", "王*", 0, 0, 1, 0),
        ("西河乡柳湾村 村委会", "李*", 0, 1, 0, 0),
        (None, None, 1, 0, 0, 0),
    ]


def test_who_found_them_adds_up(story: TypedStory):
    story.household_problems(
        "2023-09-01",
        """
        户编号 | 具体内容 | 发现来源   | 整改完成日期
        1     | 甲      | 自查      | 2023-09-01
        1     | 乙      | 省级及以上 |
        1     | 丙      |          |
        """,
    )
    story.tell()
    found = found_by(ask(story, "2023-09-25"))
    assert [(f.finder, f.is_from_above, f.total, f.done, f.open) for f in found] == [
        ("自查", False, 1, 1, 0),
        ("乡镇", False, 0, 0, 0),
        ("县级", True, 0, 0, 0),
        ("市级", True, 0, 0, 0),
        ("省级及以上", True, 1, 0, 1),
        (None, False, 1, 0, 1),
    ]


def test_what_came_back_after_a_closing(story: TypedStory):
    story.household_problems(
        "2023-09-01",
        """
        编号 | 户编号 | 问题类型 | 具体内容 | 发现日期    | 整改完成日期 | 为什么
        G1  | 1     | 住房安全 | 漏雨    | 2023-03-01 | 2023-03-10 |
        G2  | 1     | 住房安全 | 又漏雨  | 2023-03-11 |            | 完成后次日又发现
        G3  | 2     | 住房安全 | 漏雨    | 2023-03-01 | 2023-03-10 |
        G4  | 2     | 住房安全 | 开裂    | 2023-03-10 |            | 完成当日发现：不是又出现
        G5  | 3     | 住房安全 | 漏雨    | 2023-03-01 | 2023-03-10 |
        G6  | 3     | 基本医疗 | 未参保  | 2023-04-01 |            | 另一类
        G7  | 4     | 饮水安全 | 缺水    | 2023-03-01 | 2023-03-10 | 被重新打开
        """.replace("饮水安全", "安全饮水"),
    )
    story.tell()
    story.step("reopened", "G7", "2023-05-01")
    told = [
        (group.last.household_no, group.last.problem_type, group.times, str(group.last_came_on))
        for group in again(ask(story, "2023-09-25"))
    ]
    assert told == [("4", "安全饮水", 1, "2023-05-01"), ("1", "住房安全", 1, "2023-03-11")]
    assert [group.last.household_no for group in again(ask(story, "2023-04-30"))] == ["1"]


def test_two_heads_alike_once_masked_are_two_households(story: TypedStory):
    story.household_problems(
        "2023-09-01",
        """
        户主姓名 | 村    | 问题类型 | 具体内容 | 发现日期    | 整改完成日期
        甲一    | 上坪村 | 住房安全 | 漏雨    | 2023-03-01 | 2023-03-10
        甲二    | 上坪村 | 住房安全 | 漏雨    | 2023-04-01 |
        甲三    | 下坪村 | 住房安全 | 漏雨    | 2023-03-01 | 2023-03-10
        甲三    | 下坪村 | 住房安全 | 又漏雨  | 2023-04-01 |
        """,
    )
    story.tell()
    (group,) = again(ask(story, "2023-09-25"))
    assert (group.last.village, group.last.head) == ("下坪村", "甲*")


def test_a_type_in_three_villages_of_a_township(story: TypedStory):
    rows = "户主姓名 | 村 | 问题类型 | 具体内容 | 发现日期 | 整改完成日期\n" + "\n".join(
        [
            *(f"甲 | {v} | 住房安全 | 漏雨 | 2023-03-01 |" for v in ("上坪村", "下坪村", "石桥村")),
            "甲 | 上坪村 | 基本医疗 | 未参保 | 2023-03-01 |",
            "甲 | 下坪村 | 基本医疗 | 未参保 | 2023-03-01 |",
            "甲 | 石桥村 | 基本医疗 | 未参保 | 2022-03-01 | 2022-03-02",
        ]
    )
    story.household_problems("2023-09-01", rows)
    story.tell()
    found = ask(story, "2023-09-25")
    with story.engine.connect() as connection:
        tree = regions_on(connection)
    (wide,) = widespread(found, tree, date(2023, 1, 1))
    assert (wide.township, wide.problem_type, wide.of_villages) == ("东岭镇", "住房安全", 3)
    assert wide.villages == ("上坪村", "下坪村", "石桥村")
    told = [(w.problem_type, w.problems, w.open) for w in widespread(found, tree, date(2022, 1, 1))]
    assert told == [("住房安全", 3, 3), ("基本医疗", 3, 2)]


def test_the_steps_of_a_problem_say_who_when_what(story: TypedStory):
    story.household_problems(
        "2023-06-01",
        """
        编号 | 户编号 | 具体内容 | 发现日期    | 整改时限    | 责任人
        G1  | 1     | 甲      | 2023-06-01 | 2023-06-30 | 丁四
        """,
    )
    story.tell()
    story.step("changed", "G1", "2023-06-10", due_on=date(2023, 7, 31), responsible_person="戊五六")
    story.step("closed", "G1", "2023-06-20", by="己七")
    scope = Scope(COUNTY, date(2023, 6, 19), date(2023, 1, 1))
    with story.engine.connect() as connection:
        (step,) = steps_of(connection, scope, "household_problems", "G1")
        later = steps_of(connection, scope.on(date(2023, 6, 20)), "household_problems", "G1")
    assert step.changes == (
        ("整改时限", "2023-06-30", "2023-07-31"),
        ("责任人", "丁*", "戊**"),
    )
    assert [(one.action.title, one.actor, one.changes) for one in later[1:]] == [
        ("整改完成", "己*", ())
    ]
