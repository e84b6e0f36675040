"""Tickets: what anybody recomputes with a shell, and the three numbers in one."""

import subprocess

import pytest

from queries.spot_checks.selection.tickets import first_number, second_number, third_number, ticket

TICKET = "0123456789abcdef" + "8" + "0" * 15 + "f" * 16 + "7" * 16


@pytest.mark.parametrize(
    ("seed", "round", "item"),
    [
        ("20230925", 1, "990101101201"),
        ("云溪县 9月25日 10时 8 3 6 2", 12, "9901011012010001"),
        ("100%|a\\n", 2, "X-1"),
    ],
)
def test_a_shell_prints_the_same_ticket(seed, round, item):
    command = "printf '%s' \"$1\" | sha256sum"
    printed = subprocess.run(
        ["sh", "-c", command, "sh", f"{seed}|{round}|{item}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert printed.stdout.split()[0] == ticket(seed, round, item)


def test_three_numbers_are_read_from_one_ticket():
    assert first_number(TICKET) == 0x0123456789ABCDEF
    assert second_number(TICKET) == 2**63
    assert third_number(TICKET) == 2**64 - 1


def test_round_and_seed_and_item_each_change_it():
    tickets = {
        ticket(*asked) for asked in (("a", 1, "b"), ("a", 2, "b"), ("c", 1, "b"), ("a", 1, "d"))
    }
    assert len(tickets) == 4
