"""Whatever the SQL says, the other database stays as it was."""

import pytest
from sqlalchemy import Engine

from tests.sources.conftest import SERVERS, Platform
from tests.sources.platform import QUERIES, rows_of
from tests.sources.test_import import bring_in

DELETE = "DELETE FROM t_cun"
WRITES = [
    DELETE,
    f"SELECT 1; COMMIT; {DELETE}",
    "UPDATE t_nonghu SET rjsr = 0",
    "INSERT INTO t_cun VALUES (99, 'a', 'b')",
    "DROP TABLE t_liucheng",
    "CREATE TABLE t_new (a INT)",
]


@pytest.mark.parametrize("sql", WRITES)
def test_a_statement_that_writes_is_refused(platform: Platform, target: Engine, sql: str):
    before = rows_of(platform.engine())
    queries = {"household_members": QUERIES["household_members"], "procedures": sql}
    report = bring_in(target, platform.mapping(**queries))
    assert report.outcome == "refused"
    [error] = report.errors
    assert error.problem.startswith("第 2 个 [[sheet]]（procedures）的 SQL 被对方的数据库拒绝（")
    assert "只许查询" in error.mend
    assert rows_of(platform.engine()) == before


@pytest.mark.parametrize("opening", ["COMMIT", "ROLLBACK"])
def test_nor_does_an_entry_that_ends_the_transaction_help(
    platform: Platform, target: Engine, opening: str
):
    before = rows_of(platform.engine())
    report = bring_in(target, platform.mapping(household_members=opening, procedures=DELETE))
    assert report.outcome == "refused"
    assert rows_of(platform.engine()) == before


# SQLite has no functions of its own.
@pytest.mark.parametrize("platform", SERVERS, indirect=True)
def test_a_function_that_writes_is_refused(platform: Platform, target: Engine):
    """What looks like a query and is none."""
    body = {
        "mariadb": "CREATE FUNCTION wipe() RETURNS INT BEGIN DELETE FROM t_cun; RETURN 1; END",
        "postgresql": "CREATE FUNCTION wipe() RETURNS INT LANGUAGE sql AS"
        " 'DELETE FROM t_cun; SELECT 1'",
    }
    with platform.engine().begin() as connection:
        connection.exec_driver_sql(body[platform.dialect])
    before = rows_of(platform.engine())
    query = QUERIES["procedures"].replace("lc_id AS", 'wipe() AS "删了没有", lc_id AS')
    people = QUERIES["household_members"]
    report = bring_in(target, platform.mapping(household_members=people, procedures=query))
    assert report.outcome == "refused"
    assert rows_of(platform.engine()) == before
