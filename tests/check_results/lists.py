"""A draw's list, written by hand: which households of which village, drawn or in reserve."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Engine, insert

from data.models import draw_frames, drawn_households, drawn_villages, draws
from tests.support.county import COUNTY

DRAW = "CJ-1"


def keep_list(
    engine: Engine,
    drawn: Mapping[str, Sequence[str]],
    reserve: Mapping[str, Sequence[str]],
    draw_no: str = DRAW,
    round: int = 1,
) -> None:
    """Keeps 户编号 by village code; the frame itself is of no matter here."""
    frame = f"{round:064}"
    with engine.begin() as connection:
        connection.execute(
            insert(draw_frames).values(
                frame_sha256=frame,
                content="{}",
                region_code=COUNTY,
                period_start=date(2023, 1, 1),
                as_of=date(2023, 9, 25),
                households=9,
                frozen_at=datetime(2023, 9, 26, 9),
                frozen_by="县督查组",
            )
        )
        connection.execute(
            insert(draws).values(
                draw_no=draw_no,
                frame_sha256=frame,
                round=round,
                attempt=1,
                seed="8341",
                design="{}",
                list_sha256="0" * 64,
                drawn_at=datetime(2023, 9, 26, 10),
                drawn_by="县督查组",
            )
        )
        line = {"draw_no": draw_no, "stratum": "随机", "probability": 0.5, "ticket": "0" * 64}
        places = [
            line | {"village_code": v, "position": n, "reasons": "", "is_reserve": False}
            for n, v in enumerate(drawn, start=1)
        ]
        connection.execute(insert(drawn_villages), places)
        households = [
            line
            | {
                "village_code": village,
                "household_no": number,
                "position": position,
                "reasons": "measure_mismatch",
                "is_reserve": is_reserve,
            }
            for is_reserve, listed in ((False, drawn), (True, reserve))
            for village, numbers in listed.items()
            for position, number in enumerate(numbers, start=1)
        ]
        connection.execute(insert(drawn_households), households)
