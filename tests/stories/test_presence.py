"""Meetings month by month, and who is there to monitor."""

from tests.stories.story import Story

STUDY, JOINT = "study_meeting_rate", "joint_meeting_rate"
VILLAGE, TOWNSHIP = "village_monitor_coverage", "township_monitor_coverage"


def test_full_months_of_the_period_with_a_study(story: Story):
    story.meetings("""
        级别 | 乡镇   | 村    | 会议类型 | 日期        | 为什么
        村  | 东岭镇 | 上坪村 | 综合研判 | 2023-07-01 | 7月第一天
        村  | 东岭镇 | 上坪村 | 综合研判 | 2023-07-31 | 同月第二次：仍是一个月
        村  | 东岭镇 | 上坪村 | 综合研判 | 2023-08-31 | 8月最后一天
        村  | 东岭镇 | 下坪村 | 综合研判 | 2023-09-10 | 9月未满：不计
        村  | 东岭镇 | 石桥村 | 业务培训 | 2023-08-10 | 不是综合研判
        乡镇 | 西河乡 |       | 综合研判 | 2023-08-10 | 乡镇的会不是村的会
    """)
    story.tell()
    on, since = "2023-09-29", "2023-07-01"
    assert story.figure(STUDY, on, since, level="village") == {
        "上坪村": (2, 2),
        "下坪村": (0, 2),
        "石桥村": (0, 2),
        "柳湾村": (0, 2),
        "青山村": (0, 2),
    }
    assert story.figure(STUDY, on, since) == {"云溪县": (2, 10)}
    # September is full on its last day; July is not if the period begins on its second day.
    assert story.figure(STUDY, "2023-09-30", since) == {"云溪县": (3, 15)}
    assert story.figure(STUDY, on, "2023-07-02") == {"云溪县": (1, 5)}
    assert story.figure(STUDY, "2023-07-30", since) == {}


def test_joint_meetings_are_the_townships(story: Story):
    story.meetings("""
        级别 | 乡镇   | 村    | 会议类型  | 日期
        乡镇 | 东岭镇 |       | 部门联席会 | 2023-08-10
        村  | 西河乡 | 柳湾村 | 部门联席会 | 2023-08-10
        县  |       |       | 部门联席会 | 2023-08-10
    """)
    story.tell()
    on, since = "2023-08-31", "2023-08-01"
    assert story.figure(JOINT, on, since) == {"云溪县": (1, 2)}
    assert story.figure(JOINT, on, since, level="township") == {
        "东岭镇": (1, 1),
        "西河乡": (0, 1),
    }
    assert story.figure(JOINT, on, since, level="village") == {}


def test_one_monitor_a_village_and_two_a_township(story: Story):
    story.monitors("""
        乡镇   | 村    | 姓名 | 岗位         | 备案日期    | 为什么
        东岭镇 | 上坪村 | 甲乙 | 防贫监测信息员 | 2023-09-25 | 截至日备案
        东岭镇 | 上坪村 | 丙丁 | 防贫监测信息员 | 2023-09-25 | 一村几名：仍是一个村
        东岭镇 | 下坪村 | 戊己 | 防贫监测信息员 | 2023-09-26 | 截至日之后备案
        东岭镇 | 石桥村 | 庚辛 | 防贫监测信息员 |            | 没有备案日期：人在
        西河乡 | 柳湾村 | 壬癸 | 一级网格员    | 2023-01-01 | 不是信息员
        东岭镇 |       | 子丑 | 防贫监测信息员 | 2023-01-01 | 本级两名
        东岭镇 |       | 寅卯 | 防贫监测信息员 | 2023-01-01 |
        西河乡 |       | 辰巳 | 防贫监测信息员 | 2023-01-01 | 只有一名
    """)
    story.tell()
    assert story.figure(VILLAGE, "2023-09-25") == {"云溪县": (2, 5)}
    assert story.figure(VILLAGE, "2023-09-26") == {"云溪县": (3, 5)}
    # The villages' own do not make up for the township's.
    assert story.figure(TOWNSHIP, "2023-09-25", level="township") == {
        "东岭镇": (1, 1),
        "西河乡": (0, 1),
    }
    assert story.figure(TOWNSHIP, "2023-09-25", level="village") == {}
