"""XML of sheets and shared strings in whatever way it is written: prefixes, rich text,
phonetic runs, comments, formulas, cells without a position. By a parser, element by element."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from data.importer.faults import FileRefused
from data.importer.files.cell_values import NO_RESULT, CellValues, unescaped
from data.importer.files.columns import LETTERS, MOST_COLUMNS, TOO_WIDE
from data.importer.files.plain_xml import Row
from data.importer.files.signatures import UNREADABLE

Attributes = dict[str, str]


class _Texts(ABC):
    """Feeds a parser and collects the text of `v` and `t`, those of phonetic runs apart."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._text = ""
        self._run: list[str] | None = None
        self._keeps_space = False
        self._is_phonetic = False

    def feed(self, pieces: Iterable[bytes | str]) -> Iterator[None]:
        """Yields after each piece, when what has been found may be taken."""
        try:
            for piece in pieces:
                self._parser.Parse(piece)
                yield
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError) as error:
            raise FileRefused(UNREADABLE) from error
        yield

    def _start(self, name: str, attributes: Attributes) -> None:
        match name.rpartition(":")[2]:
            case "v" | "t" if not self._is_phonetic:
                self._run = []
                self._keeps_space = name[-1] == "v" or attributes.get("xml:space") == "preserve"
            case "rPh":
                self._is_phonetic = True
            case local:
                self.opened(local, attributes)

    def _characters(self, written: str) -> None:
        if self._run is not None:
            self._run.append(written)

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v" | "t" if self._run is not None:
                run = "".join(self._run)
                self._text += run if self._keeps_space else run.strip()
                self._run = None
            case "rPh":
                self._is_phonetic = False
            case local:
                self.closed(local)

    @abstractmethod
    def opened(self, name: str, attributes: Attributes) -> None: ...

    @abstractmethod
    def closed(self, name: str) -> None: ...


class _Rows(_Texts):
    def __init__(self, values: CellValues, after: int):
        super().__init__()
        self.found: list[Row] = []
        self._values = values
        self._number = after
        self._cells: dict[int, object] = {}
        self._column = -1
        self._attributes: Attributes = {}
        self._has_formula = False

    def opened(self, name: str, attributes: Attributes) -> None:
        match name:
            case "row":
                self._number = int(attributes.get("r", self._number + 1))
                self._cells, self._column = {}, -1
            case "c":
                letters = attributes.get("r", "").rstrip("0123456789")
                self._column = LETTERS[letters.upper()] if letters else self._column + 1
                self._attributes = attributes
                self._text, self._has_formula = "", False
            case "f":
                self._has_formula = True

    def closed(self, name: str) -> None:
        if name == "c":
            value = self._value()
            if value != "":
                self._cells[self._column] = value
        elif name == "row":
            width = max(self._cells, default=-1) + 1
            if width > MOST_COLUMNS:
                raise FileRefused(TOO_WIDE)
            self.found.append((self._number, [self._cells.get(i, "") for i in range(width)]))

    def _value(self) -> object:
        kind = self._attributes.get("t", "n")
        if not self._text and self._has_formula and kind not in ("str", "e"):
            return NO_RESULT  # a formula may well result in an empty text
        if not self._text and kind != "e":
            return ""
        # Values are read from text as it stands in the XML.
        return self._values.of(kind, self._attributes.get("s", ""))(
            self._text.replace("&", "&amp;")
        )


class _Strings(_Texts):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def opened(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._text = ""

    def closed(self, name: str) -> None:
        if name == "si":
            self.found.append(unescaped(self._text))


def odd_rows(pieces: Iterable[bytes | str], values: CellValues, after: int = 0) -> Iterator[Row]:
    """`after` is the number of the row before, which a row without one follows."""
    rows = _Rows(values, after)
    for _ in rows.feed(pieces):
        yield from rows.found
        rows.found = []


def odd_strings(pieces: Iterable[bytes | str]) -> Iterator[str]:
    strings = _Strings()
    for _ in strings.feed(pieces):
        yield from strings.found
        strings.found = []
