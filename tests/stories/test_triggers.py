"""Ticked 否 although something starts the procedure."""

from tests.stories.story import Story

MISMATCH = "trigger_mismatch"
YANFENG = {"plan": "yanfeng-2022"}
LIUJIANG = {"plan": "liujiang-2023"}


def ticked_no(plan: str, on: str, numbers: range) -> str:
    """The screening ledger of a round in which everybody is visited on the day and ticked 否."""
    rows = (f"{plan} | {number} | {on} | 否 | " for number in numbers)
    header = "批次 | 户编号 | 入户日期 | 是否需启动识别认定程序 | 触发情形"
    return "\n".join((header, *rows))


def test_a_stated_trigger_and_a_tick(story: Story):
    story.screenings("""
        批次          | 户编号 | 入户日期    | 是否需启动识别认定程序 | 触发情形       | 为什么
        liujiang-2023 | 1     | 2023-09-20 | 否                | 刚性支出较大     | 写了触发情形却勾“否”
        liujiang-2023 | 2     | 2023-09-20 | 是                | 刚性支出较大     | 勾了“是”
        liujiang-2023 | 3     | 2023-09-20 |                   | 刚性支出较大     | 没有勾
        liujiang-2023 | 4     | 2023-09-20 | 否                |               | 没有触发情形
        liujiang-2023 | 5     | 2023-09-21 | 否                | 槟榔           | 方案里没有的名称也是触发情形
        liujiang-2023 | 6     |            | 否                | 刚性支出较大     | 没有入户日期：还没有排查
        yihe-2022     | 7     | 2022-03-20 | 否                | 自主申报        | 另一批次
    """)
    story.tell()
    assert story.figure(MISMATCH, "2023-09-19", **LIUJIANG) == {}
    assert story.figure(MISMATCH, "2023-09-20", **LIUJIANG) == {"云溪县": 1}
    assert story.figure(MISMATCH, "2023-09-21", **LIUJIANG) == {"云溪县": 2}
    assert story.figure(MISMATCH, "2023-09-21", plan="yihe-2022") == {"云溪县": 1}


def test_who_is_monitored_or_was_proposed_is_not_asked_about(story: Story):
    story.screenings("""
        批次          | 户编号 | 入户日期    | 是否需启动识别认定程序 | 触发情形
        liujiang-2023 | 1     | 2023-09-20 | 否                | 刚性支出较大
        liujiang-2023 | 2     | 2023-09-20 | 否                | 刚性支出较大
        liujiang-2023 | 3     | 2023-09-20 | 否                | 刚性支出较大
        liujiang-2023 | 4     | 2023-09-20 | 否                | 刚性支出较大
    """)
    story.procedures("""
        户编号 | 程序类型 | 线索发现日期 | 县级审定日期  | 办理状态 | 为什么
        1     | 纳入    | 2023-09-25 |            | 在办    | 9月25日启动了程序
        2     | 纳入    | 2022-05-01 | 2022-05-10 | 不予纳入 | 去年启动过：有过纳入程序
        3     | 清退    | 2022-05-01 | 2022-05-10 | 办结    | 不是纳入程序
    """)
    story.tell()
    assert story.figure(MISMATCH, "2023-09-24", **LIUJIANG) == {"云溪县": 3}
    assert story.figure(MISMATCH, "2023-09-25", **LIUJIANG) == {"云溪县": 2}


def test_monitored_by_the_export_alone(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 为什么
        1     | 2023-03    | 没有程序，导出说已监测
        2     |            |
        """,
    )
    story.screenings("""
        批次          | 户编号 | 入户日期    | 是否需启动识别认定程序 | 触发情形
        liujiang-2023 | 1     | 2023-09-20 | 否                | 刚性支出较大
        liujiang-2023 | 2     | 2023-09-20 | 否                | 刚性支出较大
    """)
    story.tell()
    assert story.figure(MISMATCH, "2023-09-25", **LIUJIANG) == {"云溪县": 1}


def test_liujiang_computes_aid_care_and_guarantees(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 享受低保政策情况 | 低保认定日期  | 特困供养方式 | 是否住房出现安全问题 | 是否饮水出现安全问题 | 为什么
        1     | 农村低保       | 2023-01-01 |           | 否 | 否 | 今年第一天认定
        2     | 农村低保       | 2022-12-31 |           | 否 | 否 | 去年认定
        3     | 城市低保       | 2023-09    |           | 否 | 否 | 只知月份：按首日
        4     | 未享受        | 2023-05-01 |           | 否 | 否 | 认定在今年，后来停发也算新低保
        5     |              |            | 分散供养    | 否 | 否 |
        6     |              |            | 集中供养    | 否 | 否 | 集中供养不算
        7     |              |            |           | 是 | 否 | 住房
        8     |              |            |           |    | 是 | 饮水；住房空白不是“是”
        9     |              |            |           |    |    | 空白不是有问题
        10    | 农村低保       | 2023-09-26 |           | 否 | 否 | 9月26日才认定
        11    |              | 2023-05-01 |           | 否 | 否 | 没填是否享受，认定日期已说明
        """,
    )
    story.screenings(ticked_no("liujiang-2023", "2023-09-20", range(1, 12)))
    story.tell()
    assert story.figure(MISMATCH, "2023-09-25", **LIUJIANG) == {"云溪县": 7}
    assert story.figure(MISMATCH, "2023-09-26", **LIUJIANG) == {"云溪县": 8}
    # The same columns are no trigger of a plan that has none.
    assert story.figure(MISMATCH, "2023-09-25", plan="taogou-2021") == {}


