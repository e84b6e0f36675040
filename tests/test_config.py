"""config.toml: what is accepted, and every complaint at once."""

import pytest

from data.config import ROOT, Config, ConfigError, config_in_use, load_config, using


def write(folder, text):
    file = folder / "config.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_shipped_file_says_what_the_defaults_are():
    assert load_config(ROOT / "config.toml") == Config()


def test_settings_are_read_and_paths_start_from_the_files_folder(tmp_path):
    file = write(
        tmp_path,
        '[county]\ncode = "990101000000"\n'
        '[database]\nurl = "sqlite:///a.db"\n[boundaries]\npath = "界线.gpkg"\n'
        '[import]\nspellings = "写法.toml"\n[plans]\nfolder = "方案"\n',
    )
    assert load_config(file) == Config(
        "990101000000",
        "sqlite:///a.db",
        tmp_path / "界线.gpkg",
        tmp_path / "写法.toml",
        tmp_path / "方案",
    )


def test_all_complaints_come_at_once(tmp_path):
    file = write(
        tmp_path,
        'theme = "red"\n[county]\ncode = "9901"\nnmae = "x"\n'
        '[database]\nurl = "mysql://x/y"\n[boundaries]\npath = 1\n',
    )
    with pytest.raises(ConfigError) as error:
        load_config(file)
    assert len(error.value.complaints) == 5
    assert all(complaint.endswith("。") for complaint in error.value.complaints)
    assert "[county] 的 nmae 不是本系统的设置，请删去或改正拼写。" in error.value.complaints


@pytest.mark.parametrize("content", [b"[county", '[county]\nname = "县"'.encode("gb18030")])
def test_a_file_that_is_not_utf_8_toml_is_refused(tmp_path, content):
    file = tmp_path / "config.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError, match="不是有效的 UTF-8 TOML 文件"):
        load_config(file)


def test_a_file_asked_for_by_name_must_exist(tmp_path):
    with pytest.raises(ConfigError, match="文件不存在"):
        load_config(tmp_path / "nowhere.toml")


def test_the_environment_names_the_file_and_overrules_its_database(tmp_path, monkeypatch):
    file = write(tmp_path, '[database]\nurl = "sqlite:///a.db"\n[county]\ncode = "990101000000"\n')
    monkeypatch.setenv("MONITORING_CONFIG", str(file))
    assert load_config() == Config("990101000000", "sqlite:///a.db")
    monkeypatch.setenv("MONITORING_DATABASE", "sqlite:///b.db")
    assert load_config() == Config("990101000000", "sqlite:///b.db")


def test_a_wrong_database_in_the_environment_is_refused(monkeypatch):
    monkeypatch.setenv("MONITORING_DATABASE", "mysql://x/y")
    with pytest.raises(ConfigError, match="环境变量 MONITORING_DATABASE 应形如"):
        load_config()


def test_a_command_hands_on_the_file_it_was_given():
    given = Config(county_code="990101000000")
    with using(given):
        assert config_in_use() is given
    assert config_in_use() == load_config()
