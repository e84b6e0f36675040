"""How a wrong record is mended, said where imports are listed. Each way is tried by a test."""

import streamlit as st

from pages.components.sentences import quiet

MENDING = (
    (
        "内容填错了",
        "在系统或台账里改正，重新导出，再导入：同一编号的记录换成新值。"
        "应当空着的格子留空再导入；表里没有的列不会改动。",
    ),
    ("导错了文件，或导出日期选错了", "撤销那个批次，再导入正确的文件（或选对导出日期）。"),
    (
        "编号写错了，或多出了不该有的户、人、记录",
        "导入只新增和更新，不删除。撤销带来它的批次，在文件里改正或删去那一行，重新导入。",
    ),
    (
        "提示有后来的批次",
        "按提示的顺序先撤销后来的批次，再撤销这一个，然后把仍需要的文件重新导入，先后不限。",
    ),
    ("户已搬离、死亡或清退", "这不是错误：在认定程序台账里登记自然减少或清退，照常导入。"),
)


def how_to_mend() -> None:
    with st.expander("记录错了怎么改"):
        for title, text in MENDING:
            st.markdown(f"**{title}**　{text}")
        quiet("原值、批次和导入人都留在“修改历史”里，改动不会抹掉痕迹。")
