"""Intervals against published tables and worked examples, to the last digit they print.

Public Health England, PHEindicatormethods (now UKHSA), tests/testthat: testdata_Proportion.xlsx
(sheets testdata_Prop, testdata_Prop_g), testdata_Rate.xlsx (testdata_Rate, testdata_Rate_g) and
testdata_Byars_Wilson.xlsx. The workbooks hold all digits of a double; so do the figures here.
"""

import pytest

from queries.statistics.intervals import byar, poisson_exact, rate, share_exact, wilson

# Two ways of writing one formula differ in the last of sixteen digits, quantiles a little more.
ALL_DIGITS = 1e-11


def rows(table: str) -> list[list[float]]:
    return [[float(cell) for cell in line.split()] for line in table.strip().splitlines()]


# numerator, denominator, limits at 95 %, limits at 99.8 %
PROPORTIONS = rows("""
1       100        0.0017674320641406511 0.054486196178705294  0.000873065697299977  0.1045544528370582
5       100        0.02154367915436798   0.11175046923191911   0.013865320725997183  0.16458852282596442
20      100        0.1333669333310325    0.28882916559315885   0.10519162066711432   0.3471109417008601
65      100        0.5525444329688797    0.7363575175690247    0.4954946574070431    0.7783540614089697
9856    12345      0.7912101752909069    0.8053640073614909    0.7869924108419063    0.8093061412589626
7776456 7564336677 0.0010273201001641094 0.0010287644578977231 0.0010269040118442213 0.0010291812992698397
222     3215       0.060791690363636595  0.07833956681383633   0.05647101964624248   0.08418414185270134
999     3456       0.27418951080009873   0.30440389662818057   0.26583995768074953   0.3134475449279985
1045    5000       0.19795549880013297   0.22049130373189027   0.19179381799015244   0.22731562902525818
0.445   1          0.04381744772058822   0.9334621276979156    0.019347006132900975  0.9702259947019541
""")
GROUPED_PROPORTIONS = rows("""
2        200         0.002746658133544438  0.035721761716176796
10       200         0.027382645600763925  0.08957814813877597
40       200         0.15045200926098115   0.2608551865653788
130      200         0.5816346433604008    0.7127117587264192
19712    24690       0.7933291845541375    0.8033378032278297
15552912 15128673354 0.0010275314947741198 0.0010285528098907119
444      6430        0.06310799576298091   0.0755092618317013
1998     6912        0.2784949436323704    0.2998643901720741
""")
# the same, per 100: exact below ten events, Byar's from there on
RATES = rows("""
1       100        0.025317807984289897 5.571643390938898   0.0010005003335835344 9.233413476451585
5       100        1.62348639011842     11.668332079322669  0.739371731917839     16.454745203680105
20      100        12.211428834875937   30.889880369197066  8.922802365144193     38.08503562504191
65      100        50.163187710459454   82.84913854593984   42.8802614714802      94.00029084431802
9856    12345      78.26949058976757    81.4300165427214    77.37590543271052     82.3544727709543
7776456 7564336677 0.10273196005302074  0.10287648334092832 0.102690317308454     0.10291817639509068
222     3215       6.026574877652675    7.87572937087185    5.560737695259854     8.46104668173341
999     3456       27.14130493609052    30.755833237378415  26.162147596445767    31.845604819822654
""")
# per 100,000; sums of groups, and more events than persons
RATES_OF_MANY = rows("""
2        200         121.10463927198258 3612.3438338619794
10       200         2393.7249569837822 9195.729302878237
40       200         14286.649933218456 27235.04966001213
130      200         54306.52101925725  77182.74430661963
19712    24690       78727.30027133638  80960.43271813256
15552912 15128673354 102.7531168009107  102.85530745877516
444      6430        6277.68811414578   7578.304458634362
1998     6912        27652.52008830221  30202.169187218453
250      220         99984.94738532876  128631.14487455782
""")
# events, confidence, limits by Byar's approximation
BYAR = rows("""
65   0.95  50.163187710459454   82.84913854593984
1045 0.95  982.5932018073325    1110.33121298565
1    0.95  0.01307213290150435  5.5637555824752605
65   0.998 42.8802614714802     94.00029084431802
1045 0.998 947.9407035610374    1148.806160988033
10   0.998 2.916318374695686    24.193724927880535
""")
# Newcombe RG (1998), Stat Med 17:857-872, table I: method 3 (score), method 5 (exact).
NEWCOMBE = rows("""
81 263 0.2553 0.3662  0.2527 0.3676
15 148 0.0624 0.1605  0.0578 0.1617
0   20 0.0000 0.1611  0.0000 0.1684
1   29 0.0061 0.1718  0.0009 0.1776
""")


