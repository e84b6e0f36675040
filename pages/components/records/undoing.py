"""Taking an import back: what would go, what stands in the way, and the confirmation."""

import streamlit as st
from markupsafe import Markup

from data import database
from data.importer import undo
from data.refusal import Refusal
from pages.components import access, store
from queries.history import Effects, ImportedBatch, effects_of_undoing

DONE = "undone-batch"


def undoing(batch: ImportedBatch) -> None:
    """Below a batch that stands. After an undoing the page begins anew."""
    if not st.toggle("撤销这次导入", key=f"undo-{batch.batch}"):
        return
    effects = store.read(effects_of_undoing, batch.batch)
    if effects.in_the_way:
        _in_the_way(batch, effects)
        return
    st.warning(_what_goes(effects), icon=":material/undo:")
    with st.form(f"undoing-{batch.batch}", border=False):
        by = st.text_input(
            "经办人", st.session_state.get("importer", ""), max_chars=40,
            placeholder="您的姓名，随批次保存",
        )  # fmt: skip
        if not st.form_submit_button(f"确认撤销批次 {batch.batch}", type="primary"):
            return
    if not by.strip():
        st.warning("请填写经办人：谁撤销的，要随批次保存。", icon=":material/info:")
        return
    _undo(batch, by.strip())


def _what_goes(effects: Effects) -> str:
    records = "、".join(f"{title} {number:,} 条" for title, number in effects.records)
    about = f"涉及{records}：" if records else "这次导入没有改动数据，"
    gone = f"删去新增的 {effects.removed:,} 行，" if effects.removed else ""
    back = f"把 {effects.restored:,} 行改回原值，" if effects.restored else ""
    return f"{about}{gone}{back}数据回到没有导入过这个文件的样子，各页数字随之改变。批次记录保留。"


def _in_the_way(batch: ImportedBatch, effects: Effects) -> None:
    st.warning(
        f"批次 {batch.batch} 暂时不能撤销：之后的导入依据或改动了同样的记录。"
        "请按下面的顺序逐个撤销，再撤销本批次，然后把仍需要的文件重新导入。",
        icon=":material/block:",
    )
    items = Markup("").join(map(Markup("<li>{}</li>").format, effects.in_the_way))
    st.html(Markup("<ol>{}</ol>").format(items))


def _undo(batch: ImportedBatch, by: str) -> None:
    engine = database.open_engine(store.served().url)
    try:
        with st.spinner("正在撤销……"):
            undone = undo(engine, batch.batch, by)
    except Refusal as refusal:  # somebody was quicker
        st.text(str(refusal))  # it names files, and no markup of theirs is to be drawn
        return
    finally:
        engine.dispose()
    access.imported(f"undo {batch.batch}", undone.removed + undone.restored)
    st.session_state["importer"] = by
    st.session_state[DONE] = f"批次 {batch.batch} 已撤销，数据和没有导入过它一样。"
    st.rerun()


def said() -> None:
    """That it is done, once."""
    if done := st.session_state.pop(DONE, None):
        st.success(done, icon=":material/check:")
