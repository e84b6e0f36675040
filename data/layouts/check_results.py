"""Layout N: 抽查结果, one row a household that was checked."""

from data.layouts.declaration import Field, Kind, Layout, Private
from data.layouts.words import PROBLEM_TYPE_SYNONYMS, PROBLEM_TYPES

CHECK_RESULTS = Layout(
    name="check_results",
    title="抽查结果",
    grain="一行一户一次抽查",
    order=14,
    fields=(
        # Of a draw, or of a check that others made.
        Field("draw_no", "抽查编号", Kind.KEY, required=True),
        Field("checked_on", "核查日期", Kind.DAY, required=True),
        Field("checker", "核查人", private=Private.NAME),
        Field("is_consistent", "账实是否相符", Kind.YES_NO),
        Field("is_omitted", "是否应纳未纳", Kind.YES_NO),
        Field(
            "problem_types",
            "发现问题",
            Kind.WORDS,
            codes=PROBLEM_TYPES,
            synonyms=PROBLEM_TYPE_SYNONYMS,
        ),
        Field("note", "备注"),
    ),
    key=("draw_no", "household_no"),
    key_headers=(("抽查编号",), ("户编号",)),
    of_household=True,
)
