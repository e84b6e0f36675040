"""Findings are told as stories, in the small county."""

import pytest
from sqlalchemy import Engine

from tests.oracle import Region
from tests.stories.story import Story
from tests.support.county import REGIONS, County


@pytest.fixture
def story(engine: Engine, county: County) -> Story:
    return Story(engine, tuple(Region(*region) for region in REGIONS))
