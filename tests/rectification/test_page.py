"""整改台账 on the screen: what is read out, the way to a problem, and the steps typed there."""

import pytest
from sqlalchemy import Engine, select

from data.models import problem_actions
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
