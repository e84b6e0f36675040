"""How far a check or an import is, looked at once a second."""

import streamlit as st

from data.importer import Phase, Progress
from pages.components.importing.job import Job

# How much of the work on one file lies behind at the beginning of each phase, and how much
# the phase takes. A check reads all files before it looks into the first.
IMPORTED = {
    Phase.READING: (0.0, 0.2),
    Phase.CHECKING: (0.2, 0.3),
    Phase.STORING: (0.5, 0.4),
    Phase.DERIVING: (0.9, 0.1),
}
CHECKED = {Phase.CHECKING: (0.0, 0.5), Phase.STORING: (0.5, 0.4), Phase.DERIVING: (0.9, 0.1)}
READ_ALL = 0.2
MANY_ROWS = 50_000
ELSEWHERE = "可以先去看别的页，回来时仍在这里。"


@st.fragment(run_every=1)
def wait(job: Job) -> None:
    """Redraws the page once the job is done."""
    if job.is_done:
        st.rerun()
    said = job.progress.words(is_trial=job.is_check) if job.progress else "正在开始"
    st.progress(_share(job))
    # Names of files are anybody's: no markup of theirs is to be drawn.
    st.text(f"{said}，用时 {job.seconds} 秒")
    st.caption(ELSEWHERE)


def _share(job: Job) -> float:
    if job.progress is None:
        return 0.0
    count = len(job.files)
    if not job.is_check:
        return (len(job.reports) + _within(IMPORTED, job.progress)) / count
    if job.progress.phase is Phase.READING:
        names = [file.name for file in job.files]
        return READ_ALL * names.index(job.progress.file) / count
    behind = len(job.begun) - 1 + _within(CHECKED, job.progress)
    return min(READ_ALL + (1 - READ_ALL) * behind / count, 1.0)


def _within(phases: dict[Phase, tuple[float, float]], progress: Progress) -> float:
    """Of one file. How many rows it has shows only when the last is read, so within a phase
    the bar moves ever more slowly."""
    behind, share = phases[progress.phase]
    return behind + share * progress.rows / (progress.rows + MANY_ROWS)
