"""XML as nearly every program writes it: read by regular expressions, in half the time of a
parser that does nothing with it. What is written otherwise is left to `odd_xml`, never guessed
at."""

import re
from collections.abc import Iterable, Iterator

from data.importer.faults import FileRefused
from data.importer.files.cell_values import CellValues, text
from data.importer.files.columns import LETTERS, MOST_COLUMNS
from data.importer.files.signatures import UNREADABLE

Row = tuple[int, list[object]]  # number from 1, and its values; blanks at the end left out

# Each stands for the whole element or does not match at all.
CELL = re.compile(
    r'<c r="([A-Z]++)[0-9]++"([^<>]*+)'
    r'(?:(?<=/)>|>(?:<(?:v|is><t)(?: xml:space="preserve")?+>([^<]*+)</(?:v|t></is)>)?+</c>)'
)
STRING = re.compile(r'<si><t(?: xml:space="preserve")?+>([^<]*+)</t></si>')
ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding=["'](?!utf-?8["'])""", re.I)
LONGEST_NUMBER = 10  # digits of a row number; Python converts no more than 4,300
LONGEST = 100_000_000  # bytes of one element


def is_plain(start: bytes, element: bytes) -> bool:
    """Whether a document is UTF-8 and spells `element` without a prefix."""
    return not ENCODING.match(start) and b"<" + element in start


def whole_elements(pieces: Iterable[bytes], end: bytes) -> Iterator[str]:
    """A document in parts that end with `end`, and what is left at last."""
    rest = b""
    for piece in pieces:
        rest += piece
        cut = rest.rfind(end)
        if cut >= 0:
            yield _decoded(rest[: cut + len(end)])
            rest = rest[cut + len(end) :]
        elif len(rest) > LONGEST:
            raise FileRefused(UNREADABLE)
    yield _decoded(rest)


def _decoded(part: bytes) -> str:
    try:
        written = part.decode()
    except UnicodeDecodeError as error:
        raise FileRefused(UNREADABLE) from error
    return written.replace("\r\n", "\n").replace("\r", "\n") if "\r" in written else written


def is_interrupted(part: str) -> bool:
    """By a comment, CDATA or an instruction; the document's own prolog is none."""
    return ("!" in part and "<!" in part) or ("?" in part and "<?" in part[1:])


def plain_row(xml: str, values: CellValues) -> Row | None:
    """The row at the end of `xml`; None if it is written in another way."""
    _, _, row = xml.rpartition("<row")
    if not row.startswith(' r="'):
        return None
    cells = CELL.findall(row)
    if len(cells) != row.count("<c"):
        return None
    written_number = row[4 : row.find('"', 4)]
    if len(written_number) > LONGEST_NUMBER or not written_number.isdecimal():
        return None
    number = int(written_number)
    if not cells:
        return number, []
    found: list[object] = [""] * min(LETTERS[cells[-1][0]] + 1, MOST_COLUMNS)
    try:
        for letters, attributes, written in cells:
            if written:
                found[LETTERS[letters]] = values[attributes](written)
    except IndexError:  # not from left to right, or too far to the right
        return None
    return number, found


def plain_strings(part: str) -> list[str] | None:
    """The shared strings in `part`; None if one is written in another way."""
    found = STRING.findall(part)
    return list(map(text, found)) if len(found) == part.count("<si") else None
