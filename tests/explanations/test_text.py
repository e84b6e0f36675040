"""What may be written in a 说明, at each boundary."""

import pytest

from data.explanations import LONGEST, ExplanationRefused
from data.explanations.text import checked, checked_author


@pytest.mark.parametrize("blank", ["", " ", "\n\t\r\n", "\u3000"])
def test_nothing_written_is_refused(blank):
    with pytest.raises(ExplanationRefused, match="说明还是空的"):
        checked(blank)


def test_a_thousand_characters_and_not_one_more():
    assert len(checked(" " + "实" * LONGEST + "\n")) == LONGEST
    with pytest.raises(ExplanationRefused, match="最长1,000字，现有1,001字"):
        checked("实" * (LONGEST + 1))


@pytest.mark.parametrize(
    "unseen", ["\x00", "\x1b", "\x7f", "\u200b", "\u202e", "\ufeff", "\ud800", "\ue000"]
)
def test_control_characters_are_refused(unseen):
    with pytest.raises(ExplanationRefused, match="控制字符"):
        checked(f"因灾{unseen}延误")


def test_lines_and_tabs_stay():
    assert checked(" 一是人手不足；\r\n二是\t道路中断。\u2028三是停电。\n") == (
        "一是人手不足；\n二是\t道路中断。\n三是停电。"
    )


@pytest.mark.parametrize(
    "markup", ["<b>急</b>", "<img src=x onerror=alert(1)>", "＜script＞", "<!--"]
)
def test_markup_is_refused(markup):
    with pytest.raises(ExplanationRefused, match="网页代码"):
        checked(f"因灾{markup}延误")


@pytest.mark.parametrize(
    "private",
    [
        "990101199001011234",
        "99010119900101123X",
        "99010119900101123x",
        "990101 19900101 1234",
        "990101-19900101-1234",
        "990101900101123",
        "９９０１０１１９９００１０１１２３４",
        "13812348000",
        "138 1234 8000",
        "138-1234-8000",
        "+86 13812348000",
        "１３８１２３４８０００",
        "0772-3212345",
        "010 87654321",
    ],
)
def test_numbers_of_persons_are_refused(private):
    with pytest.raises(ExplanationRefused, match="请不要写证件号码和手机号"):
        checked(f"该户户主（{private}）外出")


@pytest.mark.parametrize(
    "harmless",
    [
        "2023-06-10至2023-09-25受灾",
        "20230610至20230925",
        "户编号4502060012345678",
        "应纳入12户，实纳入3户，<5户的村有2个",
        "990101100201上坪村",
        "5000元以下的1380户，2023年1200户",
        "投入138123.48元",
    ],
)
def test_days_amounts_and_codes_are_not_taken_for_persons(harmless):
    assert checked(harmless) == harmless


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (" ", "请填写单位"),
        ("镇" * 41, "单位最长40字"),
        ("东岭镇\n人民政府", "写在一行里"),
        ("东岭镇\x00", "控制字符"),
        ("<b>东岭镇", "网页代码"),
        ("13812348000", "手机号"),
    ],
)
def test_who_wrote_it_is_checked_alike(name, sentence):
    with pytest.raises(ExplanationRefused, match=sentence):
        checked_author("单位", name)
    assert checked_author("单位", " 东岭镇人民政府 ") == "东岭镇人民政府"
