"""How far an import is, on one line of a terminal that is written over."""

import shutil
import sys
import time

from data.importer import Phase, Progress
from data.importer.progress import Listener, nobody
from pages.console.printing import display_width

SECONDS_BETWEEN = 0.2


def on_terminal(*, is_trial: bool) -> Listener:
    """Says it on stderr if somebody watches: a log or a pipe gets nothing."""
    return _Line(is_trial) if sys.stderr.isatty() else nobody


def finished() -> None:
    """Leaves the line empty for what is said next."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


class _Line:
    def __init__(self, is_trial: bool) -> None:
        self._is_trial = is_trial
        self._said: tuple[str, str, Phase] | None = None
        self._at = 0.0

    def __call__(self, progress: Progress) -> None:
        stage = (progress.file, progress.sheet, progress.phase)
        now = time.monotonic()
        if stage == self._said and now - self._at < SECONDS_BETWEEN:
            return
        self._said, self._at = stage, now
        line = _cut(progress.words(is_trial=self._is_trial), shutil.get_terminal_size().columns)
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)


def _cut(line: str, columns: int) -> str:
    """As much as fits: a line that wraps could not be written over."""
    while display_width(line) >= columns:
        line = line[:-1]
    return line
