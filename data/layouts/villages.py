"""Layout B: 行政村信息, one row a village."""

from data.layouts.declaration import Field, Kind, Layout, Place, Places

VILLAGES = Layout(
    name="villages",
    title="行政村信息",
    grain="一行一村",
    order=1,
    fields=(
        Field("rural_households", "农村户数", Kind.COUNT, aliases=("总户数",), required=True),
        Field(
            "rural_population",
            "农村人口",
            Kind.COUNT,
            aliases=("总人口数", "农村人口数"),
            required=True,
        ),
        Field("out_of_poverty_households", "脱贫户数", Kind.COUNT),
        Field("out_of_poverty_persons", "脱贫人口数", Kind.COUNT),
        Field("low_income_aid_households", "低保户数", Kind.COUNT),
        Field("low_income_aid_persons", "低保人口数", Kind.COUNT),
        Field("extreme_poverty_persons", "特困供养人口数", Kind.COUNT),
        Field("unsafe_housing_households", "危房户数", Kind.COUNT),
        Field("unsafe_water_households", "未实现饮水安全户数", Kind.COUNT),
        Field("farmland_mu", "耕地面积(亩)", Kind.NUMBER),
        Field("longitude", "经度", Kind.NUMBER),
        Field("latitude", "纬度", Kind.NUMBER),
    ),
    key=("region_code",),
    key_headers=(("行政区划代码", *Place.VILLAGE.headers),),
    places=Places.VILLAGE,
)
