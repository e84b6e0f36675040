"""The page 导入记录: what was imported, what it changed, and taking it back."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from data.models import import_batches
from tests.importer.sheets import bring_in, persons
from tests.support.served import listen_on, serve

ROOT = Path(__file__).parents[2]
PAGE = "pages/data/records.py"
MARCH, JUNE = date(2023, 3, 31), date(2023, 6, 30)
STABLE, SUDDEN = "脱贫不稳定户", "突发严重困难户"

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def batches(engine, county, database_url, tmp_path, monkeypatch):
    """Three imports of one household; nobody but this machine looks on."""
    serve(monkeypatch, tmp_path / "local", database_url)
    listen_on(monkeypatch, "127.0.0.1")
    told = [(MARCH, STABLE), (JUNE, SUDDEN), (date(2023, 9, 25), STABLE)]
    return [
        bring_in(
            engine,
            persons({"监测对象类别": category}),
            on=day,
            file_name=f"{day}.xlsx",
            imported_by="某某",
        ).batch
        for day, category in told
    ]


def opened(**address):
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.run()
    app.query_params.update(address)
    app.switch_page(PAGE)
    app.query_params.update(address)
    return app.run()


def words(app):
    assert not app.exception and not app.error
    return "".join(block.value for block in app.html)


def outcomes(engine):
    b = import_batches.c
    with engine.connect() as connection:
        return connection.execute(select(b.outcome, b.undone_by).order_by(b.id)).all()


def test_imports_are_listed_with_file_and_name(batches):
    told = words(opened())
    assert "共导入<b>3</b>个文件" in told
    assert all(f"{day}.xlsx" in told for day in ("2023-03-31", "2023-06-30", "2023-09-25"))
    assert told.count("某某") >= 3


def test_a_batch_tells_what_it_changed(batches):
    told = words(opened(batch=str(batches[1])))
    assert STABLE in told and SUDDEN in told


def test_an_earlier_batch_names_what_stands_in_the_way(engine, batches):
    app = opened(batch=str(batches[0]))
    app.toggle(key=f"undo-{batches[0]}").set_value(True).run()
    assert "暂时不能撤销" in app.warning[0].value
    later = [f"批次 {batches[2]}（2023-09-25.xlsx", f"批次 {batches[1]}（2023-06-30.xlsx"]
    told = words(app)
    assert told.index(later[0]) < told.index(later[1])
    assert not app.button


def test_the_last_batch_is_taken_back_once_it_is_confirmed(engine, batches):
    app = opened(batch=str(batches[2]))
    app.toggle(key=f"undo-{batches[2]}").set_value(True).run()
    assert "农户/监测对象信息 1 条" in app.warning[0].value
    app.button[0].click().run()
    assert "请填写经办人" in app.warning[1].value
    assert outcomes(engine)[2] == ("stored", None)
    app.text_input[0].set_value("丙某")
    app.button[0].click().run()
    assert f"批次 {batches[2]} 已撤销" in app.success[0].value
    assert outcomes(engine)[2] == ("undone", "丙某")
    assert "已撤销" in words(app)


def history(question):
    app = opened()
    app.segmented_control(key="records-view").set_value("修改历史").run()
    return app.segmented_control(key="history-question").set_value(question).run()


def test_a_household_is_asked_for_by_its_number(batches):
    app = history("一户的历史")
    app.text_input(key="household").set_value("H1").run()
    assert words(app).count("监测对象类别") >= 2
    app.text_input(key="household").set_value("H9").run()
    assert "没有户编号 H9" in app.info[0].value


def test_categories_that_flip_are_listed(batches):
    assert "改过两次及以上的有<b>1</b>户" in words(history("属性反复修改"))


def test_the_week_before_an_inspection_is_shown_by_place(batches):
    app = history("检查前一周")
    told = words(app)
    assert "有<b>1</b>户的记录改过" in told and "东岭镇" in told
    app.toggle(key="edits-list").set_value(True).run()
    assert "H1" in words(app)
    app.date_input(key="inspected_on").set_value(date(2023, 8, 1)).run()
    assert "这一周没有改动" in words(app)
