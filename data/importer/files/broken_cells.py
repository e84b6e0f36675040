"""Cells of a sheet's XML that hold an error value, or a formula without a result.

The workbook reader gives both as blank, and blank means missing: they must be told apart.
"""

import re
from collections.abc import Iterable, Iterator

from data.importer.faults import Fault, FileRefused

ERROR_VALUE = Fault("单元格是错误值（如 #N/A、#REF!）", "请改正公式，或粘贴为数值")
NO_RESULT = Fault("公式没有计算结果", "请用 Excel 打开并保存一次，或粘贴为数值")

TOO_WIDE = Fault("工作表的最右一列远得不正常", "请删去表格右边多余的内容后再导入")

# A sheet without any of these has no such cell; most have none.
SIGNS = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b'"e"', b"'e'")
LONGEST_CELL_START = 64
FAR_VALUE = re.compile(rb"""\br=["'][A-Z]{3}\d+["'][^>]*(?<!/)>""")  # column AAA, the 703rd, or on
ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c\s*>)", re.DOTALL)
POSITION = re.compile(rb"""\br\s*=\s*["']([A-Z]+)(\d+)["']""")
TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?(?:/>|>([^<]*)<)")


def has_signs(pieces: Iterable[bytes]) -> bool:
    """Reads all pieces, whatever it finds: the archive's own checks stand at the end.

    Raises FileRefused for a value far to the right: a reader would make room for all cells
    before it, and run out of memory.
    """
    found, is_too_wide, tail = False, False, b""
    for piece in pieces:
        seen = tail + piece
        found = found or any(sign in seen for sign in SIGNS)
        is_too_wide = is_too_wide or FAR_VALUE.search(seen) is not None
        tail = piece[-LONGEST_CELL_START:]
    if is_too_wide:
        raise FileRefused(TOO_WIDE)
    return found


def broken_cells(pieces: Iterable[bytes]) -> dict[tuple[int, int], Fault]:
    """Faults by row number and column index from 0."""
    return {
        _position(match[1], match[2]): fault
        for rows in _whole_rows(pieces)
        for cell in CELL.finditer(rows)
        if (fault := _fault(cell[1], cell[2])) and (match := POSITION.search(cell[1]))
    }


def _whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        rest += piece
        ends = [match.end() for match in ROW_END.finditer(rest)]
        if ends:
            yield rest[: ends[-1]]
            rest = rest[ends[-1] :]
    yield rest


def _fault(attributes: bytes, content: bytes | None) -> Fault | None:
    kind = TYPE.search(attributes)
    if kind and kind[1] == b"e":
        return ERROR_VALUE
    if content is None or not FORMULA.search(content):
        return None
    value = VALUE.search(content)
    # A formula may well result in an empty text.
    is_empty_text = value is not None and kind is not None and kind[1] == b"str"
    return None if is_empty_text or (value and value[1]) else NO_RESULT


def _position(letters: bytes, row: bytes) -> tuple[int, int]:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return int(row), column - 1
