"""What inspectors carry, to be downloaded: forms, route lists, the empty results sheet."""

import streamlit as st

from pages.components import access, store
from pages.components.sentences import quiet
from pages.components.spot_checks.by_village import places_of
from queries.scope import Scope
from queries.spot_checks.draws import WholeDraw
from queries.spot_checks.forms.documents import PRINTABLES, Printable
from queries.spot_checks.forms.routes import Papers, papers

ALL = "全部抽中的村"


def for_the_road(draw: WholeDraw, scope: Scope) -> None:
    """The documents of the drawn villages in the scope, all or one at a time."""
    told = store.read(papers, draw, scope)
    if not told.routes:
        quiet("所选地区内没有抽中的村，没有要打印的表；可在左侧放大范围。")
        return
    part = _chosen(told)
    quiet(
        "核查表是盲查：不印登记的收入、保障、措施和人口，也不印为什么抽中；"
        "户主姓名已脱敏，不印证件号码和电话。"
    )
    with st.container(horizontal=True, key="bar-forms"):
        for printable in PRINTABLES:
            if printable.households(part):
                _button(printable, part, scope)


def _chosen(told: Papers) -> Papers:
    names = places_of(told)
    code = st.selectbox(
        "打印哪个村的", [None, *names], key=f"forms-of-{told.draw_no}", placeholder=ALL,
        format_func=lambda code: names[code] if code else ALL,
    )  # fmt: skip
    return told.of_village(code) or told if code else told


def _button(printable: Printable, part: Papers, scope: Scope) -> None:
    def written() -> bytes:
        village = part.routes[0].village_code if len(part.routes) == 1 else scope.region_code
        title = f"{printable.title} {part.draw_no}"
        access.downloaded(title, scope.at(village), printable.households(part))
        return printable.write(part)

    kind = "Word" if printable.extension == "docx" else "Excel"
    st.download_button(
        f"{printable.title}（{kind}，{printable.households(part):,}户）",
        written,
        file_name=printable.file_name(part),
        mime=printable.mime,
        key=f"form-{printable.id}",
        help=printable.hint,
        icon=":material/print:" if printable.extension == "docx" else ":material/download:",
        on_click="ignore",
    )
