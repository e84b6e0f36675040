"""How far a check or an import is, looked at once a second."""

import streamlit as st

from data.importer import Phase
from pages.components.importing.job import Job

# How much of the work on one file lies behind at the beginning of each phase; a check reads
# all files before it looks into the first.
IMPORTED = {Phase.READING: 0.0, Phase.CHECKING: 0.3, Phase.STORING: 0.6, Phase.DERIVING: 0.9}
CHECKED = {Phase.CHECKING: 0.0, Phase.STORING: 0.5, Phase.DERIVING: 0.9}
READ_ALL = 0.3


@st.fragment(run_every=1)
def wait(job: Job, doing: str) -> None:
    """Redraws the page once the job is done."""
    if job.is_done:
        st.rerun()
    said = job.progress.words if job.progress else "正在开始"
    # Names of files are anybody's: no markup of theirs is to be drawn.
    st.progress(_share(job))
    st.text(f"{doing}：{said}，用时 {job.seconds} 秒")


def _share(job: Job) -> float:
    if job.progress is None:
        return 0.0
    names = [file.name for file in job.files]
    place = names.index(job.progress.file) if job.progress.file in names else 0
    phase = job.progress.phase
    if not job.is_check:
        return (place + IMPORTED[phase]) / len(names)
    if phase is Phase.READING:
        return READ_ALL * place / len(names)
    return READ_ALL + (1 - READ_ALL) * (place + CHECKED[phase]) / len(names)
