"""How a map is coloured: few classes with fixed colours, never a continuous scale.

No colour means good. The steps go from pale to dark blue, which colour-blind readers and a
grey printout keep apart; what cannot be judged is hatched, so that grey alone says nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

STEPS = {
    2: ("#C9DBEE", "#2F6DA9"),
    3: ("#D6E5F3", "#7FAAD3", "#1F5693"),
    4: ("#D6E5F3", "#92B9DC", "#4A86BC", "#154276"),
    5: ("#E1ECF7", "#B0CCE6", "#6B9FCD", "#2F6DA9", "#0D2F58"),
}


@dataclass(frozen=True)
class MapClass:
    """One entry of the legend."""

    label: str
    colour: str
    is_hatched: bool = False


TOO_FEW = MapClass("样本过少", "#E9ECEF", is_hatched=True)
NO_DATA = MapClass("无数据", "#F7F8F9")


@dataclass(frozen=True)
class Colouring:
    """`classes` in the legend's order; `labels` by region_code, of one of them."""

    title: str
    classes: tuple[MapClass, ...]
    labels: pd.Series


def by_steps(
    values: pd.Series, edges: Sequence[float], title: str, too_few: pd.Series | None = None
) -> Colouring:
    """Classes between rising `edges`, each from its lower edge up: one class more than edges.

    `values` by region_code, NaN where there are none; `too_few` (by region_code) marks those
    that rest on too few households to be told apart. Labels print edges as they are given.
    """
    names = _step_names(edges)
    known = values.notna()
    labels = pd.Series(NO_DATA.label, index=values.index, dtype=object)
    labels[known] = np.array(names, dtype=object)[np.digitize(values[known], edges)]
    classes = [MapClass(n, c) for n, c in zip(names, STEPS[len(names)], strict=True)]
    if too_few is not None:
        labels[known & too_few.reindex(values.index, fill_value=False)] = TOO_FEW.label
        classes.append(TOO_FEW)
    return Colouring(title, (*classes, NO_DATA), labels)


def _step_names(edges: Sequence[float]) -> list[str]:
    between = [f"{low:g} 至 {high:g} 以下" for low, high in zip(edges, edges[1:], strict=False)]
    return [f"{edges[0]:g} 以下", *between, f"{edges[-1]:g} 以上（含）"]
