"""What the flag was to reach, and whether it does. A goal missed in one setting is missed."""

from collections.abc import Iterable, Iterator

import pandas as pd

from tests.bench.detection.estimates import Estimate, difference, hits
from tests.bench.detection.picks_tables import CELLS, differences, named, of_cell
from tests.bench.detection.rivals import RIVALS
from tests.bench.detection.trial import KNOWS_EXPOSURE, KNOWS_THE_HIT, ORACLE, OURS, WHOLE_COUNTY

TAIL = "Poisson lower tail"
OUTDONE = ("lowest raw rate", "zero inclusions", "zero inclusions, largest first", "z-score")
AT_LEAST_MORE = 1.0
OF_THE_ORACLE = 0.9


def goals(found: pd.DataFrame) -> Iterator[str]:
    below = [c for c, by in differences(found, TAIL).items() if by.is_below_zero]
    yield f"- Never below the {TAIL} beyond error (two standard errors): {_told(below)}."
    for rival in OUTDONE:
        for name in (rival, rival + WHOLE_COUNTY):
            by = differences(found, name)
            short = [cell for cell, one in by.items() if one.value < AT_LEAST_MORE]
            yield (
                f"- At least one more of 15 than *{name}*: {_told(short)}; "
                f"{difference(found, OURS, name).signed} over all settings."
            )
    for name in (KNOWS_EXPOSURE, ORACLE, KNOWS_THE_HIT):
        ratios = {cell: _ratio(of_cell(found, cell), name) for cell in CELLS}
        short = [cell for cell, ratio in ratios.items() if ratio < OF_THE_ORACLE]
        figures = ", ".join(f"{named(cell)}: {ratio:.0%}" for cell, ratio in ratios.items())
        yield f"- At least 90 % of what the *{name}* finds: {_told(short)}. {figures}."


def _ratio(found: pd.DataFrame, oracle: str) -> float:
    return hits(found, OURS).value / hits(found, oracle).value


def _told(missed: Iterable[tuple[float, float]]) -> str:
    cells = list(missed)
    if not cells:
        return "reached in all nine settings"
    if len(cells) == len(CELLS):
        return "**missed** in all nine settings"
    return f"**missed** in {len(cells)} of nine settings ({'; '.join(map(named, cells))})"


def losses(found: pd.DataFrame) -> Iterator[str]:
    """Every setting and rival that finds more than ours beyond error."""
    for rival in RIVALS:
        for name in (rival, rival + WHOLE_COUNTY):
            for cell, by in differences(found, name).items():
                if by.is_below_zero:
                    yield f"- {named(cell)}: to *{name}*, {_signed(by)}."


def _signed(by: Estimate) -> str:
    return f"{by.signed} of 15"
