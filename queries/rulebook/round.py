"""The rest of a plan's own round, in words: where it looks first, who does what, its defects."""

from collections.abc import Iterator

from data.plans import Plan
from data.plans.inheritance import PLAN
from queries.rulebook.rule import Rule, Section, joined, of_plan


def round_rules(plan: Plan) -> Iterator[Rule]:
    for focus in plan.focus:
        yield of_plan(Section.FOCUS, focus.kind.title, focus.name, focus)
    for period in plan.income_periods:
        groups = "、".join(group.title for group in period.groups)
        days = f"{period.income_from:%Y-%m-%d}至{period.income_to:%Y-%m-%d}的收入"
        yield of_plan(Section.CADENCES, "本次测算收入", joined(groups, days), period)
    for duty in plan.duties:
        yield of_plan(Section.DUTIES, duty.role, duty.task, duty)
    for requirement in plan.requirements:
        yield of_plan(Section.REQUIREMENTS, requirement.topic, requirement.text, requirement)
    for form in plan.forms:
        yield of_plan(Section.REQUIREMENTS, form.number, form.name, form)
    for found in plan.contradictions:
        said = f"{'；'.join(found.readings)}。取法：{found.taken}"
        yield Rule(Section.DEFECTS, found.about, said, PLAN, found.clause)
    for number, note in enumerate(plan.notes, 1):
        yield Rule(Section.DEFECTS, f"原文说明{number}", note, PLAN, "")
