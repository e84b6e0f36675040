"""Every check of the data, by id, in the order of the page."""

from queries.quality.categories import CATEGORIES
from queries.quality.check import Check
from queries.quality.completeness import COMPLETENESS
from queries.quality.dates import DATES
from queries.quality.duplicates import DUPLICATES
from queries.quality.exports import LEDGER_AND_EXPORT
from queries.quality.guarantees import GUARANTEES_AND_RISKS
from queries.quality.helped import HELP_AND_LABOUR
from queries.quality.identity_numbers import IDENTITY_NUMBERS
from queries.quality.incomes import INCOMES
from queries.quality.posts import POSTS
from queries.quality.reviews import REVIEWS
from queries.quality.risks import RISKS_AND_MEMBERS
from queries.quality.visits import VISITS
from queries.quality.wages import WAGES_AND_MEASURES

CHECKS: dict[str, Check] = {
    check.id: check
    for check in (
        *COMPLETENESS,
        *CATEGORIES,
        *RISKS_AND_MEMBERS,
        *GUARANTEES_AND_RISKS,
        *WAGES_AND_MEASURES,
        *HELP_AND_LABOUR,
        *DATES,
        *DUPLICATES,
        *IDENTITY_NUMBERS,
        *INCOMES,
        *POSTS,
        *VISITS,
        *REVIEWS,
        *LEDGER_AND_EXPORT,
    )
}
