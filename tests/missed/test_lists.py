"""Each list counts what its indicator or rule finds, and names as many, masked."""

from queries.findings import findings
from queries.missed import MISSED, missed_by_place, missed_list
from queries.missed.waiting import stuck_by_step, stuck_list
from queries.scope import Level, Scope, Viewer
from tests.stories.story import Story
from tests.support.county import EAST

EXPORT = """
户编号 | 村    | 监测对象类别 | 人均纯收入 | 为什么
1     | 上坪村 |           | 9000    | 勾“否”而有触发情形
2     | 上坪村 |           | 6000    | 低于监测范围
3     | 上坪村 |           | 9000    | 村荐镇否，没写理由
4     | 柳湾村 |           | 9000    | 村荐镇否，写了理由；之后又启动
5     | 柳湾村 |           | 9000    | 部门预警第11天没有核实
6     | 柳湾村 |           | 9000    | 帮而未纳
7     | 柳湾村 |           | 9000    | 核实之后停了16天
8     | 柳湾村 |           | 9000    | 公示之后停了15天：不算
"""


def tell(story: Story) -> None:
    story.export("2023-09-25", EXPORT)
    story.screenings("""
        批次          | 户编号 | 入户日期    | 是否需启动识别认定程序 | 触发情形
        liujiang-2023 | 1     | 2023-09-20 | 否                | 刚性支出较大
    """)
    story.procedures("""
        户编号 | 线索发现日期 | 入户核实日期 | 村级意见 | 公示结束日期 | 乡镇审核日期 | 乡镇意见 | 办理状态 | 不予纳入理由
        3     | 2023-08-01 |            | 同意   |            | 2023-08-10 | 不同意  | 不予纳入 |
        4     | 2023-07-01 |            | 同意   |            | 2023-07-10 | 不同意  | 暂不纳入 | 等低保
        4     | 2023-09-08 |            |       |            |            |        | 终止    |
        7     | 2023-09-01 | 2023-09-09 |       |            |            |        | 在办    |
        8     | 2023-09-01 | 2023-09-03 | 同意   | 2023-09-10 |            |        | 在办    |
    """)
    story.measures("""
        户编号 | 措施类别 | 落实日期
        6     | 社会帮扶 | 2023-05-01
    """)
    story.alerts("""
        户编号 | 部门 | 预警类型   | 推送日期
        5     | 医保 | 大额医疗支出 | 2023-09-14
    """)
    story.tell()


LINE = {"limits": (("income_line", 7000.0),)}
ONE_EACH = {
    "trigger_mismatch": 1,
    "below_line_unmonitored": 1,
    "rejected_by_township": 2,
    "rejected_without_reason": 1,
    "alert_unanswered": 1,
    "helped_not_included": 1,
    "clock_restarts": 1,
    "stuck": 1,
}


def found(frame, region: str) -> dict[str, int]:
    return frame[frame["region"] == region].set_index("list")["found"].to_dict()


def test_each_list_counts_and_names_what_it_says(story: Story, ask):
    tell(story)
    county = ask(missed_by_place, tuple(MISSED), Scope, Level.COUNTY, **LINE)
    assert found(county, "云溪县") == ONE_EACH
    for name, number in ONE_EACH.items():
        frame = ask(missed_list, name, Scope, **LINE)
        assert len(frame) == number, name
        assert set(frame["户主"]) == {"成***"}


def test_places_add_up_and_the_line_is_needed(story: Story, ask):
    tell(story)
    towns = ask(missed_by_place, tuple(MISSED), Scope, Level.TOWNSHIP, **LINE)
    assert towns.groupby("list")["found"].sum().to_dict() == ONE_EACH
    assert found(towns, "东岭镇")["rejected_by_township"] == 1
    # 柳江's plan states no line: of none of the eight can it be said.
    bare = ask(missed_by_place, ("below_line_unmonitored",), Scope, Level.COUNTY)
    assert bare[["found", "unmeasurable"]].to_numpy().tolist() == [[0, 8]]


def test_lists_agree_with_the_findings(story: Story, ask):
    tell(story)
    rules = [name for name in ONE_EACH if name != "rejected_without_reason"]
    by_rule: dict[str, int] = dict.fromkeys(rules, 0)
    for one in ask(findings, Scope, rules, **LINE):
        by_rule[one.rule] += 1
    assert by_rule == {name: ONE_EACH[name] for name in rules}


def test_whoever_reads_one_township_sees_its_rows_and_the_countys_totals(story: Story, ask):
    tell(story)
    only = {**LINE, "viewer": Viewer(EAST)}
    assert len(ask(missed_list, "rejected_by_township", Scope, **only)) == 1
    county = ask(missed_by_place, ("rejected_by_township",), Scope, Level.COUNTY, **only)
    assert county["found"].tolist() == [2]


def test_the_step_that_a_standstill_waits_for(story: Story, ask):
    tell(story)
    today = ask(stuck_by_step, Scope, Level.TOWNSHIP).set_index("region")
    assert today.loc["西河乡"].drop("region_code").to_dict() == {
        "verification": 0,
        "village_review": 1,
        "publicity": 0,
        "township_review": 0,
        "county_approval": 0,
        "entry": 0,
    }
    frame = ask(stuck_list, Scope, on="2023-09-26")
    assert frame[["户编号", "等待环节", "在谁手里", "停留天数"]].to_numpy().tolist() == [
        ["7", "评议", "村", 17],
        ["8", "审核", "乡镇", 16],
    ]
