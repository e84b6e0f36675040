"""The command that makes the demonstration county."""

import argparse
import sys
import time
from pathlib import Path

from data import database
from data.demo.county import county_code
from data.demo.load import load_demo
from data.demo.recipe import INVENTED_COUNTY, NOTICE, Recipe
from data.refusal import Refusal
from pages.console.command import Options, writing
from pages.console.printing import show

WORKBOOKS = database.LOCAL / "demo"
FEWEST, MOST = 500, 300_000  # no county that can be played has more than 500 villages


def demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--county", metavar="CODE", default=INVENTED_COUNTY, help="改用真实县的区划"
    )
    parser.add_argument("--households", metavar="N", type=int, default=Recipe.households)
    parser.add_argument("--seed", metavar="N", type=int, default=Recipe.seed)
    parser.add_argument("--workbooks", metavar="DIR", type=Path, default=WORKBOOKS)


def demo(options: Options) -> int:
    if not FEWEST <= options.households <= MOST or options.seed < 0:
        raise Refusal(f"--households 应在 {FEWEST} 至 {MOST} 之间，--seed 不能为负。")
    recipe = Recipe(county_code(options.county), options.households, options.seed)
    began = time.monotonic()

    def say(step: str) -> None:
        print(f"[{time.monotonic() - began:3.0f} 秒] {step}……", file=sys.stderr, flush=True)

    say(f"生成 {recipe.households} 户（{NOTICE}）")
    with writing(options, database.demo_database()) as engine:
        reports = load_demo(engine, recipe, options.workbooks, say)
    say(f"完成，工作簿在 {options.workbooks}")
    sheets = [sheet.as_json() for report in reports for sheet in report.sheets]
    rows = [{name: s[name] for name in ("file", "layout", "read", "stored")} for s in sheets]
    show(options.format, rows, {"files": sheets})
    return 0
