"""The documents of a draw, each declared once: the page and the command offer the same."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from queries.spot_checks.forms.check_form import check_forms
from queries.spot_checks.forms.results_sheet import results_sheet
from queries.spot_checks.forms.route_list import route_list
from queries.spot_checks.forms.route_workbook import route_workbook
from queries.spot_checks.forms.routes import Papers

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True)
class Printable:
    """`households`: how many the document of these papers is about. `by_village`: better taken
    village by village, each team its own."""

    id: str
    title: str
    hint: str
    extension: str
    mime: str
    write: Callable[[Papers], bytes]
    households: Callable[[Papers], int]
    by_village: bool = False

    def file_name(self, papers: Papers) -> str:
        """Of one village its name, else the county's."""
        place = papers.routes[0].place if len(papers.routes) == 1 else papers.county
        return NOT_IN_NAMES.sub("", f"{self.title}_{place}_{papers.draw_no}") + f".{self.extension}"


def _drawn(papers: Papers) -> int:
    return sum(len(route.stops) for route in papers.routes)


def _reserve(papers: Papers) -> int:
    return sum(len(route.reserve) for route in papers.routes)


def _all(papers: Papers) -> int:
    return _drawn(papers) + _reserve(papers)


PRINTABLES = (
    Printable(
        "check_forms",
        "入户核查表",
        "一户一页，不印登记的收入、保障、措施和人口",
        "docx",
        DOCX,
        check_forms,
        _drawn,
        by_village=True,
    ),
    Printable(
        "reserve_forms",
        "入户核查表（备选户）",
        "见不到人时改查的户，一户一页",
        "docx",
        DOCX,
        partial(check_forms, of_reserve=True),
        _reserve,
        by_village=True,
    ),
    Printable(
        "route_list", "路线表", "按村民小组和户编号排列，可打印", "docx", DOCX, route_list, _all
    ),
    Printable(
        "route_workbook", "路线表", "同一内容，可筛选和调整", "xlsx", XLSX, route_workbook, _all
    ),
    Printable(
        "results_sheet",
        "抽查结果（待填）",
        "填好后在“数据导入”页导入",
        "xlsx",
        XLSX,
        results_sheet,
        _all,
    ),
)
