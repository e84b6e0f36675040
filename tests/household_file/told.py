"""One household with a record of every kind, some of them dated after the day that is asked."""

from datetime import date

from sqlalchemy import Engine

from data.importer import Sheet
from queries.household_file import HouseholdFile, household_file, id_of
from queries.scope import Scope
from tests.importer.sheets import bring_in, identity, persons, procedures
from tests.support.county import COUNTY

MARCH, D = date(2023, 3, 31), date(2023, 9, 25)
SCOPE = Scope(COUNTY, D, date(2023, 1, 1), "liujiang-2023", (("income_line", 7000.0),))
NAMES = ("甲某某", "乙某某", "丙某某", "丁某某", "戊某某", "己某某")
PHONE = "13812348000"

HOUSEHOLD = {
    "户类型": "脱贫户",
    "脱贫年度": "2019",
    "村民小组": "1组",
    "户联系电话": PHONE,
    "工资性收入": 5000,
    "生产经营性收入": 2000,
    "财产性收入": 100,
    "转移性收入": 3000,
    "生产经营性支出": 500,
    "家庭纯收入": 15000,
    "人均纯收入": 7500,
    "合规自付支出": 1200,
    "监测对象类别": "脱贫不稳定户",
    "风险类型": "因病、因学",
    "识别监测时间": "2023-02-10",
    "风险是否已消除": "否",
    "整户无劳动能力兜底保障户": "否",
    "监测联系人": "丙某某",
    "健康帮扶": "签约服务",
}
HEAD = HOUSEHOLD | {
    "姓名": "甲某某",
    "出生日期": "1950-05-01",
    "文化程度": "小学",
    "健康状况": "患有大病",
    "劳动技能": "弱劳动力或半劳动力",
    "务工时间(月)": 3,
    "是否参加城乡居民基本医疗保险": "是",
    "享受低保政策情况": "农村低保",
}
CHILD = HOUSEHOLD | {
    "人口编号": "P2",
    "姓名": "乙某某",
    "证件号码": identity(2),
    "与户主关系": "之孙子",
    "出生日期": "2015-06-01",
    "在校生状况": "小学",
    "健康状况": "健康",
    "享受低保政策情况": "未享受",
}
LATER = {
    "家庭纯收入": 16000,
    "人均纯收入": 8000,
    "监测对象类别": "突发严重困难户",
    "健康状况": "患有大病、残疾",
}
INCLUSION = {
    "线索来源": "部门筛查预警",
    "线索发现日期": "2023-01-20",
    "入户核实日期": "2023-01-22",
    "授权书提交日期": "2023-01-23",
    "村级评议日期": "2023-01-28",
    "村级意见": "同意",
    "公示开始日期": "2023-01-29",
    "公示结束日期": "2023-02-01",
    "乡镇审核日期": "2023-02-05",
    "乡镇意见": "同意",
    "县级审定日期": "2023-02-10",
    "县级意见": "同意",
    "系统录入日期": "2023-02-12",
    "办理状态": "办结",
    "佐证材料": "有",
}
# Under way on D; approved after it.
ELIMINATION = {
    "程序编号": "C2",
    "程序类型": "风险消除",
    "线索发现日期": "2023-09-10",
    "入户核实日期": "2023-09-12",
    "县级审定日期": "2023-09-28",
    "办理状态": "办结",
}


def ledger(headings: str, *rows: str) -> Sheet:
    """Words separated by `|`; a blank word is a blank cell."""
    cells = [[cell.strip() or None for cell in row.split("|")] for row in rows]
    return Sheet("台账", [[heading.strip() for heading in headings.split("|")], *cells])


