"""The page 抽查结果: a round told, results typed in, a problem raised; by scope and by viewer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from data import database
from data.demo.ledgers.checks import DRAW as OTHERS
from data.models import check_results, household_problems, import_batches
from data.spot_checks import keep_draw, keep_frame
from data.spot_checks.entering import CheckResult, enter
from pages.components.spot_checks.choosing import View
from pages.components.spot_checks.entering import MEANWHILE, STORED_HERE, form_key
from pages.components.spot_checks.estimated import sentence
from queries.scope import Viewer
from queries.spot_checks import records
from queries.spot_checks.design import Design
from queries.spot_checks.estimation.estimates import estimates
from queries.spot_checks.framing import frame_of
from queries.spot_checks.results.lines import lines
from queries.spot_checks.selection.selecting import select as select_drawn
from tests.support.demonstration import demonstration
from tests.support.served import load_demonstration, serve
from tests.test_pages import COUNTY, opened, words

SCREEN = "pages/inspection/results.py"
VISITED = date(2023, 9, 20)
DESIGN = Design(villages=1, households=6)


@pytest.fixture(scope="module")
def county(tmp_path_factory) -> Engine:
    with demonstration(tmp_path_factory.mktemp("results"), 600) as engine:
        yield engine


@pytest.fixture(scope="module")
def draw_no(county) -> str:
    with county.connect() as connection:
        frame = frame_of(connection, COUNTY)
    frozen = records.frame_record(frame)
    keep_frame(county, frozen, frozen_by="县督查组")
    drawn = select_drawn(frame, "831420", 1, DESIGN)
    draw = records.draw_record(frame, frozen.frame_sha256, "831420", 1, DESIGN, drawn)
    return keep_draw(county, draw, drawn_by="县督查组", witnessed_by=None).draw_no


@pytest.fixture(autouse=True)
def served(county, draw_no, tmp_path, monkeypatch):
    serve(monkeypatch, tmp_path, str(county.url))


def told(county, draw_no, scope=COUNTY):
    with county.connect() as connection:
        return lines(connection, draw_no, scope)


def view(app: AppTest, which: View) -> AppTest:
    return app.segmented_control(key="results-view").set_value(which).run()


def entering(app: AppTest, line) -> AppTest:
    """The form of a household of the list that was not visited yet."""
    view(app, View.ENTER)
    if app.selectbox(key="check-village-new").value != line.village_code:
        app.selectbox(key="check-village-new").set_value(line.village_code).run()
    key = f"check-household-new-{line.village_code}"
    return app.selectbox(key=key).set_value(line.household_no).run()


def key_of(app: AppTest, line, draw_no) -> str:
    kept = app.session_state[STORED_HERE] if STORED_HERE in app.session_state else ()  # noqa: SIM401
    return form_key(line, draw_no, kept)


def type_in(app: AppTest, draw_no, line, *, types=(), note="", unit="县督查组", day=VISITED):
    key = key_of(app, line, draw_no)
    app.date_input(key=f"day-{key}").set_value(day)
    app.text_input(key=f"checker-{key}").set_value("甲某")
    app.segmented_control(key=f"consistent-{key}").set_value("否" if types else "是")
    app.multiselect(key=f"types-{key}").set_value(list(types))
    app.text_area(key=f"note-{key}").set_value(note)
    app.text_input(key="field-signing-unit").set_value(unit)
    app.text_input(key="field-signing-who").set_value("组长")
    label = next(b.label for b in app.button if b.label in ("保存", "更正"))
    return pressed(app, label)


def pressed(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def said(app: AppTest) -> str:
    return "".join(block.value for kind in (app.success, app.text, app.info) for block in kind)


def test_a_list_nobody_has_visited_yet_can_be_looked_at_in_every_way(county, draw_no):
    listed = [line for line in told(county, draw_no) if line.is_drawn]
    app = opened(SCREEN, draw=draw_no)
    for which in View:
        view(app, which)
        assert not app.exception and not app.error
        assert f"应核查<b>{len(listed)}</b>户" in words(app)


def test_what_is_typed_is_kept_estimated_corrected_and_raised(county, draw_no):
    line = told(county, draw_no)[0]
    app = entering(opened(SCREEN, draw=draw_no), line)
    type_in(app, draw_no, line, types=["住房安全"], note="屋顶漏雨")
    assert not app.exception and "核查结果已保存" in said(app)
    assert told(county, draw_no)[0].check.note == "屋顶漏雨"

    with county.connect() as connection:
        found = estimates(connection, draw_no)
    shown = words(view(app, View.SAYS))
    county_wide = [one for one in found if one.level == "county"]
    assert len(county_wide) == 2 and county_wide[0].found == 1
    for one in county_wide:
        assert "".join(sentence(one).split("*")) in shown.replace("<b>", "").replace("</b>", "")

    view(app, View.ENTER)
    app.segmented_control(key="check-mode").set_value("更正已录入的结果").run()
    line = told(county, draw_no)[0]
    again = type_in(app, draw_no, line, types=["住房安全"], note="屋顶漏雨")
    assert "没有改动" in said(again)
    type_in(app, draw_no, line, types=["住房安全"], note="屋顶漏雨，已拍照")
    assert "已更正" in said(app)

    key = f"{key_of(app, told(county, draw_no)[0], draw_no)}-住房安全"
    app.text_area(key=f"remedy-{key}").set_value("更换屋瓦")
    app.text_input(key=f"duty-unit-{key}").set_value("某村委会")
    pressed(app, "登记到整改台账")
    assert not app.exception and "问题已登记到整改台账" in said(app)
    assert 'href="rectification?' in words(app)
    with county.connect() as connection:
        p = household_problems.c
        problem = connection.execute(
            select(household_problems).where(p.household_no == line.household_no, p.content == "屋顶漏雨，已拍照")
        ).one()  # fmt: skip
    assert (problem.found_on, problem.found_by) == (VISITED, "县级")
    assert (problem.problem_type, problem.responsible_unit) == ("住房安全", "某村委会")
    assert told(county, draw_no)[0].to_raise == []
    assert "已登记1件" in words(view(app, View.HOUSEHOLDS))
    log = (database.LOCAL / "access.log").read_text("utf-8")
    assert "check result" in log and "problem raised" in log and "漏雨" not in log


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"unit": ""}, "请填写单位"),
        ({"day": None}, "请填写核查日期"),
        ({"note": "户主13812348000"}, "请不要写证件号码和手机号"),
    ],
)
def test_what_cannot_be_stored_is_said_and_what_was_typed_stays(county, draw_no, changes, sentence):
    line = [line for line in told(county, draw_no) if line.check is None][-1]
    app = entering(opened(SCREEN, draw=draw_no), line)
    typed = {"note": "已入户"} | changes
    type_in(app, draw_no, line, **typed)
    assert sentence in said(app)
    assert app.text_area(key=f"note-{key_of(app, line, draw_no)}").value == typed["note"]
    assert told(county, draw_no, COUNTY)[-1].check is None


def test_what_another_stored_meanwhile_is_said_and_nothing_typed_is_lost(county, draw_no):
    line = [line for line in told(county, draw_no) if line.check is None][1]
    app = entering(opened(SCREEN, draw=draw_no), line)
    theirs = CheckResult(draw_no, line.household_no, VISITED, "乙某", is_consistent=True)
    enter(county, theirs, unit="某镇人民政府", who="包村干部", writer_region=None)

    type_in(app, draw_no, line, types=["住房安全"], note="屋顶漏雨")
    assert [warning.value for warning in app.warning] == [MEANWHILE]
    assert app.text_area(key=f"note-{key_of(app, line, draw_no)}").value == "屋顶漏雨"
    assert kept_note(county, draw_no, line) == ""

    pressed(app, "保存")
    assert "已更正" in said(app) and not app.warning
    assert kept_note(county, draw_no, line) == "屋顶漏雨"


def kept_note(county, draw_no, line) -> str:
    (found,) = (one for one in told(county, draw_no) if one.household_no == line.household_no)
    return found.check.note or ""


def test_a_visit_after_the_day_on_screen_says_where_it_will_be_seen(county, draw_no):
    line = [line for line in told(county, draw_no) if line.check is None][0]
    app = entering(opened(SCREEN, draw=draw_no), line)
    type_in(app, draw_no, line, day=COUNTY.as_of + timedelta(days=3))
    assert "2023年9月28日以后才显示" in said(app)
    with county.connect() as connection:
        b = import_batches.c
        last = connection.execute(select(import_batches).order_by(b.id.desc()).limit(1)).one()
    # A demonstration stays one, and no other record is taken for newer than it is.
    assert (last.imported_by, last.is_demonstration) == ("县督查组 组长", True)
    assert last.exported_on == COUNTY.as_of


def test_nobody_reads_or_writes_beyond_their_own_place(county, draw_no):
    listed = told(county, draw_no)
    mine, other = listed[0].village_code, listed[-1]
    assert other.village_code != mine
    app = opened(SCREEN, draw=draw_no)
    app.session_state["scope"] = replace(app.session_state["scope"], viewer=Viewer(mine))
    view(app, View.HOUSEHOLDS)
    shown = words(app)
    assert listed[0].household_no in shown and other.household_no not in shown
    view(app, View.ENTER)
    assert other.household_no not in "".join(map(str, (box.options for box in app.selectbox)))


def test_a_check_of_others_is_counted_and_not_extrapolated(county):
    with county.connect() as connection:
        ids = select(check_results.c.id).where(check_results.c.draw_no == OTHERS)
        numbers = connection.scalars(ids).all()
    app = opened(SCREEN, draw=OTHERS)
    assert "名单不是本系统抽取的，不能推断" in words(app)
    for which in View:
        view(app, which)
        assert not app.exception and not app.error
        assert f"已核查<b>{len(numbers)}</b>户" in words(app)


def test_whoever_a_visit_to_a_reserve_village_went_to_is_typed_in(county, draw_no):
    listed = told(county, draw_no)
    drawn = {line.village_code for line in listed if line.is_drawn}
    line = next(line for line in listed if line.village_code not in drawn)
    app = entering(opened(SCREEN, draw=draw_no), line)
    type_in(app, draw_no, line, note="抽中的村塌方去不了")
    assert not app.exception and "核查结果已保存" in said(app)
    assert kept_note(county, draw_no, line) == "抽中的村塌方去不了"


def test_without_draws_and_results_the_page_says_where_they_come_from(
    new_sqlite, tmp_path, monkeypatch
):
    with new_sqlite() as url:
        engine = database.open_engine(url)
        load_demonstration(engine)
        engine.dispose()
        serve(monkeypatch, tmp_path, url)
        app = opened(SCREEN)
        assert not app.exception and "没有抽查，也没有抽查结果" in words(app)
        app.text_input(key="other-round").set_value("省2023").run()
        assert not app.exception and not app.error
        assert "已核查<b>0</b>户" in words(app) and "还没有核查结果" in words(app)
        view(app, View.ENTER)
        app.text_input(key="check-number").set_value("H1").run()
        assert "所选地区内没有这个户编号" in said(app)
