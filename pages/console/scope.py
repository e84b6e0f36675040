"""The options that say where, on which day and by which limits."""

import argparse
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from data.plans import PlanError, read_limit
from data.refusal import Refusal
from pages.console.command import Options
from queries.scope import Level, Scope, default_scope


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期“{text}”应形如 2023-09-25") from None


def listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def limit(text: str) -> tuple[str, Any]:
    try:
        return read_limit(text)
    except PlanError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def level(text: str) -> Level:
    try:
        return Level(text)
    except ValueError:
        allowed = "、".join(Level)
        raise argparse.ArgumentTypeError(f"层级“{text}”应为 {allowed} 之一") from None


def add_place(parser: argparse.ArgumentParser) -> None:
    """Options of the commands that answer for one place, a day and a period."""
    parser.add_argument("--as-of", metavar="D", type=day, help="截至日，默认数据的最后一天")
    parser.add_argument("--from", metavar="D", dest="since", type=day, help="期初，默认当年1月1日")
    parser.add_argument("--plan", metavar="ID", help="各地都按这个方案")
    parser.add_argument("--region", metavar="CODE", help="12位行政区划代码，默认全县")
    parser.set_defaults(limit=[])


def add_scope(parser: argparse.ArgumentParser) -> None:
    """The same of the commands that answer for places below as well, by their limits."""
    add_place(parser)
    parser.add_argument(
        "--level", metavar="|".join(Level), type=level, default=Level.COUNTY, help="按哪一级列出"
    )
    parser.add_argument(
        "--limit", metavar="NAME=VALUE", type=limit, action="append", default=[], help="改用此限值"
    )


def scope_of(options: Options, connection: Connection) -> Scope:
    """The scope that the options of `add_scope` describe."""
    scope = default_scope(connection)
    as_of = options.as_of or scope.as_of
    if options.since and options.since > as_of:
        raise Refusal(f"期初 {options.since} 晚于截至日 {as_of}，请改早期初。")
    return replace(
        scope.at(options.region or scope.region_code).on(as_of, options.since),
        plan_id=options.plan,
        limits=tuple(sorted(dict(options.limit).items())),
    )
