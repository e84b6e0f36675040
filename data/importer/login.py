"""Who is at work, as far as this machine knows."""

import getpass

NOBODY = "未知"  # a service may run under a user without a name


def login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return NOBODY
