"""Layout K: 部门预警, one row a warning that a department has sent."""

from data.layouts.declaration import Field, Kind, Layout, Places, Private

DEPARTMENT_ALERTS = Layout(
    name="department_alerts",
    title="部门预警",
    grain="一行一条预警",
    order=11,
    fields=(
        Field("alert_no", "预警编号", Kind.KEY, required=True),
        Field(
            "department",
            "部门",
            Kind.CODE,
            codes=(
                "民政",
                "医保",
                "残联",
                "教育",
                "住建",
                "水利",
                "人社",
                "公安",
                "应急",
                "市场监管",
                "其他",
            ),
            required=True,
        ),
        Field("alert_type", "预警类型", required=True),
        Field("pushed_on", "推送日期", Kind.DAY, required=True),
        Field("name", "姓名", private=Private.NAME),
        # A member is known by the first 18 characters, a household by its number; whoever is
        # in no register yet is kept, and found as soon as a later export has them.
        Field("identity", "证件号码", Kind.IDENTITY),
        Field("household_no", "户编号", Kind.KEY),
        Field("amount", "金额(元)", Kind.NUMBER),
        Field("verified_on", "核实日期", Kind.DAY),
        Field("conclusion", "核实结论", Kind.CODE, codes=("纳入", "不纳入", "已化解")),
    ),
    key=("alert_no",),
    key_headers=(("预警编号",),),
    places=Places.KEPT,
)
