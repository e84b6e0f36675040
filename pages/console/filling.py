"""Commands that fill the database."""

import argparse
from pathlib import Path

from data import database
from data.regions import load_regions
from data.workdays import import_holidays
from pages.console.command import Options, writing
from pages.console.printing import show


def init_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--regions", metavar="CSV", type=Path, help="行政区划表")
    parser.add_argument("--holidays", metavar="CSV", type=Path, help="节假日和调休表")


def init(options: Options) -> int:
    engine = writing(options, database.own_database(options.config))
    changed = load_regions(engine, options.regions) if options.regions else 0
    if options.holidays:
        with engine.begin() as connection:
            import_holidays(connection, options.holidays)
    place = engine.url.render_as_string(hide_password=True)
    show(options.format, [{"database": place, "regions_changed": changed}])
    return 0
