"""What the first bytes of a file say it is, whatever its name."""

import re
from pathlib import Path

from data.importer.faults import Fault, FileRefused

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and every encrypted workbook
BEGINNING = 2_048  # bytes
# NULs are left out first: the page may be in UTF-16.
WEB_PAGE = re.compile(
    rb"[\s\xef\xbb\xbf\xff\xfe]*(<\?xml[^>]*>\s*)?(<!--[^>]*>\s*)?"
    rb"<(!doctype html|html|head|meta|body|style|table|script|div|tr)\b|\s*MIME-Version:",
    re.IGNORECASE,
)
XML_TABLE = b"urn:schemas-microsoft-com:office:spreadsheet"

SAVE_AS = "请用 Excel 打开并另存为 .xlsx 后再导入"
MACROS = Fault("文件带有宏", "请另存为不带宏的 .xlsx 后再导入")
LOCKED = Fault("文件加了密码", "请在 Excel 里取消密码后再导入")
OTHER_EXTENSION = Fault("文件的内容与扩展名不符", SAVE_AS)
IS_XLSX = Fault("文件的内容与扩展名不符，内容像是 .xlsx", "请把扩展名改为 .xlsx 后再导入")
IS_XLS = Fault("文件的内容与扩展名不符，内容像是 .xls", "请把扩展名改为 .xls 后再导入")
IS_WEB_PAGE = Fault("文件的内容其实是网页（HTML），不是工作簿", SAVE_AS)
IS_XML_TABLE = Fault("文件的内容其实是 XML 表格，不是工作簿", SAVE_AS)
UNREADABLE = Fault("文件已损坏或不是工作簿", "请重新导出，或用 Excel 打开并另存后再导入")


def beginning(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(BEGINNING)


def refuse_other(start: bytes, expected: bytes | None) -> None:
    """Raises FileRefused unless a file that begins so is what its name says. A CSV expects
    nothing, and is anything that is none of the others."""
    if expected and start.startswith(expected):
        return
    text = start.replace(b"\0", b"")
    if start.startswith(ZIP):
        raise FileRefused(IS_XLSX)
    if start.startswith(OLE):
        raise FileRefused(IS_XLS)
    if XML_TABLE in text:
        raise FileRefused(IS_XML_TABLE)
    if WEB_PAGE.match(text):
        raise FileRefused(IS_WEB_PAGE)
    if expected:
        raise FileRefused(OTHER_EXTENSION)
