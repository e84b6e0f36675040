"""Layout B: rows of villages → versions of villages."""

from data.importer.batch import Batch
from data.importer.records import Records
from data.importer.versions import Versions, chunks, span
from data.models import villages


def store_villages(batch: Batch, records: Records) -> int:
    """Returns how many sheet rows changed a record."""
    written: list[str] = []
    columns = [name for name in records.columns if name != "region_code"]
    position = records.columns.index("region_code")
    for some in chunks(list(records.by_key)):
        codes = [key[0] for key in some]
        seen = batch.seen("villages", codes)
        versions = Versions(batch, villages, "region_code", columns)
        current = versions.in_force(codes)
        for key, code in zip(some, codes, strict=True):
            row = records.by_key[key].values
            values = row[:position] + row[position + 1 :]
            where = span(batch.exported_on, seen[code])
            if versions.state(code, values, where, current.get(code)):
                written.append(code)
        versions.write()
    batch.wrote("villages", written)
    return len(written)
