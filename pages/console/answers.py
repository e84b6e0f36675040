"""Commands that answer: plans, indicators, findings, flags, timeline."""

import argparse
from typing import Any

import pandas as pd

from data.plans import load_plans
from pages.console.command import Options, asking
from pages.console.printing import show
from pages.console.scope import add_scope, listed, scope_of
from queries.findings import FINDINGS, findings
from queries.flags import flags
from queries.indicators import INDICATORS
from queries.measure import measure
from queries.timeline import timeline

TIMELINE_KEYS = ["stage", "due", "region_code", "items", "on_time", "late", "open", "state"]


def plans(options: Options) -> int:
    document = [
        {
            "id": plan.id,
            "title": plan.title,
            "region_code": plan.region_code,
            "year": plan.year,
            "stages": [
                {name: getattr(stage, name) for name in ("id", "name", "starts_on", "due")}
                for stage in plan.stages
            ],
        }
        for plan in sorted(load_plans().values(), key=lambda plan: plan.region_code)
    ]
    rows = [
        {name: plan[name] for name in ("id", "title", "region_code", "year")}
        | {f"stage_{name}": value for name, value in stage.items()}
        for plan in document
        for stage in plan["stages"]
    ]
    show(options.format, rows, document)
    return 0


def indicators_arguments(parser: argparse.ArgumentParser) -> None:
    add_scope(parser)
    parser.add_argument("--only", metavar="ID,...", type=listed, default=tuple(INDICATORS))


def indicators(options: Options) -> int:
    with asking(options) as connection:
        scope = scope_of(options, connection)
        figures = measure(connection, options.only, scope, options.level)
    figures = figures.sort_values("region_code", kind="stable")
    show(options.format, map(as_numbers, figures.to_dict("records")))
    return 0


def findings_arguments(parser: argparse.ArgumentParser) -> None:
    add_scope(parser)
    parser.add_argument("--only", metavar="RULE,...", type=listed, default=tuple(FINDINGS))


def finding_rows(options: Options) -> int:
    with asking(options) as connection:
        found = findings(connection, scope_of(options, connection), options.only)
    show(options.format, (finding.reported() for finding in found))
    return 0


def flag_rows(options: Options) -> int:
    with asking(options) as connection:
        found = flags(connection, scope_of(options, connection), options.level)
    show(options.format, (flag.reported() for flag in found))
    return 0


def timeline_rows(options: Options) -> int:
    with asking(options) as connection:
        stages = timeline(connection, scope_of(options, connection), options.level)
    show(options.format, stages[TIMELINE_KEYS].to_dict("records"))
    return 0


def as_numbers(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure as JSON has it: null for what is missing, a count as a whole number."""
    plain = {name: None if pd.isna(value) else value for name, value in figure.items()}
    value = plain["value"]
    if plain["denominator"] is None and value is not None and value == int(value):
        plain["value"] = int(value)
    return plain
