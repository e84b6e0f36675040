"""Layout F: 集中排查台账, one row a household and round."""

from data.layouts.declaration import Field, Kind, Layout

SCREENINGS = Layout(
    name="screenings",
    title="集中排查台账",
    grain="一行一户一批次",
    order=6,
    fields=(
        # Stored as the plan's id; an id or title is accepted, an unknown one refused.
        Field("plan_id", "批次", Kind.KEY, required=True),
        Field(
            "responsible",
            "责任主体",
            Kind.CODE,
            codes=("帮扶联系人", "乡村振兴工作队", "村两委"),
        ),
        Field("visited_on", "入户日期", Kind.DAY),
        Field("starts_procedure", "是否需启动识别认定程序", Kind.YES_NO),
        Field("triggers", "触发情形", Kind.WORDS),
        Field("authorised_on", "授权书提交日期", Kind.DAY),
        Field("entered_on", "录入日期", Kind.DAY),
        Field("checked_on", "实地核查日期", Kind.DAY),
    ),
    key=("plan_id", "household_no"),
    key_headers=(("批次",), ("户编号",)),
    of_household=True,
)
