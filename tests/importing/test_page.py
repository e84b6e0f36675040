"""数据导入, state by state: places first, files, the check, its confirmation, the result."""

from datetime import date
from pathlib import Path
from threading import Event

import pytest
import streamlit as st
from sqlalchemy import event, func, select
from streamlit.testing.v1 import AppTest

from data import database
from data.config import DATABASE_VARIABLE
from data.models import dataset, import_batches, regions
from pages.components.importing import draft, job
from tests.importer.sheets import PERSON, bring_in, identity, persons
from tests.support.county import EAST_1, write_regions

ROOT = Path(__file__).parents[2]
VILLAGES = f"行政区划代码,总户数,总人口数\n{EAST_1},9,30\n"


@pytest.fixture(autouse=True)
def local(tmp_path, monkeypatch) -> Path:
    st.cache_data.clear()
    st.cache_resource.clear()
    monkeypatch.setattr(database, "LOCAL", tmp_path)
    monkeypatch.delenv(DATABASE_VARIABLE, raising=False)
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


def test_without_any_database_it_asks_for_the_places_first(app, local):
    assert [title.value for title in app.title] == ["数据导入"]
    assert "第一步" in words(app)
    assert not (local / "county.db").exists()


def test_places_are_loaded_and_then_files_can_be_chosen(with_places, local):
    assert "已导入 8 个地区" in with_places.success[0].value
    assert "核对" in labels(with_places)
    assert "云溪县" in with_places.caption[0].value
    assert stored(local, select(func.count()).select_from(regions)) == 8


def test_a_wrong_list_of_places_is_said_in_its_sentence(app, local):
    app.file_uploader(key="places-file").set_value(("r.csv", b"code,level\n", "text/csv"))
    app.run()
    button(app, "导入行政区划").click().run()
    assert "缺少内容或列" in app.error[0].value


def test_what_is_missing_is_asked_for(with_places):
    app = with_places
    button(app, "核对").click().run()
    assert "先选择要导入的文件" in app.warning[0].value
    app.file_uploader(key="import-files").set_value([("a.csv", VILLAGES.encode(), "text/csv")])
    button(app, "核对").click().run()
    assert "经办人" in app.warning[0].value


def test_a_check_shows_numbers_and_stores_nothing(with_places, local):
    app = check(
        with_places, 村=VILLAGES, 人=csv_of({}, {"人口编号": "P2", "证件号码": identity(2)})
    )
    assert (total(app, "读取"), total(app, "新增"), total(app, "拒绝")) == ("3", "3", "0")
    assert "可以导入 2 个文件，将新增 3 行、更新 0 行" in words(app)
    assert "甲*" in words(app) and identity(1) not in words(app)
    assert stored(local, select(dataset.c.data_until)) is None


def test_confirmed_files_are_stored_under_a_batch_and_leave_the_disk(with_places, local):
    app = check(with_places, 村=VILLAGES, 人=csv_of({}))
    button(app, "确认导入").click().run()
    finished(app)
    assert "导入完成，批次号" in app.success[0].value
    by = select(import_batches.c.imported_by).where(import_batches.c.outcome == "stored").limit(1)
    assert stored(local, by) == "经办甲"
    assert list((local / "uploads").iterdir()) == []


def test_after_the_first_import_the_pages_show_the_county(with_places):
    app = check(with_places, 村=VILLAGES, 人=csv_of({}))
    button(app, "确认导入").click().run()
    finished(app)
    app.switch_page("pages/monitoring/overview.py").run()
    assert not app.exception and not app.error and not app.warning
    assert "云溪县" in words(app)


def test_a_file_with_a_wrong_row_is_not_imported_unless_valid_rows_are_accepted(with_places, local):
    app = check(with_places, 人=csv_of({}, {"户编号": "H2", "户类型": "贫困户"}))
    assert total(app, "拒绝") == "1"
    assert "确认导入" not in labels(app)
    assert "1 行有误，整个文件不会导入（其余 1 行没有发现问题）" in words(app)
    button(app, "只导入正确的行，重新核对").click().run()
    finished(app)
    assert (total(app, "新增"), total(app, "拒绝")) == ("1", "1")
    button(app, "确认导入").click().run()
    finished(app)
    assert "导入完成" in app.success[0].value


def test_hostile_words_are_shown_as_text(with_places):
    app = check(with_places, **{"<b>表": csv_of({"户类型": "<script>alert(1)</script>"})})
    assert "<script>alert" not in words(app)
    assert "&lt;script&gt;" in words(app)
    assert "&lt;b&gt;表.csv" in words(app)


def test_giving_up_removes_the_files(with_places, local):
    app = check(with_places, 村=VILLAGES)
    assert len(list((local / "uploads").iterdir())) == 1
    button(app, "换一批文件").click().run()
    assert list((local / "uploads").iterdir()) == []
    assert "核对" in labels(app)


