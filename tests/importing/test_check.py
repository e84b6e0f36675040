"""Places first, then files; the check says what would happen and stores nothing."""

from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from data.models import dataset, import_batches, regions
from tests.importer.sheets import identity
from tests.importing.page import (
    ROOT,
    VILLAGES,
    Gate,
    button,
    check,
    csv_of,
    finished,
    labels,
    stored,
    total,
    words,
)
from tests.support.served import listen_on


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


def test_a_file_with_a_wrong_row_is_not_imported_unless_valid_rows_are_accepted(with_places, local):
    app = check(with_places, 人=csv_of({}, {"户编号": "H2", "户类型": "贫困户"}))
    assert total(app, "拒绝") == "1"
    assert "确认导入" not in labels(app)
    assert "1 行有误，整个文件不导入（其余 1 行没有发现问题）" in words(app)
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


def test_a_check_goes_on_while_its_reader_looks_elsewhere(with_places, monkeypatch):
    gate, app = Gate(monkeypatch), with_places
    app.file_uploader(key="import-files").set_value([("a.csv", VILLAGES.encode(), "text/csv")])
    app.text_input[0].set_value("经办甲")
    button(app, "核对").click().run()
    assert "停止" in labels(app) and "正在核对" in app.subheader[0].value
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


def test_other_machines_may_not_import(monkeypatch, local):
    listen_on(monkeypatch, "0.0.0.0")
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    app.switch_page("pages/data/importing.py").run()
    assert "只允许在本机" in app.warning[0].value
    assert not app.file_uploader
