"""Who is on record twice, with another's number or birthday, or holds a public post."""

from types import SimpleNamespace

import pytest

from data.importer.cells.identity import check_character
from queries.quality import records_behind
from queries.quality.identity_numbers import disability_differs, sex_differs
from queries.scope import Level
from tests.quality.drawn import Drawn, scope

BOY = "99010120100102003"  # order number 003: male


def number(body: str, rest: str = "") -> str:
    return body + check_character(body) + rest


def test_one_number_in_two_households(drawn: Drawn):
    twin, other = number("99010119800101001"), number("99010119800101002")
    drawn.people(f"""
        户编号 | 行政区划代码  | 证件号码   | 为什么
        1     | 990101100201 | {twin}   |
        2     | 990101101201 | {twin}43 | 残疾人证前18位相同，在另一个乡
        3     | 990101101201 | {other}  |
    """).told()
    assert drawn.found("duplicate_person", level=Level.TOWNSHIP) == {
        "东岭镇": (1, 1),
        "西河乡": (1, 2),
    }
    assert drawn.households("duplicate_person") == ["1", "2"]


def test_three_households_with_one_telephone(drawn: Drawn):
    drawn.people("""
        户编号 | 户联系电话
        1     | 10000000001
        2     | 10000000001
        3     | 10000000001
        4     | 10000000002
        5     | 10000000002
        6     |
    """).told()
    assert drawn.found("shared_phone") == {"云溪县": (3, 5)}
    assert drawn.households("shared_phone") == ["1", "2", "3"]


def test_a_household_needs_a_head(drawn: Drawn):
    drawn.people("""
        户编号 | 与户主关系
        1     | 户主
        1     | 之子
        2     | 之子
    """).told()
    assert drawn.found("no_head") == {"云溪县": (1, 2)}
    assert drawn.households("no_head") == ["2"]


def test_the_number_says_birthday_and_sex(drawn: Drawn):
    drawn.people(f"""
        户编号 | 证件号码        | 出生日期    | 性别 | 为什么
        1     | {number(BOY)} | 2010-01-02 | 男  |
        2     | {number(BOY)} | 2010-01    | 女  | 月份相同；性别不符
        3     | {number(BOY)} | 2010-01-03 |    | 差一天；性别未填
        4     | {number(BOY)} |            | 男  | 出生日期未填
    """).told()
    assert drawn.found("birth_against_number") == {"云溪县": (1, 3)}
    assert drawn.households("birth_against_number") == ["3"]
    assert drawn.found("sex_against_number") == {"云溪县": (1, 3)}
    assert drawn.households("sex_against_number") == ["2"]


def test_a_certificate_says_category_and_grade(drawn: Drawn):
    drawn.people(f"""
        户编号 | 证件号码              | 残疾类别      | 残疾等级 | 为什么
        1     | {number(BOY, "12")}   | 视力残疾      | 二级    |
        2     | {number(BOY, "12B1")} | 听力残疾      | 二级    | 类别不符
        3     | {number(BOY, "12")}   | 视力残疾      | 三级    | 等级不符
        4     | {number(BOY, "72")}   | 肢体、智力残疾 | 二级    | 多重残疾，类别不比
        5     | {number(BOY)}         | 视力残疾      | 二级    | 身份证，不看
        6     | {number(BOY, "95")}   | 视力残疾      | 二级    | 没有这样的代码，不看
        7     | {number(BOY, "12")}   |              |        | 都未填，不看
    """).told()
    assert drawn.found("disability_against_number") == {"云溪县": (2, 4)}
    assert drawn.households("disability_against_number") == ["2", "3"]


def test_numbers_are_read_character_by_character():
    person = SimpleNamespace(
        born_on_is_month=False, born_on=None, sex="女", disability=None, disability_grade="二级"
    )
    assert sex_differs(number(BOY), person)
    assert not disability_differs(number(BOY, "12"), person)
    assert disability_differs(number(BOY, "13"), person)
    assert disability_differs(number(BOY), person) is None


def test_public_posts_by_age_and_labour(drawn: Drawn):
    drawn.people("""
        户编号 | 公益性岗位 | 出生日期    | 劳动技能       | 为什么
        1     | 保洁员    | 2007-09-26 | 普通劳动力      | 未满16周岁
        2     | 保洁员    | 2007-09-25 | 普通劳动力      | 满16周岁
        3     | 护林员    | 1958-09-25 | 弱劳动力或半劳动力 | 满65周岁
        4     | 护林员    | 1958-09-26 | 丧失劳动力      | 差一天满65周岁；丧失劳动力
        5     | 护林员    | 1958-09    |              | 只知道月份：可能未满，不算
        6     | 护林员    | 1958-08    | 无劳动力       | 哪天都已满
        7     | 无       | 1940-01-01 | 无劳动力       | 没有岗位，不看
        8     |          | 1940-01-01 | 无劳动力       | 没有岗位，不看
        9     | 护林员    |            | 普通劳动力      | 出生日期未填
    """).told()
    assert drawn.found("post_under_age") == {"云溪县": (1, 6)}
    assert drawn.households("post_under_age") == ["1"]
    assert drawn.found("post_over_age") == {"云溪县": (2, 6)}
    assert drawn.households("post_over_age") == ["3", "6"]
    assert drawn.found("post_without_labour") == {"云溪县": (2, 6)}
    assert drawn.households("post_without_labour") == ["4", "6"]


@pytest.mark.parametrize("check", ["birth_against_number", "duplicate_person"])
def test_lists_show_no_name_and_no_number(drawn: Drawn, check: str):
    drawn.people(f"""
        户编号 | 姓名  | 证件号码        | 出生日期
        1     | 甲乙丙 | {number(BOY)} | 2011-01-02
        2     | 甲乙丙 | {number(BOY)} | 2011-01-02
    """).told()
    with drawn.engine.connect() as connection:
        frame = records_behind(connection, check, scope("2023-09-25"))
    said = frame.to_string()
    assert len(frame) == 2
    assert "甲**" in said and "甲乙丙" not in said and number(BOY) not in said
