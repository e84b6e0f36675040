"""数据表格式: whatever is declared can be read there, and the template taken along."""

from pathlib import Path

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from data.layouts import LAYOUTS

PAGE = Path(__file__).parents[1] / "pages/reference/layouts.py"


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_header_and_code_of_a_layout_is_said(name: str):
    page = AppTest.from_file(PAGE, default_timeout=30)
    page.query_params["layout"] = name
    page.run()
    assert not page.exception
    assert [entry.value for entry in page.subheader] == [LAYOUTS[name].title]
    said = "".join(block.value for block in page.html)
    for field in LAYOUTS[name].fields:
        for word in (field.header, *field.aliases, *field.negated, *field.codes, *field.synonyms):
            assert escape(word) in said, word


def test_choosing_a_layout_shows_it_and_stands_in_the_address():
    page = AppTest.from_file(PAGE, default_timeout=30).run()
    page.selectbox(key="layout").set_value("visits").run()
    assert page.query_params["layout"] in ("visits", ["visits"])
    assert page.subheader[0].value == "走访登记"
