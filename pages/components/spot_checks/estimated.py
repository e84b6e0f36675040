"""What a round says of the whole county: each rate in a sentence to read out, then by township."""

from collections.abc import Sequence

import streamlit as st

from pages.components import listing, methods, store
from pages.components import scope as scopes
from pages.components.definition import definition_list
from pages.components.places import Place, places
from pages.components.sentences import paragraph, quiet
from pages.components.words import count, percent
from queries.scope import Level, Scope
from queries.spot_checks.estimation.estimates import Estimate

NOUNS = {"inconsistent": "账实不符", "omitted": "应纳未纳"}
MEANINGS = {
    "inconsistent": "全部农户（抽样框中的户，含未监测、不同意纳入和从未排查的）中，入户看到的与系统登记不相符的占比。",
    "omitted": "全部农户（抽样框中的户，含未监测、不同意纳入和从未排查的）中，核查人认为符合条件而没有纳入监测的占比；是否纳入仍须按程序认定。",
}
CLAUSE = "义和街道2022年方案三（五）“每乡镇（街道）抽查不少于2个村，每村原则入户不少于40户农户”"
FEW = "样本过少，只供参考："
METHODS = ("weighted_estimate", "survey_interval", "too_few")


def estimated(found: Sequence[Estimate], scope: Scope) -> None:
    """Both rates of the place on screen, or of what contains it."""
    for question in NOUNS:
        own = [one for one in found if one.question == question]
        if own:
            with st.container(key=f"card-{question}"):
                _question(own, scope)


def _question(own: Sequence[Estimate], scope: Scope) -> None:
    whole, townships = own[0], _shown(own[1:], scope)
    st.subheader(whole.title)
    here = townships if scopes.level_of(scope) is not Level.COUNTY else []
    paragraph(*map(sentence, [whole, *here]))
    with st.container(horizontal=True, vertical_alignment="center", key=f"bar-{whole.question}"):
        with st.popover("口径", type="tertiary", key=f"definition-{whole.question}"):
            st.markdown(f"**{whole.title}**")
            st.html(definition_list(terms(whole)))
        methods.explained(*METHODS, key=whole.question)
    if not townships:
        return
    if whole.is_extrapolated:
        _by_township(whole, townships, scope)
    else:
        rows = [[scopes.link(one.region_code, one.region, scope), one.checked, one.found] for one in townships]  # fmt: skip
        listing.table(("乡镇", "已核查（户）", f"{NOUNS[whole.question]}（户）"), rows)


def _shown(townships: Sequence[Estimate], scope: Scope) -> list[Estimate]:
    """All in the county's view, else the township that is on screen or contains what is."""
    if scopes.level_of(scope) is Level.COUNTY:
        return list(townships)
    own = store.served().places.ancestor(scope.region_code, Level.TOWNSHIP)
    return [one for one in townships if own and one.region_code == own.code]


def _by_township(whole: Estimate, townships: Sequence[Estimate], scope: Scope) -> None:
    places(
        [
            Place(
                one.region_code,
                one.region,
                one.estimate if one.found else None,
                one.low,
                one.high,
                f"{one.found:,} / {one.checked:,}",
                "样本过少" if one.is_too_few else None,
            )
            for one in townships
        ],
        scope,
        titles=("推断", f"{NOUNS[whole.question]} / 已核查（户）"),
        say=percent,
        centre=whole.estimate,
        more={"95%区间": {one.region_code: interval(one) for one in townships}},
    )


def interval(one: Estimate) -> str:
    """The estimate's range in words; of what was not found, how much it can be at most."""
    if one.low is None or not one.checked:
        return ""
    if not one.found:
        return f"未发现，至多约{percent(one.high)}" if one.high else "未发现"
    return f"{percent(one.low)}至{percent(one.high)}"


def sentence(one: Estimate) -> str:
    """To be read out; what stands between asterisks is set bold."""
    noun, name = NOUNS[one.question], one.region
    if not one.checked:
        return f"{name}还没有核实过{one.title.removesuffix('率')}的户，不能推断。"
    if not one.is_extrapolated:
        return (
            f"{name}已核查*{one.checked:,}*户，其中{noun}*{one.found:,}*户；"
            "名单不是本系统抽取的，不能推断到没有核查的户。"
        )
    if one.estimate is None:
        return (
            f"{name}已核查*{one.checked:,}*户，其中{noun}*{one.found:,}*户；"
            "能代表其余各户的随机户、按风险抽中的户还没有核实，暂不能推断。"
        )
    few = FEW if one.is_too_few else ""
    if not one.high:
        return f"{name}*{one.checked:,}*户全部核查，未发现{noun}。"
    if not one.found:
        return (
            f"{few}{name}核查*{one.checked:,}*户，未发现{noun}；"
            f"据此推断，{name}{noun}的户至多约*{percent(one.high)}*{_households(one.high, one)}。"
        )
    if one.low == one.high:
        return f"{name}*{one.checked:,}*户全部核查，{noun}*{one.found:,}*户，占*{percent(one.estimate)}*。"
    return (
        f"{few}{name}核查*{one.checked:,}*户，发现{noun}*{one.found:,}*户；"
        f"据此推断，{name}约*{percent(one.estimate)}*的户{noun}，"
        f"有95%的把握在*{percent(one.low)}*至*{percent(one.high)}*之间。"
    )


def _households(share: float | None, one: Estimate) -> str:
    return f"（约{count(share * one.households)}户）" if share and one.households else ""


def terms(one: Estimate) -> list[tuple[str, str]]:
    """What the rate means and what it was counted from."""
    drawn = f"抽中{one.drawn:,}户，其中没有核实这一项的{one.missing:,}户"
    return [
        ("口径", MEANINGS[one.question]),
        ("分子数", f"核查发现{NOUNS[one.question]}{one.found:,}户"),
        ("分母数", f"核实了这一项的{one.checked:,}户，其中备选户{one.from_reserve:,}户"),
        ("抽查", drawn if one.is_extrapolated else "其他单位的名单，应核查户数不详"),
        ("名单外", f"{one.unlisted:,}户，不计入" if one.unlisted else ""),
        ("推断到", f"{count(one.households)}户" if one.households else "不推断"),
        ("推断", "按每户被抽中的概率加权，不是分子除以分母" if one.is_extrapolated else ""),
        ("依据", CLAUSE),
        ("截至", "按这次抽查现有的全部结果"),
    ]


def nothing() -> None:
    quiet("还没有核查结果，录入或导入后在这里推断全县和各乡镇的账实不符率、应纳未纳率。")
