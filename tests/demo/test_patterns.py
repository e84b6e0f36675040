"""What the demonstration has to show can be found in its workbooks, and in few townships.

By size: the first is slow, the second holds back, the third is rushed, the fourth gives cash
only; the fifth and the seventh do well; all others are ordinary.
"""

import pandas as pd
import pytest

from data.demo.recipe import INCOME_LINE, INVENTED_COUNTY
from data.plans import load_plans
from tests.demo.workbooks import AS_OF, LINE, YEAR, Workbooks

SLOW, HOLDS_BACK, RUSHED, CASH_ONLY = range(4)
DILIGENT = (4, 6)
REMARKABLE = 4


def by_township(books: Workbooks, counts: pd.Series) -> list[int]:
    return counts.value_counts().reindex(books.townships, fill_value=0).tolist()


def elimination_rates(books: Workbooks) -> list[float]:
    gone = books.monitored["风险是否已消除"].eq("是")
    return gone.groupby(books.monitored["township"]).mean()[books.townships].tolist()


def included_this_year(books: Workbooks) -> list[int]:
    done = books.inclusions["县级审定日期"] >= YEAR
    return by_township(books, books.inclusions.loc[done, "township"])


def test_magnitudes_are_those_of_a_county(books):
    households = books.villages["households"].sum()
    assert 0.04 <= len(books.monitored) / households <= 0.06
    assert 0.60 <= (books.monitored["风险是否已消除"] == "是").mean() <= 0.80
    assert 0.001 <= sum(included_this_year(books)) / households <= 0.003
    assert (books.monitored["income"].dropna() < LINE).mean() > 0.5


def test_incomes_of_the_unmonitored_are_ordinary(unmonitored):
    assert unmonitored["net_income_per_head"].quantile(0.02) > 8_000
    assert unmonitored["net_income_per_head"].quantile(0.98) < 27_000


def test_eliminations_are_unremarkable_but_in_two_townships(books):
    rates = elimination_rates(books)
    assert rates[SLOW] < 0.60 and rates[RUSHED] > 0.78
    assert all(0.62 < rate < 0.76 for n, rate in enumerate(rates) if n not in (SLOW, RUSHED))


def test_one_township_eliminates_before_six_months(books):
    days = books.eliminations["县级审定日期"] - books.eliminations["included"]
    early = (days < pd.Timedelta(180, "D")) & (books.eliminations["县级审定日期"] >= YEAR)
    numbers = by_township(books, books.eliminations.loc[early, "township"])
    assert numbers[RUSHED] >= 3
    assert sum(numbers) - numbers[RUSHED] <= 3


def test_some_eliminations_stand_on_the_boundary_of_six_months(books):
    """Known by months alone: neither end is in the ledger, and the months differ by six."""
    own = books.monitored[~books.monitored["户编号"].isin(books.procedures["户编号"])]
    both = own.dropna(subset="消除监测时间")
    months = [pd.to_datetime(both[c], format="%Y%m") for c in ("消除监测时间", "识别监测时间")]
    apart = 12 * (months[0].dt.year - months[1].dt.year) + months[0].dt.month - months[1].dt.month
    assert ((apart == 6) & (months[0] >= YEAR)).sum() >= 2


def test_one_township_eliminates_most_in_a_fortnight(books):
    recent = books.eliminations[books.eliminations["县级审定日期"] >= YEAR]
    shares = {}
    for township, days in recent.groupby("township")["县级审定日期"]:
        within = [((days >= d) & (days < d + pd.Timedelta(14, "D"))).mean() for d in days]
        shares[township] = max(within)
    rushed = shares.pop(books.townships[RUSHED])
    assert rushed > 0.55
    assert max(shares.values()) < rushed


def test_the_rushed_one_takes_back_more(books):
    back = books.procedures[books.procedures["程序类型"] == "风险消除回退"]
    numbers = by_township(books, back["township"])
    assert numbers[RUSHED] >= 2 and sum(numbers) > numbers[RUSHED]


@pytest.mark.parametrize("wrong", ["below the line", "worse than before", "without labour"])
def test_the_rushed_one_eliminates_wrongly(books, wrong):
    gone = books.monitored[books.monitored["风险是否已消除"] == "是"]
    gone = gone[gone["消除监测时间"] >= "202301"]
    is_wrong = {
        "below the line": (gone["after"] < LINE) & (gone["风险消除方式"] == "帮扶消除"),
        "worse than before": gone["after"] < gone["income"],
        "without labour": ~gone["able"],
    }[wrong]
    numbers = by_township(books, gone.loc[is_wrong, "township"])
    assert numbers[RUSHED] >= 4
    assert max(numbers[:RUSHED] + numbers[RUSHED + 1 :]) <= 3


def flood(books: Workbooks) -> pd.DataFrame:
    reports = books.read("灾情台账")
    final = reports[(reports["报送类型"] == "核报") & reports["村"].isna()]
    return final[final["灾害编号"] == "ZH2023002"].set_index("乡镇")


