"""The figures of each page once more, written by hand as SQL for SQLite, by township.

They stand for what somebody would write who needs these figures once: no plan, no viewer, no
level but the township, the limits of the demonstration's plan as numbers. They must give the
same counts as `queries.measure`, or the comparison of times would say nothing.

A column `id` is a count; `id__n` and `id__d` are numerator and denominator; a suffix `__p`
says persons.
"""

PLACES = """
place AS (
  SELECT code AS village, parent_code AS township FROM regions
  WHERE level = 'village' AND valid_from <= :day AND :day < valid_to
),
household AS (
  SELECT hv.household_id, township, elimination_way, is_safety_net
  FROM household_versions hv JOIN place ON place.village = hv.village_code
  WHERE hv.valid_from <= :day AND :day < hv.valid_to
),
episode AS MATERIALIZED (
  SELECT e.*, township, elimination_way, is_safety_net
  FROM episodes e JOIN household h USING (household_id)
  WHERE e.seen_from <= :day AND :day < e.seen_to
)"""

PERSONS = """
persons AS (
  SELECT household_id, count(*) AS persons,
    max(labour IN ('普通劳动力', '技能劳动力', '弱劳动力或半劳动力')) AS has_labour
  FROM person_versions
  WHERE valid_from <= :day AND :day < valid_to
    AND household_id IN (SELECT household_id FROM episode)
  GROUP BY household_id
)"""

OVERVIEW = f"""
WITH {PLACES}, {PERSONS},
included AS (
  SELECT DISTINCT household_id FROM episode WHERE included_on BETWEEN :start AND :day
),
counted AS (
  SELECT e.*, coalesce(persons, 0) AS persons, i.household_id IS NOT NULL AS is_new
  FROM episode e LEFT JOIN persons USING (household_id) LEFT JOIN included i USING (household_id)
  WHERE e.is_latest
)
SELECT township,
  sum(state <> 'ended') AS monitored,
  sum(state = 'active') AS active,
  sum(is_new) AS new_inclusions,
  sum(state = 'eliminated') AS risk_elimination_rate__n,
  sum(state <> 'ended') AS risk_elimination_rate__d,
  sum((state <> 'ended') * persons) AS monitored__p,
  sum((state = 'active') * persons) AS active__p,
  sum(is_new * persons) AS new_inclusions__p,
  sum((state = 'eliminated') * persons) AS risk_elimination_rate__n__p,
  sum((state <> 'ended') * persons) AS risk_elimination_rate__d__p
FROM counted GROUP BY township
"""

INCLUSION = f"""
WITH {PLACES},
rural AS (
  SELECT township, sum(rural_households) AS rural
  FROM villages JOIN place ON place.village = villages.region_code
  WHERE valid_from <= :day AND :day < valid_to GROUP BY township
),
included AS (
  SELECT township, count(DISTINCT household_id) AS households
  FROM episode WHERE included_on BETWEEN :start AND :day GROUP BY township
)
SELECT township,
  coalesce(households, 0) AS new_inclusions,
  coalesce(households, 0) AS new_inclusions_per_1000__n,
  rural AS new_inclusions_per_1000__d
FROM rural LEFT JOIN included USING (township)
"""

DEADLINES = f"""
WITH {PLACES},
procedure AS MATERIALIZED (
  SELECT p.*, township,
    julianday(county_approval_on) - julianday(clue_on) AS taken,
    julianday(:day) - julianday(clue_on) AS waited,
    julianday(publicity_to_on) - julianday(publicity_from_on) + 1 AS shown,
    p.ended_on IS NULL OR p.ended_on > :day AS is_open,
    p.ended_on BETWEEN :start AND :day AS has_ended,
    procedure_type = '纳入' AS is_inclusion
  FROM procedures p JOIN household USING (household_id) WHERE clue_on <= :day
),
restart AS (
  SELECT DISTINCT later.id FROM procedure later JOIN procedure earlier USING (household_id)
  WHERE later.is_inclusion AND earlier.is_inclusion
    AND later.clue_on BETWEEN :start AND :day AND earlier.ended_on <= :day
    AND earlier.status IN ('暂不纳入', '终止')
    AND (earlier.clue_on, earlier.procedure_no) < (later.clue_on, later.procedure_no)
    AND julianday(later.clue_on) - julianday(earlier.ended_on) BETWEEN 0 AND 60
)
SELECT township,
  sum(is_inclusion AND status = '办结' AND has_ended AND taken BETWEEN 0 AND 15)
    AS inclusion_on_time_rate__n,
  sum(is_inclusion AND (status = '办结' AND has_ended AND taken >= 0 OR is_open AND waited > 15))
    AS inclusion_on_time_rate__d,
  sum(is_inclusion AND is_open AND waited > 15) AS inclusion_overdue,
  sum(is_inclusion AND is_open AND waited BETWEEN 12 AND 15) AS inclusion_due_soon,
  sum(is_inclusion AND village_opinion = '同意' AND township_opinion = '不同意'
    AND township_review_on BETWEEN :start AND :day) AS township_rejection_rate__n,
  sum(is_inclusion AND village_opinion = '同意'
    AND township_review_on BETWEEN :start AND :day) AS township_rejection_rate__d,
  sum(restart.id IS NOT NULL) AS clock_restarts,
  sum(publicity_to_on BETWEEN :start AND :day AND shown >= 5) AS publicity_compliance_rate__n,
  sum(publicity_to_on BETWEEN :start AND :day AND shown >= 1) AS publicity_compliance_rate__d,
  sum(status IN ('不予纳入', '暂不纳入') AND has_ended AND refusal_reason IS NULL)
    AS refusals_without_reason
FROM procedure LEFT JOIN restart USING (id) GROUP BY township
"""

