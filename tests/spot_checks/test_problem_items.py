"""The declared table of 排查内容 against the form's own numbers and notes."""

from data.layouts.words import PROBLEM_TYPES
from data.problem_items import JUDGEMENT, PROBLEM_ITEMS, Asked, items_at

# 填表说明2, word for word as ranges: what no household is asked.
OF_AREAS = {
    "义务教育": {3, 4},
    "基本医疗": {9, 10},
    "住房安全": {3, 4},
    "安全饮水": {3, 4},
    "易地扶贫搬迁": {2},
    "产业发展": {5, 6},
    "脱贫人口就业": {3, 4, 5, 6},
    "脱贫人口小额信贷": {3},
    "消费帮扶": {2, 3},
    "资金项目管理": {1, 2, 3, 4, 5, 6},
    "防止返贫动态监测": {3, 4},
    "帮扶工作": {4},
}
HOW_MANY = (5, 11, 5, 5, 4, 7, 7, 4, 4, 6, 5, 5)


def test_sixty_eight_items_under_twelve_types_in_the_order_of_the_form():
    assert tuple(dict.fromkeys(item.problem_type for item in PROBLEM_ITEMS)) == PROBLEM_TYPES
    counted = [sum(item.problem_type == name for item in PROBLEM_ITEMS) for name in PROBLEM_TYPES]
    assert tuple(counted) == HOW_MANY and sum(counted) == 68
    assert [item.sign for item in PROBLEM_ITEMS if item.problem_type == "基本医疗"][-1] == "⑪"
    assert len(JUDGEMENT) == 2


def test_each_type_ends_with_whatever_else_there_is():
    last = {item.problem_type: item.words for item in PROBLEM_ITEMS}
    assert set(last.values()) == {"其他"}


def test_what_areas_are_asked_is_what_the_form_says():
    found = {name: set() for name in PROBLEM_TYPES}
    for item in PROBLEM_ITEMS:
        if item.asked is Asked.AREA:
            found[item.problem_type].add(item.number)
    assert found == OF_AREAS


def test_an_ordinary_household_is_asked_of_guarantees_and_water_alone():
    asked = items_at(is_helped=False)
    assert list(asked) == ["义务教育", "基本医疗", "住房安全", "安全饮水"]
    words = "".join(item.words for items in asked.values() for item in items)
    for policy in ("资助", "签约", "脱贫", "帮扶", "押金", "报销"):
        assert policy not in words


def test_a_helped_household_is_asked_everything_but_what_areas_are():
    asked = items_at(is_helped=True)
    assert sum(map(len, asked.values())) == 68 - sum(map(len, OF_AREAS.values()))
    assert "资金项目管理" not in asked


def test_the_answer_that_is_a_problem_follows_from_the_wording():
    for item in PROBLEM_ITEMS:
        bad = ("存在", "未", "不达标", "不符合", "土坯房", "其他")
        assert item.answer in ("是", "否")
        if item.answer == "是":
            assert any(word in item.words for word in bad), item
        else:
            assert "不达标" not in item.words and "不符合" not in item.words, item
