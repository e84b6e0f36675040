"""The empty 抽查结果 of a draw: layout N with its numbers filled in, to come back by import."""

from data.layouts import LAYOUTS
from data.templates import template
from queries.spot_checks.forms.routes import Papers
from queries.workbook import DEMONSTRATION

LAYOUT = LAYOUTS["check_results"]
BESIDE = ("乡镇", "村", "村民小组", "户主", "名单")
TO_DO = "没有去的户请删去该行；改查了备选户的，填备选户那一行。灰色各列只供对照，不导入。"


def results_sheet(papers: Papers) -> bytes:
    """A row a household in visiting order, a village's reserve after its own."""
    notice = f"（{DEMONSTRATION}）" if papers.is_demonstration else ""
    rows = [
        {
            "抽查编号": papers.draw_no,
            "户编号": stop.household_no,
            "乡镇": route.township,
            "村": route.village,
            "村民小组": stop.group or "",
            "户主": stop.head,
            "名单": name,
        }
        for route in papers.routes
        for name, stops in (("应查", route.stops), ("备选", route.reserve))
        for stop in stops
    ]
    title = f"{papers.county}{LAYOUT.title}{notice}"
    return template(LAYOUT, titles=(title, TO_DO), rows=rows, beside=BESIDE)
