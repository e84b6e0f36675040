"""Incomes against what should bring them, and incomes that look arranged."""

import pytest

from queries.flags.flag import Grade
from queries.quality.grading import grade_of, upper_tail
from queries.scope import Level
from tests.quality.drawn import Drawn

LINE = {"income_line": 7000.0}


def test_only_a_stated_zero_contradicts_a_post(drawn: Drawn):
    drawn.people("""
        户编号 | 公益性岗位 | 工资性收入 | 收入测算期止 | 为什么
        1     | 保洁员    | 0       |         | 有岗位，工资为0
        2     | 保洁员    |         |         | 未填，不看
        3     | 保洁员    | 0.5     |         |
        4     | 无       | 0       |         | 没有岗位，不看
        5     |          | 0       | 2023-06 | 测算期内落实的岗位措施
        6     |          | 0       | 2023-03 | 测算期后才落实，不看
        7     |          | 0       |         | 没有测算期，落实已满一年
        8     |          | 0       |         | 没有测算期，落实不满一年，不看
        9     |          | 0       | 2023-06 | 措施已结束，不看
    """)
    drawn.ledger("""
        措施编号 | 户编号 | 措施类别    | 落实日期    | 结束日期
        D5      | 5     | 公益岗位帮扶 | 2023-04-01 |
        D6      | 6     | 公益岗位帮扶 | 2023-04-01 |
        D7      | 7     | 公益岗位帮扶 | 2022-09-25 |
        D8      | 8     | 公益岗位帮扶 | 2022-09-26 |
        D9      | 9     | 公益岗位帮扶 | 2023-04-01 | 2023-09-24
    """).told()
    assert drawn.found("post_without_wage") == {"云溪县": (3, 4)}
    assert drawn.households("post_without_wage") == ["1", "5", "7"]


def test_work_and_aid_bring_something(drawn: Drawn):
    drawn.people("""
        户编号 | 务工时间(月) | 工资性收入 | 享受低保政策情况 | 享受特困供养政策情况 | 转移性收入 | 为什么
        1     | 3  | 0    | 未享受  | 不享受  | 0   | 务工而无工资
        2     | 0  | 0    | 农村低保 | 不享受  | 0   | 低保而无转移
        3     |    | 0    | 未享受  | 农村特困 | 0   | 特困而无转移
        4     | 6  | 9000 | 农村低保 | 不享受  | 300 | 都有
    """).told()
    assert drawn.found("work_without_wage") == {"云溪县": (1, 2)}
    assert drawn.households("work_without_wage") == ["1"]
    assert drawn.found("aid_without_transfer") == {"云溪县": (2, 3)}
    assert drawn.households("aid_without_transfer") == ["2", "3"]


def test_parts_that_do_not_add_up(drawn: Drawn):
    drawn.people("""
        户编号 | 工资性收入 | 生产经营性收入 | 财产性收入 | 转移性收入 | 生产经营性支出 | 家庭纯收入 | 为什么
        1     | 100 | 200 | 0 | 50 | 30 | 320   |
        2     | 100 | 200 | 0 | 50 | 30 | 321   | 差1元：取整
        3     | 100 | 200 | 0 | 50 | 30 | 321.5 | 差1.5元
        4     | 100 | 200 | 0 | 50 | 30 | 318   | 少2元
        5     | 100 | 200 | 0 | 50 |    | 400   | 支出未填，不看
    """).told()
    assert drawn.found("income_against_parts") == {"云溪县": (2, 4)}
    assert drawn.households("income_against_parts") == ["3", "4"]


def test_the_third_just_above_the_line(drawn: Drawn):
    drawn.people("""
        户编号 | 人均纯收入 | 为什么
        1     | 6649.99  | 低于5%以外，不看
        2     | 6650     | 下邻
        3     | 6999.99  | 下邻
        4     | 7000     | 刚好高出
        5     | 7349.99  | 刚好高出
        6     | 7350     | 上邻
        7     | 7699.99  | 上邻
        8     | 7700     | 不看
        9     |          | 未填，不看
    """).told()
    assert drawn.found("income_just_above_line", **LINE) == {"云溪县": (2, 6)}
    assert drawn.households("income_just_above_line", **LINE) == ["4", "5"]
    # Before the first plan there is no line to be above of.
    assert drawn.found("income_just_above_line", "2020-12-31") == {}


def test_afterwards_only_of_the_period_and_by_help(drawn: Drawn):
    drawn.people("""
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 风险消除方式 | 风险消除后人均纯收入 | 为什么
        1     | 2021-03 | 是 | 2023-01 | 帮扶消除 | 7100 |
        2     | 2021-03 | 是 | 2023-02 | 帮扶消除 | 7400 | 上邻
        3     | 2021-03 | 是 | 2022-12 | 帮扶消除 | 7100 | 去年消除
        4     | 2021-03 | 是 | 2023-02 | 自然消除 | 7100 |
    """).told()
    assert drawn.found("income_just_above_line_after", **LINE) == {"云溪县": (1, 2)}
    assert drawn.households("income_just_above_line_after", **LINE) == ["1"]


def test_five_alike_in_one_village(drawn: Drawn):
    same, other = "990101100201", "990101100202"
    lines = [f"{n} | {same} | 8123.45" for n in range(1, 6)]
    lines += [f"{n} | {other} | 8123.45" for n in range(6, 10)]
    drawn.people(
        "\n".join(["户编号 | 行政区划代码 | 人均纯收入", *lines, f"10 | {same} | 8123.46"])
    )
    drawn.told()
    found = drawn.found("income_alike", level=Level.VILLAGE)
    assert found == {"上坪村": (5, 6), "下坪村": (0, 4)}


def test_whole_hundreds(drawn: Drawn):
    drawn.people("""
        户编号 | 人均纯收入 | 为什么
        1     | 8100     | 整百
        2     | 8100.01  |
        3     | 8150     |
        4     | -300     | 负数也是整百
        5     | 0        | 为0不看
    """).told()
    assert drawn.found("income_round") == {"云溪县": (2, 4)}
    assert drawn.households("income_round") == ["1", "4"]


@pytest.mark.parametrize(
    ("found", "checked", "grade"),
    [
        (9, 9, Grade.TOO_FEW),
        (10, 30, None),
        # P(X >= 15 | 30, 1/3) = 0.0435; P(X >= 16) = 0.0188; P(X >= 19) = 0.0007.
        (15, 30, None),
        (16, 30, Grade.ATTENTION),
        (19, 30, Grade.SIGNAL),
    ],
)
def test_a_heap_is_told_by_its_exact_tail(found: int, checked: int, grade: Grade | None):
    assert grade_of(found, checked, 1 / 3) is grade


def test_each_finding_of_an_ordinary_check_is_verified_for_itself():
    assert grade_of(30, 30, None) is None


def test_the_tail_of_a_coin():
    assert upper_tail(0, 4, 0.5) == 1
    assert upper_tail(3, 4, 0.5) == pytest.approx(5 / 16)
    assert upper_tail(4, 4, 0.5) == pytest.approx(1 / 16)
