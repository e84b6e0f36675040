"""The command that lays a national export beside the database."""

import argparse
import sys
from pathlib import Path
from typing import Any

from data.importer import layouts_in_use
from data.regions import regions_on
from pages.console.command import Options, asking
from pages.console.printing import show
from pages.console.scope import day
from queries.reconciliation import Reconciliation, by_place, reconcile
from queries.reconciliation.tables import said
from queries.scope import Level, default_scope


def reconcile_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="全国系统导出的监测对象信息")
    parser.add_argument("--as-of", metavar="D", type=day, help="对照日，默认取表内的导出时间")


def reconcile_export(options: Options) -> int:
    """Prints the differences; JSON has the townships' counts as well."""
    with asking(options) as connection:
        scope = default_scope(connection)
        layouts = layouts_in_use(options.config)
        found = reconcile(connection, options.file, scope, options.as_of, layouts)
        townships = by_place(connection, found, scope, Level.TOWNSHIP)
        rows = as_rows(connection, found)
    document = {
        "as_of": found.day,
        "refused_rows": found.refused,
        "townships": townships.to_dict("records"),
        "households": rows,
    }
    show(options.format, rows, document)
    if found.refused:
        print(
            f"另有{found.refused}行读不出来，没有对照；请先用 import --dry-run 核对。",
            file=sys.stderr,
        )
    return 0


def as_rows(connection: Any, found: Reconciliation) -> list[dict[str, Any]]:
    tree = regions_on(connection, found.day)
    return [
        {
            "household_id": one.household_no,
            "village_code": one.village_code,
            "difference": one.kind,
            "field": one.field or None,
            "here": said(one.here, tree),
            "there": said(one.there, tree),
        }
        for one in found.differences
    ]
