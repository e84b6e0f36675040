"""What is confirmed is stored; what goes wrong is said, and nothing is lost."""

from datetime import date

from sqlalchemy import event, func, select, update
from streamlit.testing.v1 import AppTest

from data import database
from data.models import dataset, households, import_batches
from pages.components.importing import draft, job
from tests.importer.sheets import PROCEDURE, bring_in, identity, persons
from tests.importing.page import (
    ROOT,
    VILLAGES,
    Gate,
    button,
    check,
    csv_of,
    finished,
    stored,
    total,
    words,
)


def test_confirmed_files_are_stored_under_a_batch_and_leave_the_disk(with_places, local):
    app = check(with_places, 村=VILLAGES, 人=csv_of({}))
    button(app, "确认导入").click().run()
    finished(app)
    assert "导入完成，批次号" in app.success[0].value
    assert [link.label for link in app.page_link] == ["在导入记录里查看改了什么、撤销这一批"]
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
    assert "磁盘已满" in app.error[0].value and "没有保存" in app.error[0].value
    assert stored(local, select(dataset.c.data_until)) is None


def test_a_file_that_was_refused_stays_in_the_answer(with_places, local):
    app = check(with_places, 村=VILLAGES, 人=csv_of({"户类型": "贫困户"}))
    button(app, "确认导入").click().run()
    finished(app)
    assert "有 1 个文件没有导入" in app.success[0].value
    assert "1 行有误，整个文件不导入" in words(app)
    assert len(app.download_button) == 2


def test_what_can_no_longer_be_imported_since_the_check_is_said_so(with_places, local):
    engine = database.open_engine(f"sqlite:///{local}/county.db")
    bring_in(engine, persons({}))
    ledger = "\n".join([",".join(PROCEDURE), ",".join(PROCEDURE.values())])
    app = check(with_places, 程序=ledger)
    assert total(app, "新增") == "1"
    with engine.begin() as connection:
        connection.execute(update(households).values(household_no="H9"))
    engine.dispose()
    button(app, "确认导入").click().run()
    finished(app)
    assert "没有导入：核对之后" in app.warning[0].value
    assert total(app, "拒绝") == "1"
