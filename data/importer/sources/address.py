"""The address of somebody else's database, with a password that stands elsewhere."""

import os
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from data.importer.faults import Fault, FileRefused

DRIVERS = {
    "mysql": "mysql+pymysql",
    "mariadb": "mysql+pymysql",
    "postgresql": "postgresql+psycopg",
    "sqlite": "sqlite",
}
OURS = "MONITORING_"  # our own variables hold a key and a password, which no database may be told
OTHERS_MAY = 0o077

NOT_AN_ADDRESS = Fault(
    "映射文件的 url 不是数据库地址",
    "请写成 mysql+pymysql://用户@主机/库名、postgresql+psycopg://用户@主机/库名"
    " 或 sqlite:///文件路径",
)
PASSWORD_IN_SIGHT = Fault(
    "映射文件的 url 里写着密码", "请删去密码，改用 password_env 或 password_file"
)
TWO_PASSWORDS = Fault("映射文件同时写了 password_env 和 password_file", "请只留一个")


def database_address(url: str, variable: str, file: str, *, folder: Path) -> URL:
    """`variable` or `file` names where the password is; blank for neither. Relative paths
    start from `folder`. Raises FileRefused."""
    try:
        address = make_url(url)
        address = address.set(drivername=DRIVERS[address.get_backend_name()])
    except (ArgumentError, KeyError) as error:
        raise FileRefused(NOT_AN_ADDRESS) from error
    if address.password is not None:
        raise FileRefused(PASSWORD_IN_SIGHT)
    if variable and file:
        raise FileRefused(TWO_PASSWORDS)
    if address.drivername == "sqlite":
        return address.set(database=str(folder / (address.database or "")))
    if variable:
        return address.set(password=_from_environment(variable))
    return address.set(password=_from_file(folder / file)) if file else address


def _from_environment(variable: str) -> str:
    if variable.startswith(OURS):
        fault = Fault(f"password_env 不能是 {variable}", "请为对方的数据库另设一个环境变量")
        raise FileRefused(fault)
    password = os.environ.get(variable)
    if password is None:
        fault = Fault(f"环境变量 {variable} 没有设置", "请把数据库密码放进这个环境变量")
        raise FileRefused(fault)
    return password


def _from_file(path: Path) -> str:
    try:
        # Windows keeps rights elsewhere, and says 666 of every file.
        if os.name == "posix" and path.stat().st_mode & OTHERS_MAY:
            fault = Fault(f"密码文件 {path} 别人也能读", f"请运行 chmod 600 {path}")
            raise FileRefused(fault)
        return path.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise FileRefused(Fault(f"密码文件 {path} 读不了", "请检查路径和权限")) from error
