"""Text of a workbook stays text: no screen hands a browser what a cell says as markup."""

from datetime import datetime

import pytest
from sqlalchemy import Engine, Text, insert, update
from streamlit.testing.v1 import AppTest

from data.layouts import LAYOUTS, Kind
from data.models import flag_explanations, metadata
from queries.explanations import answering
from queries.flags import flags
from queries.scope import Level
from tests.support.demonstration import demonstration
from tests.support.served import serve
from tests.test_pages import COUNTY, SCREENS, opened

MARKUP = "<img src=x onerror=alert(1)>"
FIELDS = [field for layout in LAYOUTS.values() for field in layout.fields]
EXPLAINED = {"explanation", "author_unit", "author_role", "sentence"}
FREE = {field.name for field in FIELDS if field.kind is Kind.TEXT} | {"name"} | EXPLAINED


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Engine:
    """The demonstration with markup behind every free text: names of places and people too."""
    with demonstration(tmp_path_factory.mktemp("markup"), households=600) as engine:
        mark_up(engine)
        yield engine


def mark_up(engine: Engine) -> None:
    with engine.begin() as connection:
        for flag in flags(connection, COUNTY, Level.TOWNSHIP):
            said = vars(answering(flag, COUNTY, "原因", "某镇", "负责人"))
            said["written_at"] = datetime(2023, 9, 25)
            connection.execute(insert(flag_explanations).values(said))
        for table in metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, Text) and column.name in FREE:
                    said = update(table).where(column.is_not(None))
                    connection.execute(said.values({column.name: column + MARKUP}))


@pytest.fixture(scope="module", autouse=True)
def served(hostile, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        serve(patch, tmp_path_factory.mktemp("local"), str(hostile.url))
        yield


def markup_of(app: AppTest) -> list[str]:
    """What the browser is asked to take as HTML."""
    elements = [*app.markdown, *app.caption, *app.get("html")]
    return [
        element.proto.body
        for element in elements
        if element.type == "html" or element.proto.allow_html
    ]


@pytest.mark.parametrize("screen", SCREENS)
def test_what_a_cell_says_is_shown_as_text(screen: str):
    app = opened(screen)
    assert not app.exception
    shown = markup_of(app)
    assert shown
    assert [text for text in shown if "<img src=x" in text] == []


def test_the_markup_reaches_the_screens():
    shown = "".join(markup_of(opened("pages/monitoring/overview.py")))
    assert "&lt;img src=x" in shown


def test_what_a_township_wrote_reaches_the_county_as_text():
    shown = "".join(markup_of(opened("pages/inspection/flags.py")))
    assert "原因&lt;img src=x" in shown and "某镇&lt;img src=x" in shown
