"""A register begins in the small county, with nothing drawn."""

import pytest
from sqlalchemy import Engine

from tests.quality.drawn import Drawn
from tests.support.county import County


@pytest.fixture
def drawn(engine: Engine, county: County) -> Drawn:
    return Drawn(engine)
