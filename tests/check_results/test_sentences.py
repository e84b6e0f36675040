"""What is read out of an estimate while a round is not finished."""

from dataclasses import replace

from pages.components.spot_checks.estimated import interval, sentence
from queries.spot_checks.estimation.estimates import Estimate

COUNTY = Estimate(
    "omitted", "990101000000", "云溪县", "county", 12, 3, 0.02, 0.01, 0.05, 900, 80, 68, draws=90
)


def test_where_nobody_stands_for_the_others_nothing_is_extrapolated():
    said = sentence(replace(COUNTY, estimate=None, low=3 / 900, high=1 - 9 / 900, draws=0))
    assert said.startswith("云溪县已核查*12*户，其中应纳未纳*3*户；")
    assert said.endswith("暂不能推断。") and "据此推断" not in said


def test_where_they_do_it_is_with_its_interval():
    assert "约*2.0%*的户应纳未纳" in sentence(COUNTY) and "*1.0%*至*5.0%*" in sentence(COUNTY)


def test_where_all_were_checked_and_nothing_was_found_nothing_is_inferred():
    all_checked = replace(COUNTY, checked=900, found=0, estimate=0.0, low=0.0, high=0.0, draws=None)
    assert sentence(all_checked) == "云溪县*900*户全部核查，未发现应纳未纳。"
    assert interval(all_checked) == "未发现"
