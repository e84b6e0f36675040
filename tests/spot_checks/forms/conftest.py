"""A kept draw and its papers: on every database, and once for what is only read."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine

from data import database
from queries.scope import Scope, Viewer
from queries.spot_checks.draws import kept_draw
from queries.spot_checks.forms.check_form import check_forms
from queries.spot_checks.forms.routes import Papers, papers
from tests.spot_checks.forms.read import by_number
from tests.spot_checks.forms.register import AS_OF, a_draw
from tests.support.county import COUNTY

Told = Callable[..., Papers]


@pytest.fixture
def draw_no(engine) -> str:
    return a_draw(engine)


@pytest.fixture
def told(engine, draw_no) -> Told:
    """The papers of the draw in a place, as somebody sees them, from either database."""

    def told(place: str = COUNTY, viewer: str | None = None) -> Papers:
        return papers_of(engine, draw_no, place, viewer)

    return told


@pytest.fixture(scope="session")
def printed(new_sqlite) -> Papers:
    """The papers of the whole draw."""
    with new_sqlite() as url:
        engine = database.open_engine(url)
        yield papers_of(engine, a_draw(engine), COUNTY, None)
        engine.dispose()


@pytest.fixture(scope="session")
def forms(printed) -> dict[str, str]:
    """户编号 → what stands on its 入户核查表, in the order of the pages."""
    return by_number(check_forms(printed))


def papers_of(engine: Engine, draw_no: str, place: str, viewer: str | None) -> Papers:
    scope = Scope(place, AS_OF, date(2023, 1, 1), viewer=Viewer(viewer))
    with engine.connect() as connection:
        return papers(connection, kept_draw(connection, draw_no), scope)
