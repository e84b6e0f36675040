"""What went wrong with the database itself, in one sentence that says what to do."""

from typing import Any

from sqlalchemy.exc import DBAPIError

SQLITE_IOERR, SQLITE_FULL = 10, 13
DISK_FULL = "53100"  # PostgreSQL's SQLSTATE

NO_SPACE = "数据库写不下了（磁盘已满或写入出错），本次没有保存任何内容，请清理磁盘空间后重试。"
LOST = "与数据库的连接中断，本次没有保存任何内容，请确认数据库服务正在运行后重试。"


def sentence(error: DBAPIError) -> str:
    if error.connection_invalidated:
        return LOST
    if _is_about_space(error.orig):
        return NO_SPACE
    reason = str(error.orig).splitlines()[0]
    return f"数据库不能使用（{reason}），请检查地址、权限和磁盘空间。"


def _is_about_space(fault: Any) -> bool:
    code = getattr(fault, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in (SQLITE_IOERR, SQLITE_FULL)  # the rest of the code is detail
    return getattr(fault, "sqlstate", None) == DISK_FULL
