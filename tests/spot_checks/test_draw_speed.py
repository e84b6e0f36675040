"""A county's draw while people are looking on."""

import time

from queries.spot_checks.design import Design
from queries.spot_checks.selection.selecting import select
from tests.spot_checks.repeated import frame


def test_thirty_thousand_households_are_drawn_at_once():
    # A second on a quiet machine; a busy one is given more.
    county = frame(10, 8, 351)
    assert len(county.households) == 30_040
    begun = time.process_time()
    drawn = select(county, "云溪", 1, Design())
    assert time.process_time() - begun < 5
    assert len(drawn.villages) == 20 and len(drawn.households) == 800
