"""Commands that fill the database."""

import argparse
import sys
from pathlib import Path

from data import database
from data.boundaries import Loaded, load_boundaries
from data.regions import choose_county, load_regions
from data.workdays import import_holidays
from pages.console.command import Options, writing
from pages.console.printing import show


def init_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--regions", metavar="CSV", type=Path, help="行政区划表")
    parser.add_argument(
        "--boundaries", metavar="FILE", type=Path, help="村边界：GeoPackage、Shapefile 或 GeoJSON"
    )
    parser.add_argument("--holidays", metavar="CSV", type=Path, help="节假日和调休表")


def init(options: Options) -> int:
    with writing(options, database.own_database(options.config)) as engine:
        changed = load_regions(engine, options.regions) if options.regions else 0
        if options.config.county_code:
            choose_county(engine, options.config.county_code)
        if options.holidays:
            with engine.begin() as connection:
                import_holidays(connection, options.holidays)
        boundaries = options.boundaries or options.config.boundaries
        if boundaries:
            _say(load_boundaries(engine, boundaries))
    place = engine.url.render_as_string(hide_password=True)
    show(options.format, [{"database": place, "regions_changed": changed}])
    return 0


def _say(loaded: Loaded) -> None:
    """What of a boundary file fits the region list, and what on either side does not."""
    print(f"边界对上 {loaded.matched} 个村。", file=sys.stderr)
    for title, names in (
        ("没有边界的村", loaded.villages_without),
        ("对不上的边界", loaded.features_unknown),
    ):
        if names:
            print(f"{title}（{len(names)} 个）：{'、'.join(names)}。", file=sys.stderr)
