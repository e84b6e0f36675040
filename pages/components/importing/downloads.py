"""The error workbook: in the clear for who uploaded the files, masked to be sent on."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from data.importer import Report, write_report
from pages.components import access
from pages.components.listing import XLSX

MARKED = (
    "您的原表，有误的单元格标红、要核实的标黄，批注写明怎么改；在里面改好就可以直接再导入。"
    "含完整证件号码，请勿转发。超过两万行的表只列有问题的行。"
)
LIST = "同样的标注，但证件号码和电话已遮盖，可以发给乡镇对照修改；遮盖过的表不能再导入。"


def download_errors(reports: Sequence[Report]) -> None:
    """The workbooks of all problems, if there are any; each made when it is asked for."""
    found = sum(len(report.errors) + len(report.warnings) for report in reports)
    if not found:
        return
    _workbook_button(
        f"下载标注的原表（{found:,} 处）", "导入核对_标注原表.xlsx", reports, MARKED, masked=False
    )
    _workbook_button("下载清单（证件号码已遮盖）", "导入核对_清单.xlsx", reports, LIST, masked=True)


def _workbook_button(
    label: str, file_name: str, reports: Sequence[Report], purpose: str, *, masked: bool
) -> None:
    def workbook() -> BytesIO:
        access.imported(label, len(reports))
        with TemporaryDirectory() as folder:
            path = Path(folder) / "report.xlsx"
            write_report(path, reports, masked=masked)
            return BytesIO(path.read_bytes())

    st.download_button(
        label, workbook, file_name, XLSX, help=purpose,
        icon=":material/download:", on_click="ignore", key=f"download-{masked}",
    )  # fmt: skip
