"""指标手册: every indicator, finding, flag, method and check in the words of its own declaration, and
every clause of the published plans with where it is in this product."""

import streamlit as st

from pages.components import limits
from pages.components import scope as scopes
from pages.components.handbook import clause_table, declared, views
from pages.components.sentences import quiet

scope = scopes.current()
st.title("指标手册")
st.html(
    '<p class="lead">每个数字的口径、分子、分母、依据和适用的时限，以及方案的每一条在哪里。'
    "数字只说明哪里值得看，不作结论。</p>"
)
limits.shown(scope)
view, words = views.choose()
if view is views.View.CLAUSES:
    found = clause_table.draw(words, scope)
else:
    found = declared.draw(view, words, scope)
if not found:
    quiet(f"没有找到“{words}”。换个说法再找，或清空查找框看全部。")
