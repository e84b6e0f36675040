"""A layout in words: what templates and the page of layouts say of each column."""

from dataclasses import dataclass

from data.layouts.columns import PERSON_NO, Column, printed_header, sheet_columns
from data.layouts.declaration import Field, Kind, Layout, Place, Places

KINDS = {
    Kind.TEXT: "文字",
    Kind.KEY: "编号，按文本填写，不能让 Excel 改成数字",
    Kind.DAY: "日期，写到日，如 2023-09-15",
    Kind.MOMENT: "日期和时间，如 2023-09-15 08:30",
    Kind.MONTH: "日期，或只写到月，如 2023-09-15、2023-09",
    Kind.YEAR: "年份，如 2023",
    Kind.NUMBER: "数字，不为负",
    Kind.MONEY: "金额，单位元，可以为负",
    Kind.COUNT: "整数，不为负",
    Kind.YES_NO: "是或否",
    Kind.CODE: "下列取值之一",
    Kind.WORDS: "可填多个，用顿号隔开",
    Kind.IDENTITY: "证件号码，按文本填写：身份证 18 位，残疾人证 20 或 22 位",
    Kind.AREA: "面积，单位写在列名里：公顷或亩",
}
PLACE_KINDS = {
    Place.CODE: "12 位行政区划代码，按文本填写；填了代码可以不填地名",
    Place.COUNTY: "县名，只有一个县时可以不填",
    Place.TOWNSHIP: "乡镇名，按行政区划表",
    Place.VILLAGE: "村名，按行政区划表",
}
WHERE = {
    Places.VILLAGE: "填到村：行政区划代码，或乡镇和村",
    Places.TOWNSHIP_OR_VILLAGE: "填到乡镇或村；村空着就是指乡镇",
    Places.OF_LEVEL: "按这一行的层级填写：县级可以不填，乡镇级填乡镇，村级填到村",
    Places.MAYBE: "填到乡镇或村；写了户编号的可以不填",
    Places.KEPT: "填到乡镇或村，可以不填；行政区划表里没有的地名按原文保存",
}
UNITED = "所在地"
# What identifies a record, where it is not one field.
KEYS = {
    "household_no": "户编号",
    "person_no": "人口编号（表中没有这一列时用证件号码的前 18 位）",
    "region_code": UNITED,
    "event": "灾害编号（没有时用灾害名称和发生年份）",
}
PROBLEM_KEYS = {
    "household_problems": "编号（没有时用所在地、户编号或户主姓名、问题类型和具体内容）",
    "area_problems": "编号（没有时用层级、所在地、问题类型和具体内容）",
}


@dataclass(frozen=True)
class ColumnExplained:
    """`allowed` are the codes, `also` further spellings of the header, `meanings` further
    spellings of codes with what they mean."""

    header: str
    required: str  # 必填, 可空, or what else has to be said
    kind: str
    allowed: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()


def explained(layout: Layout) -> list[ColumnExplained]:
    """The columns in the order of the template."""
    return [_column(layout, column) for column in sheet_columns(layout)]


def key_in_words(layout: Layout) -> str:
    """What makes two rows the same record."""
    if layout.key == ("problem",):
        return PROBLEM_KEYS[layout.name]
    return "、".join(KEYS.get(name) or layout.field(name).header for name in layout.key)


def where_in_words(layout: Layout) -> str:
    """How a row says its place; blank for a layout without places."""
    return WHERE.get(layout.places, "")


def _column(layout: Layout, column: Column) -> ColumnExplained:
    header = printed_header(column)
    if isinstance(column, Place):
        further = layout.township_headers if column is Place.TOWNSHIP else ()
        also = tuple(name for name in (*column.headers, *further) if name != header)
        return ColumnExplained(
            header, _need_of_place(layout, column), PLACE_KINDS[column], also=also
        )
    return ColumnExplained(
        header,
        _need(column),
        KINDS[column.kind],
        column.codes or (("是", "否") if column.kind is Kind.YES_NO else ()),
        _also(column),
        tuple(f"{said}（指{meant}）" for said, meant in column.synonyms.items()),
    )


def _need(field: Field) -> str:
    if field is PERSON_NO:
        return "有这一列就要填"
    return "必填" if field.required else "可空"


def _need_of_place(layout: Layout, place: Place) -> str:
    needed = {
        Places.VILLAGE: (Place.TOWNSHIP, Place.VILLAGE),
        Places.TOWNSHIP_OR_VILLAGE: (Place.TOWNSHIP,),
    }
    return "必填，或填代码" if place in needed.get(layout.places, ()) else "可空"


def _also(field: Field) -> tuple[str, ...]:
    opposite = tuple(f"{header}（是、否的意思相反）" for header in field.negated)
    unit = (f"{field.header}(亩)",) if field.kind is Kind.AREA else ()
    return (*field.aliases, *unit, *field.gathers, *opposite)
