"""重点核查: what is read out, who writes 说明, and that the county reads them beside the flag."""

from dataclasses import replace

import pytest
from markupsafe import escape
from sqlalchemy import Engine, delete
from streamlit.testing.v1 import AppTest

from data import database
from data.models import flag_explanations
from queries.explanations import explanations
from queries.flags import Flag, Grade, flags
from queries.scope import Level, Viewer
from tests.support.demonstration import demonstration
from tests.support.served import serve
from tests.test_pages import COUNTY, opened, words

SCREEN = "pages/inspection/flags.py"
TEXT = "6月受灾，已逐户复核，<5户正在公示。"


@pytest.fixture(scope="module")
def county(tmp_path_factory) -> Engine:
    with demonstration(tmp_path_factory.mktemp("flags"), households=3000) as engine:
        yield engine


@pytest.fixture(autouse=True)
def served(county, tmp_path, monkeypatch):
    serve(monkeypatch, tmp_path, str(county.url))
    yield
    with county.begin() as connection:
        connection.execute(delete(flag_explanations))


@pytest.fixture(scope="module")
def found(county) -> list[Flag]:
    with county.connect() as connection:
        return flags(connection, COUNTY, Level.TOWNSHIP)


@pytest.fixture(scope="module")
def loud(found) -> Flag:
    """A township's flag to explain."""
    return next(flag for flag in found if flag.grade in (Grade.SIGNAL, Grade.ATTENTION))


def write(
    app: AppTest, flag: Flag, text: str, unit: str = "某镇人民政府", role: str = "分管负责人"
):
    key = f"{flag.flag}-{flag.region_code}-0"
    app.toggle(key=f"explain-{key}").set_value(True).run()
    app.text_area(key=f"text-{key}").set_value(text)
    app.text_input(key=f"unit-{key}").set_value(unit)
    app.text_input(key=f"role-{key}").set_value(role)
    next(button for button in app.button if button.label == "保存说明").click().run()
    return app


def stored(county):
    with county.connect() as connection:
        return explanations(connection, COUNTY)


def test_each_flag_is_shown_with_what_is_read_out(found):
    said = words(opened(SCREEN))
    compared = [flag for flag in found if flag.grade is not Grade.TOO_FEW]
    assert compared
    for flag in compared[:8]:
        assert str(escape(flag.sentence)) in said and flag.clause in said
    assert "建议约谈提醒" in said or "本期无需约谈" in said
    assert "违规" not in said


def test_the_county_reads_and_only_the_place_itself_writes(loud):
    assert not opened(SCREEN).toggle
    assert opened(SCREEN, place=loud.region_code).toggle


def test_what_a_township_writes_the_county_reads_and_the_flag_stays(county, loud):
    app = write(opened(SCREEN, place=loud.region_code), loud, TEXT)
    assert not app.exception and "说明已保存" in app.success[0].value
    assert [one.explanation for one in stored(county)] == [TEXT]
    seen = words(opened(SCREEN))
    assert str(escape(TEXT)) in seen and "某镇人民政府 分管负责人" in seen
    assert str(escape(loud.sentence)) in seen
    log = (database.LOCAL / "access.log").read_text("utf-8")
    assert '"kind": "explain"' in log and "受灾" not in log


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "说明还是空的"),
        ("字" * 1001, "最长1,000字"),
        ("户主990101199001011234", "请不要写证件号码和手机号"),
        ("<img src=x onerror=alert(1)>", "网页代码"),
    ],
)
def test_what_cannot_be_stored_is_said_and_the_text_stays(county, loud, text, sentence):
    app = write(opened(SCREEN, place=loud.region_code), loud, text)
    assert any(sentence in warning.value for warning in app.warning)
    assert stored(county) == []
    assert app.text_area[0].value == text


def test_a_viewer_of_another_township_cannot_write(county, loud, found, monkeypatch):
    other = next(flag.region_code for flag in found if flag.region_code != loud.region_code)
    app = opened(SCREEN, place=loud.region_code)
    app.session_state["scope"] = replace(app.session_state["scope"], viewer=Viewer(other))
    app = write(app, loud, TEXT)
    assert "只能为本乡镇" in app.warning[0].value
    assert stored(county) == []
