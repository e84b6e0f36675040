"""A wrong plan file is refused: file, entry, what was read, what is allowed."""

from pathlib import Path

import pytest

from data.plans import PlanError, read_plan
from tests.plans.whole import plan_file

VALID = """
schema      = 1
id          = "example-2024"
title       = "工作方案"
region_code = "990101000000"
year        = 2024
issuer      = "县"

[[lines]]
id      = "monitoring"
title   = "监测范围"
below   = 7300
measure = "net_income"
clause  = "一"

[limits.publicity]
days   = 5
kind   = "working"
clause = "二"

[[stages]]
id        = "visit"
name      = "入户排查"
starts_on = 2024-06-01
due       = 2024-06-10
clause    = "三"
items     = { of = "screening", day = "visited_on" }
"""


def test_the_example_itself_is_accepted(tmp_path: Path):
    assert read_plan(plan_file(tmp_path, VALID)).stages[0].id == "visit"


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("schema      = 1", "schema      = 2", ["schema", "读到 2", "只能是 1"]),
        ("year        = 2024", "year        = '2024'", ["year", "读到 '2024'", "整数"]),
        ("year        = 2024", "", ["缺少“year”"]),
        ("issuer      =", "isuer       =", ["没有“isuer”", "issuer"]),
        ('"990101000000"', '"9901"', ["region_code", "'9901'", "12位"]),
        ('kind   = "working"', 'kind   = "workdays"', ["limits publicity kind", "'workdays'", "calendar、working"]),
        ("days   = 5", "days   = true", ["limits publicity days", "True", "整数"]),
        ("days   = 5", "days   = -5", ["limits publicity days", "读到 -5", "0至3650"]),
        ("below   = 7300", "below   = 0", ["lines 第1项 below", "读到 0", "大于0"]),
        ("[limits.publicity]", "[limits.notice]", ["limits", "没有“notice”", "publicity"]),
        ('"monitoring"', '"poverty"', ["lines 第1项 id", "'poverty'", "warning"]),
        ("due       = 2024-06-10", "due       = '6月10日'", ["stages 第1项 due", "'6月10日'", "日期"]),
        ("due       = 2024-06-10", "due       = 2024-06-10T00:00:00", ["stages 第1项 due", "日期"]),
        ("due       = 2024-06-10", "due       = 2024-05-31", ["“visit”", "2024-06-01 晚于 due 2024-05-31"]),
        ('of = "screening"', 'of = "visit"', ["items of", "'visit'", "meeting、screening"]),
        ('day = "visited_on"', 'day = "seen_on"', ["items day", "'seen_on'", "visited_on"]),
        ('day = "visited_on"', 'day = "visited_on", types = ["纳入"]', ["items", "没有“types”"]),
        ("[[stages]]", "[[stages", ["TOML"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(tmp_path: Path, right: str, wrong: str, complaint: list[str]):
    assert right in VALID
    path = plan_file(tmp_path, VALID.replace(right, wrong))
    with pytest.raises(PlanError) as error:
        read_plan(path)
    assert [
        part for part in ["example-2024.toml", *complaint] if part not in str(error.value)
    ] == []


def test_an_id_used_twice_is_refused(tmp_path: Path):
    stage = VALID[VALID.index("[[stages]]") :]
    with pytest.raises(PlanError, match="“visit”出现了两次"):
        read_plan(plan_file(tmp_path, VALID + stage))


def test_an_editors_byte_order_mark_does_no_harm(tmp_path: Path):
    path = tmp_path / "example-2024.toml"
    path.write_text(VALID, encoding="utf-8-sig")
    assert read_plan(path).id == "example-2024"


def test_a_file_in_another_encoding_says_so(tmp_path: Path):
    path = tmp_path / "example-2024.toml"
    path.write_text(VALID, encoding="gb18030")
    with pytest.raises(PlanError, match="example-2024.toml：不是 UTF-8 文件，请另存为 UTF-8"):
        read_plan(path)
