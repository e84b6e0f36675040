"""规模性预警: one risk gathering at a place (Y14, T13), and the year's end (8A20)."""

import streamlit as st

from pages.components import access, clusters, sentences, store, year_end
from pages.components import scope as scopes
from pages.components.listing import download, listing
from queries.clusters import Source, mass_risk
from queries.clusters.listed import households_in
from queries.clusters.notes import NOTES
from queries.projection import projection
from queries.scope import Level

scope = scopes.current()
st.title("规模性预警")
levels = [Level.VILLAGE, Level.TOWNSHIP]
if scopes.level_of(scope) is Level.COUNTY:
    levels.append(Level.COUNTY)
found = {
    (source, level): store.ask(mass_risk, scope, level, source)
    for source in Source
    for level in levels
}
every = [cluster for one in found.values() for cluster in one.clusters]
window = found[Source.INCLUDED, Level.VILLAGE].window
loud = clusters.outstanding(list(found.values()))
expected = store.ask(projection, scope)
sentences.lead(*sentences.mass_risk(loud, window, expected))

with st.container(key="card-signals"):
    st.subheader("建议关注规模性返贫风险")
    if loud:
        clusters.told(loud, scope)
    else:
        sentences.quiet(clusters.nothing(list(found.values())))
    download(clusters.as_frame(every), "规模性预警", scope, NOTES, "clusters", label="下载全部")

with st.container(key="card-heat"):
    st.subheader("各地各类风险近60天户数 / 应有户数")
    level = scopes.choose_level("mass-risk-level")
    source = clusters.choose_source("mass-risk-source")
    clusters.heat(found[source, level], scope)

with st.container(key="card-list"):
    st.subheader("背后的户")
    if chosen := clusters.choose(loud, every, "mass-risk-cluster"):
        title = f"{chosen.region}{chosen.risk}{chosen.source.title}"
        rows = store.read(households_in, scope, chosen)
        access.listed(title, scope, len(rows))
        listing(rows, title, scope, [chosen.sentence, *NOTES], key="cluster")
    else:
        sentences.quiet("近60天没有可列的户。")

with st.container(key="card-year-end"):
    st.subheader("年底预计未消除")
    year_end.show(expected, scope)

with st.expander("怎么算的，依据哪些条款"):
    clusters.noted([*NOTES, *year_end.NOTES])
with st.expander("方案要求监测的风险各由什么看护"):
    clusters.hazards()
