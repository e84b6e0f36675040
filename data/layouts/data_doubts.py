"""Layout I: 疑点清单, one row a doubt about a household's data."""

from data.layouts.declaration import Field, Kind, Layout

DATA_DOUBTS = Layout(
    name="data_doubts",
    title="疑点清单",
    grain="一行一个疑点",
    order=9,
    fields=(
        Field("doubt_no", "疑点编号", Kind.KEY, required=True),
        Field("doubt_type", "疑点类型", required=True),
        Field("rule_no", "规则编号", Kind.KEY),
        Field("issued_on", "下发日期", Kind.DAY, required=True),
        Field("verified_on", "核实日期", Kind.DAY),
        Field("finding", "核实结果", Kind.CODE, codes=("属实已改", "不属实", "未核实")),
    ),
    key=("doubt_no",),
    key_headers=(("疑点编号",),),
    of_household=True,
)
