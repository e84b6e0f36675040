"""Workbooks of the layouts to fill in: a header, rows begun where there are any, an explanation."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data.formulas import safe
from data.layouts import Kind, Layout, Place
from data.layouts.columns import Column, printed_header, sheet_columns
from data.layouts.explained import ColumnExplained, explained, key_in_words, where_in_words
from data.refusal import Refusal

LAST_ROW = 1_048_575
LONGEST_LIST = 255  # characters of a drop-down's words
GUIDE = "填表说明"
# The table of columns begins below the rows in which a header is looked for, so that the
# sheet is never taken for data.
GUIDE_TABLE = 11
GUIDE_HEAD = ("列名", "能否空着", "怎么填", "规定的取值", "也认得的列名", "也认得的取值")
GUIDE_WIDTHS = (30, 14, 40, 50, 40, 40)
GENERAL = (
    "这张工作表只作说明，不会被当作数据；可以保留，也可以删去。",
    "红色列名必填，其余可以空着。空着表示不知道，不表示 0，也不表示否。",
    "列的次序可以调换，用不到的列可以删去，多出来的列不会被导入。",
    "编号和证件号码要按文本填写：被 Excel 改成 4.50E+17 的编号会被拒绝。",
    "日期写成 2023-09-15、2023/9/15、2023年9月15日 都可以，也可以用 Excel 的日期。",
    "一格里有几项的，用顿号、逗号、分号或竖线隔开。",
    "以后再导入同一条记录：表里没有的列保持原值，空格记为不知道。",
)
TEXT_KINDS = (Kind.KEY, Kind.IDENTITY)


def file_name(layout: Layout) -> str:
    return f"{sheet_name(layout)}.xlsx"


def sheet_name(layout: Layout) -> str:
    """A title without what neither a sheet nor a file may be called."""
    return layout.title.replace("/", "、")


def write_template(layout: Layout, path: Path) -> None:
    """Raises Refusal if the file cannot be written."""
    try:
        path.write_bytes(template(layout))
    except OSError as error:
        raise Refusal(f"模板写不到 {path}，请换一个位置，或先关闭打开着的同名文件。") from error


def template(
    layout: Layout,
    *,
    titles: Sequence[str] = (),
    rows: Sequence[Mapping[str, str]] = (),
    beside: Sequence[str] = (),
) -> bytes:
    """Always the same bytes for the same layout and content.

    `rows` are begun already: header → text. `beside` are further columns, for whoever fills in
    the sheet; an import leaves them out. `titles` stand above the header.
    """
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": layout.title, "created": datetime(2020, 1, 1)})
        sheet = _write_blank(book, layout, len(titles))
        for number, title in enumerate(titles):
            sheet.write_string(number, 0, safe(title), book.add_format({"bold": True}))
        _write_begun(book, sheet, layout, len(titles), rows, beside)
        _write_guide(book, layout)
    return stream.getvalue()


def _write_begun(
    book: Workbook,
    sheet: Worksheet,
    layout: Layout,
    header: int,
    rows: Sequence[Mapping[str, str]],
    beside: Sequence[str],
) -> None:
    own = [printed_header(column) for column in sheet_columns(layout)]
    grey = book.add_format({"font_color": "#666666", "num_format": "@"})
    for index, heading in enumerate(beside, start=len(own)):
        sheet.set_column(index, index, max(12, 2 * len(heading) + 2), grey)
        sheet.write_string(header, index, heading, grey)
    for number, row in enumerate(rows, start=header + 1):
        for index, heading in enumerate((*own, *beside)):
            if text := row.get(heading):
                sheet.write_string(number, index, safe(text, "\n", "'"))


def _write_blank(book: Workbook, layout: Layout, header_row: int) -> Worksheet:
    sheet = book.add_worksheet(sheet_name(layout))
    head = {"bold": True, "bottom": 1, "bg_color": "#EEF2F6", "text_wrap": True}
    needed, free = book.add_format(head | {"font_color": "#B00020"}), book.add_format(head)
    text = book.add_format({"num_format": "@"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for index, (column, said) in enumerate(
        zip(sheet_columns(layout), explained(layout), strict=True)
    ):
        header = printed_header(column)
        sheet.set_column(index, index, max(12, 2 * len(header) + 2), _look(column, text, day))
        look = needed if said.required != "可空" else free
        sheet.write_string(header_row, index, header, look)
        sheet.data_validation(header_row + 1, index, LAST_ROW, index, _help(column, said))
    sheet.freeze_panes(header_row + 1, 0)
    return sheet


def _look(column: Column, text: Format, day: Format) -> Format | None:
    if isinstance(column, Place):
        return text
    if column.kind in TEXT_KINDS:
        return text
    return day if column.kind is Kind.DAY else None


def _help(column: Column, said: ColumnExplained) -> dict[str, object]:
    """What is shown when a cell is chosen, and the words to choose from where one is meant. A
    word that is not in the list can be typed all the same: more are understood."""
    shown: dict[str, object] = {
        "input_title": said.header[:32],
        "input_message": f"{said.required}。{said.kind}。"[:255],
    }
    is_list = isinstance(column, Place) or column.kind is Kind.WORDS
    if said.allowed and not is_list and len(",".join(said.allowed)) <= LONGEST_LIST:
        wrong = "不在规定的取值之内，请确认是否写对。"
        offered = {"validate": "list", "source": list(said.allowed), "error_type": "warning"}
        return shown | offered | {"error_title": "取值", "error_message": wrong}
    return shown | {"validate": "any"}


def _write_guide(book: Workbook, layout: Layout) -> None:
    sheet: Worksheet = book.add_worksheet(GUIDE)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    for index, width in enumerate(GUIDE_WIDTHS):
        sheet.set_column(index, index, width, wrapped)
    plain = book.add_format({})
    sheet.write_string(0, 0, f"{layout.title}：{layout.grain}", bold)
    sheet.write_string(1, 0, f"确定一条记录的是：{key_in_words(layout)}。", plain)
    where = where_in_words(layout)
    lines = [*([f"所在地：{where}。"] if where else []), *GENERAL]
    for row, line in enumerate(lines, start=2):
        sheet.write_string(row, 0, line, plain)
    sheet.write_row(GUIDE_TABLE, 0, GUIDE_HEAD, bold)
    for row, said in enumerate(explained(layout), start=GUIDE_TABLE + 1):
        words = (said.allowed, said.also, said.meanings)
        sheet.write_row(
            row, 0, (said.header, said.required, said.kind, *("、".join(each) for each in words))
        )