@pytest.mark.parametrize(("count", "of", "low", "high", "lower", "higher"), PROPORTIONS)
def test_proportions(count, of, low, high, lower, higher):
    assert wilson(count, of) == pytest.approx((low, high), rel=ALL_DIGITS)
    assert wilson(count, of, 0.998) == pytest.approx((lower, higher), rel=ALL_DIGITS)


@pytest.mark.parametrize(("count", "of", "low", "high"), GROUPED_PROPORTIONS)
def test_proportions_of_groups(count, of, low, high):
    assert wilson(count, of) == pytest.approx((low, high), rel=ALL_DIGITS)


@pytest.mark.parametrize(("count", "of", "low", "high", "lower", "higher"), RATES)
def test_rates(count, of, low, high, lower, higher):
    assert rate(count, of, per=100) == pytest.approx((low, high), rel=ALL_DIGITS)
    assert rate(count, of, 0.998, per=100) == pytest.approx((lower, higher), rel=ALL_DIGITS)
    assert rate(count, of) == pytest.approx((10 * low, 10 * high), rel=ALL_DIGITS)


@pytest.mark.parametrize(("count", "of", "low", "high"), RATES_OF_MANY)
def test_rates_of_many(count, of, low, high):
    assert rate(count, of, per=100_000) == pytest.approx((low, high), rel=ALL_DIGITS)


@pytest.mark.parametrize(("count", "confidence", "low", "high"), BYAR)
def test_byar(count, confidence, low, high):
    assert byar(count, confidence) == pytest.approx((low, high), rel=ALL_DIGITS)


def test_the_upper_limit_of_one_event_by_byar():
    # The lower limit at 99.8 % would be below zero; the package refuses it, we give it as 0.
    assert byar(1, 0.998).high == pytest.approx(9.362180217908362, rel=ALL_DIGITS)
    assert byar(1, 0.998).low == 0


@pytest.mark.parametrize(("count", "of", "low", "high", "lower", "higher"), NEWCOMBE)
def test_newcombes_table(count, of, low, high, lower, higher):
    assert [round(limit, 4) for limit in wilson(count, of)] == [low, high]
    assert [round(limit, 4) for limit in share_exact(count, of)] == [lower, higher]


def test_exact_shares_elsewhere():
    # Conover WJ (1999), Practical Nonparametric Statistics, as worked by influentialpoints.com,
    # "Confidence intervals of proportions": 5 seedlings of 25.
    assert [round(limit, 3) for limit in share_exact(5, 25)] == [0.068, 0.407]
    # The documentation of SciPy 1.11, BinomTestResult.proportion_ci: 7 of 50.
    assert share_exact(7, 50) == pytest.approx((0.05819170033997342, 0.26739600249700846))


def test_exact_counts_elsewhere():
    # Biological Effects of Low Level Exposures (1992), tables 7.5A and 7.5B: 30 cases.
    assert [round(limit, 2) for limit in poisson_exact(30)] == [20.24, 42.83]


@pytest.mark.parametrize("count", range(10, 400))
def test_byar_is_as_close_to_exact_as_the_guidance_says(count):
    """Public Health England, Technical Guide: Confidence Intervals (2018): within 0.2 % of the
    exact value for numerators of 10 or more, at 95 %.
    """
    assert byar(count) == pytest.approx(poisson_exact(count), rel=0.002)
