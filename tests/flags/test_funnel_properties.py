"""What holds of every funnel, whatever the county: who is graded, how limits run, who comes first."""

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pages.components.funnel import county_funnel
from queries.comparison.standing import comparison, grades
from queries.flags.agreement import second_opinions
from queries.flags.flag import Grade
from queries.flags.funnels import funnel_flags
from queries.flags.kinds import FUNNEL_FLAGS
from queries.statistics.funnel import SIGNAL, Funnel, Share, centre_of, funnel
from queries.statistics.random_effects import RandomEffects

KINDS = {kind.flag: kind for kind in FUNNEL_FLAGS}
LOW, HIGH = KINDS["low_elimination"], KINDS["high_elimination"]

# Villages of 0 to 30 households with some townships among them, shares near 0 and 1 as well.
sizes = st.integers(0, 30) | st.integers(30, 900)
counted = sizes.flatmap(
    lambda of: st.tuples(
        st.integers(0, of) | st.integers(0, min(of, 2)) | st.integers(max(0, of - 2), of),
        st.just(of),
    )
)
counties = st.lists(counted, min_size=1, max_size=25)
quick = settings(max_examples=50, deadline=None)


def frame(places):
    return pd.DataFrame(
        [(f"{n:03}", f"村{n}", k, of) for n, (k, of) in enumerate(places)],
        columns=["region_code", "region", "numerator", "denominator"],
    )


@pytest.mark.parametrize("kind", FUNNEL_FLAGS, ids=lambda kind: kind.indicator + kind.flag)
@quick
@given(places=counties)
def test_nothing_is_graded_below_ten(kind, places):
    flags = list(funnel_flags(kind, frame(places)))
    for flag in flags:
        too_few = flag.denominator < 10
        assert (flag.grade is Grade.TOO_FEW) == too_few
        assert (flag.expected is None) == (flag.probability is None) == too_few
        assert ("样本过少" if too_few else "建议") in flag.sentence
        assert "违规" not in flag.sentence
    # Small ones are never hidden, and never spoken of by the second method.
    small = {f"{n:03}" for n, (_, of) in enumerate(places) if 0 < of < 10}
    assert {flag.region_code for flag in flags if flag.grade is Grade.TOO_FEW} == small
    shares = {f"{n:03}": Share(*place) for n, place in enumerate(places)}
    seconds = second_opinions(flags, {kind.indicator: shares})
    assert {code for _, code in seconds} == {
        flag.region_code for flag in flags if flag.grade is not Grade.TOO_FEW
    }


@quick
@given(places=counties, small=st.lists(st.integers(0, 9).map(lambda n: (n, 9)), max_size=8))
def test_the_small_move_nobody(places, small):
    def graded(county):
        found = funnel_flags(LOW, frame(county))
        return [flag for flag in found if int(flag.region_code) < len(places)]

    assert graded(places) == graded([*places, *small])


@quick
@given(places=counties)
def test_both_tails_of_elimination_mirror_each_other(places):
    """Whoever is low among the eliminated is high among those who stay, and as far."""
    mirrored = [(of - k, of) for k, of in places]
    low = {flag.region_code: flag for flag in funnel_flags(LOW, frame(places))}
    high = {flag.region_code: flag for flag in funnel_flags(HIGH, frame(mirrored))}
    assert low.keys() == high.keys()
    for code, flag in low.items():
        assert flag.grade is high[code].grade
        assert flag.probability == (
            high[code].probability and pytest.approx(high[code].probability)
        )


@quick
@given(places=counties)
def test_no_place_is_on_both_sides(places):
    low, high = (
        {flag.region_code for flag in funnel_flags(kind, frame(places)) if flag.probability}
        for kind in (LOW, HIGH)
    )
    assert not low & high


@quick
@given(st.data(), counties)
def test_the_order_of_rows_is_of_no_account_and_a_tie_keeps_its_own(data, places):
    rows = frame(places)
    shuffled = rows.iloc[data.draw(st.permutations(range(len(rows))))]
    found = sorted(funnel_flags(LOW, shuffled), key=lambda flag: flag.region_code)
    assert found == list(funnel_flags(LOW, rows))


@quick
@given(places=counties)
def test_whoever_shares_a_share_and_a_size_shares_a_grade(places):
    flags = funnel_flags(LOW, frame([*places, *places]))
    alike = {(flag.numerator, flag.denominator, flag.grade) for flag in flags}
    assert len(alike) == len({(numerator, of) for numerator, of, _ in alike})


@quick
@given(
    centre=st.floats(0, 1),
    dispersion=st.floats(1, 20),
    between=st.floats(0, 0.3),
    of=st.integers(10, 2000),
    z=st.sampled_from([1.96, SIGNAL]),
)
def test_limits_close_in_with_size_and_hold_the_centre(centre, dispersion, between, of, z):
    for fitted in (Funnel(centre, dispersion, 9), RandomEffects(centre, between, 9)):
        small, large = fitted.limits(of, z), fitted.limits(of + 1, z)
        assert 0 <= small.low <= large.low + 1e-12
        assert large.high - 1e-12 <= small.high <= 1
        assert small.low - 1e-12 <= centre <= small.high + 1e-12


@quick
@given(places=st.lists(counted.filter(lambda pair: pair[1] >= 10), min_size=1, max_size=25))
def test_a_centre_of_none_or_all_gives_way_to_all_together(places):
    peers = [Share(*place) for place in places]
    centre = centre_of(peers)
    whole = sum(peer.numerator for peer in peers) / sum(peer.denominator for peer in peers)
    # 0 or 1 only where no place has a case, or none misses one; then none is out of line.
    assert (centre in (0, 1)) == (whole in (0, 1))
    scores = [funnel(peers).z(peer) for peer in peers]
    assert all(abs(score) < 1000 for score in scores)
    assert centre not in (0, 1) or not any(scores)


def test_one_case_where_nobody_has_any_is_out_of_line_without_an_error():
    """A small place, no peer itself, held to peers that are all at an end."""
    assert funnel([Share(0, 20)]).z(Share(1, 9)) == float("inf")
    assert funnel([Share(20, 20)]).z(Share(8, 9)) == -float("inf")
    assert funnel([Share(0, 20)]).tail(Share(1, 9)) == 0


@quick
@given(places=counties)
def test_nothing_below_ten_is_coloured_or_ranked_and_no_side_is_good(places):
    assume(any(of for _, of in places))
    found = standing(places, LOW, HIGH)
    dots = dots_of(found)
    shown = [own for own in found.standings if own.denominator]
    assert len(dots.x) == len(shown)  # nobody is hidden
    for own, colour, symbol in zip(shown, dots.marker.color, dots.marker.symbol, strict=True):
        if own.denominator < 10:
            assert (colour, symbol, own.ranks, own.grade) == ("#FFFFFF", "circle", None, None)
    # As dark on one side as on the other: mirror every place.
    mirrored = dots_of(standing([(of - k, of) for k, of in places], LOW, HIGH))
    assert mirrored.marker.color == dots.marker.color


def standing(places, *kinds):
    rows = frame(places)
    graded = grades(flag for kind in kinds for flag in funnel_flags(kind, rows))
    return comparison(LOW.indicator, rows, graded)


def dots_of(found):
    figure, _ = county_funnel(found, {own.region_code for own in found.standings})
    return figure.data[-1]
