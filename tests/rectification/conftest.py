"""A story begins in the small county, with nothing told."""

import pytest
from sqlalchemy import Engine

from tests.oracle import Region
from tests.rectification.story import TypedStory
from tests.support.county import REGIONS, County


@pytest.fixture
def story(engine: Engine, county: County) -> TypedStory:
    return TypedStory(engine, tuple(Region(*region) for region in REGIONS))
