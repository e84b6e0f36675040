"""The table of hostile files, filled by the modules of `kinds`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Make = Callable[[Path], object]


@dataclass(frozen=True)
class Hostile:
    """One file. `make` writes it at the path it is given, whose name is `file`.

    `says` is part of the sentence that refuses it; None: it is stored, as the harmless thing
    it is.
    """

    kind: str
    make: Make
    file: str
    says: str | None
    command: tuple[str, ...] = ("import",)

    @property
    def name(self) -> str:
        return self.make.__name__

    def made_in(self, folder: Path) -> Path:
        path = folder / self.file
        self.make(path)
        return path

    def made_in_again(self, folder: Path) -> Path:
        return folder / self.file

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


@dataclass
class Kind:
    """A kind of hostile file. Its methods are decorators for the functions that make one."""

    title: str
    command: tuple[str, ...] = ("import",)
    files: list[Hostile] = field(default_factory=list)

    def refused(self, file: str, says: str) -> Callable[[Make], Make]:
        return lambda make: self._add(make, file, says)

    def stored(self, file: str) -> Callable[[Make], Make]:
        return lambda make: self._add(make, file, None)

    def _add(self, make: Make, file: str, says: str | None) -> Make:
        self.files.append(Hostile(self.title, make, file, says, self.command))
        return make
