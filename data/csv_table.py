"""Small tables that come as CSV: in UTF-8, with a byte order mark or without, or in GB18030."""

import csv
import io
from pathlib import Path

from data.refusal import Refusal

ENCODINGS = ("utf-8-sig", "gb18030")
LARGEST = 50_000_000  # bytes; all villages of China are 40 million


def read_table(path: Path, name: str, refusal: type[Refusal]) -> list[list[str]]:
    """Its records, the header first. `name` is what an official calls the table; what is
    wrong with it is raised as `refusal`."""
    text = _decoded(_content(path, name, refusal), name, refusal)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise refusal(f"{name}的引号没有成对，或单元格过长，请改正后重试。") from error


def _content(path: Path, name: str, refusal: type[Refusal]) -> bytes:
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise refusal(f"{name} {path} 不是普通文件，请换成 CSV 文件。")
        if path.stat().st_size > LARGEST:
            raise refusal(f"{name} {path} 大得不正常，请核对是不是这个文件。")
        return path.read_bytes()
    except OSError as error:
        raise refusal(f"读不到{name} {path}，请检查路径和权限。") from error


def _decoded(content: bytes, name: str, refusal: type[Refusal]) -> str:
    if b"\0" in content:
        raise refusal(f"{name}里有空字符，不是 UTF-8 或 GB18030 编码，请另存为 UTF-8 的 CSV。")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refusal(f"{name}不是 UTF-8 或 GB18030 编码，请另存为 UTF-8 的 CSV。")
