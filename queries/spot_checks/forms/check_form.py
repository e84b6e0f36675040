"""入户核查表 in Word, a page a household.

Blind: what the records say of income, guarantees, measures and persons stands nowhere on it, and
neither does why the household was drawn. The inspector writes down what there is; whether the
records agree is settled afterwards.
"""

from functools import cache

from queries.spot_checks.forms.blank_form import BlankForm, Slot, topic_slot
from queries.spot_checks.forms.paper import INTERNAL, MARGIN, TEXT
from queries.spot_checks.forms.routes import Papers, Route, Stop
from queries.word import as_bytes, new_document, plain, write
from queries.workbook import DEMONSTRATION

BOX, TICKED = "□", "☑"
TYPES = ("脱贫户", "边缘易致贫户", "突发严重困难户", "一般农户")
BLANK = cache(BlankForm)  # of twenty kinds at most
LONGEST_NAME, LONGEST_NUMBER = 24, 24  # characters that a cell has room for


def check_forms(papers: Papers, *, of_reserve: bool = False) -> bytes:
    """All households of the papers, else their reserve, village by village in visiting order."""
    notice = DEMONSTRATION if papers.is_demonstration else INTERNAL
    document = new_document(title_of(papers), margins=MARGIN, size=TEXT, notice=notice)
    for route in papers.routes:
        stops = route.reserve if of_reserve else route.stops
        for stop in stops:
            form = BLANK(
                is_helped=stop.is_helped,
                topics=len(stop.topics),
                is_long=len(stop.household_no) > LONGEST_NUMBER,
            )
            form.add_to(document, _words(papers, route, stop, len(stops)))
    if not any(route.reserve if of_reserve else route.stops for route in papers.routes):
        write(document.add_paragraph(), "所选范围内没有要核查的户。", size=12)
    return as_bytes(document)


def title_of(papers: Papers) -> str:
    return f"{papers.county}防止返贫监测帮扶抽查入户核查表"


def _words(papers: Papers, route: Route, stop: Stop, stops: int) -> dict[str, str]:
    """What stands in the slots. A name is cut rather than let push the page over its end; a
    户编号 never is."""
    return {
        Slot.TITLE: title_of(papers),
        Slot.ORDER: f"抽查编号：{papers.draw_no}　　本村第{stop.order}户，共{stops}户",
        Slot.TOWNSHIP: plain(route.township, LONGEST_NAME),
        Slot.VILLAGE: plain(route.village, LONGEST_NAME),
        Slot.GROUP: plain(stop.group or "", LONGEST_NAME),
        Slot.NUMBER: plain(stop.household_no),
        Slot.HEAD: plain(stop.head, LONGEST_NAME),
        Slot.TYPES: _types(stop),
    } | {topic_slot(position): topic for position, topic in enumerate(stop.topics)}


def _types(stop: Stop) -> str:
    own = stop.category if stop.category in TYPES else stop.household_type
    return "　".join(f"{TICKED if name == own else BOX}{name}" for name in TYPES)
