"""What the ledgers of day-to-day work have to show, and in which townships.

Ranks as in test_patterns: the first is slow and has too few people, the second leaves alerts and
doubts alone, the third copies its visits, the fourth enters them when the month ends.
"""

import pandas as pd

from tests.demo.test_patterns import CASH_ONLY, DILIGENT, HOLDS_BACK, RUSHED, SLOW
from tests.demo.workbooks import AS_OF, YEAR, Workbooks

DAY = pd.Timedelta(1, "D")


def shares(books: Workbooks, holds: pd.Series, township: pd.Series) -> list[float]:
    return holds.groupby(township).mean().reindex(books.townships).tolist()


def others(values: list[float], *but: int) -> list[float]:
    return [value for rank, value in enumerate(values) if rank not in but]


def days(rows: pd.DataFrame) -> pd.DataFrame:
    """The same, every column of days read; 时限 and 日期 are such."""
    columns = rows.columns[rows.columns.str.contains("日期|时限")]
    return rows.assign(**{name: pd.to_datetime(rows[name]) for name in columns})


def test_the_slow_one_misses_visits_of_the_last_full_month(books):
    visits = books.ledger("走访登记")
    august = visits[
        visits["走访日期"].dt.strftime("%Y-%m").eq("2023-08") & (visits["方式"] == "入户")
    ]
    long_active = books.active[books.active["识别监测时间"] < "202308"]
    visited = long_active["户编号"].isin(august["户编号"])
    made = shares(books, visited, long_active["township"])
    assert made[SLOW] < 0.72 < min(others(made, SLOW))
    assert min(made[rank] for rank in DILIGENT) > 0.9
    assert visits["走访日期"].max() <= AS_OF and visits["录入日期"].max() <= AS_OF


def test_one_township_enters_its_visits_when_the_month_ends(books):
    visits = books.ledger("走访登记")
    at_the_end = visits["录入日期"].dt.is_month_end | (visits["录入日期"] == AS_OF)
    late = shares(books, at_the_end, visits["township"])
    assert late[CASH_ONLY] == 1 and max(others(late, CASH_ONLY)) < 0.2


def test_one_township_copies_the_visit_of_the_month_before(books):
    visits = books.ledger("走访登记").sort_values(["户编号", "走访日期"])
    again = visits.groupby("户编号")[["月收入(元)", "发现问题"]].shift()
    same = visits["月收入(元)"].eq(again["月收入(元)"])
    same &= visits["发现问题"].fillna("").eq(again["发现问题"].fillna(""))
    copied = shares(books, same, visits["township"])
    assert copied[RUSHED] > 0.4 and max(others(copied, RUSHED)) < 0.15


def test_some_visits_of_the_last_full_month_asked_no_income(books):
    visits = books.ledger("走访登记")
    at_home = visits[
        visits["走访日期"].dt.strftime("%Y-%m").eq("2023-08")
        & (visits["方式"] == "入户")
        & visits["户编号"].isin(books.active["户编号"])
    ]
    assert 1 <= at_home["月收入(元)"].isna().sum() < 0.05 * len(at_home)


def test_most_of_the_second_ring_are_met_every_quarter(books, rows):
    warned = rows.members.dropna(subset="warning_type").drop_duplicates("household_no")
    assert set(warned["warning_type"]) == {f"H2.{kind}" for kind in range(1, 8)}
    assert 20 <= len(warned) <= 60
    assert not warned["household_no"].isin(books.procedures["户编号"]).any()
    visits = books.ledger("走访登记")
    spring = visits[visits["走访日期"].between(pd.Timestamp(2023, 4, 1), pd.Timestamp(2023, 6, 30))]
    assert 0.6 < warned["household_no"].isin(spring["户编号"]).mean() < 1
    met = visits[visits["户编号"].isin(warned["household_no"])]
    assert set(met["方式"]) == {"入户", "电话"}


