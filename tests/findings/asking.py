"""Ask a story for the findings of one rule, of SQL and of plain Python."""

from datetime import date

from queries.findings import Finding, findings
from queries.scope import Scope
from tests.oracle import Asked, found
from tests.stories.story import Story


def told_of(
    story: Story, rule: str, on: str, since: str | None = None, plan: str | None = None, **limits
) -> dict[str, Finding]:
    """The findings by 户编号; both find the same households."""
    as_of = date.fromisoformat(on)
    start = date.fromisoformat(since) if since else date(as_of.year, 1, 1)
    asked = Asked(as_of, start, plan, tuple(sorted(limits.items())))
    county = next(region.code for region in story.regions if region.level == "county")
    scope = Scope(county, as_of, start, plan, asked.limits)
    with story.engine.connect() as connection:
        told = findings(connection, scope, [rule])
    by_number = {finding.household_no: finding for finding in told}
    assert {(rule, number) for number in by_number} == found(story.register(), asked, (rule,))
    return by_number


def days_of(story: Story, rule: str, on: str, **asked) -> dict[str, str | None]:
    """Since when each household is found."""
    return {
        number: finding.since and finding.since.isoformat()
        for number, finding in told_of(story, rule, on, **asked).items()
    }
