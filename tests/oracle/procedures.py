"""A procedure as seen on a day."""

from datetime import date

from tests.oracle.records import Record

# In the order of the procedure; 系统录入日期 is no stage that ends it.
STAGE_DAYS = (
    "线索发现日期",
    "入户核实日期",
    "授权书提交日期",
    "村级评议日期",
    "公示开始日期",
    "公示结束日期",
    "乡镇审核日期",
    "县级审定日期",
)


def ended_on(procedure: Record) -> date | None:
    """县级审定日期, else its latest stage day other than 系统录入日期; None while 在办."""
    if procedure["办理状态"] == "在办":
        return None
    approved = procedure.get("县级审定日期")
    return approved or max(procedure[stage] for stage in STAGE_DAYS if procedure.get(stage))


def status_on(procedure: Record, day: date) -> str | None:
    """Its 办理状态 on the day; None before anything of it can be seen."""
    ended = ended_on(procedure)
    if ended is not None and ended <= day:
        return procedure["办理状态"]
    # "Nothing dated after D is seen: a procedure ended after D is 在办 on D."
    return "在办" if procedure["线索发现日期"] <= day else None
