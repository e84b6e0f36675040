"""The page 户档案: found by number, from a list and by address; masked; noted by internal id."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from pages.components.household_file.story import TITLE, as_frame
from queries.household_file import Kind
from queries.workbook import to_xlsx
from tests.household_file.told import NAMES, PHONE, SCOPE, file, number, tell
from tests.importer.sheets import identity
from tests.support.county import WEST
from tests.support.served import listen_on, serve

ROOT = Path(__file__).parents[2]
PAGE = "pages/inspection/household.py"
TOLD = "甲**"

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def local(tmp_path) -> Path:
    return tmp_path / "local"


@pytest.fixture
def household(engine, county, database_url, local, monkeypatch) -> int:
    serve(monkeypatch, local, database_url)
    listen_on(monkeypatch, "127.0.0.1")
    return tell(engine)


def opened(screen: str = PAGE, **address: str) -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.run()
    app.switch_page(screen)
    app.query_params.update(address)
    return app.run()


def words(app: AppTest) -> str:
    assert not app.exception and not app.error
    return "".join(block.value for block in app.html)


def noted(local: Path) -> list[dict[str, object]]:
    lines = (local / "access.log").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_household_is_shown_with_all_its_sections(household):
    app = opened(household=str(household))
    titles = [block.value for block in app.subheader]
    assert titles == [
        *("基本情况", "一图看全程", "疑点", "家庭成员", "收入", "线索与排查", "认定程序"),
        *("帮扶措施", "走访", "问题整改", "数据核实与抽查", "修改历史", "时间线"),
    ]
    told = words(app)
    for said in (
        "截至2023年9月25日<b>未消除</b>，自2023年2月10日起；日期据认定程序台账。",
        "线索发现至县级审定21个自然日（时限15天），已超时限，建议重点核查",
        "公示4个自然日（规定5个自然日），少于规定，建议重点核查",
        "现等待评议，在村，已等13天",
        "应按月入户的6个整月里，5个月没有入户走访",
        "已11天未核实，超过10天，建议重点核查",
        "未完成，已过时限，建议重点核查",
        "2023年7月10日完成，晚于时限",
        "落实健康帮扶",
    ):
        assert said in told, said
    assert "违规" not in told


def test_nothing_on_the_page_names_anybody(household):
    told = words(opened(household=str(household)))
    whole = [*NAMES, PHONE, identity(1), identity(2), "患有大病", "1950", "2015年6月"]
    assert [secret for secret in whole if secret in told] == []


def test_a_typed_number_stays_out_of_address_and_log(household, local):
    app = opened()
    assert "从名单里选" in [block.value for block in app.subheader]
    app.text_input(key="household-no").set_value(" H1 ")
    app.button[0].click().run()
    assert TOLD in words(app)
    assert app.query_params["household"] in (str(household), [str(household)])
    assert "H1" not in str(dict(app.query_params))
    assert "H1" not in (local / "access.log").read_text("utf-8")


def test_an_unknown_number_is_said_in_a_sentence_without_repeating_it(household):
    app = opened()
    app.text_input(key="household-no").set_value("H77")
    app.button[0].click().run()
    assert "没有这个户编号" in app.info[0].value and "H77" not in app.info[0].value


def test_an_address_that_means_no_household_leads_to_the_list(household):
    app = opened(household=str(household))
    assert TOLD in words(app)
    for said in ("999999", "0", "-1", "abc", "１２", "9" * 40, "' or 1=1"):
        app.query_params["household"] = said
        app.run()
        assert "没有这一户" in app.info[0].value, said
        assert [block.value for block in app.subheader] == ["从名单里选"]


def test_a_household_outside_the_place_on_screen_is_not_shown(household):
    app = opened(household=str(household), place=WEST)
    assert "所选地区内没有这一户" in app.info[0].value
    assert TOLD not in words(app)


def test_each_row_of_a_list_leads_to_its_file(household, engine):
    app = opened()
    link = f'href="household?place={SCOPE.region_code}&amp;day=2023-09-25'
    assert link in words(app) and f"&amp;household={household}" in words(app)
    assert f"&amp;household={number('H2', engine)}" not in words(app)  # nobody monitors it
    app.segmented_control(key="household-state").set_value("ended").run()
    assert f"&amp;household={household}" not in words(app)
    app = opened("pages/reference/households.py", indicator="active", part="numerator")
    assert f"&amp;household={household}" in words(app)


def test_a_view_is_noted_once_by_the_internal_id(household, local):
    app = opened(household=str(household))
    app.run()
    views = [entry for entry in noted(local) if "household" in entry]
    assert [(v["kind"], v["what"], v["household"]) for v in views] == [
        ("view", "户档案", household)
    ]
    assert not {"H1", *NAMES} & set((local / "access.log").read_text("utf-8").split('"'))


def test_kinds_of_the_timeline_can_be_chosen(household):
    app = opened(household=str(household))
    assert "落实健康帮扶" in words(app) and "入户走访" in words(app)
    app.pills(key="story-kinds").set_value([Kind.VISIT]).run()
    assert "落实健康帮扶" not in words(app) and "入户走访" in words(app)


def test_the_evidence_goes_into_a_workbook_as_text_and_masked(engine, household):
    told = file(engine, household)
    events = told.events()
    hostile = type(events[0])(events[0].day, events[0].kind, "=1+1", "@x", "-y")
    frame = as_frame([*events, hostile])
    book = load_workbook(BytesIO(to_xlsx(frame, TITLE, SCOPE, [], is_demonstration=False)))
    rows = [row for row in book.active.iter_rows(values_only=True) if isinstance(row[0], int)]
    assert len(rows) == len(events) + 1
    assert rows[-1][3:] == ("'=1+1", "'@x", "'-y")
    cells = " ".join(str(cell) for row in rows for cell in row)
    assert [name for name in (*NAMES, PHONE) if name in cells] == []
