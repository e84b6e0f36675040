"""The MariaDB that the other tests stand on."""

from pathlib import Path

import pymysql
import pytest


@pytest.mark.mariadb
def test_the_server_listens_on_no_port(mariadb_socket: Path):
    with pymysql.connect(unix_socket=str(mariadb_socket), user="root") as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT @@skip_networking")
        assert cursor.fetchone() == (1,)
