"""Layout D: 帮扶措施台账, one row a measure."""

from data.layouts.declaration import Field, Kind, Layout
from data.layouts.words import MEASURE_CATEGORIES

MEASURES = Layout(
    name="measures",
    title="帮扶措施台账",
    grain="一行一项措施",
    order=4,
    fields=(
        Field("measure_no", "措施编号", Kind.KEY, required=True),
        Field("measure_category", "措施类别", Kind.CODE, codes=MEASURE_CATEGORIES, required=True),
        Field("measure_name", "措施名称"),
        Field("targeted_risks", "针对风险", Kind.WORDS),
        Field("begun_on", "落实日期", Kind.DAY, required=True),
        Field("ended_on", "结束日期", Kind.DAY, until_2100=True),
        Field("amount", "金额(元)", Kind.NUMBER),
    ),
    key=("measure_no",),
    key_headers=(("措施编号",),),
    of_household=True,
)
