"""A county's own spellings of headers and codes: accepted once said, refused if they confuse."""

import json

import pytest
from sqlalchemy import select

from data.config import Config
from data.importer import Sheet, layouts_in_use
from data.importer.spellings import SpellingsError
from data.layouts import LAYOUTS
from data.models import disasters, household_versions, person_versions
from manage import main
from tests.importer.sheets import PERSON, bring_in, persons, problems

pytestmark = pytest.mark.usefixtures("county")

OWN = """
[headers.household_members]
"户编号" = ["户　号"]
"村" = ["屯"]
"人口编号" = ["人员代码"]
"是否解决安全饮用水" = ["饮水达标"]

[codes.household_members."健康状况"]
"慢病" = "长期慢性病"

[codes.household_members."户类型"]
"普通户" = "一般农户"

[headers.disasters]
"农作物受灾面积(亩)" = ["受灾亩数"]
"""


@pytest.fixture
def use(tmp_path):
    def layouts(text):
        file = tmp_path / "写法.toml"
        file.write_text(text, "utf-8")
        return layouts_in_use(Config(spellings=file))

    return layouts


def turned(own):
    """PERSON with a county's headers."""
    return {own.get(header, header): value for header, value in PERSON.items()}


def test_own_headers_and_codes_mean_what_the_county_says(engine, use):
    own = turned({"户编号": "户号", "村": "屯", "人口编号": "人员代码"})
    row = own | {"户类型": "普通户", "健康状况": "慢病、残疾", "饮水达标": "是"}
    sheet = Sheet("人", [list(row), list(row.values())])
    assert problems(bring_in(engine, sheet)) != []
    report = bring_in(engine, sheet, layouts=use(OWN))
    assert (problems(report), report.sheets[0].skipped_columns) == ([], [])
    with engine.connect() as connection:
        p, h = person_versions.c, household_versions.c
        assert connection.execute(select(p.health)).scalar() == {"长期慢性病", "残疾"}
        assert connection.execute(select(h.household_type, h.has_water_problem)).one() == (
            "一般农户",
            False,
        )


def test_the_official_spellings_are_accepted_as_before(engine, use):
    assert problems(bring_in(engine, persons({"健康状况": "健康"}), layouts=use(OWN))) == []


def test_a_mistake_is_told_under_the_header_as_the_sheet_has_it(engine, use):
    row = turned({"户编号": "户号"}) | {"户号": None}
    report = bring_in(engine, Sheet("人", [list(row), list(row.values())]), layouts=use(OWN))
    assert problems(report) == [(2, "户号", "不能为空")]


def test_identity_numbers_are_masked_under_an_own_header(engine, use):
    row = turned({"证件号码": "身份证"}) | {"身份证": "99010119900101002A"}
    layouts = use("[headers.household_members]\n'证件号码' = ['身份证']")
    (error,) = bring_in(
        engine, Sheet("人", [list(row), list(row.values())]), layouts=layouts
    ).errors
    assert (error.column, error.value) == ("身份证", "990***********002A")


def test_an_own_header_of_an_area_stands_for_its_unit_as_well(engine, use):
    row = {
        "灾害名称": "强降雨", "灾种": "洪涝", "乡镇": "东岭镇", "灾害发生时间": "2023-06-14",
        "报送时间": "2023-06-15", "受灾亩数": 30,
    }  # fmt: skip
    assert (
        problems(bring_in(engine, Sheet("灾", [list(row), list(row.values())]), layouts=use(OWN)))
        == []
    )
    with engine.connect() as connection:
        assert connection.scalar(select(disasters.c.crop_affected_hectares)) == 2


