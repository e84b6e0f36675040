"""What a command is, and the databases it asks and writes."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from data import database
from data.refusal import Refusal

Options = argparse.Namespace


@dataclass(frozen=True)
class Command:
    """`arguments` declares its options; `run` prints by `printing.show` and returns the exit
    status."""

    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Options], int]


def no_arguments(parser: argparse.ArgumentParser) -> None:
    pass


@contextmanager
def asking(options: Options) -> Iterator[Connection]:
    """The database that is asked: read-only, there, and of this program's shape."""
    url = options.database or database.served_database(options.config)
    if not database.is_present(url):
        raise Refusal("还没有数据库，请先运行 python manage.py init 或 python manage.py demo。")
    engine = database.open_engine(url, read_only=True)
    try:
        database.check_migrated(engine)
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def folder(path: Path) -> Path:
    """The folder, made where it is not there. Raises Refusal."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"不能写到 {path}（{error.strerror}），请换一个文件夹。") from error
    return path


@contextmanager
def writing(options: Options, url: str) -> Iterator[Engine]:
    """The database that is written: `--database`, else `url`; created or upgraded."""
    engine = database.open_engine(options.database or url)
    try:
        database.migrate(engine)
        yield engine
    finally:
        engine.dispose()
