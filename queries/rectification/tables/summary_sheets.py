"""The lines of 整改情况汇总表 on paper: twelve a unit, and 合计."""

from data.layouts.words import PROBLEM_TYPES
from queries.rectification.tables.annexes import GUARANTEES, TOTAL, UNDER_GUARANTEES
from queries.rectification.tables.figures import NAMES, Block, Figures, Summary
from queries.rectification.tables.paper import Paper

UNIT, GROUP, TYPE, FIRST_FIGURE = 0, 1, 2, 3  # columns
ALONE, AMONG_OTHERS = 24, 15  # points of a line
UNITS_A_PAGE = 2


def write_summary(paper: Paper, summary: Summary) -> None:
    height = ALONE if len(summary.blocks) == 1 else AMONG_OTHERS
    line, breaks = paper.body, []
    for number, block in enumerate(summary.blocks):
        if number and number % UNITS_A_PAGE == 0:
            breaks.append(line)
        _write_block(paper, line, block)
        line += len(PROBLEM_TYPES)
    paper.merge(line, UNIT, line, TYPE, TOTAL)
    _write_figures(paper, line, summary.total)
    for row in range(paper.body, line + 1):
        paper.sheet.set_row(row, height)
    paper.sheet.set_h_pagebreaks(breaks)


def _write_block(paper: Paper, first: int, block: Block) -> None:
    under = len(UNDER_GUARANTEES)
    paper.merge(first, UNIT, first + len(PROBLEM_TYPES) - 1, UNIT, block.unit)
    paper.merge(first, GROUP, first + under - 1, GROUP, GUARANTEES)
    for number, (problem_type, figures) in enumerate(zip(PROBLEM_TYPES, block.lines, strict=True)):
        line = first + number
        left = TYPE if problem_type in UNDER_GUARANTEES else GROUP
        paper.merge(line, left, line, TYPE, problem_type)
        _write_figures(paper, line, figures)


def _write_figures(paper: Paper, line: int, figures: Figures) -> None:
    for number, name in enumerate(NAMES, start=FIRST_FIGURE):
        paper.sheet.write_number(line, number, getattr(figures, name), paper.centred)
