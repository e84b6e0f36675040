"""The rows of one sheet of a .xlsx, read from the archive a piece at a time."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data.importer.faults import Fault, FileRefused
from data.importer.files.archive import pieces
from data.importer.files.cell_values import CellValues
from data.importer.files.odd_xml import odd_rows
from data.importer.files.plain_xml import Row, is_interrupted, is_plain, plain_row, whole_elements
from data.importer.files.signatures import UNREADABLE

END = "</row>"
END_OF_ROWS = re.compile(r"</sheetData\s*>|<sheetData\s*/>")
MOST_ROWS = 1_048_576

OUT_OF_ORDER = Fault("工作表里的行没有按行号排列", "请用 Excel 打开并另存后再导入")


class SheetRows:
    """As often as asked for, from the first row on; a row that is not there is empty.

    A cell that the file itself declares broken is a Fault: an error value, or a formula
    without a result. Raises FileRefused, at whichever row it becomes known.
    """

    def __init__(self, path: Path, part: str, values: CellValues):
        self._path = path
        self._part = part
        self._values = values

    def __iter__(self) -> Iterator[list[Any]]:
        last = 0
        for number, row in self._numbered():
            if not last < number <= MOST_ROWS:
                raise FileRefused(OUT_OF_ORDER)
            for _ in range(number - last - 1):
                yield []
            yield row
            last = number

    def _numbered(self) -> Iterator[Row]:
        with zipfile.ZipFile(self._path) as archive:
            start = next(pieces(archive, self._part), b"")
            if not is_plain(start, b"sheetData"):
                yield from odd_rows(pieces(archive, self._part), self._values)
                return
            last, xml = 0, ""
            for xml in whole_elements(pieces(archive, self._part), END.encode()):
                if is_interrupted(xml):
                    rows = odd_rows(pieces(archive, self._part), self._values)
                    yield from (row for row in rows if row[0] > last)
                    return
                for row in self._rows(xml, last):
                    last = row[0]
                    yield row
            if not END_OF_ROWS.search(xml):
                raise FileRefused(UNREADABLE)

    def _rows(self, xml: str, last: int) -> Iterator[Row]:
        """`xml` ends with a row; `last` is the number of the row before."""
        for written in xml.split(END)[:-1]:
            plain = plain_row(written, self._values)
            for row in [plain] if plain else self._odd_rows(written, last):
                last = row[0]
                yield row

    def _odd_rows(self, written: str, last: int) -> Iterator[Row]:
        """Rows without cells may stand before the one that `written` ends in."""
        rows = "<row" + written.partition("<row")[2] + END
        return odd_rows(("<sheetData>", rows, "</sheetData>"), self._values, last)
