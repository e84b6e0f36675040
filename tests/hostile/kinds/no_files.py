"""What is no file, or does not stay one."""

import os
from pathlib import Path

from tests.hostile.table import Kind
from tests.hostile.workbooks import csv_text

KIND = Kind("what is no file")
NO_FILE = "不是普通文件"


@KIND.refused("a.csv", NO_FILE)
def a_folder(path: Path) -> None:
    path.mkdir()


@KIND.refused("a.csv", NO_FILE)
def a_pipe_that_nobody_fills(path: Path) -> None:
    os.mkfifo(path)


@KIND.refused("a.csv", NO_FILE)
def zeros_without_end(path: Path) -> None:
    path.symlink_to("/dev/zero")


@KIND.refused("a.xlsx", NO_FILE)
def a_folder_named_xlsx(path: Path) -> None:
    path.mkdir()


@KIND.refused("a.csv", "文件不存在")
def nothing(path: Path) -> None:
    pass


@KIND.refused("a.csv", "文件不存在")
def a_link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere.csv"))


@KIND.refused("a.csv", "文件读不了")
def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path)


@KIND.refused("a.csv", "文件是空的")
def an_empty_csv(path: Path) -> None:
    path.touch()


@KIND.refused("a.xlsx", "文件是空的")
def an_empty_xlsx(path: Path) -> None:
    path.touch()


@KIND.refused("a.xls", "文件是空的")
def an_empty_xls(path: Path) -> None:
    path.touch()


@KIND.refused("a.csv", "没有认出任何一种数据表")
def only_line_ends(path: Path) -> None:
    path.write_bytes(b"\r\n" * 1_000)


@KIND.refused("a.csv", "没有认出任何一种数据表")
def only_the_mark_of_an_encoding(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf")


@KIND.stored("a.csv")
def a_link_to_a_file(path: Path) -> None:
    file = path.with_name("real.csv")
    file.write_text(csv_text(), "utf-8")
    path.symlink_to(file)


@KIND.stored(os.fsdecode(b"\xb1\xed.csv"))
def a_file_name_in_another_encoding(path: Path) -> None:
    path.write_text(csv_text(), "utf-8")


@KIND.stored("表\n第二行\x1b[31m\u202e.csv")
def a_file_name_that_would_upset_a_terminal(path: Path) -> None:
    path.write_text(csv_text(), "utf-8")
