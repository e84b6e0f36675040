"""数据表格式: what a workbook of each layout holds, in the words of its own declaration."""

import streamlit as st

from data.layouts import LAYOUTS
from data.layouts.columns import sheet_columns
from data.layouts.explained import explained, key_in_words, where_in_words
from data.templates import file_name, template
from pages.components import definition
from pages.components.listing import XLSX, table

HEADINGS = ("列名", "能否空着", "怎么填", "规定的取值", "也认得的写法")
NAMES = list(LAYOUTS)

st.title("数据表格式")
st.html(
    '<p class="lead">各种数据表有哪些列、怎么填、认得哪些写法。系统导出的原表不用改动就能导入；'
    "要新建台账，可以下载空白模板。</p>"
)
asked = st.query_params.get("layout", "")
name = st.selectbox(
    "数据表",
    NAMES,
    index=NAMES.index(asked) if asked in NAMES else NAMES.index("household_members"),
    format_func=lambda name: LAYOUTS[name].title,
    key="layout",
)
st.query_params["layout"] = name
layout = LAYOUTS[name]
columns = explained(layout)
needed = [said.header for said in columns if said.required.startswith("必填")]
with st.container(key="card-layout"):
    st.subheader(layout.title)
    terms = [
        ("一行是", layout.grain.removeprefix("一行")),
        ("同一条记录", f"{key_in_words(layout)} 相同的行"),
        ("所在地", where_in_words(layout)),
        ("不能空的列", "、".join(needed)),
    ]
    st.html(definition.definition_list([term for term in terms if term[1]]))
    st.download_button(
        "下载空白模板",
        template(layout),
        file_name=file_name(layout),
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="template",
    )
    table(
        HEADINGS,
        (
            (
                said.header,
                said.required,
                said.kind,
                "、".join(said.allowed),
                "、".join((*said.also, *said.meanings)),
            )
            for said in columns
        ),
    )
    st.caption(f"共 {len(sheet_columns(layout))} 列。本县自己的写法另见管理员设置的写法文件。")
