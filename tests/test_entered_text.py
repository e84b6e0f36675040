"""What forms refuse whatever they are for, and how who typed is kept."""

import pytest

from data.entered_text import TextRefused, line, signature


def test_a_signature_is_unit_and_name():
    assert signature(" 某镇人民政府 ", "分管负责人") == "某镇人民政府 分管负责人"


@pytest.mark.parametrize(
    ("unit", "who", "sentence"),
    [
        ("", "张某", "请填写单位"),
        ("某镇人民政府", " ", "请填写姓名或职务"),
        ("某" * 41, "张某", "单位最长40字"),
        ("某镇人民政府", "张某\n李某", "姓名或职务请写在一行里"),
        ("某镇人民政府", "张某\u2028李某", "姓名或职务请写在一行里"),
        ("某镇人民政府", "张某13800000000", "请不要写证件号码和手机号"),
        ("<script>", "张某", "单位里有网页代码"),
    ],
)
def test_who_typed_must_be_said_in_plain_words(unit, who, sentence):
    with pytest.raises(TextRefused, match=sentence):
        signature(unit, who)


@pytest.mark.parametrize(
    "number",
    [
        "44010619900101123X",
        "44010619900101123411",
        "4401061990010112341122",
        "44010619900101123X41",
        "440106 19900101 1234 11",
    ],
)
def test_no_number_of_a_person_or_of_a_disability_certificate(number):
    with pytest.raises(TextRefused, match="请不要写证件号码"):
        line("备注", f"残疾证{number}")


@pytest.mark.parametrize("number", ["4601080010010001", "46010800100100010001"])
def test_a_household_is_named_by_its_number(number):
    assert line("备注", f"见户 {number}") == f"见户 {number}"


def test_a_field_that_may_be_empty_stays_empty():
    assert line("核查人", "  ") == ""
