"""Whatever goes wrong, the reader gets a sentence that says what to do, never a traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from logging.handlers import RotatingFileHandler
from secrets import token_hex

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from data import database
from data.refusal import Refusal

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
ELSEWHERE = (
    "本县真实数据目前只允许在本机查看。请在 .streamlit/config.toml 把 server.address "
    "设为 127.0.0.1 后重新启动；登录功能启用之前不能对外开放。"
)
UNREACHABLE = "数据库暂时连不上。请稍后刷新本页；仍不行时请管理员检查数据库是否在运行。"
BROKEN = "本页没能算出来，数据未受影响。请刷新；仍不行时把编号 {} 告诉管理员（记录在 data/local/errors.log）。"


@contextmanager
def sentences() -> Iterator[None]:
    """Shows refusals as they are, faults as a sentence; the fault itself goes to a log."""
    try:
        yield
    except Refusal as refusal:
        st.warning(str(refusal), icon=":material/info:")
    except SQLAlchemyError as error:
        _log(error)
        st.error(UNREACHABLE, icon=":material/cloud_off:")
    except Exception as error:
        st.error(noted(error), icon=":material/error:")


def refuse_strangers(is_demonstration: bool) -> None:
    """Until there is sign-in, real data is served on this machine only. Raises Refusal."""
    if not is_demonstration and st.get_option("server.address") not in LOOPBACK:
        raise Refusal(ELSEWHERE)


def noted(error: Exception) -> str:
    """Puts a fault into the log; the sentence for the reader names it by its number."""
    return BROKEN.format(_log(error))


def _log(error: Exception) -> str:
    """Writes the traceback to data/local and returns the number by which to find it.

    The engine (`data.database`) leaves bound values out of its errors, so no row value is written.
    """
    number = f"{datetime.now():%m%d%H%M}-{token_hex(2)}"
    database.LOCAL.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        database.LOCAL / "errors.log", maxBytes=2_000_000, backupCount=3, encoding="utf-8"
    )
    record = logging.LogRecord(
        "pages", logging.ERROR, "", 0, number, None, (type(error), error, error.__traceback__)
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.handle(record)
    handler.close()
    return number
