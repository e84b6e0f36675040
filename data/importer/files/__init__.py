"""Files → sheets: .xlsx, .xls and .csv, refused before parsing where they are hostile."""

from collections.abc import Callable
from pathlib import Path

from data.importer.faults import Fault, FileRefused
from data.importer.files.delimited import read_csv
from data.importer.files.legacy import read_xls
from data.importer.files.steady import state_of, steady
from data.importer.files.workbook import read_xlsx
from data.importer.sheet import Sheet

READERS: dict[str, Callable[[Path], list[Sheet]]] = {
    ".xlsx": read_xlsx,
    ".xls": read_xls,
    ".csv": read_csv,
}


def read_file(path: Path) -> list[Sheet]:
    """Raises FileRefused; so may going through the rows of its sheets."""
    read = READERS.get(path.suffix.lower())
    if read is None:
        raise FileRefused(Fault("只能导入 .xlsx、.xls 和 .csv 文件", "请另存为其中一种"))
    try:
        state = state_of(path)
        return [steady(sheet, path, state) for sheet in read(path)]
    except FileNotFoundError as error:
        raise FileRefused(Fault("文件不存在", "请检查路径")) from error
    except PermissionError as error:
        raise FileRefused(Fault("没有权限读这个文件", "请检查权限")) from error
    except OSError as error:
        raise FileRefused(Fault("文件读不了", "请检查磁盘，或复制到本机后再导入")) from error


__all__ = ["read_file"]
