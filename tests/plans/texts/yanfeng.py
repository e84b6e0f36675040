"""演丰镇, 2022."""

from datetime import date

_SCREENING = (
    "5月6日前，完成自主申报、部门预警、信访渠道推送和9类重点人群及特殊群体的入户排查；"
    "7-10日，完成除自主申报、部门预警、信访渠道推送和9类重点人群及特殊群体以外的所有农户入户排查工作。"
)
_ENTRY = (
    "5月3日至6日，村委会要安排专人在海南防返贫监测信息系统完成排查表的录入工作，"
    "并使用海南防返贫监测APP完成“基层上报”模块相关信息采集工作。"
)
_LATER_ENTRY = "5月7日至10日，村委会要安排专人在海南防返贫监测信息系统完成排查表的录入工作"
_SHARES = "未成年子女占家庭人口超过60%（含）或非义务教育阶段在读子女超过50%（含）的农户"
_QUARTERS = "一个是2022年10月至12月收入，一个是2022年1月至3月收入"
_REVIEW = "5月11日前完成村级评定并开始公示（5天），5月17日前完成公示并上报镇审核。"

QUOTES = {
    "year": "美兰区演丰镇2022年防止返贫监测帮扶集中排查工作方案",
    "issued_on": "2022年4月29日印发",
    "limits publicity days": _REVIEW,
    "lines “monitoring” below": "按照我省2022年防止返贫监测范围6700元对我镇所有农村人口开展全面排查",
    "lines “monitoring” income_from": "测算收入周期从2021年5月1日至2022年4月30日（全部农户）",
    "lines “monitoring” income_to": "测算收入周期从2021年5月1日至2022年4月30日（全部农户）",
    "visits “monitored” every": "监测户帮扶联系人每月开展走访并记录收入",
    "incomes “monitored” every": "监测户帮扶联系人每月开展走访并记录收入，系统内可按月登记收入",
    "incomes “out_of_poverty” every": "脱贫户按照季度做收入测算",
    "staffing “village 系统操作员” at_least": "各村要落实1名以上信息系统操作人员",
    "stages “train” due": "在4月30日前完成部署和培训工作",
    "stages “visit_key” due": _SCREENING,
    "stages “visit_key” starts_on": _ENTRY,
    "stages “enter_key” due": _ENTRY,
    "stages “report_names” due": "5月8日前，村委会要及时将名单和授权承诺书上报到镇",
    "stages “visit_others” starts_on": _SCREENING,
    "stages “visit_others” due": _SCREENING,
    "stages “enter_others” due": _LATER_ENTRY,
    "stages “village_review” due": _REVIEW,
    "stages “publicity” due": _REVIEW,
    "stages “township_review” due": "审核确认后于5月18日前上报区乡村振兴部门予以确定",
    "stages “township_review” also_stated": "（三）开展镇级审核（5月19日前完成）",
    "stages “enter_national” due": "（四）监测信息采集录入（6月5日前完成）",
    "stages “report” due": "（五）提交总结报告（6月8日前完成）",
    "triggers “2020年脱贫” when 第1项 year": "属于2020年脱贫的建档立卡贫困户",
    "triggers “新增低保” when 第1项 since": "2021年1月以来新识别和申请低保的农户",
    "triggers “多子女或在读” when 第1项 at_least": _SHARES,
    "triggers “多子女或在读” when 第2项 at_least": _SHARES,
    "triggers “务工收入骤减” when 第1项 last_year_at_least": "去年务工收入占家庭收入60%以上且今年基本无务工收入的农户",
    "income_periods “2021-10-01” stated_from": _QUARTERS,
    "income_periods “2021-10-01” stated_to": _QUARTERS,
    "income_periods “2022-01-01” income_from": _QUARTERS,
    "income_periods “2022-01-01” income_to": _QUARTERS,
}
_CLUES = ("排查从部署的4月开始", "入户排查到5月10日为止")
READINGS = {
    "limits publicity kind": ("calendar", "“5天”没有说是工作日"),
    "triggers “多子女或在读” when 第1项 under_age": (18, "未成年人是未满十八周岁的人"),
    "income_periods “2021-10-01” income_from": (date(2021, 10, 1), "“2022年10月”应为2021年"),
    "income_periods “2021-10-01” income_to": (date(2021, 12, 31), "“2022年10月”应为2021年"),
    "stages “report” items since": (date(2022, 4, 30), "部署之后的总结才是本次的"),
    **{
        f"stages “{stage}” items {end}": (day, reason)
        for stage in ("village_review", "publicity", "township_review", "enter_national")
        for end, day, reason in zip(
            ("since", "until"), (date(2022, 4, 1), date(2022, 5, 10)), _CLUES, strict=True
        )
    },
}
SENTENCES = (
    "参加评议人员为村“两委”干部乡村振兴工作队、及评议对象所在村民小组组长。",
    "村党支部书记、乡村振兴工作队队长对评议结果签字确认。",
    "脱贫户特别是2020年脱贫的贫困户、2021年家庭人均纯收入较低和明显减少特别是收入在监测范围内的农户、分散供养特困人员特别是单人户等特殊困难家庭",
    "农村残疾人家庭特别是新致残和重度残疾人家庭、多子女特别是非义务教育阶段在读子女较多的农户、务工收入占比高且务工时间不稳定的农户、槟榔产业政策调整引发风险的重点关注对象、因病因灾因意外事故等刚性支出较大或收入大幅缩减导致基本生活出现严重困难农户等",
    "大宗农副产品价格持续大幅下跌、农村劳动力失业明显增多、乡村产业项目失败等方面的风险隐患",
    "镇卫健办、规划所、民政办、就业办、残联等部门负责按职能范围，及时筛选推送9类重点人群和特殊群体",
    "农业中心、民政、就业、卫健办等相关部门要排查水旱、气象、地质等灾害以及疫情等各类重大突发公共事件影响",
)
WORDINGS = (
    *("村“两委”干部", "乡村振兴工作队", "评议对象所在村民小组组长"),
    *("村党支部书记", "乡村振兴工作队队长"),
    "脱贫户特别是2020年脱贫的贫困户",
    "2021年家庭人均纯收入较低和明显减少特别是收入在监测范围内的农户",
    "分散供养特困人员特别是单人户等特殊困难家庭",
    "农村残疾人家庭特别是新致残和重度残疾人家庭",
    "多子女特别是非义务教育阶段在读子女较多的农户",
    "务工收入占比高且务工时间不稳定的农户",
    "槟榔产业政策调整引发风险的重点关注对象",
    "因病因灾因意外事故等刚性支出较大或收入大幅缩减导致基本生活出现严重困难农户",
    *("大宗农副产品价格持续大幅下跌", "农村劳动力失业明显增多", "乡村产业项目失败"),
    *("镇卫健办", "规划所", "民政办", "就业办", "残联"),
    *("农业中心", "民政", "就业", "卫健办"),
)
