"""The import that a reader is at, from the upload to the result; one a session."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from data.importer import Report
from pages.components.importing import uploads
from pages.components.importing.job import Choices, Job

KEY = "import-draft"


@dataclass
class Draft:
    """`check` is the trial run; `storing` the import itself, once confirmed."""

    url: str
    folder: Path
    files: list[Path]
    choices: Choices
    check: Job
    storing: Job | None = None

    @property
    def job(self) -> Job:
        return self.storing or self.check

    @property
    def importable(self) -> list[Report]:
        """The files that were checked and of which something may be stored, in their order."""
        accepting = self.choices.accept_valid_rows
        return [
            report
            for report in self.check.reports
            if any(sheet.read for sheet in report.sheets) and (accepting or not report.errors)
        ]

    @property
    def answers(self) -> list[Report]:
        """Of each file the import's report, else the check's: what was refused stays so."""
        stored = {report.path: report for report in self.storing.reports} if self.storing else {}
        return [stored.get(report.path, report) for report in self.check.reports]


def current() -> Draft | None:
    return st.session_state.get(KEY)


def begin(url: str, files: Sequence[uploads.Upload], choices: Choices) -> None:
    """Keeps the files and starts to check them. Raises OSError if they cannot be kept."""
    folder, paths = uploads.keep(files)
    job = Job(url, paths, choices, dry_run=True)
    st.session_state[KEY] = Draft(url, folder, paths, choices, job)


def check_valid_rows(draft: Draft) -> None:
    """Checks the same files again, refusing only the rows that are wrong."""
    draft.choices = replace(draft.choices, accept_valid_rows=True)
    draft.check = Job(draft.url, draft.files, draft.choices, dry_run=True)


def confirm(draft: Draft) -> None:
    """Imports the bytes that were checked; a second click changes nothing."""
    if draft.storing is None:
        files = [report.path for report in draft.importable if report.path]
        draft.storing = Job(draft.url, files, draft.choices, dry_run=False)


def finish(draft: Draft) -> None:
    """The files have served, unless what is wrong in them is still to be marked in a copy."""
    if not any(report.errors or report.warnings for report in draft.answers):
        uploads.remove(draft.folder)


def give_up(draft: Draft) -> None:
    """Forgets the import and removes its files."""
    draft.job.stop()
    uploads.remove(draft.folder)
    st.session_state.pop(KEY, None)