class Gate:
    """Lets the work of a job begin when the test says so."""

    def __init__(self, patch: pytest.MonkeyPatch):
        self.opened = Event()
        importing = job.import_files
        patch.setattr(
            job, "import_files", lambda *a, **o: self.opened.wait(30) and importing(*a, **o)
        )


def test_a_check_goes_on_while_its_reader_looks_elsewhere(with_places, monkeypatch):
    gate, app = Gate(monkeypatch), with_places
    app.file_uploader(key="import-files").set_value([("a.csv", VILLAGES.encode(), "text/csv")])
    app.text_input[0].set_value("经办甲")
    button(app, "核对").click().run()
    assert "停止" in labels(app) and "正在核对" in app.text[0].value
    app.switch_page("pages/data/quality.py").run()
    gate.opened.set()
    app.switch_page("pages/data/importing.py")
    finished(app)
    assert total(app, "新增") == "1"


def test_a_check_can_be_stopped(with_places, monkeypatch, local):
    gate, app = Gate(monkeypatch), with_places
    app.file_uploader(key="import-files").set_value([("a.csv", VILLAGES.encode(), "text/csv")])
    app.text_input[0].set_value("经办甲")
    button(app, "核对").click().run()
    button(app, "停止").click().run()
    gate.opened.set()
    finished(app)
    assert "停止" in app.error[0].value
    assert stored(local, select(func.count()).select_from(import_batches)) == 0


def test_a_second_click_on_confirm_imports_nothing_twice(with_places, local, monkeypatch):
    app = check(with_places, 村=VILLAGES)
    gate = Gate(monkeypatch)
    work = app.session_state["import-draft"]
    draft.confirm(work)
    first = work.storing
    draft.confirm(work)
    assert work.storing is first
    gate.opened.set()
    finished(app)
    kept = select(func.count()).where(import_batches.c.outcome == "stored")
    assert stored(local, kept) == 1


def test_two_tabs_have_an_import_each(with_places, local):
    other = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    other.switch_page("pages/data/importing.py").run()
    check(with_places, 村=VILLAGES)
    check(other, by="经办乙", 人=csv_of({}))
    assert (total(with_places, "新增"), total(other, "新增")) == ("1", "1")
    button(with_places, "换一批文件").click().run()
    button(other, "确认导入").click().run()
    finished(other)
    assert "导入完成" in other.success[0].value


def test_what_changed_since_the_check_is_told_by_the_import_itself(with_places, local):
    app = check(with_places, 人=csv_of({}))
    assert total(app, "新增") == "1"
    engine = database.open_engine(f"sqlite:///{local}/county.db")
    bring_in(engine, persons({}), on=date.today())
    engine.dispose()
    button(app, "确认导入").click().run()
    finished(app)
    assert "没有变化" in app.info[0].value
    assert (total(app, "新增"), total(app, "不变")) == ("0", "1")


def test_the_marked_copy_is_offered_as_long_as_something_is_wrong(with_places, local):
    app = check(with_places, 人=csv_of({}, {"户编号": "H2", "户类型": "贫困户"}))
    assert [one.label for one in app.download_button] == [
        "下载标注的原表（1 处）",
        "下载清单（证件号码已遮盖）",
    ]
    button(app, "只导入正确的行，重新核对").click().run()
    finished(app)
    button(app, "确认导入").click().run()
    finished(app)
    assert len(app.download_button) == 2
    button(app, "继续导入").click().run()
    assert list((local / "uploads").iterdir()) == []


def test_a_lost_key_is_said_in_a_sentence(with_places, local):
    app = check(with_places, 人=csv_of({}))
    button(app, "确认导入").click().run()
    finished(app)
    (local / "county.key").unlink()
    button(app, "继续导入").click().run()
    app = check(app, 人=csv_of({"姓名": "乙某"}))
    assert "找不到证件号码的密钥" in app.error[0].value


def test_a_full_disk_is_a_sentence_and_changes_nothing(with_places, local, monkeypatch):
    rows = [{"户编号": f"H{n}", "证件号码": identity(n)} for n in range(300)]
    app = check(with_places, 人=csv_of(*rows))
    opened = database.open_engine

    def full(url: str):
        engine = opened(url)
        # To SQLite, a file that has reached this size lies on a full disk.
        event.listen(engine, "connect", lambda c, _: c.execute("PRAGMA max_page_count = 1"))
        return engine

    with monkeypatch.context() as patch:
        patch.setattr(job.database, "open_engine", full)
        button(app, "确认导入").click().run()
        app.session_state["import-draft"].job.thread.join(60)
    app.run()
    assert "磁盘已满，正在处理的文件没有保存" in app.error[0].value
    assert stored(local, select(dataset.c.data_until)) is None


def test_other_machines_may_not_import(monkeypatch, local):
    asked = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else asked(name)
    )
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    app.switch_page("pages/data/importing.py").run()
    assert "只允许在本机" in app.warning[0].value
    assert not app.file_uploader
