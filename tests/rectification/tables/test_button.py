"""The button of the page 整改台账 that hands the official tables out."""

import json
from io import BytesIO

import pytest
import streamlit as st
from openpyxl import load_workbook

from data.database import open_engine
from tests.support.county import EAST, EAST_1
from tests.support.register import Register
from tests.support.served import load_demonstration, serve
from tests.test_pages import opened, words

SCREEN = "pages/inspection/rectification.py"


@pytest.fixture
def register(new_sqlite, monkeypatch, tmp_path):
    with new_sqlite() as url:
        engine = open_engine(url)
        load_demonstration(engine)
        serve(monkeypatch, tmp_path, url)
        yield Register(engine)
        engine.dispose()


@pytest.fixture
def handed_out(monkeypatch):
    """What each download button would hand out, by its label."""
    found = {}
    button = st.download_button

    def caught(label, data, **look):
        found[label] = data
        return button(label, data, **look)

    monkeypatch.setattr(st, "download_button", caught)
    return found


def test_hands_out_the_tables_of_the_place_masked(register, handed_out, tmp_path):
    register.household_problem(EAST_1, head_name="甲乙丙", responsible_person="丁戊")
    app = opened(SCREEN, place=EAST)
    assert not app.exception
    content = handed_out["导出东岭镇台账和汇总表（附件4格式）"]()
    book = load_workbook(BytesIO(content))
    cells = [cell for row in book["户内问题台账"].iter_rows(values_only=True) for cell in row]
    assert {"甲**", "丁*"} <= set(cells) and "甲乙丙" not in cells
    logged = [json.loads(line) for line in (tmp_path / "access.log").read_text().splitlines()]
    assert [(one["what"], one["rows"]) for one in logged if one["kind"] == "download"] == [
        ("整改情况汇总表", 1)
    ]


def test_says_why_there_is_none_where_the_ledger_cannot_be_summed_up(register, handed_out):
    register.household_problem(EAST_1, problem_type="其他问题")
    app = opened(SCREEN)
    assert not app.exception
    assert "“其他问题”不在12类之内" in words(app)
    assert not any("附件4" in label for label in handed_out)