def test_one_township_was_flooded_and_takes_up_hardly_anybody(books):
    assert books.townships[HOLDS_BACK] in flood(books).index
    numbers = included_this_year(books)
    assert numbers[HOLDS_BACK] <= 1
    assert min(numbers[REMARKABLE:]) >= 3


def test_it_turns_down_what_its_villages_support(books):
    mine = books.inclusions[books.inclusions["线索发现日期"] >= YEAR]
    no = mine[(mine["村级意见"] == "同意") & (mine["乡镇意见"] == "不同意")]
    numbers = by_township(books, no["township"])
    assert numbers[HOLDS_BACK] >= 6
    assert max(numbers[:1] + numbers[2:]) <= 3


def test_it_lets_the_clock_run_out_and_starts_again(books):
    this_year = books.inclusions[books.inclusions["线索发现日期"] >= YEAR]
    let_go = this_year[this_year["办理状态"] == "暂不纳入"].set_index("户编号")
    again = this_year[
        this_year["户编号"].isin(let_go.index) & (this_year["办理状态"] != "暂不纳入")
    ]
    waited = again["线索发现日期"] - again["户编号"].map(let_go["乡镇审核日期"])
    restarted = again[(waited >= pd.Timedelta(0)) & (waited <= pd.Timedelta(60, "D"))]
    assert by_township(books, restarted["township"])[HOLDS_BACK] >= 1


def test_it_leaves_poor_households_out(rows, books):
    free = rows.members.drop_duplicates("household_no")
    poor = free[(free["net_income_per_head"] < LINE) & free["exclusions"].isna()]
    numbers = by_township(books, poor["township"])
    assert numbers[HOLDS_BACK] >= 10
    assert 1 <= max(numbers[:1] + numbers[2:]) <= 3


def test_one_township_is_late(books):
    mine = books.inclusions[books.inclusions["县级审定日期"] >= YEAR - pd.Timedelta(365, "D")]
    late = (mine["县级审定日期"] - mine["线索发现日期"]) > pd.Timedelta(15, "D")
    share = late.groupby(mine["township"]).mean().reindex(books.townships).fillna(0).tolist()
    assert share[SLOW] >= 0.25
    assert max(share[n] for n in DILIGENT) <= 0.1


def test_something_is_stuck_at_every_stage(books):
    waiting = books.inclusions[books.inclusions["办理状态"] == "在办"]
    overdue = waiting[AS_OF - waiting["线索发现日期"] > pd.Timedelta(30, "D")]
    stages = ("入户核实日期", "授权书提交日期", "村级评议日期", "公示开始日期", "乡镇审核日期")
    first_blank = overdue[[*stages, "县级审定日期"]].isna().idxmax(axis=1)
    assert set(first_blank) >= set(stages)
    assert by_township(books, overdue["township"])[SLOW] >= 4


def test_much_is_under_way_and_in_time(books):
    waiting = books.inclusions[books.inclusions["办理状态"] == "在办"]
    assert (AS_OF - waiting["线索发现日期"] <= pd.Timedelta(15, "D")).sum() >= 10


def test_the_late_one_publishes_too_briefly(books):
    shown = books.procedures.dropna(subset=["公示开始日期", "公示结束日期"])
    shown = shown[shown["公示结束日期"] >= YEAR]
    days = (shown["公示结束日期"] - shown["公示开始日期"]).dt.days + 1
    short = (days < 5).groupby(shown["township"]).mean()[books.townships].tolist()
    assert short[SLOW] > 0.3
    assert all(share < 0.15 for n, share in enumerate(short) if n != SLOW)


def test_one_township_gives_cash_only(books):
    ledger = books.ledger("帮扶措施台账")
    in_force = ledger[ledger["结束日期"].isna() | (ledger["结束日期"] >= AS_OF)]
    only_cash = in_force["措施类别"].eq("综合保障").groupby(in_force["户编号"]).all()
    mine = books.active[books.active["able"] & (books.active["整户无劳动能力兜底保障户"] == "否")]
    cash = mine["户编号"].map(only_cash).eq(True)
    numbers = by_township(books, mine.loc[cash, "township"])
    assert numbers[CASH_ONLY] >= 6
    assert max(numbers[:CASH_ONLY] + numbers[CASH_ONLY + 1 :]) <= 3
    without = ~mine["户编号"].isin(in_force["户编号"])
    assert by_township(books, mine.loc[without, "township"])[CASH_ONLY] >= 1


def test_some_are_helped_without_being_taken_up(books):
    ledger = books.ledger("帮扶措施台账")
    outside = ledger[~ledger["户编号"].isin(books.monitored["户编号"])]
    assert by_township(books, outside["township"])[HOLDS_BACK] >= 4


