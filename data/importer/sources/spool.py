"""Rows kept outside memory, to be gone through as often as asked for."""

import hashlib
import json
import weakref
from collections.abc import Iterator, Sequence
from tempfile import SpooledTemporaryFile

from data.importer.sources.values import Cell

IN_MEMORY = 8_000_000  # bytes; what is more goes to a nameless file, readable by nobody else
BLOCK = 1_000_000  # bytes read at once

_encoded = json.JSONEncoder(ensure_ascii=False).encode


class Spool:
    """One row a line. It holds no connection: the other database is left alone while ours
    is written, and cannot fail in the middle of it."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
        self._hash = hashlib.sha256()
        weakref.finalize(self, self._file.close)

    def append(self, row: Sequence[Cell]) -> None:
        line = _encoded(row).encode() + b"\n"
        self._hash.update(line)
        self._file.write(line)

    @property
    def sha256(self) -> str:
        """Of all rows so far."""
        return self._hash.hexdigest()

    def __iter__(self) -> Iterator[list[Cell]]:
        position = 0
        while True:
            self._file.seek(position)  # another pass may have moved it
            lines = self._file.readlines(BLOCK)
            position = self._file.tell()
            if not lines:
                return
            yield from map(json.loads, lines)
