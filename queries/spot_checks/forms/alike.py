"""What is alike on the 入户核查表 of every household that is asked the same."""

from docx.document import Document as WordDocument

from data.problem_items import JUDGEMENT, SOURCE, ProblemItem, items_at
from queries.spot_checks.forms.paper import (
    LABEL,
    ROW,
    SMALL,
    WIDTH,
    fill,
    labelled,
    section,
)
from queries.word import at_least, ruled_table, write

GOOD_IF_YES = "△"  # an item where 否 is the problem, against the reader's expectation
DENSE, LARGE = 8.0, 9.5  # points: forty questions on a page, or ten
FOUND = 36.0  # mm for what the inspector writes beside a type
SEEN = (
    (
        "家庭成员",
        "常住____人，其中：有劳动能力____人，在外务工____人，在校学生____人，患大病、慢性病或残疾____人",
    ),
    (
        "一年收入",
        "工资性_______元　生产经营性_______元　财产性_______元　转移性_______元　合计_______元",
    ),
    (
        "一年支出",
        "生产经营_______元　自付医疗_______元　教育_______元　其他大额_______元（用于____________）",
    ),
    ("两不愁", "吃：□不愁　□有困难　　穿：□不愁　□有困难　　困难情况：______________________"),
    (
        "三保障",
        "义务教育：□有保障　□有问题　□无适龄儿童　　基本医疗：□有保障　□有问题　　住房：□安全　□有问题",
    ),
    ("饮水", "水量水质：□合格　□有问题　　取水：□方便　□不便　　供水：□有保证　□常断水"),
)
HELP = ("帮扶", "正在享受的措施（户主所说、实地所见）：________________________________________")
NOTES = (
    "填表说明：1.有问题的在项目序号上打“√”，并在右栏写明情况；标△的，答“否”为有问题；没有问题的不打。"
    "2.本表不印登记的收入、保障、措施和人口，入户前、入户时也不要查看；“账实是否相符”回单位对照登记后填写。"
    "3.见不到户内成年人的，记下到达时间，按次序改查本村备选户。4.表上不要写证件号码和电话号码。"
)


def seen(document: WordDocument, *, is_helped: bool) -> None:
    """What the inspector finds; T19: of what policies give, nothing at an ordinary household."""
    section(document, "一、入户所见（按户主所说和实地所见填写，不看登记）")
    if is_helped:
        labelled(document, (*SEEN, HELP))
    else:
        labelled(document, SEEN, height=2 * ROW, size=LARGE)


def items(document: WordDocument, *, is_helped: bool) -> None:
    section(document, "三、排查内容（有问题的在序号上打“√”）")
    asked = items_at(is_helped=is_helped)
    table = ruled_table(document, (LABEL, WIDTH - LABEL - FOUND, FOUND), len(asked) + 1)
    for cell, heading in zip(
        table.rows[0].cells, ("排查类型", "排查内容", "排查问题"), strict=True
    ):
        fill(cell, heading, is_label=True)
    for row, (problem_type, own) in enumerate(asked.items(), start=1):
        fill(table.cell(row, 0), problem_type, is_label=True)
        fill(table.cell(row, 1), "　".join(map(_asked, own)), size=DENSE if is_helped else LARGE)
        at_least(table, row, ROW if is_helped else 3 * ROW)


def _asked(item: ProblemItem) -> str:
    mark = GOOD_IF_YES if item.answer == "否" else ""
    return f"{item.sign}{mark}{item.words}"


def conclusion(document: WordDocument) -> None:
    """The questions of layout N and those of the form's thirteenth line; who signs."""
    section(document, "四、综合判定和核查结论")
    risk, review = (f"{question}：□是　□否" for question in JUDGEMENT)
    labelled(
        document,
        (
            ("综合判定", f"①{risk}　　②{review}"),
            (
                "应纳未纳",
                "是否应纳未纳：□是　□否　　理由：________________________________________",
            ),
            (
                "账实相符",
                "账实是否相符：□是　□否（回单位对照登记后填写）　不符之处：____________________",
            ),
        ),
    )
    signed = ruled_table(document, (LABEL, 44) * 2 + (LABEL + 6, 44), 1)
    signs = ("核查人\n（签字）", "核查人\n（签字）", "户主（签字\n或按手印）")
    for column, label in zip((0, 2, 4), signs, strict=True):
        fill(signed.cell(0, column), label, is_label=True)
    at_least(signed, 0, 10)
    write(document.add_paragraph(), f"{NOTES}5.排查内容据{SOURCE}。", size=SMALL, before=3)