def test_doubts_are_left_open_in_one_township(books):
    doubts = books.ledger("疑点清单")
    old = doubts[doubts["下发日期"] <= AS_OF - 30 * DAY]
    still_open = shares(books, old["核实日期"].isna(), old["township"])
    assert still_open[HOLDS_BACK] > 0.2 and max(others(still_open, HOLDS_BACK)) < 0.15
    assert doubts["核实日期"].isna().eq(doubts["核实结果"].isna()).all()


def test_reviews_are_late_in_the_slow_one(books):
    updates = books.ledger("信息更新审核")
    waited = updates["审核日期"].fillna(AS_OF) - updates["提交日期"]
    late = shares(books, waited > 7 * DAY, updates["township"])
    assert late[SLOW] > 0.6 and max(others(late, SLOW)) < 0.05
    waiting = updates[updates["审核日期"].isna()]
    assert waiting["township"].value_counts().idxmax() == books.townships[SLOW]


def test_alerts_are_unanswered_where_nobody_is_taken_up(books):
    alerts = days(books.read("部门预警"))
    old = alerts[alerts["推送日期"] < AS_OF - 10 * DAY]
    unanswered = shares(books, old["核实日期"].isna(), old["乡镇"])
    assert unanswered[HOLDS_BACK] > 0.2 and max(others(unanswered, HOLDS_BACK)) < 0.15
    assert (alerts["核实结论"] == "纳入").any()


def test_an_alert_that_led_to_an_inclusion_came_before_it(books):
    alerts = days(books.read("部门预警")).dropna(subset="户编号").set_index("户编号")
    taken = alerts.loc[alerts["核实结论"] == "纳入", "推送日期"]
    approved = books.inclusions.groupby("户编号")["县级审定日期"].max().reindex(taken.index)
    assert len(taken) and (taken < approved).all()


def test_some_alerts_are_about_people_in_no_register(books):
    alerts = books.read("部门预警")
    assert (alerts["户编号"].isna() & alerts["证件号码"].isna()).sum() >= 3


def test_rectification_is_overdue_in_the_slow_one(books):
    problems = days(books.read("户内问题整改台账"))
    due = problems[problems["整改时限"] < AS_OF]
    left = due["整改完成日期"].isna() & ~due["整改成效"].str.startswith("已整改")
    overdue = shares(books, left, due["乡镇"])
    assert overdue[SLOW] > 0.4 and max(others(overdue, SLOW)) < 0.3
    undated = problems["整改成效"].str.startswith("已整改") & problems["整改完成日期"].isna()
    assert undated.any()
    assert set(books.read("面上问题整改台账")["面上问题层级"]) == {
        "县级层面",
        "镇级层面",
        "村级层面",
    }


def test_one_township_has_too_few_monitors(books):
    monitors = books.read("监测队伍")
    watching = monitors[monitors["岗位"] == "防贫监测信息员"]
    own = watching[watching["村"].isna()].groupby("乡镇").size().reindex(books.townships)
    assert own[books.townships[SLOW]] == 1 and min(others(own.tolist(), SLOW)) >= 2
    villages = books.villages.assign(
        watched=books.villages["村"].isin(watching["村"].dropna()).to_numpy()
    )
    share = shares(books, villages["watched"], villages["乡镇"])
    assert share[SLOW] < 0.7 and min(others(share, SLOW)) == 1


def test_checks_find_what_the_books_do_not_say(books):
    checks = books.ledger("抽查结果")
    assert checks["township"].value_counts().min() >= 20
    wrong = shares(books, checks["账实是否相符"] == "否", checks["township"])
    assert wrong[RUSHED] > max(wrong[n] for n in DILIGENT)
    omitted = checks[checks["是否应纳未纳"] == "是"]
    assert set(omitted["township"]) == {books.townships[HOLDS_BACK]}
    assert not omitted["户编号"].isin(books.monitored["户编号"]).any()


def test_everything_is_of_this_year(books):
    for name, day in (
        ("走访登记", "走访日期"),
        ("疑点清单", "下发日期"),
        ("信息更新审核", "提交日期"),
    ):
        assert books.ledger(name)[day].between(YEAR, AS_OF).all()
