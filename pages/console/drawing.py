"""Commands about spot checks: freeze a frame, draw from one, list what was frozen and drawn."""

import argparse
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from data import access_log, database
from data.importer.login import login_name
from data.refusal import Refusal
from data.spot_checks import KeptAttempt, keep_draw, keep_frame
from pages.console.command import Options, asking, writing
from pages.console.printing import show
from pages.console.scope import add_scope, listed, scope_of
from queries.dataset import edition
from queries.spot_checks.design import DrawnHousehold, DrawnVillage
from queries.spot_checks.drawing import Asked, drawing, is_repeated_by
from queries.spot_checks.draws import WholeDraw, kept_draw, kept_draws, kept_frames
from queries.spot_checks.framing import frame_of
from queries.spot_checks.listing import list_workbook, shortfall, summary
from queries.spot_checks.points import read_weight
from queries.spot_checks.records import frame_record

NEEDED = ("seed", "round", "out")  # to draw
# What the other of the two ways would silently ignore.
TO_DRAW = ("seed", "round", "villages", "households", "sentinel", "avoid", "insist", "witness")
TO_FREEZE = ("points",)


def draw_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--freeze", action="store_true", help="冻结抽样框，给出它的SHA-256")
    what.add_argument("--frame", metavar="SHA", help="从这个抽样框抽取；可只写开头几位")
    parser.add_argument("--seed", metavar="TEXT", help="随机种子，冻结之后当众确定")
    parser.add_argument("--round", metavar="N", type=int, help="第几轮抽查")
    parser.add_argument("--villages", metavar="N", type=int, help="每乡镇抽几个村，默认按方案")
    parser.add_argument("--households", metavar="N", type=int, help="每村抽几户，默认按方案")
    parser.add_argument("--sentinel", metavar="SHARE", type=float, help="纯随机的份额，0至1")
    parser.add_argument(
        "--avoid", metavar="DRAW", action="append", default=[], help="避开这次抽查的村，可写几次"
    )
    parser.add_argument("--insist", metavar="CODE,...", type=listed, default=(), help="必抽的村")
    parser.add_argument(
        "--points",
        metavar="RULE=N",
        type=_weight,
        action="append",
        default=[],
        help="冻结时这条规则或提示改计N分，可写几次",
    )
    parser.add_argument("--by", metavar="NAME", help="记作谁冻结、谁抽取的，默认本机登录名")
    parser.add_argument("--witness", metavar="NAME", help="见证人")
    parser.add_argument("--out", metavar="FILE", type=Path, help="抽样框写成JSON，名单写成.xlsx")
    add_scope(parser)
    parser.set_defaults(misused=parser.error)


def draw(options: Options) -> int:
    _refuse_misplaced(options)
    if options.freeze:
        return _freeze(options)
    if missing := [f"--{name}" for name in NEEDED if getattr(options, name) is None]:
        options.misused(f"从抽样框抽取还要写 {'、'.join(missing)}")
    _check_writable(options.out)
    asked = Asked(
        options.frame,
        options.seed,
        options.round,
        options.villages,
        options.households,
        options.sentinel,
        tuple(options.avoid),
        options.insist,
    )
    with asking(options) as connection:
        record = drawing(connection, asked)
    with writing(options, database.served_database(options.config)) as engine:
        kept = keep_draw(
            engine, record, drawn_by=options.by or login_name(), witnessed_by=options.witness
        )
        with engine.connect() as connection:
            whole = _whole(connection, kept)
            content = list_workbook(connection, whole, is_demonstration=edition(connection)[1])
    _write(options.out, content)
    _note(whole)
    print(f"{summary(whole)}{shortfall(whole)}", file=sys.stderr)
    rows = (_household(one) | {"reasons": ",".join(one.reasons)} for one in whole.drawn.households)
    show(options.format, rows, _document(whole))
    return 0


def _refuse_misplaced(options: Options) -> None:
    strange = TO_DRAW if options.freeze else TO_FREEZE
    if found := [name for name in strange if getattr(options, name) not in (None, [], ())]:
        said = "、".join(f"--{name}" for name in found)
        what = "冻结抽样框" if options.freeze else "从抽样框抽取"
        other = "抽取时再写" if options.freeze else "冻结时就已定下"
        options.misused(f"{what}不用 {said}：这{other}")


