"""Words that several entries of a plan share. A file may use these and no others."""

from enum import StrEnum

from data.layouts import LAYOUTS


class PlaceLevel(StrEnum):
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"

    @property
    def title(self) -> str:
        return {"county": "县", "township": "乡镇", "village": "村"}[self.value]


class Every(StrEnum):
    """How often: at least once in each calendar period."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def title(self) -> str:
        return {"month": "每月", "quarter": "每季度", "half_year": "每半年", "year": "每年"}[
            self.value
        ]


class Group(StrEnum):
    """Kinds of households, by what a plan asks to be done for them."""

    MONITORED = "monitored"
    WARNING = "warning"  # the second ring of 义和: watched, not monitored
    OUT_OF_POVERTY = "out_of_poverty"
    ALL = "all"

    @property
    def title(self) -> str:
        return {
            "monitored": "监测户",
            "warning": "预警户",
            "out_of_poverty": "脱贫户",
            "all": "所有农户",
        }[self.value]


def _codes(name: str, layout: str, field: str) -> type[StrEnum]:
    """The codes that a column of the layout may hold, as words of a plan."""
    codes = LAYOUTS[layout].field(field).codes
    return StrEnum(name, {code: code for code in codes})


MeetingType = _codes("MeetingType", "meetings", "meeting_type")
MonitorPost = _codes("MonitorPost", "monitors", "post")
ProcedureType = _codes("ProcedureType", "procedures", "procedure_type")
ClueSource = _codes("ClueSource", "procedures", "clue_source")
VisitWay = _codes("VisitWay", "visits", "way")
ExtremePovertyCare = _codes("ExtremePovertyCare", "household_members", "extreme_poverty_care")
DisabilityGrade = _codes("DisabilityGrade", "household_members", "disability_grade")
