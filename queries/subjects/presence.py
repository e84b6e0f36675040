"""Subject: a place with what it holds of its own, meetings and monitors, by D."""

from sqlalchemy import Select, Subquery, and_, case, func, or_, select

from data.models import meetings, monitors, regions
from queries.dialect import months_between
from queries.parameters import AS_OF, FULL_MONTHS, FULL_MONTHS_FROM
from queries.rules import Shape
from queries.subjects.versions import in_force

MONITOR = "防贫监测信息员"


def presence_on_day(shape: Shape | None = None) -> Subquery:
    """Every village, township and county of the region list, with its own meetings and
    monitors, none of those below it.

    `study_months` and `joint_months` are the full months of the period, `full_months` in
    all, with a 综合研判 or 部门联席会.
    """
    met, staff = _months_met().subquery("met"), _monitors().subquery("staff")
    return (
        select(
            regions.c.code.label("region_code"),
            (regions.c.level == "village").label("is_village"),
            (regions.c.level == "township").label("is_township"),
            case((regions.c.code.is_not(None), FULL_MONTHS)).label("full_months"),
            func.coalesce(met.c.study_months, 0).label("study_months"),
            func.coalesce(met.c.joint_months, 0).label("joint_months"),
            func.coalesce(staff.c.monitors, 0).label("monitors"),
        )
        .select_from(regions)
        .outerjoin(met, met.c.region_code == regions.c.code)
        .outerjoin(staff, staff.c.region_code == regions.c.code)
        .where(in_force(regions, AS_OF))
        .subquery("place")
    )


def _months_met() -> Select:
    m = meetings.c
    month = months_between(FULL_MONTHS_FROM, m.held_on)

    def months(meeting_type: str):
        return func.count(case((m.meeting_type == meeting_type, month)).distinct())

    return (
        select(
            m.region_code,
            months("综合研判").label("study_months"),
            months("部门联席会").label("joint_months"),
        )
        .where(month >= 0, month < FULL_MONTHS)
        .group_by(m.region_code)
    )


def _monitors() -> Select:
    """One without 备案日期 is there all the same."""
    m = monitors.c
    by_day = or_(m.registered_on.is_(None), m.registered_on <= AS_OF)
    return (
        select(m.region_code, func.count().label("monitors"))
        .where(and_(m.post == MONITOR, by_day))
        .group_by(m.region_code)
    )
