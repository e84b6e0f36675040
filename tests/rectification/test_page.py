"""整改台账 on the screen: what is read out, the way to a problem, and the steps typed there."""

from datetime import date

import pytest
from sqlalchemy import Engine, select

from data.models import household_problems, problem_actions
from data.rectification import Action, Step, act
from pages.components.rectification.told import name_of
from queries.rectification import Problem, State, problems
from tests.support.demonstration import demonstration
from tests.support.served import serve
from tests.test_pages import COUNTY, opened, words

SCREEN = "pages/inspection/rectification.py"


@pytest.fixture(scope="module")
def county(tmp_path_factory) -> Engine:
    with demonstration(tmp_path_factory.mktemp("rectification"), households=1000) as engine:
        yield engine


@pytest.fixture(autouse=True)
def served(county, tmp_path, monkeypatch):
    serve(monkeypatch, tmp_path, str(county.url))


def listed(county: Engine) -> list[Problem]:
    with county.connect() as connection:
        return problems(connection, COUNTY)


def press(app, label: str):
    next(button for button in app.button if button.label == label).click().run()
    return app


def sign(app, name: str) -> None:
    next(one for one in app.text_input if one.label == "单位").set_value("某镇人民政府")
    next(one for one in app.text_input if one.label == "姓名或职务").set_value(name)


def test_what_is_read_out_is_what_the_list_holds(county):
    found = listed(county)
    done = sum(one.is_done for one in found)
    overdue = sum(one.state is State.OVERDUE for one in found)
    said = words(opened(SCREEN))
    assert f"共发现问题<b>{len(found)}</b>个" in said and f"已整改<b>{done}</b>个" in said
    assert f"已超期<b>{overdue}</b>个" in said
    assert "一票否决" in said and "违规" not in said


def test_closed_by_one_and_verified_by_another(county, tmp_path):
    one = next(p for p in listed(county) if not p.is_done and p.household_no)
    app = opened(SCREEN, problem=name_of(one))
    assert one.content in words(app)
    press(app, "登记整改完成")
    assert ["请填写单位" in warning.value for warning in app.warning] == [True]
    next(area for area in app.text_area).set_value("已修缮，附照片")
    sign(app, "甲一二")
    press(app, "登记整改完成")
    assert "“整改完成”已登记" in app.success[0].value and "甲**" in words(app)
    app = opened(SCREEN, problem=name_of(one))
    sign(app, "甲一二")
    press(app, "登记复核通过")
    assert "复核要由另一个人来做" in app.warning[0].value
    sign(app, "乙三")
    press(app, "登记复核通过")
    now = next(p for p in listed(county) if p.problem == one.problem)
    assert (now.state, now.verifier) == (State.VERIFIED, "乙*")
    with county.connect() as connection:
        actions = connection.scalars(select(problem_actions.c.action)).all()
    assert list(actions) == ["closed", "verified"]
    log = "".join(path.read_text() for path in tmp_path.rglob("*") if "log" in path.name)
    assert '"kind": "rectify"' in log and "修缮" not in log and "甲一二" not in log


def test_a_problem_that_is_not_here_is_said(county):
    app = opened(SCREEN, problem="h999999")
    assert "没有这个问题" in app.info[0].value
    assert "问题清单" in [header.value for header in app.subheader]


def step_of_another(county: Engine, step: Step, one: Problem, on: date) -> None:
    """What somebody else stores while a form is being filled in."""
    values = {"remedy": "另派人看过"} if step is Step.CHANGED else {}
    action = Action(one.ledger, step, on, "某村", "丙四", "附照片", one.problem, values)
    act(county, action)


def test_what_was_typed_is_not_lost_while_others_type(county):
    open_ones = [one for one in listed(county) if not one.is_done and one.household_no]
    whose, other = open_ones[0], open_ones[1]
    app = opened(SCREEN)
    next(one for one in app.text_input if one.label == "户编号").set_value(whose.household_no)
    # The list above has choices of the same names.
    [one for one in app.selectbox if one.label == "问题类型"][-1].set_value("安全饮水")
    [one for one in app.selectbox if one.label == "发现来源"][-1].set_value("乡镇")
    content = next(one for one in app.text_area if one.label == "具体内容")
    content.set_value("蓄水池渗漏，旱季断水")
    sign(app, "甲一二")
    values = {
        **{"household_no": other.household_no, "problem_type": "安全饮水"},
        **{"content": "水管冻裂", "found_by": "乡镇"},
    }
    act(county, Action(other.ledger, Step.RAISED, COUNTY.as_of, "某村", "丙四", values=values))
    press(app, "登记问题")
    assert "“登记问题”已登记" in app.success[0].value
    assert {"蓄水池渗漏，旱季断水", "水管冻裂"} <= {one.content for one in listed(county)}


def test_a_step_typed_while_another_took_one_is_answered(county):
    one, two = [p for p in listed(county) if not p.is_done and p.household_no][:2]
    for problem, step in ((one, Step.CHANGED), (two, Step.CLOSED)):
        app = opened(SCREEN, problem=name_of(problem))
        next(area for area in app.text_area if "佐证" in area.label).set_value("已修缮，附照片")
        sign(app, "甲一二")
        step_of_another(county, step, problem, COUNTY.as_of)
        press(app, "登记整改完成")
        if step is Step.CHANGED:
            assert "“整改完成”已登记" in app.success[0].value
        else:
            assert "整改完成，确需再改的" in app.warning[0].value
            assert "已修缮，附照片" in [area.value for area in app.text_area]


def test_a_closing_of_the_ledger_stays_in_the_story_once_reopened(county):
    table = household_problems.c
    with county.connect() as connection:
        typed = set(connection.scalars(select(problem_actions.c.problem)))
        closed = dict(connection.execute(select(table.problem, table.rectified_on)).all())
    one = next(p for p in listed(county) if closed.get(p.problem) and p.problem not in typed)
    closing = f"{one.done_on.year}年{one.done_on.month}月{one.done_on.day}日"
    before = words(opened(SCREEN, problem=name_of(one)))
    step_of_another(county, Step.REOPENED, one, COUNTY.as_of)
    for said in (before, words(opened(SCREEN, problem=name_of(one)))):
        story = said.partition('<ol class="story dated">')[2].partition("</ol>")[0]
        (told,) = [
            entry for entry in story.split("<li>") if closing in entry and "整改完成" in entry
        ]
        assert "台账写明" in told
    assert "重新打开" in story