LEDGERS = (
    ledger(
        "措施编号 | 户编号 | 措施类别 | 措施名称 | 针对风险 | 落实日期 | 结束日期 | 金额(元)",
        "M1 | H1 | 健康帮扶 | 大病救治 | 因病 | 2023-02-15 | | 1200",
        "M2 | H1 | 教育帮扶 | 助学 | 因学 | 2023-03-01 | 2023-08-31 | ",
        "M3 | H1 | 综合保障 | 低保 | | 2023-04-01 | 2023-12-31 | ",
        "M4 | H1 | 产业帮扶 | 养殖 | | 2023-09-26 | | ",
    ),
    ledger(
        "户编号 | 走访日期 | 走访人 | 走访人身份 | 方式 | 月收入(元) | 发现问题 | 录入日期",
        "H1 | 2023-02-20 | 丁某某 | 驻村干部 | 入户 | 1500 | 无 | 2023-02-25",
        "H1 | 2023-04-15 | 丁某某 | 驻村干部 | 电话 | | | 2023-04-15",
        "H1 | 2023-05-10 | 丁某某 | 驻村干部 | 入户 | | | 2023-09-27",
        "H1 | 2023-09-26 | 丁某某 | 驻村干部 | 入户 | | | ",
    ),
    ledger(
        "批次 | 户编号 | 责任主体 | 入户日期 | 是否需启动识别认定程序 | 触发情形 | 录入日期",
        "liujiang-2023 | H1 | 村两委 | 2023-09-20 | 否 | 刚性支出较大 | 2023-09-27",
    ),
    ledger(
        "编号 | 乡镇 | 村 | 户编号 | 户主姓名 | 问题类型 | 具体内容 | 整改措施 | 责任人 | 责任单位"
        " | 整改时限 | 整改成效 | 发现来源 | 发现日期 | 整改完成日期 | 复核人 | 复核日期",
        "G1 | 东岭镇 | 上坪村 | H1 | 甲某某 | 住房安全 | 漏雨 | 修缮 | 戊某某 | 村委会"
        " | 2023-07-01 | 已整改 | 乡镇 | 2023-06-01 | 2023-07-10 | 己某某 | 2023-07-12",
        "G2 | 东岭镇 | 上坪村 | | 甲某某 | 安全饮水 | 水量不足 | | 戊某某 | 村委会"
        " | 2023-09-24 | | 县级 | 2023-08-20 | 2023-09-26 | | ",
    ),
    ledger(
        "疑点编号 | 户编号 | 疑点类型 | 规则编号 | 下发日期 | 核实日期 | 核实结果",
        "I1 | H1 | 收入异常 | R7 | 2023-08-01 | 2023-08-05 | 属实已改",
    ),
    ledger(
        "更新编号 | 户编号 | 更新内容 | 提交日期 | 提交人 | 审核日期 | 审核结果",
        "J1 | H1 | 务工信息 | 2023-08-04 | 戊某某 | 2023-09-26 | 退回",
    ),
    ledger(
        "预警编号 | 部门 | 预警类型 | 推送日期 | 证件号码 | 户编号 | 金额(元) | 核实日期 | 核实结论",
        "K1 | 医保 | 大额医疗支出 | 2023-01-10 | | H1 | 30000 | 2023-01-19 | 纳入",
        f"K2 | 教育 | 疑似辍学 | 2023-09-14 | {identity(2)} | | | 2023-09-26 | 已化解",
        "K3 | 残联 | 新办残疾证 | 2023-09-26 | | H1 | | | ",
    ),
    ledger(
        "抽查编号 | 户编号 | 核查日期 | 核查人 | 账实是否相符 | 是否应纳未纳 | 发现问题 | 备注",
        "N1 | H1 | 2023-09-24 | 己某某 | 否 | 否 | 帮扶工作 | 手册未填",
    ),
)  # fmt: skip


def tell(engine: Engine) -> int:
    """Imports the household, and one beside it of which nothing is told; its internal id."""
    other = {"户编号": "H2", "人口编号": "P9", "证件号码": identity(9), "村": "下坪村"}
    bring_in(engine, persons(HEAD, CHILD), on=MARCH)
    bring_in(engine, persons(other), on=MARCH)
    bring_in(engine, persons(HEAD | LATER, CHILD | LATER | {"健康状况": "健康"}), on=D)
    bring_in(engine, procedures(INCLUSION, ELIMINATION), on=D)
    for sheet in LEDGERS:
        report = bring_in(engine, sheet, on=D)
        assert not report.errors
    return number("H1", engine)


def number(household_no: str, engine: Engine, scope: Scope = SCOPE) -> int:
    with engine.connect() as connection:
        return id_of(connection, household_no, scope)


def file(engine: Engine, household_id: int, scope: Scope = SCOPE) -> HouseholdFile:
    with engine.connect() as connection:
        return household_file(connection, household_id, scope)
