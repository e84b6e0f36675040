"""Somebody else's database: their names, their codes, their types, none of them ours."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, text

from tests.importer.sheets import identity

CHINA = timezone(timedelta(hours=8))
HOUSEHOLDS = 40
FIRST_PERSON = 8_000_000_000_000_000_000
FIRST_HOUSEHOLD = 990_101_100_201_000_001  # 18 digits: more than a cell of Excel holds


@dataclass(frozen=True)
class Types:
    """How a dialect spells the kinds of columns that the platform has."""

    gbk: str = "VARCHAR(40)"
    flag: str = "SMALLINT"
    bit: str = "SMALLINT"
    raw: str = "BLOB"
    words: str = "VARCHAR(40)"
    moment: str = "VARCHAR(20)"
    day: str = "VARCHAR(10)"
    kept_anyway: str = ""  # a table whose rows no rollback brings back


TYPES = {
    "sqlite": Types(),
    "mariadb": Types(
        gbk="VARCHAR(40) CHARACTER SET gbk",
        flag="TINYINT(1)",
        bit="BIT(1)",
        raw="VARBINARY(40)",
        words="SET('健康', '长期慢性病', '患有大病', '残疾')",
        moment="TIMESTAMP NULL",
        day="DATE",
        kept_anyway="ENGINE = MyISAM",
    ),
    "postgresql": Types(
        flag="BOOLEAN", bit="BIT(1)", raw="BYTEA", words="TEXT[]", moment="TIMESTAMPTZ", day="DATE"
    ),
}

# 村; 农户; 人口; 流程
TABLES = """
CREATE TABLE t_cun (cun_id INT PRIMARY KEY, zhen_mc {t.gbk}, cun_mc {t.gbk})
    {t.kept_anyway};
CREATE TABLE t_nonghu (hu_id BIGINT PRIMARY KEY, cun_id INT, zu_mc {t.raw}, hlx INT, lxdh BIGINT,
    rjsr DECIMAL(12, 2), is_weifang {t.flag}, jclb INT, sbrq INT, bz {t.bit});
CREATE TABLE t_renkou (rk_id BIGINT PRIMARY KEY, hu_id BIGINT, xm {t.gbk}, zjhm CHAR(18),
    hzgx INT, csrq {t.day}, jkzk {t.words}, wg_months DOUBLE PRECISION);
CREATE TABLE t_liucheng (lc_id BIGINT PRIMARY KEY, hu_id BIGINT, lx VARCHAR(10),
    faxian VARCHAR(8), shending {t.moment}, gongshi {t.day}, zt INT);
"""

QUERIES = {
    "household_members": """
        -- 100% of the households, whatever is written in 组 (':x' and '%s' are signs like others)
        SELECT h.hu_id AS "户编号", r.rk_id AS "人口编号", c.zhen_mc AS "乡镇", c.cun_mc AS "村",
               h.zu_mc AS "组", r.xm AS "姓名", r.zjhm AS "证件号码",
               CASE r.hzgx WHEN 1 THEN '户主' ELSE '配偶' END AS "与户主关系",
               r.csrq AS "出生日期", h.lxdh AS "户联系电话", r.jkzk AS "健康状况",
               r.wg_months AS "务工时间(月)", h.rjsr AS "人均纯收入",
               CASE h.hlx WHEN 1 THEN '脱贫户' ELSE '一般农户' END AS "户类型",
               h.is_weifang AS "是否危房户",
               CASE h.jclb WHEN 1 THEN '脱贫不稳定户' WHEN 2 THEN '边缘易致贫户' END
                   AS "监测对象类别",
               h.sbrq AS "识别监测时间", h.bz AS "整户无劳动能力兜底保障户"
        FROM t_nonghu h JOIN t_renkou r ON r.hu_id = h.hu_id JOIN t_cun c ON c.cun_id = h.cun_id
        WHERE c.cun_mc LIKE '%村' ORDER BY h.hu_id, r.rk_id;
    """,
    "procedures": """
        SELECT lc_id AS "程序编号", '纳入' AS "程序类型", hu_id AS "户编号",
               faxian AS "线索发现日期", gongshi AS "公示开始日期", shending AS "县级审定日期",
               CASE zt WHEN 9 THEN '办结' ELSE '在办' END AS "办理状态"
        FROM t_liucheng WHERE lx = 'include'
    """,
}

VILLAGES = [("东岭镇", "上坪村"), ("东岭镇", "下坪村"), ("西河乡", "柳湾村")]


def fill(url: str, dialect: str) -> None:
    """Creates the tables and writes what the platform's own people would."""
    engine = create_engine(url)
    with engine.begin() as connection:
        if dialect == "mariadb":
            connection.exec_driver_sql("SET time_zone = '+08:00'")
        for statement in TABLES.format(t=TYPES[dialect]).split(";")[:-1]:
            connection.exec_driver_sql(statement)
        _write(connection, "t_cun", [(n, *names) for n, names in enumerate(VILLAGES)])
        _write(connection, "t_nonghu", [_household(n, dialect) for n in range(HOUSEHOLDS)])
        members = [(n, place) for n in range(HOUSEHOLDS) for place in range(1 + n % 2)]
        _write(connection, "t_renkou", [_person(*who, dialect) for who in members])
        _write(connection, "t_liucheng", [_course(n, dialect) for n in range(0, HOUSEHOLDS, 2)])
    engine.dispose()


