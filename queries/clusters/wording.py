"""A cluster as an official reads it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.flags.wording import about, chance
from queries.scope import Level

if TYPE_CHECKING:
    from queries.clusters.cluster import Cluster

PEERS = {Level.VILLAGE: "其他村", Level.TOWNSHIP: "其他乡镇", Level.COUNTY: "其他县"}


def sentence(cluster: Cluster) -> str:
    """近60天因产业项目失败新纳入6户，按往年和其他村约1户，偶然出现的可能性约0.2%。"""
    seen = f"近{cluster.window.days}天{cluster.risk}{cluster.source.title}{cluster.observed}户"
    if cluster.expected is None or cluster.probability is None:
        return f"{seen}；{why_not(cluster)}，不作判断。"
    against = (
        f"按往年和{PEERS[cluster.level]}" if cluster.expected.by_peers is not None else "按往年"
    )
    said = f"{seen}，{against}{about(cluster.expected.together.mean, '户')}"
    if cluster.grade is None:
        return f"{said}，未见异常集中。"
    return f"{said}，偶然出现的可能性{chance(cluster.probability)}。建议关注规模性返贫风险。"


def why_not(cluster: Cluster) -> str:
    if not cluster.window.has_enough_past:
        return "历史记录不足一年"
    return "没有农村户数或没有同级地区可比"


TO_CLEAR = (
    "请逐户核对风险是否出于同一原因（同一灾害、同一项目或企业、同一市场）："
    "确属同一原因的，研究区域性帮扶措施并排查同类农户；各有原因的，记录核对情况即可。"
)


def lapses(cluster: Cluster) -> str:
    """When it goes by itself."""
    if cluster.lapses_on is None:
        return ""
    return f"此后不再有同类户的，{cluster.lapses_on:%Y年%-m月%-d日}起自动解除。"
