"""Every hostile file is refused in one clear sentence and leaves the rows as they were, or is
stored as the harmless thing it is."""

import re
from pathlib import Path

import pytest

from tests.hostile.county import Answer, County, copy_of
from tests.hostile.kinds import KINDS, REFUSED, STORED
from tests.hostile.table import Hostile

# What a Python error would leave in a sentence.
OF_PYTHON = re.compile(r"Traceback|Error|Exception|<class|0x[0-9a-f]{6}|\b(line|column) \d+|None")


def clear_sentences(answer: Answer) -> list[str]:
    """What is wrong, sentence by sentence; fails for one that no official could read."""
    said = [error["problem"] for file in answer.files for error in file["errors"]]
    for sentence in [*said, answer.sentence.rstrip("\n")]:
        assert re.search(r"[\u4e00-\u9fff]", sentence)
        assert sentence.endswith("。")
        assert not OF_PYTHON.search(sentence)
        assert len(sentence) < 400
    return said


def test_every_kind_has_three_files_and_no_file_stands_twice() -> None:
    assert all(len(kind.files) >= 3 for kind in KINDS)
    names = [(file.kind, file.name) for kind in KINDS for file in kind.files]
    assert len(set(names)) == len(names)


def quick_and_slow(files: list[Hostile]) -> list:
    """The first file of each kind, and the others at length."""
    first = {file.kind: file for file in reversed(files)}
    return [
        pytest.param(file, id=str(file), marks=() if first[file.kind] is file else pytest.mark.slow)
        for file in files
    ]


@pytest.mark.parametrize("hostile", quick_and_slow(REFUSED))
def test_refused(
    hostile: Hostile, stocked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = County(stocked, capsys)
    path = hostile.made_in(tmp_path)
    before = county.content()
    answer = county.run(*hostile.command, path)
    assert answer.status == 1
    assert county.content() == before
    assert answer.sentence.count("\n") == 1
    said = clear_sentences(answer)
    assert hostile.says in "".join([*said, answer.sentence])
    if hostile.command == ("import",):
        assert path.name in answer.sentence
        assert said and all(file["stored"] == 0 for file in answer.files)


@pytest.mark.parametrize("hostile", STORED, ids=str)
def test_stored(
    hostile: Hostile, stocked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = County(copy_of(stocked, tmp_path), capsys)
    folder = tmp_path / "files"
    folder.mkdir()
    before = county.content()
    answer = county.run(*hostile.command, hostile.made_in(folder))
    assert (answer.status, answer.sentence) == (0, "")
    assert county.content() != before
    again = county.content()
    assert county.run(*hostile.command, hostile.made_in_again(folder)).status == 0
    assert county.content() == again
