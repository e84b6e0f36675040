"""Four households, two of them drawn."""

import pytest

from tests.check_results.lists import keep_list
from tests.importer.sheets import bring_in, identity, persons
from tests.support.county import EAST_1


@pytest.fixture
def drawn(engine, county):
    """H1 and H2 drawn in one village, H3 its reserve; H4 in the other township, on no list."""
    bring_in(
        engine,
        persons(
            {},
            person(2),
            person(3),
            person(4) | {"乡镇": "西河乡", "村": "柳湾村"},
        ),
    )
    keep_list(engine, {EAST_1: ["H1", "H2"]}, {EAST_1: ["H3"]})
    return engine


def person(serial):
    return {"户编号": f"H{serial}", "人口编号": f"P{serial}", "证件号码": identity(serial)}
