"""The frame: what anybody sees before a page, and when there is nothing to show."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from data import database
from data.config import DATABASE_VARIABLE
from data.models import dataset
from tests.support.county import EAST, EAST_1
from tests.support.served import listen_on, load_demonstration, serve

ROOT = Path(__file__).parents[1]
TODAY = "2023年9月25日"


@pytest.fixture(autouse=True)
def local(tmp_path, monkeypatch) -> Path:
    """A folder of its own for logs and databases; and no answer from another test's database."""
    serve(monkeypatch, tmp_path)
    return tmp_path


@pytest.fixture
def served(new_sqlite, monkeypatch):
    """The tiny county, without households, as a demonstration up to 2023-09-25."""
    with new_sqlite() as url:
        monkeypatch.setenv(DATABASE_VARIABLE, url)
        engine = database.open_engine(url)
        load_demonstration(engine)
        yield engine
        engine.dispose()


def opened(screen: str | None = "pages/reference/handbook.py", **address: str) -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    app.query_params.update(address)
    app.run()
    return app.switch_page(screen).run() if screen else app


def strip(app: AppTest) -> str:
    return next(block.value for block in app.html if 'class="strip"' in block.value)


def test_the_frame_says_place_day_age_and_that_data_are_invented(served):
    said = strip(opened())
    for words in ("云溪县", f"截至{TODAY}", "演示数据，纯属虚构", f"数据截至{TODAY}，距今已有"):
        assert words in said


def test_a_deep_link_sets_place_day_and_period(served):
    app = opened(None, place=EAST_1, day="2023-06-30", **{"from": "2023-04-01"})
    said = strip(app)
    assert "东岭镇上坪村" in said
    assert "截至2023年6月30日，本期自2023年4月1日起" in said
    assert app.selectbox(key="township").value == EAST
    assert app.selectbox(key="village").value == EAST_1


def test_choosing_a_township_is_written_into_the_address(served):
    app = opened()
    app.selectbox(key="township").set_value(EAST).run()
    assert app.query_params["place"] == EAST
    assert app.query_params["day"] == "2023-09-25"
    assert "东岭镇" in strip(app)


def test_another_day_begins_its_own_year(served):
    app = opened()
    app.date_input(key="as_of").set_value(date(2022, 5, 31)).run()
    assert app.query_params["from"] == "2022-01-01"


def test_a_wrong_address_is_said_in_a_sentence_and_shows_the_county(served):
    app = opened(None, place="123", day="soon")
    assert [warning.value for warning in app.warning] == [
        "链接里的地区不在本县区划表中，已改为显示全县。链接里的截至日期无效，已改为数据截至日。"
    ]
    assert "云溪县" in strip(app)


def test_without_a_database_it_says_how_to_make_one(local):
    app = opened(None)
    assert "make run" in app.warning[0].value
    assert not app.exception


def test_an_empty_database_says_to_import(new_sqlite, monkeypatch):
    with new_sqlite() as url:
        monkeypatch.setenv(DATABASE_VARIABLE, url)
        app = opened(None)
        assert "导入" in app.warning[0].value
        assert not app.exception


def test_a_lost_database_is_a_sentence_and_a_log(served, local):
    with served.begin() as connection:
        connection.exec_driver_sql("DROP TABLE dataset")
    app = opened(None)
    assert "数据库暂时连不上" in app.error[0].value
    assert not app.exception
    assert "no such table" in (local / "errors.log").read_text("utf-8")


@pytest.mark.parametrize("address", ["0.0.0.0", "", None, "192.168.1.5"])
def test_real_data_is_refused_to_other_machines(served, monkeypatch, address):
    with served.begin() as connection:
        connection.execute(update(dataset).values(is_demonstration=False))
    listen_on(monkeypatch, address)
    app = opened(None)
    assert "只允许在本机查看" in app.warning[0].value
    assert not app.title


def test_real_data_is_shown_on_this_machine_without_the_banner(served):
    with served.begin() as connection:
        connection.execute(update(dataset).values(is_demonstration=False))
    assert "演示数据" not in strip(opened())


def test_each_view_is_one_line_in_the_access_log(served, local):
    app = opened(None, place=EAST)
    app.run()
    lines = [json.loads(line) for line in (local / "access.log").read_text("utf-8").splitlines()]
    assert [(line["kind"], line["what"], line["place"]) for line in lines] == [
        ("view", "总览", EAST)
    ]
