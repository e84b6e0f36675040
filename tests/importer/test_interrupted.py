"""A process killed in the middle of an import leaves nothing of it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from data.database import migrate, open_engine
from data.models import households, import_batches
from tests.importer.sheets import bring_in, persons
from tests.support.county import load_county

ROOT = Path(__file__).parents[2]

# Imports until the first persons are written, says so, and waits to be killed.
CHILD = """
import sys, time
from data.importer import store_households
from data.database import open_engine
from tests.importer.sheets import bring_in, persons

def wait(*_):
    print("written", flush=True)
    time.sleep(60)

store_households._Chunk._store_persons = wait
bring_in(open_engine(sys.argv[1]), persons({}))
"""


def test_nothing_is_left_and_the_next_import_works(tmp_path):
    url = f"sqlite:///{tmp_path}/county.db"
    engine = open_engine(url)
    migrate(engine)
    load_county(engine)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, url], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout.readline() == "written\n"
        os.kill(child.pid, signal.SIGKILL)
    with engine.connect() as connection:
        for table in (households, import_batches):
            assert connection.scalar(select(func.count()).select_from(table)) == 0
    assert bring_in(engine, persons({})).outcome == "stored"
    engine.dispose()
