"""The first step: files and how they are to be read."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.layouts import LAYOUTS
from pages.components.importing import draft
from pages.components.importing.job import Choices

BY_HEADERS = "按表头自动识别"
KINDS = ["xlsx", "xls", "csv"]
LEAD = (
    "<p class='lead'>把系统导出的表和本县台账原样拖进来，可以一次多个，不用改格式。"
    "先核对：认出了哪些表、会新增和更新什么、哪些行有误；您确认之后才写入。</p>"
)
NO_ROOM = "上传的文件存不下来，请管理员检查磁盘空间和 data/local 的权限，再重新上传。"
VALID_ROWS = "平时一行有误，整个文件都不导入，改好后重来。勾选后只留下有误的行，其余照常导入。"


def choose(url: str) -> None:
    """A form; once sent, the files are kept and checked."""
    st.html(LEAD)
    with st.container(key="card-choose"), st.form("import", border=False):
        files = st.file_uploader(
            "工作簿（.xlsx、.xls、.csv）",
            type=KINDS,
            accept_multiple_files=True,
            key="import-files",
        )
        first, second, third = st.columns(3)
        by = first.text_input(
            "经办人", st.session_state.get("importer", ""), placeholder="您的姓名，随批次保存",
            max_chars=40,
        )  # fmt: skip
        day = second.date_input(
            "导出日期",
            None,
            format="YYYY-MM-DD",
            help="不填则取表头上方的导出时间；没有写的取今天。",
        )
        layout = third.selectbox(
            "数据表", [None, *LAYOUTS], placeholder=BY_HEADERS,
            format_func=lambda name: LAYOUTS[name].title if name else BY_HEADERS,
        )  # fmt: skip
        accept = st.checkbox("只导入正确的行", help=VALID_ROWS)
        if not st.form_submit_button("核对", type="primary", icon=":material/fact_check:"):
            return
    if not files:
        st.warning("请先选择要导入的文件。", icon=":material/info:")
    elif not by.strip():
        st.warning("请填写经办人：谁导入的，要随批次保存。", icon=":material/info:")
    else:
        st.session_state["importer"] = by.strip()
        try:
            draft.begin(url, files, Choices(by.strip(), day, layout, accept))
        except OSError:
            st.error(NO_ROOM, icon=":material/error:")
            return
        _forget(files)
        st.rerun()


def _forget(files: Sequence[UploadedFile]) -> None:
    """They are on disk now; Streamlit would keep them in memory as long as the session."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for file in files:
            context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
