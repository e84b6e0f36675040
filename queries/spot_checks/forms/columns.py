"""What a route list says of villages and households, the same in Word and in Excel."""

from collections.abc import Iterable

from queries.spot_checks.forms.directions import kilometres
from queries.spot_checks.forms.routes import Papers, Route, Stop

# Heading → width in mm. What is to be written in by hand is blank: nobody's telephone number
# leaves the records on paper.
JOURNEY = {
    "序号": 12,
    "乡镇": 28,
    "村": 44,
    "应查户": 16,
    "备选户": 16,
    "距上一个村": 26,
    "日期": 20,
    "核查组": 20,
}
HOUSEHOLDS = {
    "序号": 12,
    "村民小组": 24,
    "户编号": 40,
    "户主": 20,
    "联系方式": 24,
    "到访时间": 22,
    "是否见到": 20,
    "备注": 20,
}
SEEN = "□是 □否"
RESERVE_HEADING = "备选户（见不到人的，按次序改查，并在备注中写明替换哪一户、为什么）"
LONGEST_GROUP = 24  # characters


def journey_of(papers: Papers) -> Iterable[list[str]]:
    before: Route | None = None
    for order, route in enumerate(papers.routes, start=1):
        distance = kilometres(before, route) if before else None
        yield [
            str(order),
            route.township,
            route.village,
            str(len(route.stops)),
            str(len(route.reserve)),
            f"约{distance:.1f}公里" if distance is not None else "",
            "",
            "",
        ]
        before = route


def households_of(stops: Iterable[Stop]) -> Iterable[list[str]]:
    for stop in stops:
        group = stop.group or ""
        if len(group) > LONGEST_GROUP:
            group = f"{group[: LONGEST_GROUP - 1]}…"
        yield [str(stop.order), group, stop.household_no, stop.head, "", "", SEEN, ""]


def origin_of(papers: Papers) -> str:
    return f"抽查编号：{papers.draw_no}　　{papers.attempt}　　名单截至{papers.as_of:%Y-%m-%d}"


def reserve_villages_of(papers: Papers) -> str:
    names = "、".join(route.place for route in papers.spare_routes)
    return f"备选村（整村不能去的，按次序改查本乡镇的，表格按该村另行打印）：{names}"
