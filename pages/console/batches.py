"""Commands about imports: list them, take one back."""

import argparse

from data import database
from data.importer import undo
from pages.console.command import Options, asking, writing
from pages.console.printing import show
from queries.history import imported_batches
from queries.history.batches import OUTCOMES

COUNTS = ("read", "stored", "unchanged", "refused")


def batches(options: Options) -> int:
    with asking(options) as connection:
        found = imported_batches(connection)
    rows = [
        {
            "batch": batch.batch,
            "file": batch.file,
            "exported_on": batch.exported_on,
            "imported_at": batch.imported_at,
            "imported_by": batch.imported_by,
            "outcome": OUTCOMES[batch.outcome],
        }
        | {count: batch.total(count) for count in COUNTS}
        for batch in found
    ]
    show(options.format, rows, [batch.as_json() for batch in found])
    return 0


def undo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("batch", metavar="BATCH", type=int, help="批次号，见 batches")
    parser.add_argument("--by", metavar="NAME", help="记作谁撤销的，默认本机登录名")


def undo_batch(options: Options) -> int:
    with writing(options, database.served_database(options.config)) as engine:
        undone = undo(engine, options.batch, options.by)
    show(options.format, [vars(undone)], vars(undone))
    return 0
