"""A database of the first schema, with data in it, gets the table of 说明 and keeps the rest."""

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select, text

from data.database import MIGRATIONS, migrate
from data.explanations import explain
from data.models import flag_explanations, household_versions, import_batches, metadata
from tests.explanations.test_explain import SAID, read
from tests.flags.drawn import draw
from tests.flags.test_flags import half
from tests.support.county import EAST_1, WEST_1


def down_to(engine, revision):
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def rows(engine, table):
    with engine.connect() as connection:
        return connection.execute(select(table).order_by(table.c.id)).all()


def test_a_database_of_the_first_schema_is_brought_up_to_date(engine, county):
    draw(engine, [half(EAST_1), half(WEST_1, 0)])
    down_to(engine, "0001")
    assert not inspect(engine).has_table(flag_explanations.name)
    before = [rows(engine, table) for table in (import_batches, household_versions)]

    migrate(engine)
    assert [rows(engine, table) for table in (import_batches, household_versions)] == before
    with engine.connect() as connection:
        newest = len(list((MIGRATIONS / "versions").glob("*.py")))
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == f"{newest:04}"
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    explain(engine, SAID, writer_region=None)
    migrate(engine)
    assert [one.explanation for one in read(engine)] == [SAID.explanation]
