"""What is simulated and who is compared, told in the document; figures are those of the code."""

from tests.bench.spot_checks.county import (
    FLAGGED,
    FOUND_BY_MISTAKE,
    INCLUDED,
    RULES,
    SIGNS,
    SPREAD,
    TOWNSHIPS,
)
from tests.bench.spot_checks.rivals import DESIGN

KINDS = "; ".join(f"*{signs.name}* {signs.found:.0%}" for signs in SIGNS)
FOLLOWS = "; ".join(f"*{signs.name}* {signs.follows:g}" for signs in SIGNS)

INTRODUCTION = f"""\
# How many problems do 400 visits find?

Written by `python -m tests.bench.spot_checks`, part of `make bench`: {{counties}} simulated \
counties a setting, seeds {{first}} to {{last}}. Nothing was tuned by any simulation: the draw is \
that of the contract, the points are those declared in `queries/spot_checks/points.py`, and these \
seeds were looked at once, here. Figures are means ± standard error; differences are taken county \
by county.

A draw serves two ends that pull apart: to find problems, and to say how many there are where \
nobody went. Who wants only the first puts all visits where the signs point. This document \
says what the second end costs, and when the signs are worth following at all.

## What is simulated

- **Places.** {TOWNSHIPS} townships of 柳江区 or 埇桥区 (each half of the counties), with their \
villages and sizes as in the [benchmark of detection](benchmark-detection.md). \
{DESIGN.villages} villages of each, {DESIGN.households} households of each village, or all: \
{{visits:.0f}} visits on average.
- **Problems.** A household has one with the same probability everywhere, or *clustered*: its \
village's share is lognormal (σ {SPREAD:g}) about the same mean.
- **Rules.** {len(RULES)} rules of {len(RULES)} different weights, each finding \
{FOUND_BY_MISTAKE:.0%} of the households without a problem by mistake, and of those with one: \
{KINDS}. All rules are as good as each other, so weights say nothing.
- **Villages.** {FLAGGED:.0%} are flagged: those highest by a normal score to which the village's \
effect (itself normal, 0 unless clustered) adds, times: {FOLLOWS}. About {INCLUDED:.0%} of the \
households are monitored, fewer where the effect is large, to the same degree.

## Who is compared

- **ours**: `queries.spot_checks.selection.selecting`, a quarter purely random, of the rest half certain \
and half proportional to points, in both stages. With 2 villages a township one is random.
- **ours, no sentinel**: the same with nothing purely random.
- **uniform**: villages, then households, each alike.
- **highest finding rate**, **lowest inclusion**: the villages worst by raw rate, their households \
at random.
- **most points**: the same points as ours, without any chance. It cannot be extrapolated.
- **all-knowing**: knows every problem; the most that the quotas allow.
"""

FOUND = """\
## What it shows

- **Useless signs** cost nothing: ours finds what chance finds.
- **Weak and strong signs**: ours finds 1.4 to 6 times as many as uniform visits.
- **Points without any chance find more still**: by 15 to 54 % where signs are weak, by 28 to 81 % where they are strong, most where problems cluster in villages, for of two villages a township ours leaves one to chance. The sentinel's part in that is 5 to 18 % of what would be found without it. This is the price of a list that proves something of those not visited, and that nobody escapes by keeping out of the rules' way.
- **Raw rates** are as good where weak signs cluster: of the villages with the highest finding rate, households at random find 9 % more than ours where 10 % have a problem, and those of the lowest inclusion as many as ours. With strong signs both find far fewer.
- **Misleading signs** (rules that find the well kept households): ours finds a quarter to a third fewer than uniform visits, points without chance half as many or fewer. Only a sentinel tells.
- All are far from who knows all.
"""
