"""A story begins in the small county; its lists are asked of the whole county unless told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from queries.scope import Scope
from tests.stories.conftest import story
from tests.stories.story import Story
from tests.support.county import COUNTY

__all__ = ["ask", "story"]

Ask = Callable[..., Any]
LIUJIANG = "liujiang-2023"


@pytest.fixture
def ask(story: Story) -> Ask:
    """`ask(query, *arguments, on=…)`: the answer in 2023, by 柳江's plan unless told."""

    def asked(
        query: Ask, *arguments: Any, on: str = "2023-09-25", plan: str = LIUJIANG, **changed: Any
    ) -> Any:
        as_of = date.fromisoformat(on)
        region = changed.pop("region", COUNTY)
        scope = Scope(region, as_of, as_of.replace(month=1, day=1), plan, **changed)
        with story.engine.connect() as connection:
            return query(connection, *(scope if a is Scope else a for a in arguments))

    return asked
