"""Layout M: 监测队伍, one row a person in a place."""

from data.layouts.declaration import Field, Kind, Layout, Place, Places, Private

MONITORS = Layout(
    name="monitors",
    title="监测队伍",
    grain="一行一人",
    order=13,
    fields=(
        Field("name", "姓名", required=True, private=Private.NAME),
        Field(
            "post",
            "岗位",
            Kind.CODE,
            codes=("防贫监测信息员", "系统操作员", "一级网格员", "二级网格员"),
        ),
        Field("registered_on", "备案日期", Kind.DAY),
    ),
    key=("region_code", "name"),
    key_headers=(
        ("行政区划代码", *Place.TOWNSHIP.headers),
        ("行政区划代码", *Place.VILLAGE.headers),
        ("姓名",),
    ),
    places=Places.TOWNSHIP_OR_VILLAGE,
)
