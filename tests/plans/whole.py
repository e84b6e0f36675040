"""A plan file that has every entry a plan can have, to be spoilt one entry at a time."""

from pathlib import Path

WHOLE = """
schema      = 1
id          = "example-2024"
title       = "工作方案"
region_code = "990101000000"
year        = 2024
issuer      = "县"
issued_on   = 2024-05-20
based_on    = ["省〔2024〕1号"]
notes       = ["标题不全。"]

triggers = [
    { name = "自主申报", clause = "二", when = [{ of = "clue", sources = ["农户自主申报"] }] },
    { name = "去年脱贫", clause = "二", when = [{ of = "out_of_poverty", year = 2023 }] },
    { name = "低于监测范围", clause = "二", when = [{ of = "below_line", line = "monitoring" }] },
    { name = "分散特困", clause = "二", when = [{ of = "extreme_poverty_care", way = "分散供养" }] },
    { name = "新增低保", clause = "二", when = [{ of = "low_income_aid", since = 2024-01-01 }] },
    { name = "新致残或重残", clause = "二", when = [{ of = "disability_certified" }, { of = "disability_grade", grades = ["一级"] }] },
    { name = "多子女", clause = "二", when = [{ of = "minors", at_least = 0.6, under_age = 18 }] },
    { name = "在读", clause = "二", when = [{ of = "students", at_least = 0.5, stages = ["高中"] }] },
    { name = "务工", clause = "二", when = [{ of = "wages_lost", last_year_at_least = 0.6 }] },
    { name = "危房", clause = "二", when = [{ of = "unsafe", guarantees = ["has_housing_problem"] }] },
    { name = "村荐镇否", clause = "二", when = [{ of = "township_refused" }] },
    { name = "刚性支出", clause = "二", note = "没有数额。" },
]
visits          = [{ group = "warning", every = "quarter", ways = ["入户", "电话"], clause = "三" }]
incomes         = [{ group = "monitored", every = "month", clause = "三" }]
income_periods  = [{ groups = ["monitored"], income_from = 2024-01-01, income_to = 2024-03-31, clause = "三" }]
sweeps          = [{ kind = "集中排查", every = "half_year", clause = "三" }]
meetings        = [{ type = "综合研判", level = "village", every = "month", clause = "三" }]
staffing        = [{ level = "township", post = "防贫监测信息员", at_least = 2, clause = "四" }]
spot_checks     = [{ name = "交叉检查", by = "county", every = "year", villages = 2, households = 40, share = 0.1, clause = "四" }]
channels        = [{ name = "信访", by = ["信访局"], clause = "二" }]
courses         = [{ procedure = "纳入", steps = ["申请", "评议"], clause = "二" }]
reviews         = [{ level = "village", members = ["村两委"], signed_by = ["书记"], clause = "二" }]
exclusions      = [{ name = "有轿车", ticked = "消费型轿车", clause = "二" }]
warning_types   = [{ number = 1, name = "外出无法联系", clause = "二" }]
hazards         = [{ name = "旱灾", watched_by = ["农业"], clause = "二" }]
focus           = [{ name = "大病户", kind = "group", clause = "二" }]
duties          = [{ role = "帮扶联系人", task = "走访", clause = "二" }]
requirements    = [{ topic = "数据", text = "谁采集谁负责。", clause = "二" }]
forms           = [{ number = "附件1", name = "排查表", clause = "附件" }]
contradictions  = [{ about = "截止日", readings = ["6月9日", "6月10日"], taken = "6月10日", clause = "三" }]
early_help      = { measures = ["临时救助"], clause = "二" }

[[lines]]
id          = "monitoring"
title       = "监测范围"
below       = 7300
measure     = "net_income"
income_from = 2023-05-01
income_to   = 2024-04-30
clause      = "一"

[limits.publicity]
days   = 5
kind   = "working"
clause = "二"

[limits.help]
days   = 12
clause = "二"

[limits.early_elimination]
months = 6
clause = "二"

[[amendments]]
effective_from = 2024-07-01
title          = "调整通知"
staffing       = [{ level = "village", post = "防贫监测信息员", at_least = 1, clause = "1" }]

[[amendments.lines]]
id      = "monitoring"
title   = "监测范围"
below   = 7500
measure = "net_income"
clause  = "2"

[amendments.limits.inclusion]
days   = 10
kind   = "calendar"
clause = "3"

[[stages]]
id        = "visit"
name      = "入户排查"
starts_on = 2024-06-01
due       = 2024-06-10
clause    = "三"
target    = "listed"
items     = { of = "screening", day = "visited_on", where = "ticked" }

[[stages]]
id     = "enter"
name   = "录入"
due    = 2024-06-20
clause = "三"
items  = { of = "procedure", types = ["纳入"], dated = "clue_on", since = 2024-01-01, until = 2024-06-10, day = "entered_on", where = ["concluded"] }

[[stages]]
id     = "report"
name   = "总结"
due    = 2024-06-30
clause = "三"
items  = { of = "meeting", level = "village", types = ["总结报告"], since = 2024-06-01 }

[[stages]]
id     = "roster"
name   = "备案"
due    = 2024-06-05
clause = "三"
items  = { of = "monitor", levels = ["village"], post = "防贫监测信息员" }

[[stages]]
id     = "rectify"
name   = "整改"
due    = 2024-06-28
clause = "三"
items  = { of = "problem" }
"""


def plan_file(folder: Path, text: str) -> Path:
    path = folder / "example-2024.toml"
    path.write_text(text, encoding="utf-8")
    return path