# The day half a year on, or that month's last day.
HALF_A_YEAR_ON = "min(date(included_on, '+6 months'), date(included_on, 'start of month', '+7 months', '-1 day'))"

ELIMINATION = f"""
WITH {PLACES}, {PERSONS},
marked AS (
  SELECT e.household_id, coalesce(max(e.rolled_back_on <= :day), 0) AS rolled_back
  FROM eliminations e
  WHERE e.seen_from <= :day AND :day < e.seen_to
    AND e.eliminated_on > date(:day, '-12 months') AND e.eliminated_on <= :day
  GROUP BY e.household_id
)
SELECT township,
  sum(state = 'eliminated') AS risk_elimination_rate__n,
  sum(state <> 'ended') AS risk_elimination_rate__d,
  sum(state = 'eliminated' AND coalesce(is_safety_net, 0) = 0)
    AS risk_elimination_rate_excluding_safety_net__n,
  sum(state <> 'ended' AND coalesce(is_safety_net, 0) = 0)
    AS risk_elimination_rate_excluding_safety_net__d,
  sum(state = 'eliminated' AND elimination_way = '帮扶消除'
    AND eliminated_on BETWEEN :start AND :day
    AND CASE WHEN included_on = included_last AND eliminated_on = eliminated_last
      THEN eliminated_on < {HALF_A_YEAR_ON}
      ELSE strftime('%Y', eliminated_on) * 12 + strftime('%m', eliminated_on)
        - strftime('%Y', included_on) * 12 - strftime('%m', included_on) < 6 END)
    AS early_elimination,
  sum(state = 'eliminated' AND has_labour = 0) AS no_labour_eliminated,
  sum(state = 'active' AND has_labour AND date(included_last, '+12 months') < :day) AS over_a_year,
  sum(rolled_back) AS rollback_rate__n,
  count(rolled_back) AS rollback_rate__d
FROM episode LEFT JOIN persons USING (household_id) LEFT JOIN marked USING (household_id)
WHERE is_latest GROUP BY township
"""

# Of each event and place the latest report counts; a township's own row wins over its villages.
LOW_INCLUSION = f"""
WITH {PLACES},
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY event, region_code ORDER BY reported_at DESC) AS nth
  FROM disasters WHERE reported_at < date(:day, '+1 day')
),
latest AS MATERIALIZED (
  SELECT * FROM ranked
  WHERE nth = 1 AND began_on BETWEEN :start AND date(:day, '-15 days')
),
own AS (
  SELECT event, region_code AS township, affected_households FROM latest
  WHERE region_code IN (SELECT township FROM place)
),
hit AS (
  SELECT township, affected_households FROM own
  UNION ALL
  SELECT township, affected_households FROM latest JOIN place ON village = region_code
  WHERE (event, township) NOT IN (SELECT event, township FROM own)
),
affected AS (SELECT township, sum(affected_households) AS households FROM hit GROUP BY township),
helped AS (
  SELECT hv.household_id, place.township
  FROM household_versions hv JOIN place ON place.village = hv.village_code
  JOIN episodes e USING (household_id) JOIN latest ON region_code IN (village, township)
  WHERE hv.valid_from <= :day AND :day < hv.valid_to AND risks LIKE '%|因自然灾害|%'
    AND e.seen_from <= :day AND :day < e.seen_to
    AND julianday(included_on) - julianday(began_on) BETWEEN 0 AND 90
    AND julianday(included_last) - julianday(began_on) BETWEEN 0 AND 90
  GROUP BY hv.household_id, place.township
),
included AS (
  SELECT township, count(DISTINCT household_id) AS households
  FROM episode WHERE included_on BETWEEN :start AND :day GROUP BY township
)
SELECT township, coalesce(i.households, 0) AS new_inclusions,
  (SELECT count(*) FROM helped WHERE helped.township = t.township) AS disaster_inclusion_ratio__n,
  coalesce(a.households, 0) AS disaster_inclusion_ratio__d
FROM (SELECT DISTINCT township FROM place) t
LEFT JOIN included i USING (township) LEFT JOIN affected a USING (township)
"""

PAGES = {
    "总览": OVERVIEW,
    "新增纳入": INCLUSION,
    "受灾低纳入": LOW_INCLUSION,
    "时限合规": DEADLINES,
    "风险消除": ELIMINATION,
}
