"""Layout A: 农户/监测对象信息, one row a person; household fields repeat on every row."""

from data.layouts.declaration import Field, Kind, Layout, Part, Places, Private
from data.layouts.words import MONITORED_CATEGORIES, RISKS

H, M, P = Part.HOUSEHOLD, Part.MONITORED, Part.PERSON

MEASURE_FIELDS = {
    "产业帮扶": "measures_industry",
    "就业帮扶": "measures_employment",
    "金融帮扶": "measures_finance",
    "公益岗位帮扶": "measures_public_post",
    "住房安全保障": "measures_housing",
    "饮水安全保障": "measures_water",
    "健康帮扶": "measures_health",
    "义务教育保障": "measures_compulsory_education",
    "教育帮扶": "measures_education",
    "综合保障": "measures_safety_net",
    "社会帮扶": "measures_social",
}

INCOME = (
    Field("wage_income", "工资性收入", Kind.NUMBER, part=H),
    Field("business_income", "生产经营性收入", Kind.NUMBER, part=H),
    Field("property_income", "财产性收入", Kind.NUMBER, part=H),
    Field("transfer_income", "转移性收入", Kind.NUMBER, part=H),
    Field("business_expense", "生产经营性支出", Kind.NUMBER, part=H),
    Field("net_income", "家庭纯收入", Kind.MONEY, part=H),
    Field(
        "net_income_per_head",
        "人均纯收入",
        Kind.MONEY,
        aliases=("人均纯收入(元)", "家庭人均纯收入"),
        part=H,
    ),
    Field("insurance_payout", "理赔收入", Kind.NUMBER, part=H),
    Field("compliant_expense", "合规自付支出", Kind.NUMBER, part=H),
)
GUARANTEES = (
    Field(
        "has_housing_problem",
        "是否住房出现安全问题",
        Kind.YES_NO,
        aliases=("是否危房户",),
        part=H,
    ),
    Field(
        "has_water_problem",
        "是否饮水出现安全问题",
        Kind.YES_NO,
        negated=("是否解决安全饮用水",),
        part=H,
    ),
    Field("has_dropout", "是否义务教育阶段适龄儿童少年失学辍学", Kind.YES_NO, part=H),
    Field(
        "has_uninsured_member",
        "是否有家庭成员未参加城乡居民(职工)基本医疗保险",
        Kind.YES_NO,
        part=H,
    ),
)
_AFTER_ALIASES = {
    "has_housing_problem": ("风险消除后是否住房损毁",),
    "has_water_problem": ("风险消除后是否饮水设施损毁",),
}


def _after(field: Field) -> Field:
    """The same fact as recorded after the risk was eliminated."""
    spellings = tuple(f"风险消除后{a}" for a in field.aliases)
    return Field(
        f"after_{field.name}",
        f"风险消除后{field.header}",
        field.kind,
        aliases=spellings + _AFTER_ALIASES.get(field.name, ()),
        negated=tuple(f"风险消除后{n}" for n in field.negated),
        part=M,
    )


