"""Layout H: 灾情台账, one row a report of one event in one place."""

from data.layouts.declaration import Field, Kind, Layout, Place, Places
from data.layouts.words import HAZARDS

DISASTERS = Layout(
    name="disasters",
    title="灾情台账",
    grain="一行一次报送",
    order=8,
    fields=(
        # 灾害编号, else 灾害名称 and the year of 灾害发生时间.
        Field("disaster_no", "灾害编号", Kind.KEY),
        Field("disaster_name", "灾害名称"),
        Field("hazard", "灾种", Kind.CODE, codes=HAZARDS, required=True),
        Field("began_on", "灾害发生时间", Kind.DAY, required=True),
        Field("report_type", "报送类型", Kind.CODE, codes=("初报", "续报", "核报")),
        Field("reported_at", "报送时间", Kind.MOMENT, required=True),
        Field("affected_persons", "受灾人口(人)", Kind.COUNT, aliases=("受灾人口",)),
        Field("affected_households", "受灾户数", Kind.COUNT),
        Field("relocated_persons", "紧急转移安置人口", Kind.COUNT),
        Field("persons_needing_aid", "需紧急生活救助人口", Kind.COUNT),
        Field("persons_short_of_water", "饮水困难人口", Kind.COUNT),
        Field("collapsed_households", "倒塌住房户数", Kind.COUNT),
        Field("badly_damaged_households", "严重损坏住房户数", Kind.COUNT),
        Field("damaged_households", "一般损坏住房户数", Kind.COUNT),
        Field("crop_affected_hectares", "农作物受灾面积", Kind.AREA),
        Field("crop_lost_hectares", "农作物绝收面积", Kind.AREA),
        Field("direct_loss_wan", "直接经济损失(万元)", Kind.NUMBER),
    ),
    key=("event", "region_code", "reported_at"),
    key_headers=(
        ("灾害编号", "灾害名称"),
        ("行政区划代码", "区域", *Place.TOWNSHIP.headers),
        ("报送时间",),
    ),
    township_headers=("区域",),
    places=Places.TOWNSHIP_OR_VILLAGE,
)
