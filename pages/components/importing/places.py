"""先导入行政区划: without its places no row of a county can be told where it lies."""

import csv
import io
import tempfile
from pathlib import Path

import streamlit as st

from data import database
from data.refusal import Refusal
from data.regions import load_regions
from pages.components.importing import uploads
from pages.components.listing import table

LEAD = (
    "<p class='lead'>第一步，导入行政区划表：本县、各乡镇（街道）、各村（社区）的代码和名称。"
    "工作簿里的每一行都靠它找到所在的村。</p>"
)
EXAMPLE = [
    ("代码", "层级", "名称", "上级代码"),
    ("990101000000", "县", "云溪县", ""),
    ("990101100000", "乡镇", "东岭镇", "990101000000"),
    ("990101100201", "村", "上坪村", "990101100000"),
]
MEANINGS = [
    ("代码", "12 位统计用区划代码"),
    ("层级", "县、乡镇（街道写乡镇）或村（社区写村）"),
    ("名称", "全称，如东岭镇、上坪村民委员会"),
    ("上级代码", "上一级的代码；县留空"),
]


def ask_for(url: str) -> None:
    """An uploader for the list of regions, what it must look like, and a sample."""
    st.html(LEAD)
    with st.container(key="card-places"):
        chosen = st.file_uploader("行政区划表（CSV）", type="csv", key="places-file")
        if st.button("导入行政区划", type="primary", disabled=chosen is None) and chosen:
            _load(url, chosen)
    with st.container(key="card-places-form"):
        st.subheader("表的样子")
        table(["列", "内容"], MEANINGS)
        st.download_button(
            "下载样表", _example(), "行政区划样表.csv", "text/csv", icon=":material/download:"
        )


def _load(url: str, upload: uploads.Upload) -> None:
    engine = database.open_engine(url)
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / uploads.plain_name(upload.name)
            path.write_bytes(upload.getvalue())
            database.migrate(engine)
            count = load_regions(engine, path)
    except Refusal as refusal:
        st.error(str(refusal), icon=":material/error:")
        return
    finally:
        engine.dispose()
    st.session_state["places-loaded"] = f"已导入 {count:,} 个地区。"
    st.rerun()


def _example() -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(EXAMPLE)
    return text.getvalue().encode("utf-8-sig")