HOUSEHOLD = (
    Field("group_name", "村民小组", aliases=("自然村", "组"), part=H),
    Field(
        "household_phone",
        "户联系电话",
        aliases=("联系电话",),
        part=H,
        private=Private.PHONE,
    ),
    Field(
        "household_type",
        "户类型",
        Kind.CODE,
        codes=("脱贫户", "一般农户"),
        # 边缘易致贫户 also fills a blank 监测对象类别; see data.importer.
        synonyms={"一般户": "一般农户", "普通农户": "一般农户", "边缘易致贫户": "一般农户"},
        required=True,
        part=H,
    ),
    Field("out_of_poverty_year", "脱贫年度", Kind.YEAR, part=H),
    *INCOME,
    Field("previous_wage_income", "上年工资性收入", Kind.NUMBER, part=H),
    Field("previous_net_income", "上年家庭纯收入", Kind.NUMBER, part=H),
    Field("income_from_on", "收入测算期起", Kind.MONTH, part=H),
    Field("income_to_on", "收入测算期止", Kind.MONTH, part=H),
    *GUARANTEES,
)
MONITORED = (
    Field("monitored_category", "监测对象类别", Kind.CODE, codes=MONITORED_CATEGORIES, part=M),
    Field(
        "risks",
        "风险类型",
        Kind.WORDS,
        codes=RISKS,
        gathers=tuple(
            f"{spelling}{n}" for n in range(1, 6) for spelling in ("致贫返贫风险", "致贫/返贫风险")
        ),
        part=M,
    ),
    Field("disaster_subtype", "因自然灾害子项", part=M),
    Field("identified_on", "识别监测时间", Kind.MONTH, aliases=("风险识别时间",), part=M),
    Field("is_eliminated", "风险是否已消除", Kind.YES_NO, part=M),
    Field("eliminated_on", "消除监测时间", Kind.MONTH, aliases=("风险消除时间",), part=M),
    Field("elimination_way", "风险消除方式", Kind.CODE, codes=("帮扶消除", "自然消除"), part=M),
    Field("is_safety_net", "整户无劳动能力兜底保障户", Kind.YES_NO, part=M),
    Field("warning_type", "预警户类型", part=M),
    Field("exclusions", "排除情形", Kind.WORDS, part=M),
    Field(
        "contact_person",
        "监测联系人",
        aliases=("帮扶联系人", "信息采集人"),
        part=M,
        private=Private.NAME,
    ),
    *(Field(name, header, Kind.WORDS, part=M) for header, name in MEASURE_FIELDS.items()),
    *(_after(field) for field in INCOME + GUARANTEES),
)
PERSON = (
    Field("name", "姓名", required=True, part=P, private=Private.NAME),
    Field("identity", "证件号码", Kind.IDENTITY, required=True, part=P),
    Field("sex", "性别", part=P),
    Field("born_on", "出生日期", Kind.MONTH, since_1900=True, part=P),
    Field("relation", "与户主关系", required=True, part=P),
    Field("education", "文化程度", part=P),
    Field("school_stage", "在校生状况", part=P),
    Field("dropout_reason", "失学或辍学原因", aliases=("义务教育阶段未上学原因",), part=P),
    Field(
        "health",
        "健康状况",
        Kind.WORDS,
        codes=("健康", "长期慢性病", "患有大病", "残疾"),
        part=P,
    ),
    Field("disability", "残疾类别", part=P),
    Field(
        "disability_grade",
        "残疾等级",
        Kind.CODE,
        codes=("一级", "二级", "三级", "四级"),
        part=P,
    ),
    Field("disability_certified_on", "残疾证发证日期", Kind.MONTH, part=P),
    Field(
        "labour",
        "劳动技能",
        Kind.CODE,
        codes=("普通劳动力", "技能劳动力", "弱劳动力或半劳动力", "丧失劳动力", "无劳动力"),
        part=P,
    ),
    Field("works_at", "务工所在地", part=P),
    Field("months_worked", "务工时间(月)", Kind.NUMBER, part=P),
    Field("public_post", "公益性岗位", part=P),
    Field("is_insured", "是否参加城乡居民基本医疗保险", Kind.YES_NO, part=P),
    Field(
        "low_income_aid",
        "享受低保政策情况",
        Kind.CODE,
        codes=("未享受", "农村低保", "城市低保"),
        part=P,
    ),
    Field("low_income_aid_on", "低保认定日期", Kind.MONTH, part=P),
    Field(
        "extreme_poverty_aid",
        "享受特困供养政策情况",
        Kind.CODE,
        codes=("不享受", "农村特困", "城市特困"),
        part=P,
    ),
    Field(
        "extreme_poverty_care", "特困供养方式", Kind.CODE, codes=("分散供养", "集中供养"), part=P
    ),
)

HOUSEHOLD_MEMBERS = Layout(
    name="household_members",
    title="农户/监测对象信息",
    grain="一行一人",
    order=2,
    fields=HOUSEHOLD + MONITORED + PERSON,
    # The person's key is 人口编号, else 人编号, else 证件号码, decided per sheet.
    key=("household_no", "person_no"),
    key_headers=(("户编号",), ("人口编号", "人编号", "证件号码")),
    places=Places.VILLAGE,
    of_household=True,
)
