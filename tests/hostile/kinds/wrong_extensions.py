"""HTML and other text under a wrong extension: what web systems call a workbook."""

from pathlib import Path

from tests.hostile.table import Kind
from tests.hostile.workbooks import HEADER, ROW, csv_text

KIND = Kind("HTML or text under a wrong extension")
WEB_PAGE = "内容其实是网页"
OTHER = "内容与扩展名不符"
CELLS = "".join(
    "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in (HEADER, ROW)
)
PAGE = f"<html><head><meta charset='utf-8'></head><body><table>{CELLS}</table></body></html>"


@KIND.refused("a.xls", WEB_PAGE)
def a_web_page(path: Path) -> None:
    path.write_text(PAGE, "utf-8")


@KIND.refused("a.xls", WEB_PAGE)
def a_web_page_with_mark_doctype_and_gbk(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf\r\n<!DOCTYPE html>\r\n" + PAGE.encode("gb18030"))


@KIND.refused("a.xls", WEB_PAGE)
def only_a_table(path: Path) -> None:
    path.write_text(f"  <TABLE border=1>{CELLS}</TABLE>", "utf-8")


@KIND.refused("a.xlsx", WEB_PAGE)
def a_web_page_named_xlsx(path: Path) -> None:
    path.write_text(PAGE, "utf-8")


@KIND.refused("a.csv", WEB_PAGE)
def a_web_page_named_csv(path: Path) -> None:
    path.write_text(PAGE, "utf-8")


@KIND.refused("a.xls", WEB_PAGE)
def a_web_page_in_utf_16(path: Path) -> None:
    path.write_bytes(PAGE.encode("utf-16"))


@KIND.refused("a.xls", WEB_PAGE)
def a_web_archive(path: Path) -> None:
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    path.write_text(head + PAGE, "utf-8")


@KIND.refused("a.xls", "内容其实是 XML 表格")
def an_xml_table_of_excel_2003(path: Path) -> None:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    path.write_text(f'<?xml version="1.0"?><Workbook xmlns="{space}"></Workbook>', "utf-8")


@KIND.refused("a.xls", OTHER)
def text_with_tabs(path: Path) -> None:
    path.write_text("\t".join(HEADER) + "\n" + "\t".join(ROW), "utf-8")


@KIND.refused("a.xlsx", OTHER)
def a_csv_named_xlsx(path: Path) -> None:
    path.write_text(csv_text(), "utf-8")


@KIND.refused("a.xlsx", OTHER)
def a_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")


@KIND.refused("a.xls", OTHER)
def a_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))


@KIND.refused("a.csv", "没有认出任何一种数据表")
def a_letter(path: Path) -> None:
    path.write_text("各乡镇：\n请于本周五前报送台账。\n", "utf-8")


@KIND.refused("a.txt", "只能导入 .xlsx、.xls 和 .csv 文件")
def text(path: Path) -> None:
    path.write_text(csv_text(), "utf-8")


@KIND.refused("台账", "只能导入 .xlsx、.xls 和 .csv 文件")
def no_extension(path: Path) -> None:
    path.write_text(csv_text(), "utf-8")
