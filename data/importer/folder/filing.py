"""Moving an imported file, and writing its report beside it."""

from datetime import date
from itertools import count
from pathlib import Path

from data.importer.report import Report
from data.importer.report_workbook import write_report
from data.refusal import Refusal

DONE, REFUSED = "done", "refused"
REPORT = "-导入报告.xlsx"


def prepare(folder: Path) -> None:
    """Makes the places to move to, before anything is stored. Raises Refusal."""
    try:
        for name in (DONE, REFUSED):
            (folder / name).mkdir(exist_ok=True)
    except OSError as error:
        raise Refusal(f"在 {folder} 里建不了 done 和 refused 文件夹，请检查权限。") from error


def file_away(path: Path, report: Report, today: date) -> Path:
    """Moves the file to done/<day> or refused/<day>; where it is now. Raises Refusal."""
    outcome = REFUSED if report.outcome == "refused" else DONE
    place = path.parent / outcome / today.isoformat()
    try:
        place.mkdir(exist_ok=True)
        target = _free(place, path)
        # The report first: whoever finds the file there finds its report too, and needs no masks.
        write_report(_report_of(target), [report], masked=False)
        path.rename(target)
    except OSError as error:
        raise Refusal(f"文件 {path} 移不到 {place}，请检查权限和磁盘空间。") from error
    return target


def _free(place: Path, path: Path) -> Path:
    """A name that is taken gets a number."""
    names = (f"{path.stem} ({number}){path.suffix}" for number in count(2))
    target = place / path.name
    while target.exists() or _report_of(target).exists():
        target = place / next(names)
    return target


def _report_of(target: Path) -> Path:
    return target.with_name(target.name + REPORT)
