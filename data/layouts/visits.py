"""Layout E: 走访登记, one row a visit."""

from data.layouts.declaration import Field, Kind, Layout, Private

VISITS = Layout(
    name="visits",
    title="走访登记",
    grain="一行一次走访",
    order=5,
    fields=(
        Field("visited_on", "走访日期", Kind.DAY, required=True),
        Field("visitor", "走访人", required=True, private=Private.NAME),
        Field("visitor_role", "走访人身份"),
        # Blank is not taken as 入户.
        Field("way", "方式", Kind.CODE, codes=("入户", "电话")),
        Field("month_income", "月收入(元)", Kind.NUMBER),
        Field("quarter_income", "季度收入(元)", Kind.NUMBER),
        Field("problems_seen", "发现问题"),
        Field("entered_on", "录入日期", Kind.DAY),
    ),
    key=("household_no", "visited_on", "visitor"),
    key_headers=(("户编号",), ("走访日期",), ("走访人",)),
    of_household=True,
)
