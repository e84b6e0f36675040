"""Layout C: 认定程序台账, one row a procedure."""

from data.layouts.declaration import Field, Kind, Layout

AGREES = ("同意", "不同意")

PROCEDURES = Layout(
    name="procedures",
    title="认定程序台账",
    grain="一行一件程序",
    order=3,
    fields=(
        Field("procedure_no", "程序编号", Kind.KEY, required=True),
        Field(
            "procedure_type",
            "程序类型",
            Kind.CODE,
            codes=("纳入", "风险消除", "风险消除回退", "清退", "自然减少"),
            required=True,
        ),
        Field(
            "clue_source",
            "线索来源",
            Kind.CODE,
            codes=(
                "农户自主申报",
                "干部排查",
                "部门筛查预警",
                "信访",
                "12317",
                "媒体舆情",
                "其他",
            ),
        ),
        Field("clue_on", "线索发现日期", Kind.DAY, required=True),
        Field("verified_on", "入户核实日期", Kind.DAY),
        Field("authorised_on", "授权书提交日期", Kind.DAY),
        Field("village_review_on", "村级评议日期", Kind.DAY),
        Field("village_opinion", "村级意见", Kind.CODE, codes=AGREES),
        Field("publicity_from_on", "公示开始日期", Kind.DAY),
        Field("publicity_to_on", "公示结束日期", Kind.DAY),
        Field("township_review_on", "乡镇审核日期", Kind.DAY),
        Field("township_opinion", "乡镇意见", Kind.CODE, codes=AGREES),
        Field("county_approval_on", "县级审定日期", Kind.DAY),
        Field("county_opinion", "县级意见", Kind.CODE, codes=AGREES),
        Field("entered_on", "系统录入日期", Kind.DAY),
        Field(
            "status",
            "办理状态",
            Kind.CODE,
            codes=("在办", "办结", "不予纳入", "暂不纳入", "终止"),
            required=True,
        ),
        Field("refusal_reason", "不予纳入理由"),
        Field("evidence", "佐证材料", Kind.CODE, codes=("有", "无")),
    ),
    key=("procedure_no",),
    key_headers=(("程序编号",),),
    of_household=True,
)

# The stages have a day each, and the layout names them in the order of the course.
STAGE_DAYS = tuple(field.name for field in PROCEDURES.fields if field.kind is Kind.DAY)
