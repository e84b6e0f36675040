"""`python -m data.migrations MESSAGE` writes the next migration from `data.models`."""

import sys

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from data.database import MIGRATIONS


def write_next(message: str) -> None:
    """Compares the models with what the present migrations make of an empty database."""
    number = len(list((MIGRATIONS / "versions").glob("*.py"))) + 1
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    with create_engine("sqlite://").begin() as connection:
        config.attributes["connection"] = connection
        if number > 1:
            command.upgrade(config, "head")
        command.revision(config, message, autogenerate=True, rev_id=f"{number:04}")


write_next(" ".join(sys.argv[1:]))
