"""Problems found, put right, and past their day."""

from tests.stories.story import Story

RATE, AREA, OVERDUE = "rectification_rate", "area_rectification_rate", "rectification_overdue"


def test_done_by_the_day_and_past_its_deadline(story: Story):
    story.household_problems(
        "2023-09-01",
        """
        户编号 | 具体内容 | 发现日期    | 整改时限    | 整改完成日期 | 为什么
        1     | 甲      | 2023-06-01 | 2023-09-24 | 2023-09-25 | 截至日完成：不算超期，算已整改
        1     | 乙      | 2023-06-01 | 2023-09-24 | 2023-09-26 | 截至日尚未完成：超期
        2     | 丙      | 2023-06-01 | 2023-09-25 |            | 时限当日：未超期
        2     | 丁      |            | 2023-09-24 |            | 没有发现日期：以前发现的，超期
        3     | 戊      | 2023-09-26 | 2023-09-24 |            | 截至日之后才发现：不看
        3     | 己      | 2023-06-01 |            |            | 没有时限：不会超期
        """,
    )
    story.tell()
    assert story.figure(RATE, "2023-09-25") == {"云溪县": (1, 5)}
    assert story.figure(OVERDUE, "2023-09-25") == {"云溪县": 2}
    assert story.figure(RATE, "2023-09-26") == {"云溪县": (2, 6)}
    assert story.figure(OVERDUE, "2023-09-26") == {"云溪县": 3}


def test_what_is_called_done_without_a_day_is_done_when_first_said(story: Story):
    problems = """
        户编号 | 具体内容 | 整改成效          | 为什么
        1     | 甲      | 已整改           | 只写已整改，没有完成日期
        1     | 乙      | 已完成，群众满意   | 开头是“已完成”
        2     | 丙      | 基本已整改        | 不以“已整改”开头：不算
        2     | 丁      | 正在整改          |
        """
    story.household_problems("2023-06-01", problems)
    story.household_problems("2023-09-01", problems)
    story.tell()
    assert story.figure(RATE, "2023-05-31") == {"云溪县": (0, 4)}
    assert story.figure(RATE, "2023-06-01") == {"云溪县": (2, 4)}


def test_a_problem_lies_where_its_household_lives(story: Story):
    story.export(
        "2023-01-01",
        """
        户编号 | 村
        1     | 柳湾村
        """,
    )
    story.household_problems(
        "2023-09-01",
        """
        户编号 | 户主姓名 | 乡镇   | 村    | 为什么
        1     | 甲乙    |       |       | 以户为准
              | 丙丁    | 东岭镇 | 上坪村 | 不知户编号：以所写的村为准
              | 戊己    | 东岭镇 |       | 只写到镇：只计在镇和县
        """,
    )
    story.tell()
    assert story.figure(RATE, "2023-09-25", level="village") == {
        "上坪村": (0, 1),
        "柳湾村": (0, 1),
    }
    assert story.figure(RATE, "2023-09-25", level="township") == {
        "东岭镇": (0, 2),
        "西河乡": (0, 1),
    }


def test_an_area_problem_counts_at_its_level_and_above(story: Story):
    story.area_problems(
        "2023-09-01",
        """
        面上问题层级 | 乡镇   | 村    | 具体内容 | 整改时限    | 整改完成日期 | 为什么
        县级层面    |       |       | 甲      | 2023-09-01 |            | 只计在县
        镇级层面    | 东岭镇 |       | 乙      | 2023-09-01 |            | 计在镇和县
        村级层面    | 东岭镇 | 上坪村 | 丙      | 2023-09-01 | 2023-09-10 | 计在村、镇、县
        """,
    )
    story.tell()
    assert story.figure(AREA, "2023-09-25") == {"云溪县": (1, 3)}
    assert story.figure(AREA, "2023-09-25", level="township") == {"东岭镇": (1, 2)}
    assert story.figure(AREA, "2023-09-25", level="village") == {"上坪村": (1, 1)}
    assert story.figure(OVERDUE, "2023-09-25") == {"云溪县": 2}
    assert story.figure(OVERDUE, "2023-09-25", level="township") == {"东岭镇": 1}
    assert story.figure(OVERDUE, "2023-09-25", level="village") == {}
    # A household's and an area's problem are two figures; overdue counts both.
    assert story.figure(RATE, "2023-09-25") == {}
