"""Episodes: one household's story at a time, as seen on a day."""

from datetime import date

import pytest
from sqlalchemy import Engine, insert, select

from data.episodes import Dated, Export, History, Procedure, derive, seen_on
from data.models import (
    BEGINNING,
    FOREVER,
    eliminations,
    episodes,
    household_versions,
    households,
    import_batches,
    procedures,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def ledger(*entries: str) -> tuple[Procedure, ...]:
    """`2023-01-05 纳入`: a procedure and the day it ended 办结."""
    return tuple(
        Procedure(number, str(number), entry.split()[1], day(entry.split()[0]))
        for number, entry in enumerate(entries, start=1)
    )


def dated(text: str) -> Dated | None:
    """A day, or a month such as 2023-01."""
    if not text:
        return None
    return Dated.of(day(f"{text}-01"), True) if len(text) == 7 else Dated.of(day(text))


def export(
    identified: str = "",
    eliminated: str = "",
    denies: bool = False,
    since: date = BEGINNING,
    until: date = FOREVER,
) -> Export:
    return Export(since, until, dated(identified), dated(eliminated), denies)


def story(on: str, *entries: str, exports: tuple[Export, ...] = ()) -> list[str]:
    """Each episode in a word or two: state, inclusion, elimination, 冲突, 再识别."""
    told = []
    for episode in seen_on(day(on), History(ledger(*entries), exports)):
        words = [episode.state, str(episode.included.first)]
        if episode.elimination:
            words.append(str(episode.elimination.dated.first))
        if episode.has_record_conflict:
            words.append("冲突")
        if episode.follows_elimination:
            words.append("再识别")
        told.append(" ".join(words))
    return told


INCLUDED, ELIMINATED = "2023-01-05 纳入", "2023-06-01 风险消除"
ROLLED_BACK, REMOVED = "2023-08-01 风险消除回退", "2023-09-01 清退"
LEDGER = (INCLUDED, ELIMINATED, ROLLED_BACK, REMOVED)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-01-04", []),
        ("2023-01-05", ["active 2023-01-05"]),
        ("2023-05-31", ["active 2023-01-05"]),
        ("2023-06-01", ["eliminated 2023-01-05 2023-06-01"]),
        ("2023-08-01", ["active 2023-01-05"]),
        ("2023-09-01", ["ended 2023-01-05"]),
    ],
)
def test_each_ended_procedure_is_seen_from_its_day_on(on: str, expected: list[str]) -> None:
    assert story(on, *LEDGER) == expected


def test_every_inclusion_opens_an_episode() -> None:
    assert story("2023-12-31", INCLUDED, "2023-03-01 纳入") == [
        "active 2023-01-05",
        "active 2023-03-01",
    ]


def test_an_inclusion_after_an_elimination_is_a_new_identification() -> None:
    assert story("2023-12-31", INCLUDED, ELIMINATED, "2023-10-01 纳入") == [
        "eliminated 2023-01-05 2023-06-01",
        "active 2023-10-01 再识别",
    ]


def test_an_inclusion_after_a_removal_is_not() -> None:
    assert story("2023-12-31", INCLUDED, "2023-06-01 自然减少", "2023-10-01 纳入") == [
        "ended 2023-01-05",
        "active 2023-10-01",
    ]


def test_events_without_an_episode_change_nothing() -> None:
    assert story("2023-12-31", "2022-06-01 风险消除", "2022-07-01 清退") == []
    assert story("2023-12-31", INCLUDED, ROLLED_BACK) == ["active 2023-01-05"]


def test_of_two_eliminations_the_first_stands() -> None:
    assert story("2023-12-31", INCLUDED, ELIMINATED, "2023-07-01 风险消除") == [
        "eliminated 2023-01-05 2023-06-01"
    ]


def test_the_export_alone_makes_an_episode() -> None:
    exports = (export("2021-03", "2022-04"),)
    assert story("2021-02-28", exports=exports) == []
    assert story("2021-03-01", exports=exports) == ["active 2021-03-01"]
    assert story("2022-04-01", exports=exports) == ["eliminated 2021-03-01 2022-04-01"]


@pytest.mark.parametrize(
    ("identified", "expected"),
    [
        ("2023-02-28", "active 2023-01-05"),
        ("2022-12-01", "active 2023-01-05"),
        ("2023-03-01", "active 2023-03-01 冲突"),
        ("2022-11-30", "active 2022-11-30 冲突"),
    ],
)
def test_the_ledger_counts_unless_the_months_differ_by_more_than_one(
    identified: str, expected: str
) -> None:
    assert story("2023-12-31", INCLUDED, exports=(export(identified),)) == [expected]


def test_an_export_dated_later_is_not_yet_known() -> None:
    assert story("2023-02-28", INCLUDED, exports=(export("2023-03-01"),)) == ["active 2023-01-05"]


