"""The draws made before, to be opened again."""

from collections.abc import Sequence

from pages.components.listing import table
from pages.components.sentences import quiet
from pages.components.spot_checks import address, words
from queries.scope import Scope
from queries.spot_checks.draws import KeptDraw, KeptFrame


def earlier(draws: Sequence[KeptDraw], frames: Sequence[KeptFrame], scope: Scope) -> None:
    if not draws:
        quiet("还没有抽取过。冻结抽样框、输入种子之后，每一次抽取都列在这里。")
        return
    of = {one.frame_sha256: one for one in frames}
    table(
        ("抽查编号", "抽取时间", "范围", "第几次", "种子", "抽取人", "见证人"),
        [
            (
                address.link(one.draw_no, one.draw_no, scope),
                words.moment(one.drawn_at),
                words.place(of[one.frame_sha256].region_code),
                f"第{one.round}轮第{one.attempt}次，共{one.attempts}次",
                one.seed,
                one.drawn_by,
                one.witnessed_by,
            )
            for one in draws
        ],
    )
