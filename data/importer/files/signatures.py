"""What the first bytes of a file say it is, whatever its name."""

from pathlib import Path

from data.importer.faults import Fault

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and every encrypted workbook
LONGEST = len(OLE)
# Names in an OLE directory are UTF-16.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
VBA = "_VBA_PROJECT".encode("utf-16-le")

MACROS = Fault("文件带有宏", "请另存为不带宏的 .xlsx 后再导入")
LOCKED = Fault("文件加了密码", "请在 Excel 里取消密码后再导入")
OTHER_EXTENSION = Fault("文件的内容与扩展名不符", "请用 Excel 打开并另存为 .xlsx 后再导入")
UNREADABLE = Fault("文件已损坏或不是工作簿", "请重新导出，或用 Excel 打开并另存后再导入")


def signature(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(LONGEST)
