"""What is simulated and who is compared, told in the document; figures are those of the code."""

from tests.bench.detection.counts import IN_LOTS, INNOCENT_ZERO, OFTEN
from tests.bench.detection.disasters import (
    ESTIMATED,
    LEFT_BLANK,
    NOT_REPORTED,
    TOWNSHIP_REPORTS_NO_VILLAGE,
)
from tests.bench.detection.land import HOUSEHOLDS, OF_A_COMMUNITY, SPREAD
from tests.bench.detection.need import OTHER

INTRODUCTION = f"""\
# Does 受灾低纳入 find the villages that hold back?

Written by `python -m tests.bench.detection`, part of `make bench`: {{counties}} simulated \
counties, seeds {{first}} to {{last}}, none of which was looked at while the model was made. \
The same command gives the same figures wherever it is run. Figures are means over the \
counties ± standard error; differences are taken county by county.

## What is simulated

- **Villages.** Half of the counties have the townships and villages of 柳江区 (118 villages in 8 \
townships), half those of 埇桥区 (380 in 38), 社区 among them, from the published list of regions. \
How many households each village has is published nowhere: sizes are lognormal (σ {SPREAD}), \
{HOUSEHOLDS} households on average, which is the national mean (230.27 million rural \
households in 596,450 villages, third agricultural census, 2016); 社区 have {OF_A_COMMUNITY:.0%} \
of that. So counties here are as uneven as we suppose real ones to be, not as they are.
- **Disasters.** A flood along a river, in half of the years a hailstorm with a hard edge, in \
four of ten a broad drought. Damage raises need only from a threshold on, then steeply, then \
less; several add up. Reports are rounded and estimated (σ {ESTIMATED}), {LEFT_BLANK:.0%} of \
the figures are blank, {NOT_REPORTED:.0%} of the villages that were hit report nothing, in \
{TOWNSHIP_REPORTS_NO_VILLAGE:.0%} of the townships no village does.
- **Need.** Shares of 脱贫人口 and 低保 raise it and saturate; disasters are added to that, not \
multiplied. What remains is lognormal (σ {OTHER:.2f}), partly shared by neighbours and by \
townships. None of it is log-linear or gamma, as what is fitted may be.
- **The ledger.** Negative binomial counts (variance μ + μ²/{IN_LOTS:.0f}: inclusions come in \
lots) about the base rate, 2, 5 or 12 ‰ of the households in the year if nobody held back; \
{INNOCENT_ZERO:.0%} of the villages have none because a meeting was put off. The two years \
before are simulated too, with their own disasters; {OFTEN:.0%} of those that hold back did so \
then.
- **Holding back.** Of the villages whose need the year's disasters truly raised (by as much \
as a village without poverty has anyway), known or not to anybody, fifteen (each as likely) \
include 15, 30 or 50 % of what they should.

## Who is compared

All put the *exposed* villages (by the product's rule, from the reports as they are) in order \
and send inspectors to the first 15. Nobody can find there who was hit and did not report.

- **ours**: the probability of the flag 受灾低纳入, by the functions that the product calls.
- **μ by size, Gamma(2, 2)**: the same probability with what size alone lets expect.
- **Poisson lower tail**, **z-score** (normal approximation), **lowest raw rate**: of the new \
inclusions by 农村户数, at the county's own rate.
- **zero inclusions**: those with none, then those with one, and so on; equal ones at random, \
or the largest first.
- **oracle of exposure**: knows what poverty and disaster truly explain in each village, the \
share left and how counts scatter; what else makes villages differ it knows only on average.
- **oracle**: knows each village's true rate. **oracle that knows who was hit** looks at no \
other village. No office can know either; they show what the counts of a year could tell at \
best.
- **(all that are exposed)**: how many of the fifteen lie among the exposed villages at all.
"""
