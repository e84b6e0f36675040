"""The inspectors' view of a draw: by village, what is done and left, and what to print."""

import json
import re

import pytest
from sqlalchemy import insert, select

from data import database
from data.models import check_results, import_batches
from tests.spot_checks.forms.register import AS_OF, NAMES, PHONE, a_draw
from tests.support.county import EAST_1, EAST_2, WEST_1
from tests.support.served import serve
from tests.test_pages import opened

SCREEN = "pages/inspection/draw.py"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("road")
    engine = database.open_engine(f"sqlite:///{folder}/county.db")
    database.migrate(engine)
    draw_no = a_draw(engine)
    with engine.begin() as connection:
        batch = connection.scalar(select(import_batches.c.id))
        row = {"draw_no": draw_no, "checked_on": AS_OF, "batch_id": batch}
        # Of the first village all three, and one of its reserve.
        connection.execute(
            insert(check_results), [row | {"household_id": number} for number in (1, 2, 3, 4)]
        )
    yield engine, draw_no
    engine.dispose()


@pytest.fixture(autouse=True)
def served(drawn, tmp_path, monkeypatch):
    serve(monkeypatch, tmp_path, str(drawn[0].url))


def page(drawn, **address: str):
    app = opened(SCREEN, draw=drawn[1], **address)
    assert not app.exception
    return app


def said(app) -> str:
    return re.sub(r"<[^>]*>", "", " ".join(block.value for block in app.html))


def test_the_first_village_with_something_left_comes_first(drawn):
    app = page(drawn, view="road")
    assert "应查5户，已有结果3户，另查备选户1户，还剩2户没有结果" in said(app)
    (village,) = [box for box in app.selectbox if box.label == "村"]
    assert village.value == WEST_1
    assert list(village.options) == [
        "东岭镇上坪村（3 / 3户）",
        "西河乡柳湾村（0 / 2户）",
        "东岭镇下坪村　备选村（0 / 1户）",
    ]
    assert "李***0005未查" in said(app)
    village.set_value(EAST_1).run()
    assert "3十组孙**0001✓ 9月25日已查" in said(app)
    assert not app.exception


def test_it_tells_no_reason_no_name_and_leads_to_no_file(drawn, tmp_path):
    app = page(drawn, view="road")
    text = " ".join(block.value for block in app.html)
    for words in (*NAMES, PHONE, "重点", "household=", "无帮扶措施", "票号"):
        assert words not in text
    log = [json.loads(line) for line in (tmp_path / "access.log").read_text("utf-8").splitlines()]
    assert any(line["what"] == f"入户路线 {drawn[1]}" for line in log)


def test_all_documents_are_offered_for_all_villages_or_one(drawn):
    app = page(drawn, view="road")

    def offered() -> list[str]:
        return [button.proto.label for button in app.get("download_button")]

    assert offered() == [
        "入户核查表（Word，5户）",
        "入户核查表（备选户）（Word，2户）",
        "路线表（Word，7户）",
        "路线表（Excel，7户）",
        "抽查结果（待填）（Excel，7户）",
    ]
    (village,) = [box for box in app.selectbox if box.label == "打印哪个村的"]
    village.set_value(WEST_1).run()
    assert offered()[0] == "入户核查表（Word，2户）"
    village.set_value(EAST_2).run()
    assert offered()[0] == "入户核查表（Word，1户）"


def test_a_place_without_drawn_villages_is_a_sentence(drawn):
    app = page(drawn, view="road", place="990101100202")
    assert said(app).count("所选地区内没有抽中的村") == 2


def test_the_desk_finds_the_way_there(drawn):
    app = page(drawn)
    assert "view=road" in " ".join(block.value for block in app.html)
    assert "入户核查表（Word，5户）" in [b.proto.label for b in app.get("download_button")]
