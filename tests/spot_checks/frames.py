"""Frames drawn as tables, and frames of any kind."""

from datetime import date

from hypothesis import strategies as st

from queries.spot_checks.design import Design
from queries.spot_checks.frame import Frame, FrameHousehold, FrameVillage

COUNTY = "990101000000"


def township_code(number: int) -> str:
    return f"990101{101 + number}000"


def village_code(township: int, number: int) -> str:
    return f"990101{101 + township}{201 + number}"


def village(code: str, points: int, reasons: tuple[str, ...] = ()) -> FrameVillage:
    return FrameVillage(code, "上坪村", f"{code[:9]}000", "青山镇", points, reasons)


def frame(villages: list[FrameVillage], households: list[FrameHousehold]) -> Frame:
    days = date(2023, 1, 1), date(2023, 9, 25)
    return Frame(COUNTY, *days, None, tuple(villages), tuple(households))


def read(table: str) -> Frame:
    """A line is a village, its points (with * where flagged), and those of its households."""
    villages, households = [], []
    for line in table.strip().splitlines():
        code, points, *within = line.replace("|", " ").split()
        villages.append(village(code, int(points.strip("*")), _reasons(points)))
        for number, asked in enumerate(within, 1):
            own = int(asked.strip("*"))
            households.append(FrameHousehold(f"{code}{number:04}", code, own, _reasons(asked)))
    return frame(villages, households)


def _reasons(points: str) -> tuple[str, ...]:
    return ("poor_data",) if points.endswith("*") else ()


# Mostly the points that occur, and now and then far more, so that sizes beyond 1 / t occur too.
points = st.integers(1, 9) | st.integers(1, 9) | st.integers(1, 300)
kinds = st.tuples(points, st.booleans())
_townships = st.lists(
    st.lists(st.tuples(kinds, st.lists(kinds, max_size=9)), max_size=7), max_size=3
)


@st.composite
def frames(draw: st.DrawFn) -> Frame:
    """Up to three townships of up to seven villages of up to nine households, or of none."""
    villages, households = [], []
    for township, of_township in enumerate(draw(_townships)):
        for number, ((asked, is_flagged), within) in enumerate(of_township):
            code = village_code(township, number)
            villages.append(village(code, asked, ("poor_data",) if is_flagged else ()))
            households += [
                FrameHousehold(f"{code}{at:04}", code, own, ("no_measure",) if found else ())
                for at, (own, found) in enumerate(within)
            ]
    return frame(villages, households)


@st.composite
def designs(draw: st.DrawFn, frame: Frame) -> Design:
    """Any design of a frame: any quotas and share, any villages avoided and insisted on."""
    codes = sorted({household.village_code for household in frame.households})
    some = st.frozensets(st.sampled_from(codes), max_size=4) if codes else st.just(frozenset())
    return Design(
        draw(st.integers(1, 8)),
        draw(st.integers(1, 10)),
        draw(st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0]) | st.floats(0, 1)),
        avoid=draw(some),
        insist=draw(some),
    )


@st.composite
def frames_and_designs(draw: st.DrawFn) -> tuple[Frame, Design]:
    frame = draw(frames())
    return frame, draw(designs(frame))
