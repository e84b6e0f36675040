"""Layouts G1 and G2: 问题整改台账, one row a problem of a household or of an area."""

from data.layouts.declaration import Field, Kind, Layout, Places, Private
from data.layouts.words import PROBLEM_TYPE_SYNONYMS, PROBLEM_TYPES

PROBLEM_NO = Field("problem_no", "编号", Kind.KEY)
# Which problem it is, and what became of it: the same for households and areas.
PROBLEM = (
    Field(
        "problem_type",
        "问题类型",
        Kind.CODE,
        codes=PROBLEM_TYPES,
        synonyms=PROBLEM_TYPE_SYNONYMS,
        required=True,
    ),
    Field("content", "具体内容", required=True),
    Field("remedy", "整改措施"),
    Field("responsible_person", "责任人", private=Private.NAME),
    Field("responsible_unit", "责任单位"),
    Field("due_on", "整改时限", Kind.DAY, until_2100=True),
    Field("result", "整改成效"),
    Field(
        "found_by",
        "发现来源",
        Kind.CODE,
        codes=("自查", "乡镇", "县级", "市级", "省级及以上"),
    ),
    Field("found_on", "发现日期", Kind.DAY),
    Field("rectified_on", "整改完成日期", Kind.DAY),
    Field("reviewer", "复核人", private=Private.NAME),
    Field("reviewed_on", "复核日期", Kind.DAY),
)

HOUSEHOLD_PROBLEMS = Layout(
    name="household_problems",
    title="问题整改台账（户内问题）",
    grain="一行一个问题",
    order=7,
    fields=(
        PROBLEM_NO,
        Field("household_no", "户编号", Kind.KEY),
        Field("head_name", "户主姓名", private=Private.NAME),
        # The official form spells out the choices in its header.
        Field("household_type", "户类型", aliases=("户类型(脱贫户、边缘易致贫户、一般农户)",)),
        *PROBLEM,
    ),
    # 编号, else the place, 户编号 or 户主姓名, 问题类型 and 具体内容. 序号 is no key.
    key=("problem",),
    key_headers=(("编号", "户编号", "户主姓名"), ("问题类型",), ("具体内容",)),
    places=Places.MAYBE,
)
AREA_PROBLEMS = Layout(
    name="area_problems",
    title="问题整改台账（面上问题）",
    grain="一行一个问题",
    order=7,
    fields=(
        PROBLEM_NO,
        Field(
            "level",
            "面上问题层级",
            Kind.CODE,
            codes=("县级层面", "镇级层面", "村级层面"),
            required=True,
        ),
        *PROBLEM,
    ),
    # 编号, else the level, its place, 问题类型 and 具体内容.
    key=("problem",),
    key_headers=(("面上问题层级",), ("问题类型",), ("具体内容",)),
    places=Places.OF_LEVEL,
)
