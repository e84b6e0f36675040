"""Text, keys, codes, lists and yes or no."""

import pytest

from data.importer.cells.text import (
    ROUNDED,
    code_reader,
    read_key,
    read_text,
    words_reader,
    yes_no_reader,
)
from data.importer.faults import Fault
from data.layouts import LAYOUTS, Field, Kind


@pytest.mark.parametrize(
    "hostile",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1",
        "@x",
        "<script>alert(1)</script>",
        "'; DROP TABLE x --",
        '="<b>"',
    ],
)
def test_hostile_text_is_text(hostile):
    assert read_text(f" {hostile} ") == hostile


def test_digits_wrapped_by_a_csv_tool_are_unwrapped():
    assert read_text('="13800000000"') == "13800000000"
    assert read_text(13800000000.0) == "13800000000"


def test_a_control_character_is_refused():
    assert isinstance(read_text("a\x00b"), Fault)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ('="00123"', "00123"),
        ("'00123", "00123"),
        ("４５０２", "4502"),
        (4502.0, "4502"),
        (999_999_999_999_999, "999999999999999"),
        ("450206100200123456", "450206100200123456"),
    ],
)
def test_keys_are_text(written, key):
    assert read_key(written) == key


@pytest.mark.parametrize("written", ["4.50E+17", "4.5e+17", 10**15, 4.5e17, "4E17"])
def test_a_key_that_excel_has_rounded_is_refused(written):
    assert read_key(written) == ROUNDED


@pytest.mark.parametrize("written", [12.5, "x" * 129])
def test_what_can_be_no_key(written):
    assert isinstance(read_key(written), Fault)


@pytest.mark.parametrize("word", ["是", "√", "有", "Y", "1", 1, 1.0, "Ｙ", " 是 "])
def test_yes(word):
    assert yes_no_reader(negated=False)(word) is True
    assert yes_no_reader(negated=True)(word) is False


@pytest.mark.parametrize("word", ["否", "无", "N", "0", 0])
def test_no(word):
    assert yes_no_reader(negated=False)(word) is False


@pytest.mark.parametrize("word", ["×", "不清楚", "yes", "2", True])
def test_another_word_is_neither(word):
    assert isinstance(yes_no_reader(negated=False)(word), Fault)


def test_codes_are_exact_and_may_be_digits_in_a_number_cell():
    source = LAYOUTS["procedures"].field("clue_source")
    assert code_reader(source)(12317.0) == "12317"
    assert code_reader(source)(" 信访 ") == "信访"
    assert isinstance(code_reader(source)("来信"), Fault)
    kind = LAYOUTS["household_members"].field("household_type")
    assert {code_reader(kind)(w) for w in ("一般户", "普通农户", "边缘易致贫户")} == {"一般农户"}


def test_lists_are_separated_by_any_of_six_signs():
    health = LAYOUTS["household_members"].field("health")
    read = words_reader(health)
    for separator in "、，,;；|":
        assert read(f"残疾{separator}患有大病 ") == {"残疾", "患有大病"}
    assert isinstance(read("残疾、头疼"), Fault)
    assert words_reader(Field("x", "措施", Kind.WORDS))("修房、修路") == {"修房", "修路"}
    assert read("、") is None
