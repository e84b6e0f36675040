"""Tickets: chance that anybody can recompute, with nothing but the seed.

`printf '%s' 'SEED|ROUND|ID' | sha256sum` prints the ticket of a village (its 12 digits) or of
a household (its 户编号).
"""

import hashlib

WIDTH = 16  # digits of one number
NUMBERS = 16**WIDTH  # a number lies in 0..NUMBERS - 1, each as likely as any other


def ticket(seed: str, round: int, item: str) -> str:
    """64 hexadecimal digits."""
    return hashlib.sha256(f"{seed}|{round}|{item}".encode()).hexdigest()


def first_number(ticket: str) -> int:
    """Parts the flagged of equal points."""
    return int(ticket[:WIDTH], 16)


def second_number(ticket: str) -> int:
    """Decides the draw by risk."""
    return int(ticket[WIDTH : 2 * WIDTH], 16)


def third_number(ticket: str) -> int:
    """Decides who is drawn purely at random."""
    return int(ticket[2 * WIDTH : 3 * WIDTH], 16)
