"""The command line itself: options, exit statuses and where words go."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from manage import main

REGIONS = """code,level,name,parent_code
990101000000,county,云溪县,
990101100000,township,清河镇,990101000000
990101100200,village,上湾村,990101100000
"""


@pytest.fixture
def place(tmp_path):
    (tmp_path / "regions.csv").write_text(REGIONS, "utf-8")
    return tmp_path


@pytest.mark.parametrize("before", [True, False])
def test_common_options_stand_before_or_after_the_command(place, capsys, before):
    common = ["--database", f"sqlite:///{place}/county.db", "--format", "json"]
    command = ["init", "--regions", str(place / "regions.csv")]
    assert main(common + command if before else command + common) == 0
    assert json.loads(capsys.readouterr().out)[0]["regions_changed"] == 3


def test_a_refusal_is_one_sentence_on_stderr_and_status_1(place, capsys):
    (place / "regions.csv").write_text("code,level\n", "utf-8")
    database = f"sqlite:///{place}/county.db"
    assert main(["init", "--database", database, "--regions", str(place / "regions.csv")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert (
        captured.err == "行政区划表缺少内容或列：code、level、name、parent_code，请补上后重试。\n"
    )


@pytest.mark.parametrize(
    "arguments", [[], ["nothing"], ["init", "--database", "nowhere"], ["init", "--format", "xml"]]
)
def test_wrong_usage_is_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_reader_that_has_had_enough_is_no_fault():
    manage = Path(__file__).parents[1] / "manage.py"
    with subprocess.Popen(
        [sys.executable, manage, "plans"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout and running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