def draw_rows(options: Options) -> int:
    with asking(options) as connection:
        frames, made = kept_frames(connection), kept_draws(connection)
    document = [
        vars(frame) | {"draws": [_told(one) for one in made if one.frame_sha256 == sha256]}
        for frame in frames
        for sha256 in (frame.frame_sha256,)
    ]
    blank = dict.fromkeys(
        ("draw_id", "round", "attempt", "attempts", "seed", "drawn_at", "drawn_by")
    )
    rows = [
        {name: frame[name] for name in ("frame_sha256", "as_of", "households", "frozen_at")}
        | {name: one[name] for name in blank}
        for frame in document
        for one in frame["draws"] or [blank]
    ]
    show(options.format, rows, document)
    return 0


def _freeze(options: Options) -> int:
    if options.out:
        _check_writable(options.out)
    with asking(options) as connection:
        frame = frame_of(connection, scope_of(options, connection), dict(options.points))
    record = frame_record(frame)
    with writing(options, database.served_database(options.config)) as engine:
        kept = keep_frame(engine, record, frozen_by=options.by or login_name())
    access_log.note(
        "freeze",
        record.frame_sha256,
        record.households,
        place=frame.region_code,
        day=str(frame.as_of),
        first=str(kept.frozen_at),
    )
    if options.out:
        # As it was hashed: sha256sum of the file is the frame's own.
        _write(options.out, record.content.encode())
    answer = {"frame_sha256": record.frame_sha256, "households": record.households}
    show(options.format, [answer], answer)
    return 0


def _whole(connection: Connection, kept: KeptAttempt) -> WholeDraw:
    """What is kept; of a draw that was made before, after drawing it once more."""
    whole = kept_draw(connection, kept.draw_no)
    if not kept.is_new and not is_repeated_by(whole):
        raise Refusal(
            f"按原来的抽样框和种子重新计算，与 {whole.draw_no} 保存的名单不一致，请告诉管理员。"
        )
    return whole


def _note(whole: WholeDraw) -> None:
    access_log.note(
        "draw",
        whole.draw_no,
        len(whole.drawn.households),
        place=whole.frame.region_code,
        day=str(whole.frame.as_of),
        frame=whole.frame_sha256,
        round=whole.round,
        attempt=whole.attempt,
    )


def _document(whole: WholeDraw) -> dict[str, Any]:
    return {
        "draw_id": whole.draw_no,
        "attempt": whole.attempt,
        "frame_sha256": whole.frame_sha256,
        "villages": [_village(village) for village in whole.drawn.villages],
        "households": [_household(household) for household in whole.drawn.households],
        "reserve": [_household(household) for household in whole.drawn.reserve],
    }


def _village(village: DrawnVillage) -> dict[str, Any]:
    places = {"village_code": village.code, "township_code": village.township_code}
    return places | _line(village)


def _household(household: DrawnHousehold) -> dict[str, Any]:
    names = {"household_id": household.household_no, "village_code": household.village_code}
    return names | _line(household)


def _line(drawn: DrawnVillage | DrawnHousehold) -> dict[str, Any]:
    return {
        "stratum": drawn.stratum,
        "probability": drawn.probability,
        "ticket": drawn.ticket,
        "reasons": list(drawn.reasons),
    }


def _told(draw: Any) -> dict[str, Any]:
    named = {"draw_id": draw.draw_no} | vars(draw)
    design = vars(draw.design) | {
        name: sorted(getattr(draw.design, name)) for name in ("avoid", "insist")
    }
    of_frame = {"draw_no", "frame_sha256", "region_code", "period_start"}
    return {name: named[name] for name in named if name not in of_frame} | {"design": design}


def _weight(text: str) -> tuple[str, int]:
    try:
        return read_weight(text)
    except Refusal as refusal:
        raise argparse.ArgumentTypeError(str(refusal)) from None


def _check_writable(path: Path) -> None:
    """Before anything is kept: a draw whose list cannot be written counts all the same."""
    if path.is_dir() or not path.parent.is_dir():
        raise Refusal(f"不能写到 {path}，请写一个已有文件夹里的文件名。")


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Refusal(
            f"不能写到 {path}（{error.strerror}），已保存的不变；换个文件名再运行一次，结果相同。"
        ) from error
