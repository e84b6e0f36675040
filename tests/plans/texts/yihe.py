"""义和街道, 2022."""

QUOTES = {
    "year": "义和街道2022年度防止返贫动态监测和帮扶工作方案",
    "issued_on": "2022年2月25日",
    "lines “monitoring” below": "主要范围为人均纯收入低于7000元",
    "lines “sudden_hardship” below": "突发严重困难户（扣除合规大额支出后人均收入低于7000元）",
    "lines “warning” below": "主要为人均纯收入低于9000元户",
    "visits “monitored” every": "由监测联系人每月对防贫监测户至少一次入户走访",
    "visits “warning” every": "由驻村干部和村防贫监测信息员每季度对防贫预警户至少一次走访或联系",
    "sweeps “农户遍访” every": "各村（社区）每年（原则上安排在3月底前）组织开展一次农村住户拉网式全面排查",
    "sweeps “动态监测” every": "每月开展一次收集、核查、汇总",
    "meetings “village 综合研判” every": "每月街村(社区)两级组织一次综合研判",
    "meetings “township 部门联席会” every": "街道分管领导每月召开一次部门联席会议",
    "meetings “township 专项督查” every": "街道纪（工）委牵头，经发办会同相关部门每半年开展一次专项督查",
    "staffing “township 防贫监测信息员” at_least": "按照街道2名、村（社区）1名标准，落实专兼职干部",
    "staffing “village 防贫监测信息员” at_least": "按照街道2名、村（社区）1名标准，落实专兼职干部",
    "spot_checks “镇街交叉检查” every": "区级每年组织一次乡镇（街道）间交叉检查，每乡镇（街道）抽查不少于2个村",
    "spot_checks “镇街交叉检查” villages": "每乡镇（街道）抽查不少于2个村",
    "spot_checks “镇街交叉检查” households": "每村原则入户不少于40户农户",
    "stages “roster” due": "于2月24日前报街道经发办备案",
    "stages “roster” also_stated": "2022年2月25日",
    "stages “sweep” due": "原则上安排在3月底前",
}
READINGS = {}
SENTENCES = (
    "防贫监测信息系统人均收入低于9000元的脱贫户和消除风险监测户、享受低保或特困有合规大额支出户、大病重病大额医疗支出户、有安全隐患住房间歇性居住户、子女外出生活不稳定老人户、长期外出返回风险户、外出无法联系风险户等",
    "街村可通过社会帮扶、产业带动、消费帮扶、协助收购农产品、临时救助、社会治理、督促子女赡养等综合措施",
    "各村（社区）每季度开展入户走访调查",
    "由驻村干部和村防贫监测信息员每季度对防贫预警户至少一次走访或联系",
)
# The seven kinds of 预警户, in the order of the text, then the early help.
WARNING_TYPES = (
    "系统人均收入低于9000元的脱贫户和消除风险监测户",
    "享受低保或特困有合规大额支出户",
    "大病重病大额医疗支出户",
    "有安全隐患住房间歇性居住户",
    "子女外出生活不稳定老人户",
    "长期外出返回风险户",
    "外出无法联系风险户",
)
EARLY_HELP = (
    *("社会帮扶", "产业带动", "消费帮扶", "协助收购农产品", "临时救助", "社会治理"),
    "督促子女赡养",
)
WORDINGS = (*WARNING_TYPES, *EARLY_HELP)
