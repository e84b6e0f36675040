"""What a reader of the page 数据导入 does and sees."""

from pathlib import Path
from threading import Event

import pytest
from streamlit.testing.v1 import AppTest

from data import database
from pages.components.importing import job
from tests.importer.sheets import PERSON
from tests.support.county import EAST_1

ROOT = Path(__file__).parents[2]
VILLAGES = f"行政区划代码,总户数,总人口数\n{EAST_1},9,30\n"


def button(app: AppTest, label: str):
    return next(one for one in app.button if one.label == label)


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def words(app: AppTest) -> str:
    return "".join(block.value for block in app.html)


def csv_of(*rows: dict[str, str]) -> str:
    lines = [",".join(PERSON)] + [",".join((PERSON | row).values()) for row in rows]
    return "\n".join(lines) + "\n"


def check(app: AppTest, by: str = "经办甲", **files: str) -> AppTest:
    """Uploads CSV files by name, presses 核对 and waits until the check is done."""
    uploads = [(f"{name}.csv", text.encode(), "text/csv") for name, text in files.items()]
    app.file_uploader(key="import-files").set_value(uploads)
    app.text_input[0].set_value(by)
    button(app, "核对").click().run()
    return finished(app)


def finished(app: AppTest) -> AppTest:
    if "import-draft" in app.session_state:
        app.session_state["import-draft"].job.thread.join(60)
    return app.run()


def total(app: AppTest, title: str) -> str:
    found = words(app).partition(f'<div class="title">{title}</div>')[2]
    return found.partition("<small>")[0].rpartition(">")[2]


def stored(local: Path, query) -> object:
    engine = database.open_engine(f"sqlite:///{local}/county.db", read_only=True)
    with engine.connect() as connection:
        found = connection.scalar(query)
    engine.dispose()
    return found


class Gate:
    """Lets the work of a job begin when the test says so."""

    def __init__(self, patch: pytest.MonkeyPatch):
        self.opened = Event()
        importing = job.import_files
        patch.setattr(
            job, "import_files", lambda *a, **o: self.opened.wait(30) and importing(*a, **o)
        )
