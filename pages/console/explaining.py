"""Commands about 说明: write one beside a flag, list them."""

import argparse
import sys

from data import access_log, database
from data.explanations import explain
from data.refusal import Refusal
from pages.console.command import Options, asking, writing
from pages.console.printing import show
from pages.console.scope import add_scope, scope_of
from queries.explanations import answering, explanations
from queries.flags import FLAGS, flags
from queries.scope import Level


def explain_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("flag", metavar="FLAG", choices=FLAGS, help="地区提示，见 flags")
    add_scope(parser)
    parser.add_argument("--unit", metavar="TEXT", required=True, help="填写单位")
    parser.add_argument("--role", metavar="TEXT", required=True, help="填写人职务，不写姓名")
    parser.add_argument("--text", metavar="TEXT", help="说明，默认从标准输入读取")


def explain_flag(options: Options) -> int:
    if not options.region:
        raise Refusal("请用 --region 写明是哪个乡镇或村的提示。")
    with asking(options) as connection:
        scope = scope_of(options, connection)
        # A place below the level stands for itself.
        every = flags(connection, scope, Level.COUNTY)
    found = [one for one in every if one.flag == options.flag]
    if not found:
        raise Refusal(
            f"{options.region} 在 {scope.as_of} 没有“{FLAGS[options.flag]}”提示，不需要说明。"
        )
    text = sys.stdin.read() if options.text is None else options.text
    said = answering(found[0], scope, text, options.unit, options.role)
    with writing(options, database.served_database(options.config)) as engine:
        stored = explain(engine, said, writer_region=scope.viewer.region_code)
    access_log.note("explain", said.flag, 1, place=said.region_code, day=str(said.as_of))
    show(options.format, [vars(stored)], vars(stored))
    return 0


def explanation_rows(options: Options) -> int:
    with asking(options) as connection:
        found = explanations(connection, scope_of(options, connection))
    show(options.format, (one.as_json() for one in found))
    return 0