@pytest.mark.parametrize(
    ("eliminated", "expected"),
    [
        ("2023-07-31", "eliminated 2023-01-05 2023-06-01"),
        ("2023-05", "eliminated 2023-01-05 2023-06-01"),
        ("2023-08-01", "eliminated 2023-01-05 2023-08-01 冲突"),
        ("2023-04-30", "eliminated 2023-01-05 2023-04-30 冲突"),
    ],
)
def test_the_same_holds_of_an_elimination(eliminated: str, expected: str) -> None:
    exports = (export("2023-01", eliminated),)
    assert story("2023-12-31", INCLUDED, ELIMINATED, exports=exports) == [expected]


def test_the_ledger_wins_over_an_export_that_denies_the_elimination() -> None:
    denied = (export("2023-01", denies=True),)
    assert story("2023-07-31", *LEDGER[:3], exports=denied) == [
        "eliminated 2023-01-05 2023-06-01 冲突"
    ]
    assert story("2023-08-01", *LEDGER[:3], exports=denied) == ["active 2023-01-05"]


def test_a_rollback_undoes_what_the_export_dates_before_it_only() -> None:
    before, after = export("2023-01", "2023-06-20"), export("2023-01", "2023-08-02")
    assert story("2023-12-31", *LEDGER[:3], exports=(before,)) == ["active 2023-01-05"]
    assert story("2023-12-31", *LEDGER[:3], exports=(after,)) == [
        "eliminated 2023-01-05 2023-08-02"
    ]


def test_an_export_date_speaks_of_the_episode_it_agrees_with() -> None:
    exports = (export("2023-01", "2023-06"),)
    assert story("2023-12-31", INCLUDED, "2023-10-01 纳入", exports=exports) == [
        "eliminated 2023-01-05 2023-06-01",
        "active 2023-10-01 再识别",
    ]


def test_an_elimination_dated_before_the_inclusion_is_one() -> None:
    exports = (export("2023-01", "2022-10-01"),)
    assert story("2023-12-31", INCLUDED, exports=exports) == ["eliminated 2023-01-05 2022-10-01"]


def test_only_the_export_in_force_on_the_day_counts() -> None:
    cut = day("2023-03-31")
    exports = (export("2021-03", until=cut), export(since=cut))
    assert story("2023-03-30", exports=exports) == ["active 2021-03-01"]
    assert story("2023-03-31", exports=exports) == []


def _store(engine: Engine) -> int:
    """The whole ledger of one household beside an export, and a household never included."""
    with engine.begin() as connection:
        batch = connection.execute(
            insert(import_batches).returning(import_batches.c.id),
            {
                "file_name": "a.xlsx",
                "file_sha256": "0" * 64,
                "imported_at": date(2023, 9, 25),
                "imported_by": "test",
                "outcome": "stored",
            },
        ).scalar_one()
        ids = connection.scalars(
            insert(households).returning(households.c.id),
            [{"household_no": "H1"}, {"household_no": "H2"}],
        ).all()
        version = {
            "village_code": "990101100201",
            "valid_from": BEGINNING,
            "valid_to": FOREVER,
            "batch_id": batch,
        }
        connection.execute(
            insert(household_versions),
            [
                version
                | {
                    "household_id": ids[0],
                    "identified_on": date(2023, 1, 1),
                    "identified_on_is_month": True,
                },
                version
                | {
                    "household_id": ids[1],
                    "identified_on": None,
                    "identified_on_is_month": None,
                },
            ],
        )
        connection.execute(
            insert(procedures),
            [
                {
                    "household_id": ids[0],
                    "batch_id": batch,
                    "procedure_no": str(p.id),
                    "procedure_type": p.type,
                    "clue_on": p.ended_on,
                    "status": "办结",
                    "ended_on": p.ended_on,
                }
                for p in ledger(*LEDGER)
            ],
        )
    return ids[0]


def test_any_day_is_one_lookup(engine: Engine) -> None:
    household_id = _store(engine)
    with engine.begin() as connection:
        derive(connection)
        derive(connection, [household_id])
        for on, state in [
            ("2023-01-01", "active"),
            ("2023-06-01", "eliminated"),
            ("2023-08-31", "active"),
            ("2023-09-01", "ended"),
            ("2030-01-01", "ended"),
        ]:
            e = episodes.c
            seen = connection.execute(
                select(e.household_id, e.state).where(e.seen_from <= day(on), e.seen_to > day(on))
            ).all()
            assert seen == [(household_id, state)], on


def test_an_elimination_is_kept_with_the_day_that_undid_it(engine: Engine) -> None:
    _store(engine)
    with engine.begin() as connection:
        derive(connection)
        e = eliminations.c
        kept = connection.execute(
            select(e.seen_from, e.eliminated_on, e.rolled_back_on).order_by(e.seen_from)
        ).all()
    assert kept == [
        (day("2023-06-01"), day("2023-06-01"), None),
        (day("2023-08-01"), day("2023-06-01"), day("2023-08-01")),
    ]
