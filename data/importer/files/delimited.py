""".csv in UTF-8, with a byte order mark or without, or in GB18030; read as a stream."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from data.importer.faults import Fault, FileRefused
from data.importer.file_names import shown_name
from data.importer.files.columns import MOST_COLUMNS, TOO_WIDE
from data.importer.files.signatures import SAVE_AS, beginning, refuse_other
from data.importer.sheet import Sheet

ENCODINGS = ("utf-8-sig", "gb18030")
PIECE = 1 << 20  # bytes; no line is longer

NUL = Fault("CSV 里有空字符，可能不是 UTF-8 或 GB18030 编码", SAVE_AS)
UTF_16 = Fault("CSV 是 UTF-16 编码（Excel 的“Unicode 文本”）", SAVE_AS)
UNKNOWN = Fault("CSV 不是 UTF-8 或 GB18030 编码", SAVE_AS)
TOO_LONG = Fault("CSV 有单元格过长", "请检查引号是否成对，或另存为 .xlsx 后再导入")
OPEN_QUOTE = Fault("CSV 的引号没有成对", SAVE_AS)


class DelimitedRows:
    """The records of a CSV, as often as asked for. Going through them may raise FileRefused."""

    def __init__(self, path: Path, encoding: str):
        self._path = path
        self._encoding = encoding

    def __iter__(self) -> Iterator[list[str]]:
        with self._path.open(encoding=self._encoding, newline="") as stream:
            try:
                for row in csv.reader(stream, strict=True):
                    yield row if len(row) <= MOST_COLUMNS else _narrowed(row)
            except csv.Error as error:
                is_long = "field larger" in str(error)
                raise FileRefused(TOO_LONG if is_long else OPEN_QUOTE) from error
            except UnicodeDecodeError as error:  # written to since it was looked through
                raise FileRefused(UNKNOWN) from error


def _narrowed(row: list[str]) -> list[str]:
    """Without the blanks beyond the last column that there may be."""
    if any(row[MOST_COLUMNS:]):
        raise FileRefused(TOO_WIDE)
    return row[:MOST_COLUMNS]


def read_csv(path: Path) -> list[Sheet]:
    start = beginning(path)
    refuse_other(start, expected=None)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise FileRefused(UTF_16)
    return [Sheet(Path(shown_name(path)).stem, DelimitedRows(path, _encoding(path)), is_csv=True)]


def _encoding(path: Path) -> str:
    """The first that the whole file is in."""
    for encoding in ENCODINGS:
        decode = codecs.getincrementaldecoder(encoding)().decode
        try:
            for piece in _pieces(path):
                decode(piece)
            decode(b"", True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise FileRefused(UNKNOWN)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            if b"\0" in piece:
                raise FileRefused(NUL)
            if len(piece) == PIECE and b"\n" not in piece and b"\r" not in piece:
                raise FileRefused(TOO_LONG)
            yield piece