def test_yanfeng_minors_and_students_at_their_shares(story: Story):
    story.export(
        "2022-05-10",
        """
        户编号 | 人均纯收入 | 出生日期     | 在校生状况   | 为什么
        1     | 9000     | 1980-01-01 |            | 五人中三个未成年：正好60%
        1     | 9000     | 1982-01-01 |            |
        1     | 9000     | 2010-01-01 |            |
        1     | 9000     | 2012-01-01 |            |
        1     | 9000     | 2004-05-11 |            | 明天满18岁
        2     | 9000     | 1980-01-01 |            | 同上，但一个今天满18岁
        2     | 9000     | 1982-01-01 |            |
        2     | 9000     | 2010-01-01 |            |
        2     | 9000     | 2012-01-01 |            |
        2     | 9000     | 2004-05-10 |            |
        3     | 9000     | 1980-01-01 |            | 两人中一个读高中：正好50%
        3     | 9000     | 2003-01-01 | 普通高中一年级 |
        4     | 9000     | 1980-01-01 |            | 三人中一个：不到50%
        4     | 9000     | 1982-01-01 |            |
        4     | 9000     | 2003-01-01 | 本科二年级    |
        5     | 9000     | 1980-01-01 |            | 九年级是义务教育
        5     | 9000     | 2004-01-01 | 九年级       |
        6     | 9000     | 1980-01-01 |            | 三人：一个未成年，一个只知2004年5月生
        6     | 9000     | 2010-01-01 |            |
        6     | 9000     | 2004-05    |            |
        7     | 9000     | 1980-01-01 |            | 三人：一个没写生日，满六成也不止靠他
        7     | 9000     | 2010-01-01 |            |
        7     | 9000     | 2011-01-01 |            |
        """,
    )
    story.screenings(ticked_no("yanfeng-2022", "2022-05-06", range(1, 8)))
    story.tell()
    assert story.figure(MISMATCH, "2022-05-10", **YANFENG) == {"云溪县": 3}
    assert story.unmeasurable(MISMATCH, "2022-05-10", **YANFENG) == 1
    # Tomorrow the fifth of the first household is of age; of 2004-05 it still can't be said.
    assert story.figure(MISMATCH, "2022-05-11", **YANFENG) == {"云溪县": 2}
    assert story.unmeasurable(MISMATCH, "2022-05-31", **YANFENG) == 0


def test_yanfeng_poverty_disability_wages_and_line(story: Story):
    story.export(
        "2022-05-10",
        """
        户编号 | 户类型 | 脱贫年度 | 人均纯收入 | 上年工资性收入 | 上年家庭纯收入 | 工资性收入 | 残疾等级 | 残疾证发证日期 | 出生日期 | 为什么
        1     | 脱贫户 | 2020   | 9000    |       |       |      |     |            | 1980-01-01 | 2020年脱贫
        2     | 脱贫户 | 2019   | 9000    |       |       |      |     |            | 1980-01-01 |
        3     | 一般农户 |       | 6699.99 |       |       |      |     |            | 1980-01-01 | 低于6700
        4     | 一般农户 |       | 6700    |       |       |      |     |            | 1980-01-01 | 正好6700
        5     | 一般农户 |       |         |       |       |      |     |            | 1980-01-01 | 收入空白：无法计算
        6     | 一般农户 |       | 9000    | 6000  | 10000 | 0    |     |            | 1980-01-01 | 正好60%，今年为0
        7     | 一般农户 |       | 9000    | 5999  | 10000 | 0    |     |            | 1980-01-01 | 不到60%
        8     | 一般农户 |       | 9000    | 6000  | 10000 |      |     |            | 1980-01-01 | 今年空白不是0
        9     | 一般农户 |       | 9000    |       |       |      | 二级 | 2015-01-01 | 1980-01-01 | 重度
        10    | 一般农户 |       | 9000    |       |       |      | 三级 | 2022-01-01 | 1980-01-01 | 今年新发证
        11    | 一般农户 |       | 9000    |       |       |      | 三级 | 2021-12-31 | 1980-01-01 | 不重，也不是今年
        """,
    )
    story.screenings(ticked_no("yanfeng-2022", "2022-05-06", range(1, 12)))
    story.tell()
    assert story.figure(MISMATCH, "2022-05-10", **YANFENG) == {"云溪县": 5}
    assert story.unmeasurable(MISMATCH, "2022-05-10", **YANFENG) == 1
    # The line may be another for one call.
    assert story.figure(MISMATCH, "2022-05-10", **YANFENG, income_line=6701) == {"云溪县": 6}