def test_months_precision_and_gaps_as_in_real_exports(books):
    identified = books.monitored["识别监测时间"]
    assert identified.dropna().str.fullmatch(r"\d{6}").all()
    assert identified.isna().sum() <= 2  # included, and not entered yet
    incomplete = books.active[["人均纯收入", "监测联系人", "风险类型"]].isna().any(axis=1)
    assert 0 < incomplete.mean() < 0.15
    assert by_township(books, books.active.loc[incomplete, "township"])[CASH_ONLY] >= 2


def test_export_and_ledger_disagree_here_and_there(books):
    came = books.eliminations.dropna(subset="included")
    export = books.monitored.set_index("户编号")
    said = export["风险是否已消除"].reindex(came["户编号"])
    back = books.procedures.loc[books.procedures["程序类型"] == "风险消除回退", "户编号"]
    gone = books.eliminations.loc[~books.eliminations["户编号"].isin(back), "户编号"]
    assert export["风险是否已消除"].reindex(gone).eq("否").any()
    assert said.notna().all()


def test_inclusions_follow_seasons_and_sweeps(books):
    month = books.inclusions["线索发现日期"].dt.strftime("%Y-%m").value_counts()
    assert month.idxmax() in ("2021-05", "2021-06")
    calm = books.inclusions["线索发现日期"].dt.month
    later = books.inclusions["线索发现日期"] >= pd.Timestamp("2022-01-01")
    assert calm[later].isin((1, 2)).sum() < calm[later].isin((7, 8)).sum()


def test_some_come_back_after_an_elimination(books):
    again = books.inclusions[books.inclusions["办理状态"] == "办结"]
    first = books.procedures[books.procedures["程序类型"] == "风险消除"].set_index("户编号")
    first = first[~first.index.duplicated()]["县级审定日期"]
    assert (again["县级审定日期"] > again["户编号"].map(first)).sum() >= 2


def test_some_leave_for_other_reasons(books):
    kinds = books.procedures["程序类型"].value_counts()
    assert kinds["清退"] >= 1 and kinds["自然减少"] >= 1


def test_three_floods_and_a_drought_are_reported_by_steps(books):
    reports = books.read("灾情台账")
    hazards = reports.drop_duplicates("灾害编号")["灾种"].value_counts().to_dict()
    assert hazards == {"洪涝": 3, "干旱": 1}
    key = ["灾害编号", "乡镇", "村"]
    by_time = reports.sort_values("报送时间").groupby(key, dropna=False)
    assert by_time["报送类型"].agg(list).map(lambda kinds: kinds == ["初报", "续报", "核报"]).all()
    people = reports["受灾人口(人)"].astype(float)
    assert people.groupby([reports[k].fillna("") for k in key]).is_monotonic_increasing.all()


def test_not_every_village_is_struck_and_floods_lead_to_inclusions(books):
    flooded = flood(books)
    assert 0 < len(flooded) < 10
    by_flood = books.monitored["风险类型"].fillna("").str.contains("因自然灾害")
    assert by_flood.sum() >= 5
    assert set(books.monitored.loc[by_flood, "因自然灾害子项"]) == {"洪涝"}


def test_the_campaign_is_under_way(books):
    screenings = books.ledger("集中排查台账")
    assert set(screenings["批次"]) == {"demo-2023"}
    done = screenings["入户日期"].notna().groupby(screenings["township"]).mean()
    done = done[books.townships].tolist()
    assert done[SLOW] < 0.55 and min(done[n] for n in DILIGENT) > 0.9
    assert screenings["入户日期"].max() <= AS_OF
    noted = screenings["触发情形"].notna() & (screenings["是否需启动识别认定程序"] == "否")
    assert by_township(books, screenings.loc[noted, "township"])[HOLDS_BACK] >= 2


def test_meetings_are_held_and_all_are_briefed_in_time(books):
    meetings = books.read("会议台账")
    held = pd.to_datetime(meetings["日期"])
    briefed = meetings[(meetings["会议类型"] == "动员部署") & (held >= "2023-09-01")]
    assert len(briefed) == 10 and briefed["日期"].max() <= "2023-09-15"
    reports = meetings[(meetings["会议类型"] == "总结报告") & (held >= "2023-09-01")]
    assert reports.empty
    studied = meetings[meetings["会议类型"] == "综合研判"].groupby("乡镇").size()
    months = books.villages.groupby("乡镇").size() * 36
    share = (studied / months)[books.townships].tolist()
    assert share[SLOW] < 0.85 and min(share[1:]) > 0.90


def test_some_are_nearly_late(books):
    waiting = books.inclusions[books.inclusions["办理状态"] == "在办"]
    assert (AS_OF - waiting["线索发现日期"]).dt.days.between(12, 15).sum() >= 1


def test_the_plan_has_the_line_that_the_incomes_were_made_for():
    plan = load_plans(include_demo=True)["demo-2023"]
    assert plan.region_code == INVENTED_COUNTY
    assert [line.below for line in plan.lines] == [INCOME_LINE] == [LINE]
