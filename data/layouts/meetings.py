"""Layout L: 会议台账, one row a meeting."""

from data.layouts.declaration import Field, Kind, Layout, Places

MEETINGS = Layout(
    name="meetings",
    title="会议台账",
    grain="一行一次会议",
    order=12,
    fields=(
        Field("level", "级别", Kind.CODE, codes=("县", "乡镇", "村"), required=True),
        Field(
            "meeting_type",
            "会议类型",
            Kind.CODE,
            codes=("综合研判", "部门联席会", "专项督查", "业务培训", "动员部署", "总结报告"),
            required=True,
        ),
        Field("held_on", "日期", Kind.DAY, required=True),
        Field("topics", "议题数", Kind.COUNT),
    ),
    key=("region_code", "meeting_type", "held_on"),
    key_headers=(("级别",), ("会议类型",), ("日期",)),
    places=Places.OF_LEVEL,
)