def rows_of(engine: Engine) -> list[list[tuple[Any, ...]]]:
    """Everything that stands in the platform's tables."""
    names = ("t_cun", "t_nonghu", "t_renkou", "t_liucheng")
    with engine.connect() as connection:
        return [sorted(map(repr, connection.execute(text(f"SELECT * FROM {n}")))) for n in names]


def _household(n: int, dialect: str) -> tuple[Any, ...]:
    is_unsafe, is_cared_for = n % 5 == 0, n % 8 == 0
    return (
        FIRST_HOUSEHOLD + n,
        n % len(VILLAGES),
        f"第{n % 4 + 1}组".encode("gb18030"),
        1 if n % 2 else 2,
        13_800_000_000 + n if n % 7 else None,
        f"{8_000 + n * 101}.50",
        is_unsafe if dialect == "postgresql" else int(is_unsafe),
        (1 if n % 2 else 2) if n < 20 else None,
        202_301 + n % 8 if n < 20 else None,
        str(int(is_cared_for)) if dialect == "postgresql" else int(is_cared_for),
    )


def _person(n: int, place: int, dialect: str) -> tuple[Any, ...]:
    words = ["残疾", "长期慢性病"] if n % 3 == 0 else ["健康"]
    return (
        FIRST_PERSON + 10 * n + place,
        FIRST_HOUSEHOLD + n,
        f"张{'甲乙'[place]}",
        identity(2 * n + place),
        1 + place,
        f"{1950 + n}-0{place + 1}-15",
        words if dialect == "postgresql" else ",".join(words),
        6.5 if place else None,
    )


def _course(n: int, dialect: str) -> tuple[Any, ...]:
    is_ended = n % 4 == 0
    # Half an hour after midnight in China is the day before in Greenwich.
    ended: Any = datetime(2023, 2, 1 + n // 2, 0, 30, tzinfo=CHINA) if is_ended else None
    if ended and dialect != "postgresql":
        ended = f"{ended:%Y-%m-%d %H:%M:%S}"
    nothing = "0000-00-00" if dialect == "mariadb" else None
    return (
        7_000_000_000_000_000_000 + n,
        FIRST_HOUSEHOLD + n,
        "include",
        "20230105",
        ended,
        "2023-01-20" if is_ended else nothing,
        9 if is_ended else 3,
    )


def _write(connection: Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    names = [f"c{number}" for number in range(len(rows[0]))]
    statement = text(f"INSERT INTO {table} VALUES ({', '.join(f':{name}' for name in names)})")
    connection.execute(statement, [dict(zip(names, row, strict=True)) for row in rows])
