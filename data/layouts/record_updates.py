"""Layout J: 信息更新审核, one row an update that somebody submitted for review."""

from data.layouts.declaration import Field, Kind, Layout, Private

RECORD_UPDATES = Layout(
    name="record_updates",
    title="信息更新审核",
    grain="一行一次更新",
    order=10,
    fields=(
        Field("update_no", "更新编号", Kind.KEY, required=True),
        Field("content", "更新内容"),
        Field("submitted_on", "提交日期", Kind.DAY, required=True),
        Field("submitter", "提交人", private=Private.NAME),
        Field("reviewed_on", "审核日期", Kind.DAY),
        Field("review_result", "审核结果", Kind.CODE, codes=("通过", "退回")),
    ),
    key=("update_no",),
    key_headers=(("更新编号",),),
    of_household=True,
)
