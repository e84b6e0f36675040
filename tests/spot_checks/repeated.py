"""`python -m tests.spot_checks.repeated`: draw from a frame made by a rule, print what was drawn.

Imports nothing that is not in Python itself, so that any interpreter can run it.
"""

import hashlib
import sys
from dataclasses import asdict
from datetime import date

from queries.spot_checks.design import Design
from queries.spot_checks.frame import Frame, FrameHousehold, FrameVillage
from queries.spot_checks.selection.pairings import cross_checks
from queries.spot_checks.selection.selecting import select

DESIGN = Design(
    3,
    25,
    0.3,
    avoid=frozenset({"990101101203", "990101102201"}),
    insist=frozenset({"990101101204"}),
)


def frame(townships: int, villages: int, households: int) -> Frame:
    """Points and reasons by the remainders of running numbers."""
    listed, within = [], []
    for township in range(townships):
        for number in range(villages):
            code = f"990101{101 + township}{201 + number}"
            flagged = ("poor_data", "high_elimination")[: (township + number) % 3]
            points = 1 + 5 * len(flagged) + (township * number) % 4
            listed.append(FrameVillage(code, "上坪村", f"{code[:9]}000", "青山镇", points, flagged))
            for at in range(households + 7 * number):
                found = ("no_measure",) if (at * 7 + number) % 11 < 3 else ()
                own = 1 + len(found) * (at % 6)
                within.append(FrameHousehold(f"{code}{at:04}", code, own, found))
    days = date(2023, 1, 1), date(2023, 9, 25)
    return Frame("990101000000", *days, None, tuple(listed), tuple(within))


def told(made: Frame, design: Design) -> str:
    """All of the draw as text, probabilities to their last digit."""
    drawn = select(made, "二〇二三年九月二十五日", 2, design)
    pairings = cross_checks(sorted({one.township_code for one in made.villages}), "云溪", 2)
    return repr((asdict(drawn), pairings))


if __name__ == "__main__":
    small = frame(4, 7, 20)
    print(sys.version_info[:2])
    print(hashlib.sha256(told(small, DESIGN).encode()).hexdigest())
