"""交叉检查 pairings: nobody checks itself, each checks one and is checked by one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from queries.spot_checks.selection.pairings import Pairing, cross_checks
from queries.spot_checks.selection.tickets import ticket
from tests.spot_checks.frames import township_code

seeds = st.text(max_size=6)
quick = settings(max_examples=40, deadline=None)


def codes(number: int) -> list[str]:
    return [township_code(at) for at in range(number)]


@quick
@given(st.integers(2, 20), seeds, st.integers(1, 9))
def test_each_checks_another_and_is_checked_by_one(number, seed, round):
    pairings = cross_checks(codes(number), seed, round)
    assert sorted(pairing.checker for pairing in pairings) == codes(number)
    assert sorted(pairing.checked for pairing in pairings) == codes(number)
    assert all(pairing.checker != pairing.checked for pairing in pairings)
    if number > 2:
        mutual = {Pairing(pairing.checked, pairing.checker) for pairing in pairings}
        assert not mutual & set(pairings)


@quick
@given(st.integers(3, 20), seeds, seeds)
def test_no_pairing_of_the_last_round_returns(number, last, seed):
    before = cross_checks(codes(number), last, 1)
    assert not set(before) & set(cross_checks(codes(number), seed, 2, before))


@quick
@given(st.permutations(codes(7)), seeds)
def test_the_order_in_which_townships_are_told_does_not_matter(townships, seed):
    assert cross_checks(townships, seed, 1) == cross_checks(sorted(townships), seed, 1)


def test_two_check_each_other_again_and_one_nobody():
    east, west = codes(2)
    both = {Pairing(east, west), Pairing(west, east)}
    assert set(cross_checks([east, west], "a", 2, before=both)) == both
    assert cross_checks([east], "a", 1) == cross_checks([], "a", 1) == []


def test_a_circle_in_the_order_of_tickets():
    townships = codes(5)
    in_order = sorted(townships, key=lambda code: ticket("云溪", 1, code))
    assert cross_checks(townships, "云溪", 1) == [
        Pairing(checker, checked)
        for checker, checked in zip(in_order, [*in_order[1:], in_order[0]], strict=True)
    ]


def test_nobody_can_tell_beforehand_who_checks_whom():
    # Over 600 seeds each of 4 others checks a township about as often: 150 ± 10.6, four of them.
    first, *others = codes(5)
    checkers = [
        pairing.checker
        for seed in range(600)
        for pairing in cross_checks([first, *others], str(seed), 1)
        if pairing.checked == first
    ]
    assert all(abs(checkers.count(other) - 150) < 43 for other in others)
