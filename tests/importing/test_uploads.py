"""Uploaded files on disk: named harmlessly, for nobody else, and not for long."""

import os
import time
from io import BytesIO

import pytest

from data import database
from pages.components.importing import uploads


class Upload(BytesIO):
    def __init__(self, name: str, content: bytes):
        super().__init__(content)
        self.name = name


@pytest.fixture(autouse=True)
def local(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "LOCAL", tmp_path)


def test_files_of_one_name_are_kept_apart_with_their_bytes():
    first, second = Upload("表.xlsx", b"one"), Upload("表.xlsx", b"two")
    first.read()
    folder, paths = uploads.keep([first, second])
    assert [path.name for path in paths] == ["表.xlsx", "表.xlsx"]
    assert [path.read_bytes() for path in paths] == [b"one", b"two"]
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\表\\人.xlsx", "人.xlsx"),
        ("a\x00b\n.csv", "ab.csv"),
        ("", "未命名"),
        ("..", "未命名"),
        ("长" * 300 + ".xlsx", "长" * 80 + ".xlsx"),
    ],
)
def test_a_name_leads_nowhere_else(name, kept):
    assert uploads.plain_name(name) == kept
    _, [path] = uploads.keep([Upload(name, b"")])
    assert path.parent.parent.parent == uploads.uploads_folder()


def test_what_a_lost_session_left_is_removed_and_what_is_in_use_is_not():
    old, _ = uploads.keep([Upload("a.csv", b"")])
    used, _ = uploads.keep([Upload("b.csv", b"")])
    then = time.time() - uploads.STALE_SECONDS - 1
    os.utime(old, (then, then))
    uploads.remove_stale()
    assert (old.exists(), used.exists()) == (False, True)


def test_a_failed_upload_leaves_nothing(monkeypatch):
    monkeypatch.setattr(uploads.shutil, "copyfileobj", lambda *_: (_ for _ in ()).throw(OSError()))
    with pytest.raises(OSError):
        uploads.keep([Upload("a.csv", b"x")])
    assert list(uploads.uploads_folder().iterdir()) == []
