"""What an import tells beforehand: new, changed and unchanged, how far it is, masked values."""

import pytest

from data.importer import Phase, import_sheets
from data.importer.masking import masked
from tests.importer.sheets import EXPORTED, bring_in, identity, persons, procedures

pytestmark = pytest.mark.usefixtures("county")

SECOND = {"人口编号": "P2", "证件号码": identity(2), "姓名": "乙某丙"}


def test_rows_are_new_changed_unchanged_or_refused(engine):
    bring_in(engine, persons({"户联系电话": "13800000000"}, SECOND | {"户联系电话": "13800000000"}))
    later = persons(
        {"户联系电话": "13911111111"},
        SECOND | {"户联系电话": "13911111111", "姓名": "乙某丁"},
        {"户编号": "H2", "证件号码": identity(3)},
    )
    [sheet] = bring_in(engine, later, dry_run=True).sheets
    assert (sheet.read, sheet.new, sheet.changed, sheet.unchanged) == (3, 1, 2, 0)
    assert (sheet.households_new, sheet.households_changed) == (1, 1)
    assert [(c.record, c.column, c.old, c.new) for c in sheet.changes] == [
        ("户 H1", "户联系电话", "138****0000", "139****1111"),
        ("户 H1 · 乙**", "姓名", "乙**", "乙**"),
    ]


def test_an_identity_number_is_not_shown_even_where_it_changes(engine):
    bring_in(engine, persons({}))
    [sheet] = bring_in(engine, persons({"证件号码": identity(2)}), dry_run=True).sheets
    [change] = sheet.changes
    assert change.column == "证件号码"
    assert not any(letter.isdigit() for letter in change.old + change.new)


def test_ledger_rows_are_called_by_their_key(engine):
    bring_in(engine, persons({}), procedures({}))
    [sheet] = bring_in(
        engine, procedures({"线索来源": "信访"}, {"程序编号": "C2"}), dry_run=True
    ).sheets
    assert (sheet.new, sheet.changed, sheet.unchanged) == (1, 1, 0)
    assert [(c.record, c.column, c.old, c.new) for c in sheet.changes] == [
        ("C1", "线索来源", "（空）", "信访")
    ]


def test_nothing_is_new_in_a_refused_file(engine):
    right, wrong = persons({}), procedures({"办理状态": "不明"})
    report = bring_in(engine, right, wrong, dry_run=True)
    assert [(s.new, s.stored, s.changes) for s in report.sheets] == [(0, 0, []), (0, 0, [])]


def test_the_preview_shows_known_columns_masked(engine):
    [sheet] = bring_in(engine, persons({"备注": identity(9)}), dry_run=True).sheets
    [headers, row] = sheet.preview
    assert "备注" not in headers
    shown = dict(zip(headers, row, strict=True))
    assert (shown["姓名"], shown["户编号"]) == ("甲*", "H1")
    assert shown["证件号码"].count("*") == 11


def test_progress_is_told_phase_by_phase(engine):
    told = []
    monitored = {"监测对象类别": "突发严重困难户", "识别监测时间": "2023-03-01"}
    sheet = persons(monitored, SECOND | monitored)
    import_sheets(engine, [sheet], exported_on=EXPORTED, file_name="a", progress=told.append)
    assert [(p.phase, p.sheet, p.rows) for p in told] == [
        (Phase.CHECKING, "人", 2),
        (Phase.STORING, "人", 1),
        (Phase.DERIVING, "", 0),
    ]


@pytest.mark.parametrize(
    ("header", "cell", "shown"),
    [
        ("姓名", "甲某某", "甲**"),
        ("走访人", "乙某", "乙*"),
        ("受灾人口(人)", 12, "12"),
        ("联系电话", 13800001234, "138****1234"),
        ("备注", f"证号{identity(1)}", f"证号990{'*' * 11}{identity(1)[-4:]}"),
        ("备注", None, ""),
    ],
)
def test_personal_values_are_masked_by_their_header(header, cell, shown):
    assert masked(header, cell) == shown
