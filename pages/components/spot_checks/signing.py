"""Who is typing: asked once, and kept with each result and problem."""

import streamlit as st

UNIT, WHO = "signing-unit", "signing-who"


def signed() -> tuple[str, str]:
    """单位, and 姓名或职务, as they stand in the fields."""
    left, right = st.columns(2)
    unit = left.text_input(
        "录入单位",
        st.session_state.get(UNIT, ""),
        key=f"field-{UNIT}",
        placeholder="随每条记录保存",
    )
    who = right.text_input(
        "录入人姓名或职务", st.session_state.get(WHO, ""), key=f"field-{WHO}",
        placeholder="随每条记录保存",
    )  # fmt: skip
    # What a field holds is forgotten once another view is looked at.
    st.session_state[UNIT], st.session_state[WHO] = unit, who
    return unit, who
