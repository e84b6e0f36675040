"""A mapping that cannot be followed is told so in one sentence, which never holds a password."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.config import ROOT
from data.importer import import_files
from data.importer.sources.mapping import read_mapping
from tests.sources.conftest import PASSWORD, Platform
from tests.sources.platform import QUERIES
from tests.sources.test_import import bring_in

SECRET = "p4ss-word"
SHEET = '[[sheet]]\nlayout = "procedures"\nsql = "SELECT 1"\n'
ADDRESS = 'url = "sqlite:///platform.db"\n'


def told(report) -> str:
    [error] = report.errors
    return f"{report.sheets[0].file}：{error.problem}；{error.mend}。"


def refused(target: Engine, path: Path) -> str:
    report = bring_in(target, path)
    assert report.outcome == "refused"
    assert SECRET not in told(report) and PASSWORD not in told(report)
    return told(report)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("url = ", "映射文件不是有效的 UTF-8 TOML 文件"),
        (SHEET, "映射文件的 url 不是数据库地址"),
        ('url = "oracle://u@h/d"\n' + SHEET, "映射文件的 url 不是数据库地址"),
        ("url = 5\n" + SHEET, "映射文件的 url 不是文字；请给它加上引号"),
        (f'url = "mysql://u:{SECRET}@h/d"\n' + SHEET, "映射文件的 url 里写着密码；请删去密码"),
        (f'password = "{SECRET}"\n' + ADDRESS + SHEET, "映射文件里有不认识的设置 password"),
        (ADDRESS, "映射文件没有 [[sheet]]"),
        (ADDRESS + '[[sheet]]\nlayout = "procedures"\n', "映射文件第 1 个 [[sheet]] 写得不对"),
        (
            ADDRESS + SHEET.replace("procedures", "procedure"),
            "映射文件第 1 个 [[sheet]]（procedure）的 layout 不认识；请改为其中之一：villages、",
        ),
        (
            ADDRESS + SHEET.replace("SELECT 1", " ; "),
            "第 1 个 [[sheet]]（procedures）的 sql 是空的",
        ),
        ('exported_on = "2023-09-25"\n' + ADDRESS + SHEET, "映射文件的 exported_on 不是日期"),
        (
            'url = "mysql://u@h/d"\npassword_env = "NOWHERE_SET"\n' + SHEET,
            "环境变量 NOWHERE_SET 没有设置",
        ),
        (
            'url = "mysql://u@h/d"\npassword_env = "MONITORING_IDENTITY_KEY"\n' + SHEET,
            "password_env 不能是 MONITORING_IDENTITY_KEY",
        ),
        ('url = "mysql://u@h/d"\npassword_file = "none"\n' + SHEET, "读不了；请检查路径和权限"),
        (ADDRESS + SHEET, "对方的数据库连不上（unable to open database file）"),
    ],
)
def test_a_wrong_mapping(target: Engine, tmp_path: Path, content: str, said: str):
    path = tmp_path / "platform.toml"
    path.write_text(content, "utf-8")
    sentence = refused(target, path)
    assert sentence.startswith("platform.toml：") and said in sentence


def test_a_missing_mapping(target: Engine, tmp_path: Path):
    assert "映射文件读不了（No such file or directory）" in refused(target, tmp_path / "no.toml")


def test_a_password_file_is_its_owners_alone(target: Engine, tmp_path: Path):
    (tmp_path / "secret").write_text(SECRET + "\n", "utf-8")
    path = tmp_path / "platform.toml"
    url = 'url = "postgresql://u@127.0.0.1:1/d"\npassword_file = "secret"\n'
    path.write_text(url + SHEET, "utf-8")
    (tmp_path / "secret").chmod(0o644)
    assert f"别人也能读；请运行 chmod 600 {tmp_path / 'secret'}。" in refused(target, path)
    (tmp_path / "secret").chmod(0o600)
    assert "对方的数据库连不上（" in refused(target, path)


@pytest.mark.mariadb
@pytest.mark.parametrize("platform", ["mariadb"], indirect=True)
def test_a_wrong_password(platform: Platform, target: Engine, monkeypatch):
    monkeypatch.setenv("PLATFORM_PASSWORD", SECRET)
    sentence = refused(target, platform.mapping())
    assert "对方的数据库连不上（Access denied for user" in sentence
    assert "请检查映射文件的 url、用户和密码" in sentence


@pytest.mark.parametrize(
    ("package", "url", "file"),
    [
        ("pymysql", "mysql://u@h/d", "requirements-mysql.txt"),
        ("psycopg", "postgresql://u@h/d", "requirements-postgresql.txt"),
    ],
)
def test_a_missing_driver_is_named_with_what_to_install(
    target: Engine, tmp_path: Path, monkeypatch, package: str, url: str, file: str
):
    monkeypatch.setitem(sys.modules, package, None)
    path = tmp_path / "platform.toml"
    path.write_text(f'url = "{url}"\n{SHEET}', "utf-8")
    assert f"（{package}）；请运行 python -m pip install -r {file}。" in refused(target, path)


def test_an_unknown_column_in_the_sql(platform: Platform, target: Engine):
    query = QUERIES["procedures"].replace("faxian", "fa_xian")
    sentence = refused(target, platform.mapping(procedures=query))
    assert "第 1 个 [[sheet]]（procedures）的 SQL 被对方的数据库拒绝（" in sentence
    assert "fa_xian" in sentence


def test_a_missing_header_even_if_other_entries_are_right(platform: Platform, target: Engine):
    short = 'SELECT lc_id AS "编号", faxian AS "线索发现日期" FROM t_liucheng'
    queries = {"household_members": QUERIES["household_members"], "procedures": short}
    sentence = refused(target, platform.mapping(**queries))
    assert "第 2 个 [[sheet]]（procedures）的查询结果缺少列：程序编号、程序类型" in sentence
    assert '请在 SQL 里用 AS 给出这些列名，如 AS "程序编号"。' in sentence


def test_what_is_no_text_is_refused_by_its_column(platform: Platform, target: Engine):
    as_bytes = {"postgresql": "decode('00ff89', 'hex')"}.get(platform.dialect, "x'00ff89'")
    query = QUERIES["procedures"].replace("lc_id AS", f'{as_bytes} AS "照片", lc_id AS')
    sentence = refused(target, platform.mapping(procedures=query))
    assert "第 1 个 [[sheet]]（procedures）的“照片”列里有读不出文字的内容" in sentence


def test_the_export_day_stands_in_the_mapping(platform: Platform, target: Engine):
    path = platform.mapping('title = "县平台"', "exported_on = 2023-09-24")
    bring_in(target, path, exported_on=None)
    with target.connect() as connection:
        day = connection.exec_driver_sql("SELECT data_until FROM dataset").scalar()
    assert day == "2023-09-24"


def test_a_mapping_that_somebody_sent_is_not_followed(platform: Platform, target: Engine):
    [report] = import_files(target, [platform.mapping()])
    assert report.outcome == "refused"
    assert "只能导入 .xlsx、.xls 和 .csv 文件" in told(report)


def test_the_documents_pattern_is_a_mapping(monkeypatch):
    monkeypatch.setenv("PLATFORM_PASSWORD", SECRET)
    mapping = read_mapping(ROOT / "docs" / "county-platform.toml")
    assert [entry.layout for entry in mapping.entries] == ["household_members", "procedures"]
    assert mapping.url.password == SECRET
