"""The page 数据导入 on a machine of its own."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.importing.page import ROOT, button
from tests.support.county import write_regions
from tests.support.served import serve


@pytest.fixture(autouse=True)
def local(tmp_path, monkeypatch) -> Path:
    serve(monkeypatch, tmp_path)
    return tmp_path


@pytest.fixture
def app() -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.run()
    return app.switch_page("pages/data/importing.py").run()


@pytest.fixture
def with_places(app, local) -> AppTest:
    path = write_regions(local / "regions.csv")
    app.file_uploader(key="places-file").set_value(("regions.csv", path.read_bytes(), "text/csv"))
    app.run()
    button(app, "导入行政区划").click().run()
    return app
