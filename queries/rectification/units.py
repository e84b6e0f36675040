"""Which unit a 责任单位 is: 村委会 and 镇政府 are as many as there are places."""

from queries.rectification.problem import Problem

# Written without a name they are those of the place where the problem lies.
OF_VILLAGE = {"村委会", "村两委", "村民委员会", "村党支部", "居委会", "社区", "村", "驻村工作队"}
OF_TOWNSHIP = {
    *("乡镇", "镇", "乡", "街道", "乡镇政府", "镇政府", "乡政府", "乡镇党委", "镇党委", "街道办"),
    *("街道办事处", "人民政府", "乡镇人民政府", "镇人民政府", "乡人民政府"),
}


def unit_of(problem: Problem) -> str | None:
    """The unit with the place that it leaves unsaid; None where no unit is named."""
    unit = problem.responsible_unit
    if unit in OF_VILLAGE and problem.village:
        return f"{problem.township or ''}{problem.village} {unit}"
    if unit in OF_TOWNSHIP and problem.township:
        return f"{problem.township} {unit}"
    return unit
