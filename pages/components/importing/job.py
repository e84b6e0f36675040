"""A check or an import in a thread of its own.

A page's script ends whenever its reader clicks; an import must not. The thread knows nothing
of the page, so it goes on while the reader looks at other pages, and the page asks how far
it is. If the program ends, the transaction under way is as if it had never begun.
"""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from data import database, database_faults
from data.config import load_config
from data.importer import Phase, Progress, Report, import_files, layouts_in_use
from data.refusal import Refusal
from pages.components import guard

NOT_STORED = "{}，正在处理的文件没有保存，数据库和导入前一样。请解决后重新导入。"


@dataclass(frozen=True)
class Choices:
    """What the reader chose beside the files. None: as the files say."""

    imported_by: str
    exported_on: date | None = None
    layout: str | None = None
    accept_valid_rows: bool = False


class Stopped(Exception):
    """The reader does not want to wait."""


class Job:
    """`reports` are those of the files that are done; `complaint` is a sentence if it failed."""

    def __init__(self, url: str, files: Sequence[Path], choices: Choices, *, dry_run: bool):
        self.reports: list[Report] = []
        self.complaint: str | None = None
        self.progress: Progress | None = None
        self.begun: list[str] = []  # names of the files that were read and are looked into
        self.files = list(files)
        self._url = url
        self._choices = choices
        self.is_check = dry_run
        self._began = time.monotonic()
        self._stop = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    @property
    def is_done(self) -> bool:
        return not self.thread.is_alive()

    @property
    def seconds(self) -> int:
        return int(time.monotonic() - self._began)

    def stop(self) -> None:
        """Gives up at the next report of progress; nothing of the file at hand is kept."""
        self._stop.set()

    def _run(self) -> None:
        try:
            engine = database.open_engine(self._url)
            try:
                database.migrate(engine)
                self._work(engine)
            finally:
                engine.dispose()
        except Stopped:
            self.complaint = "已按您的要求停止。"
        except Refusal as refusal:
            self.complaint = str(refusal)
        except DBAPIError as error:
            reason = database_faults.trouble(error)
            self.complaint = NOT_STORED.format(reason) if reason else guard.noted(error)
        except Exception as error:
            self.complaint = guard.noted(error)

    def _work(self, engine: Engine) -> None:
        """A check sees all files at once; an import goes file by file in the check's order,
        so that what is stored is reported even if a later file fails."""
        together = [self.files] if self.is_check else [[file] for file in self.files]
        for files in together:
            self.reports += import_files(
                engine,
                files,
                exported_on=self._choices.exported_on,
                layout=self._choices.layout,
                layouts=layouts_in_use(load_config()),
                accept_valid_rows=self._choices.accept_valid_rows,
                dry_run=self.is_check,
                imported_by=self._choices.imported_by,
                progress=self._listen,
            )

    def _listen(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise Stopped
        if progress.phase is not Phase.READING and progress.file not in self.begun:
            self.begun.append(progress.file)
        self.progress = progress
