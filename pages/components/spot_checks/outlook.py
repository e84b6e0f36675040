"""What a budget of visits buys, in sentences and as a picture."""

from collections.abc import Sequence

from pages.components.methods import explained
from pages.components.sentences import paragraph, quiet
from pages.components.spot_checks.budget_rows import rows
from pages.components.words import count, percent
from queries.spot_checks.budgeting.budget import ASSUMED_RATE, Budget, Rates
from queries.spot_checks.budgeting.outlook import Outlook


def bought(found: Outlook) -> None:
    """Below a title. The first budget is the quota's."""
    if not found.budgets:
        quiet("所选地区在这一天没有登记在册的农户，没有可抽的户；请在左侧换一个地区或日期。")
        return
    quota = found.budgets[0]
    paragraph(*_said(quota, found.past), *_spread_out(found.budgets))
    rows(found.budgets)
    quiet(
        "最低要求照工作方案，方案没有写数量的按本系统默认。各数是换遍所有种子的平均，"
        "不是对某一次的承诺。"
    )
    explained("visit_budget")


def _said(quota: Budget, past: Rates) -> list[str]:
    basis = (
        f"以往核查*{count(past.checked)}*户的结果"
        if past.checked
        else f"每百户有{ASSUMED_RATE * 100:.0f}户有问题的假设"
    )
    said = [
        f"按最低要求每乡镇*{quota.villages}*个村、每村*{quota.households}*户，要走"
        f"*{quota.drawn_villages}*个村*{count(quota.visits)}*户："
        f"预计走到有疑点的户*{count(quota.flagged)}*户；照{basis}，预计查实有问题的户*{count(quota.problems)}*户。"
    ]
    if quota.half_width is not None:
        said.append(
            f"全部农户的问题率如为{percent(ASSUMED_RATE)}，只能说准到上下*{_points(quota)}*。"
        )
    return said


def _spread_out(budgets: Sequence[Budget]) -> list[str]:
    """Of two budgets of about as many visits, the one over more villages, where it tells more."""
    for few in budgets:
        for many in budgets:
            is_alike = abs(many.visits - few.visits) <= 0.05 * few.visits
            if (
                many.villages > few.villages and is_alike
                and None not in (few.half_width, many.half_width)
                and many.half_width < few.half_width
            ):  # fmt: skip
                return [
                    f"同样走{count(many.visits)}户上下，{_named(many)}的误差（±{_points(many)}）"
                    f"小于{_named(few)}（±{_points(few)}）：多走村比在一个村多走户更准。"
                ]
    return []


def _named(one: Budget) -> str:
    return f"每乡镇{one.villages}个村、每村{one.households}户"


def _points(one: Budget) -> str:
    return f"{100 * one.half_width:.1f}个百分点"
