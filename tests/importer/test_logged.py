"""What the history keeps of a value is enough to put the value back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Boolean, Column, Date, DateTime, Float, Integer, LargeBinary, String, Text

from data.importer.logged import as_text, from_text
from data.models import metadata
from data.types import WordSet

words = st.text("因病学残，是|", min_size=1).map(lambda word: word.replace("|", "")).filter(bool)
VALUES = {
    Text: st.text(),
    Integer: st.integers(),
    Float: st.floats(allow_nan=False, allow_infinity=False),
    Boolean: st.booleans(),
    Date: st.dates(),
    DateTime: st.datetimes(),
    LargeBinary: st.binary(),
    WordSet: st.frozensets(words),
}


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_a_value_comes_back_as_it_was(kind, data):
    value = data.draw(st.none() | VALUES[kind])
    again = from_text(as_text(value), Column("c", kind()))
    assert (again, type(again)) == (value, type(value))


def test_every_kind_of_column_that_imports_write_is_covered():
    kinds = {
        type(column.type)
        for table in metadata.tables.values()
        if "batch_id" in table.c and not table.name.startswith("import_")
        for column in table.c
    }
    assert kinds - {String} <= VALUES.keys()  # of limited length, else a Text
