"""The lists on 时限合规: late inclusions and 公示, household by household, and logged."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from tests.support.county import EAST_1, WEST_1
from tests.support.register import Register
from tests.test_frame import local, served

__all__ = ["local", "served"]  # fixtures

D = date(2023, 9, 25)


def lists() -> None:
    import streamlit as st

    from pages.components import holders, store

    st.session_state["served"] = served = store.opened()
    holders.in_hand_list(served.default)
    holders.in_publicity_list(served.default)


def shown() -> str:
    app = AppTest.from_function(lists, default_timeout=60).run()
    assert not app.exception
    return "".join(block.value for block in app.html)


@pytest.fixture
def register(served: Engine) -> Register:
    return Register(served)


def test_what_is_late_or_in_publicity_is_listed_and_the_listing_logged(register, local):
    for village, days in ((EAST_1, 20), (WEST_1, 13), (WEST_1, 2)):
        clue = D - timedelta(days=days)
        register.procedure(register.household(village), clue_on=clue, publicity_from_on=D)
    said = shown()
    for words in ("已超期", "临期", "上坪村", "柳湾村", "2023年9月20日", "自然日"):
        assert words in said
    assert "时限内" not in said
    log = [json.loads(line) for line in (local / "access.log").read_text("utf-8").splitlines()]
    assert {entry["what"]: entry["rows"] for entry in log} == {
        "超期、临期的纳入程序": 2,
        "正在公示的程序": 3,
    }


def test_without_procedures_nothing_is_listed_or_logged(register, local):
    assert shown() == ""
    assert not (local / "access.log").exists()
