"""What went wrong with the database itself, in words that say what to do."""

from sqlalchemy.exc import DBAPIError, OperationalError

DISK_FULL = "磁盘已满或写入出错"
LOST = "数据库连接中断"
# What a driver says in English, and what it means for whoever stores.
TROUBLES = {
    "full": DISK_FULL,
    "No space left": DISK_FULL,
    "could not extend file": DISK_FULL,
    "disk I/O error": DISK_FULL,
    "readonly": "数据库是只读的",
    "read-only": "数据库是只读的",
    "permission denied": "没有写数据库的权限",
    "locked": "数据库正被另一个程序写入",
    "unable to open": "数据库文件打不开",
}


def trouble(error: DBAPIError) -> str | None:
    """Why the database could not store, as a clause; None where that is no matter of its
    surroundings but a fault of the program."""
    if error.connection_invalidated:
        return LOST
    said = str(error.orig)
    known = next((clause for sign, clause in TROUBLES.items() if sign in said), None)
    return known or (LOST if isinstance(error, OperationalError) else None)


def sentence(error: DBAPIError) -> str:
    """For the command line: what was under way has left nothing behind."""
    if clause := trouble(error):
        return f"{clause}，没有保存任何内容，请检查数据库的地址、权限和磁盘空间后重试。"
    reason = str(error.orig).splitlines()[0]
    return f"数据库不能使用（{reason}），请把这句话告诉管理员。"
