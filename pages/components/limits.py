"""The limits in force at the place on screen, each with where it comes from."""

import streamlit as st
from sqlalchemy import Connection

from data.plans import Limits, Plan
from data.regions import regions_on
from pages.components import store
from pages.components.definition import definition_list
from queries.plans import limits_at, plan_at
from queries.scope import Scope


def in_force(connection: Connection, scope: Scope) -> tuple[Plan | None, Limits]:
    tree = regions_on(connection, scope.as_of)
    code = scope.region_code
    return plan_at(connection, tree, scope)(code), limits_at(connection, tree, scope)(code)


def shown(scope: Scope) -> None:
    """A fold with the plan and its limits; what a plan leaves open says which default holds."""
    plan, limits = store.read(in_force, scope)
    with st.expander(
        f"适用方案和时限：{plan.title if plan else '没有适用的工作方案'}", key="limits"
    ):
        st.html(definition_list(_terms(limits)))


def missing_line(scope: Scope, consequence: str) -> None:
    """Where no income line is in force: what follows, and which file sets it."""
    plan, limits = store.read(in_force, scope)
    if limits.income_line is None:
        origin = limits.origins["income_line"]
        st.info(f"没有监测范围：{consequence}。{origin}。", icon=":material/info:")


def _terms(limits: Limits) -> list[tuple[str, str]]:
    line = f"{limits.income_line:,.0f}元/人·年" if limits.income_line else "未定"
    said = {
        "income_line": ("监测范围", line),
        "inclusion_days": (
            "识别认定",
            f"{limits.inclusion_days}天（{limits.inclusion_kind.title}）",
        ),
        "publicity_days": ("公示", f"{limits.publicity_days}天（{limits.publicity_kind.title}）"),
        "help_days": ("落实帮扶", f"纳入后{limits.help_days}天"),
        "no_measure_days": ("无帮扶措施", f"纳入后{limits.no_measure_days}天仍没有措施"),
        "restart_days": ("超时重启", f"结束后{limits.restart_days}天内又启动"),
        "early_elimination_months": ("消除过早", f"纳入未满{limits.early_elimination_months}个月"),
    }
    return [(title, f"{text}　{limits.origins[name]}") for name, (title, text) in said.items()]
