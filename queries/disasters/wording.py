"""What a report states, as an official reads it."""

from queries.disasters.reports import FIGURES, Report

_UNITS = {
    "households": "户",
    "persons": "人",
    "aid": "人",
    "water": "人",
    "hectares": "公顷",
    "wan": "万元",
}


def figures_in_words(report: Report) -> str:
    """受灾人口120人、倒塌住房2户: what the report states and is not zero."""
    return "、".join(
        f"{title_of(field.header)}{report.figures[field.name]:g}{unit_of(field.name)}"
        for field in FIGURES
        if report.figures[field.name]
    )


def title_of(header: str) -> str:
    """受灾人口(人) and 倒塌住房户数 without the unit that the figure brings."""
    return header.partition("(")[0].removesuffix("户数") or header


def unit_of(figure: str) -> str:
    return _UNITS[figure.rpartition("_")[2]]


def source_in_words(report: Report) -> str:
    """续报，2023年6月12日报送."""
    made = f"{report.reported_at:%Y年}{report.reported_at.month}月{report.reported_at.day}日报送"
    return f"{report.report_type}，{made}" if report.report_type else made
