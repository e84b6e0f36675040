""".csv in UTF-8, with a byte order mark or without, or in GB18030."""

import csv
import io
from pathlib import Path

from data.importer.faults import Fault, FileRefused
from data.importer.files.signatures import LONGEST, OLE, OTHER_EXTENSION, ZIP
from data.importer.sheet import Sheet

ENCODINGS = ("utf-8-sig", "gb18030")
MEND = "请用 Excel 打开并另存为 .xlsx 后再导入"


def read_csv(path: Path) -> list[Sheet]:
    content = path.read_bytes()
    if content[:LONGEST].startswith((ZIP, OLE)):
        raise FileRefused(OTHER_EXTENSION)
    if b"\x00" in content:
        raise FileRefused(Fault("CSV 里有空字符，可能不是 UTF-8 或 GB18030 编码", MEND))
    text = _decoded(content)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise FileRefused(Fault(f"CSV 的引号没有成对，或单元格过长（{error}）", MEND)) from error
    return [Sheet(path.stem, rows, is_csv=True)]


def _decoded(content: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused(Fault("CSV 不是 UTF-8 或 GB18030 编码", MEND))
