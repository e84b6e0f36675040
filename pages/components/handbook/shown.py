"""On which pages a figure is shown."""

from collections.abc import Iterable

from markupsafe import Markup

from pages.components import address, screens
from queries.scope import Scope

# Addresses of pages; the first page is "".
PAGES: dict[str, tuple[str, ...]] = {
    "": (
        "monitored",
        "active",
        "new_inclusions",
        "inclusion_overdue",
        "inclusion_due_soon",
        "no_measure",
        "risk_elimination_rate",
        "risk_elimination_rate_excluding_safety_net",
        "risk_elimination_rate_in_period",
        "early_elimination",
        "rollback_rate",
    ),
    "inclusion": (
        "new_inclusions",
        "new_inclusions_per_1000",
        "township_rejection_rate",
        "refusals_without_reason",
    ),
    "low-inclusion": ("disaster_inclusion_ratio",),
    "missed": (
        "township_rejection_rate",
        "clock_restarts",
        "trigger_mismatch",
        "below_line_unmonitored",
    ),
    "deadlines": (
        "inclusion_on_time_rate",
        "inclusion_overdue",
        "inclusion_due_soon",
        "township_rejection_rate",
        "clock_restarts",
        "publicity_compliance_rate",
        "refusals_without_reason",
        "help_on_time_rate",
    ),
    "progress": (
        "screening_coverage",
        "screening_entered_on_time",
    ),
    "measures": (
        "active",
        "help_on_time_rate",
        "no_measure",
        "developmental_rate",
        "safety_net_only",
        "measure_mismatch",
        "over_a_year",
    ),
    "visits": (
        "visit_completion_rate",
        "visit_completion_rate_warning",
        "rectification_rate",
        "area_rectification_rate",
        "rectification_overdue",
        "study_meeting_rate",
        "joint_meeting_rate",
        "village_monitor_coverage",
        "township_monitor_coverage",
    ),
    "elimination": (
        "risk_elimination_rate",
        "risk_elimination_rate_excluding_safety_net",
        "risk_elimination_rate_in_period",
        "early_elimination",
        "early_elimination_boundary",
        "no_labour_eliminated",
        "eliminated_below_line",
        "worsened_after_elimination",
        "rollback_rate",
        "reidentified",
        "elimination_concentration",
        "over_a_year",
    ),
    "quality": (
        "completeness_rate",
        "doubt_clearance_rate",
        "review_rate",
        "review_backlog_days",
    ),
}


def of_indicator(name: str, scope: Scope) -> Markup:
    return links([page for page, names in PAGES.items() if name in names], scope)


def of_finding(scope: Scope) -> Markup:
    return links(("findings", "household"), scope)


def links(pages: Iterable[str], scope: Scope) -> Markup:
    """Links to those of the pages that there are."""
    titles = screens.titles()
    return Markup("、").join(
        Markup('<a href="{}" target="_self">{}</a>').format(
            (page or ".") + address.query(scope), titles[page]
        )
        for page in pages
        if page in titles
    )