@pytest.mark.parametrize(
    ("text", "where", "allowed"),
    [
        ("[words.visits]\na = 1", "[words]", "headers、codes"),
        ("[headers.nobody]\n'户编号' = ['x']", "[headers.nobody]", "household_members"),
        ("headers = 1", "[headers.1]", "household_members"),
        ("[headers]\nvisits = 1", "[headers.visits]", "写法的列表"),
        ("[headers.visits]\n'户名' = ['x']", "[headers.visits] 写的是“户名”", "户编号"),
        ("[headers.visits]\n'走访人' = 'x'", "走访人 写的是“x”", "写法一"),
        ("[headers.visits]\n'走访人' = [' ']", "走访人", "写法一"),
        ("[headers.visits]\n'走访人' = ['户编号']", "走访人 的写法“户编号”", "本来就是"),
        (
            "[headers.visits]\n'走访人' = ['甲']\n'走访日期' = ['甲']",
            "“甲”",
            "已经写在 走访人 之下",
        ),
        ("[headers.disasters]\n'农作物受灾面积' = ['x']", "农作物受灾面积", "农作物受灾面积(公顷)"),
        ("[codes.visits.'走访人']\nx = '入户'", "[codes.visits.走访人]", "方式"),
        ("[codes.visits.'方式']\n'上门' = '登门'", "上门 写的是“登门”", "入户、电话"),
        ("[codes.visits.'方式']\n'电话' = '入户'", "的写法“电话”", "本来就是"),
        ("[codes.visits]\n'方式' = '入户'", "[codes.visits.方式]", "规定取值"),
        (
            "[codes.household_problems.'问题类型']\n'饮水安全' = '住房安全'",
            "“饮水安全”",
            "本来就是",
        ),
    ],
)
def test_a_wrong_entry_is_refused_with_what_was_read_and_what_is_allowed(use, text, where, allowed):
    with pytest.raises(SpellingsError) as refused:
        use(text)
    (complaint,) = refused.value.complaints
    assert where in complaint and allowed in complaint and complaint.endswith("。")


def test_all_complaints_come_at_once_and_name_the_file(use, tmp_path):
    with pytest.raises(SpellingsError, match=r"写法\.toml") as refused:
        use("[headers.nobody]\na = ['b']\n[codes.visits.'方式']\n'上门' = '登门'")
    assert len(refused.value.complaints) == 2


@pytest.mark.parametrize("content", [b"[headers", "[headers.visits]\n村".encode("gb18030")])
def test_a_file_that_is_not_utf_8_toml_is_refused(tmp_path, content):
    file = tmp_path / "own.toml"
    file.write_bytes(content)
    with pytest.raises(SpellingsError, match="不是有效的 UTF-8 TOML 文件"):
        layouts_in_use(Config(spellings=file))


def test_a_file_that_is_named_must_exist(tmp_path):
    with pytest.raises(SpellingsError, match="文件不存在"):
        layouts_in_use(Config(spellings=tmp_path / "nowhere.toml"))


def test_without_a_file_the_layouts_are_as_declared(monkeypatch, tmp_path):
    monkeypatch.setattr("data.importer.spellings.DEFAULT_PATH", tmp_path / "nowhere.toml")
    assert layouts_in_use(Config()) is LAYOUTS


def test_the_command_takes_the_file_that_config_names(database_url, county, tmp_path, capsys):
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    config = tmp_path / "config.toml"
    config.write_text('[import]\nspellings = "own.toml"\n', "utf-8")
    row = turned({"村": "屯"})
    book = tmp_path / "人.csv"
    book.write_text("\n".join(",".join(cells) for cells in (row, row.values())), "utf-8")
    asked = ["import", str(book), "--database", database_url, "--format", "json"]
    assert main(asked) == 1
    capsys.readouterr()
    assert main([*asked, "--config", str(config)]) == 0
    (sheet,) = json.loads(capsys.readouterr().out)["files"]
    assert (sheet["stored"], sheet["skipped_columns"]) == (1, [])
    (tmp_path / "own.toml").write_text("[headers.nobody]\na = ['b']", "utf-8")
    assert main([*asked, "--config", str(config)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
