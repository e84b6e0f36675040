"""抽查选点: frozen, drawn before witnesses, read out; another attempt is counted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, delete
from streamlit.testing.v1 import AppTest

from data import database
from data.models import draw_frames, drawn_households, drawn_villages, draws
from data.spot_checks import keep_draw, keep_frame
from queries.spot_checks.design import Design
from queries.spot_checks.draws import kept_draws, kept_frames
from queries.spot_checks.framing import frame_of
from queries.spot_checks.records import draw_record, frame_record
from queries.spot_checks.selection.selecting import select
from queries.spot_checks.selection.tickets import ticket
from tests.support.demonstration import demonstration
from tests.support.served import serve
from tests.test_pages import COUNTY, opened, words

SCREEN = "pages/inspection/draw.py"
WHO, WITNESS = "县纪委监委 督查组长", "青山镇 分管负责人"


@pytest.fixture(scope="module")
def county(tmp_path_factory) -> Engine:
    with demonstration(tmp_path_factory.mktemp("draw"), households=900) as engine:
        yield engine


@pytest.fixture(autouse=True)
def served(county, tmp_path, monkeypatch):
    serve(monkeypatch, tmp_path, str(county.url))
    yield
    with county.begin() as connection:
        for table in (drawn_households, drawn_villages, draws, draw_frames):
            connection.execute(delete(table))


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception and not app.error
    return app


def freeze(app: AppTest, who: str = WHO) -> AppTest:
    app.text_input(key="frozen-by").set_value(who)
    return press(app, "冻结抽样框")


def draw(app: AppTest, seed: str, who: str = WHO, witness: str = WITNESS) -> AppTest:
    (key,) = [one.key.removeprefix("seed-") for one in app.text_input if one.label == "随机种子"]
    app.text_input(key=f"seed-{key}").set_value(seed)
    app.text_input(key=f"by-{key}").set_value(who)
    app.text_input(key=f"witness-{key}").set_value(witness)
    app.number_input(key=f"households-{key}").set_value(5)
    return press(app, "抽取")


def kept(county: Engine):
    with county.connect() as connection:
        return kept_frames(connection), kept_draws(connection)


def test_before_anything_is_frozen_each_step_says_what_to_do(county):
    said = words(opened(SCREEN))
    assert "先冻结抽样框、记下指纹，再当众定种子" in said
    assert "请先完成第一步" in said and "还没有抽取过" in said
    assert "最低要求" in said and "方法说明" not in said
    assert kept(county) == ([], [])


def test_from_freezing_to_the_list(county):
    app = freeze(opened(SCREEN))
    (frame,), _ = kept(county)
    assert frame.frozen_by == WHO and frame.households == 900
    said = words(app)
    grouped = " ".join(frame.frame_sha256[n : n + 8] for n in range(0, 64, 8))
    assert grouped in said and "早于种子" in said

    app = draw(app, "20260925")
    _, (one,) = kept(county)
    said = words(app)
    assert "用种子“<b>20260925</b>”" in said and f"{WITNESS}见证" in said
    assert "第1次抽取，共1次" in said
    village = app.selectbox(key=f"village-of-{one.draw_no}").value
    assert ticket("20260925", 1, village)[:8] in said
    assert "用种子“<b>20260925</b>”" in words(opened(SCREEN, draw=one.draw_no))
    assert "谁都能复算" in [header.value for header in app.subheader]
    log = (database.LOCAL / "access.log").read_text("utf-8")
    assert '"kind": "freeze"' in log and '"kind": "draw"' in log and WHO not in log


def test_a_link_to_no_draw_says_so():
    app = opened(SCREEN, draw="C230925-000000000000")
    assert "没有编号为" in app.warning[0].value
    app = press(app, "回到选点")
    assert "先算账：走多少户，换来什么" in [header.value for header in app.subheader]


def test_attempts_are_counted_and_the_same_again_is_not_another(county):
    app = draw(freeze(opened(SCREEN)), "甲")
    app = press(app, "回到选点")
    app = draw(app, "乙")
    assert "第2次抽取，共2次" in words(app)
    assert "本轮共抽取2次，次次留存" in [header.value for header in app.subheader]
    app = draw(press(app, "回到选点"), "甲")
    assert "名单相同，不另计一次" in app.info[0].value
    assert "第1次抽取，共2次" in words(app)
    assert len(kept(county)[1]) == 2


def test_freezing_anew_does_not_hide_what_was_drawn_before(county):
    app = draw(freeze(opened(SCREEN)), "乙")
    a_month_before = replace(COUNTY, as_of=COUNTY.as_of - timedelta(days=30))
    with county.connect() as connection:
        frame = frame_of(connection, a_month_before)
    frozen, design = frame_record(frame), Design(1, 5)
    keep_frame(county, frozen, frozen_by=WHO)
    drawn = select(frame, "甲", 1, design)
    record = draw_record(frame, frozen.frame_sha256, "甲", 1, design, drawn)
    keep_draw(county, record, drawn_by=WHO, witnessed_by=WITNESS)

    said = words(app.run())
    assert "第1次抽取，共1次" in said
    assert "另从其他抽样框抽取过<b>1次</b>" in said and "种子“甲”" in said


def test_a_plans_share_of_half_percents_is_drawn_as_it_is(county):
    with county.connect() as connection:
        frame = frame_of(connection, COUNTY)
    frame = replace(frame, quota=replace(frame.quota, sentinel=0.125))
    keep_frame(county, frame_record(frame), frozen_by=WHO)
    draw(opened(SCREEN), "20260925")
    (made,) = kept(county)[1]
    assert made.design.sentinel == 0.125


def test_what_cannot_be_frozen_or_drawn_is_said_and_nothing_is_kept(county):
    app = freeze(opened(SCREEN), " ")
    assert "请填写冻结人" in app.warning[0].value
    assert kept(county) == ([], [])
    app = freeze(app)
    for seed, who, witness, sentence in (
        ("", WHO, WITNESS, "随机种子还是空的"),
        ("1", "", WITNESS, "请填写抽取人"),
        ("1", WHO, "", "请填写见证人"),
    ):
        app = draw(app, seed, who, witness)
        assert any(sentence in warning.value for warning in app.warning)
    assert kept(county)[1] == []
