"""Every page's script, run whole by Streamlit's own test runner on the 30,000-household county."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.testing.v1 import AppTest

from data.config import DATABASE_VARIABLE
from pages.components import store
from tests.bench.spread import Spread

ROOT = Path(__file__).parents[2]
SCREENS = {
    "总览": "pages/monitoring/overview.py",
    "新增纳入": "pages/monitoring/inclusion.py",
    "受灾低纳入": "pages/monitoring/low_inclusion.py",
    "时限合规": "pages/procedure/deadlines.py",
    "风险消除": "pages/exit/elimination.py",
}


@dataclass(frozen=True)
class Page:
    """Seconds. `cold`: the first view after an import; `warm`: any later one."""

    title: str
    cold: Spread
    warm: Spread
    queries: Spread  # within `cold`, spent in queries and what they make of the answers


@dataclass
class Stopwatch:
    """Times what the pages ask of the monitoring database."""

    seconds: float = 0.0
    originals: dict[str, Callable] = field(default_factory=dict)

    def __enter__(self) -> "Stopwatch":
        for name in ("ask", "read"):
            self.originals[name] = getattr(store, name)
            setattr(store, name, self._timed(self.originals[name]))
        return self

    def __exit__(self, *_: object) -> None:
        for name, original in self.originals.items():
            setattr(store, name, original)

    def _timed(self, original: Callable) -> Callable:
        def timed(*arguments: Any) -> Any:
            started = time.perf_counter()
            try:
                return original(*arguments)
            finally:
                self.seconds += time.perf_counter() - started

        return timed


def measure_pages(database: str, repeats: int) -> list[Page]:
    os.environ[DATABASE_VARIABLE] = database
    return [_measure(title, screen, repeats) for title, screen in SCREENS.items()]


def _measure(title: str, screen: str, repeats: int) -> Page:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.run().switch_page(screen).run()
    assert not app.exception and not app.error, f"{title}: {[error.value for error in app.error]}"
    cold, warm, queries = [], [], []
    for _ in range(repeats):
        st.cache_data.clear()
        with Stopwatch() as stopwatch:
            cold.append(_seconds(app))
        queries.append(stopwatch.seconds)
        warm.append(_seconds(app))
    return Page(title, Spread(tuple(cold)), Spread(tuple(warm)), Spread(tuple(queries)))


def _seconds(app: AppTest) -> float:
    started = time.perf_counter()
    app.run()
    return time.perf_counter() - started
