"""The commands `check` and `schema`: what they print, and their exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pytest
from click.testing import CliRunner

from factpress.build import preparation
from factpress.cli import main
from tests.conftest import ARMENIA, SMALL

BROKEN = SMALL.replace("{spending}", "{spendin}")


def run(*arguments: object):
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_a_clean_file_exits_with_zero(write_facts):
    done = run("check", write_facts(SMALL))
    assert (done.exit_code, done.stdout) == (0, "no problems in 1 file\n")


def test_problems_are_told_and_counted_in_file_order(write_facts):
    one = write_facts(BROKEN.replace("page 3", "page 3\n    nots: x"), "b.yaml")
    other = write_facts(BROKEN, "a.yaml")
    done = run("check", one, other)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1] == "3 errors in 2 files"
    places = [line.split(": error")[0] for line in done.stdout.splitlines() if ": error" in line]
    assert places == [f"{one}:4:26", f"{one}:12:5", f"{other}:4:26"]


def test_check_and_build_tell_the_same(write_facts, tmp_path):
    path = write_facts(BROKEN)
    built = run("build", path, "-o", tmp_path / "out").stderr.splitlines()
    checked = run("check", path).stdout.splitlines()
    assert built[:-1] == checked[:-1]


def test_warnings_fail_only_when_strict(write_facts):
    text = SMALL.replace("5 million EUR", "4..6 million EUR").replace(
        "is reported", "is reported\n    holds: spending > 5 million EUR"
    )
    path = write_facts(text)
    assert run("check", path).exit_code == 0
    assert "1 warning" in run("check", path).stdout
    assert run("check", path, "--strict").exit_code == 1


def test_an_overdue_fact_fails_a_strict_check_from_its_day_on(write_facts):
    path = write_facts(SMALL.replace("page 3", "page 3\n    review_by: 2024-06-30"))
    assert run("check", path, "--strict", "--on", "2024-06-30").exit_code == 0
    overdue = run("check", path, "--strict", "--on", "2024-07-01", "--format", "github")
    assert overdue.exit_code == 1
    assert ",title=FP130::" in overdue.stdout
    assert run("check", path, "--on", "2024-07-01").exit_code == 0


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_machines_get_nothing_but_their_format(write_facts, name):
    done = run("check", write_facts(BROKEN), "--format", name)
    assert done.exit_code == 1
    assert json.loads(done.stdout)
    assert done.stderr == ""


def test_github_gets_nothing_for_a_clean_file(write_facts):
    assert run("check", write_facts(SMALL), "--format", "github").stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "x.yaml", "--format", "xml"],
        ["check", "x.yaml", "--on", "yesterday"],
        ["check", "x.yaml", "--sources", "absent"],
        ["schema", "x.yaml"],
    ],
)
def test_wrong_usage_exits_with_two(arguments):
    assert run(*arguments).exit_code == 2


def test_a_day_that_is_no_date_is_told_with_one_that_is(write_facts):
    done = run("check", write_facts(SMALL), "--on", "yesterday")
    assert "'yesterday' is no date. Write the date as 2024-01-31." in done.stderr
    assert run("check", write_facts(SMALL), "--on", "2024-01-31").exit_code == 0


def test_a_missing_file_is_a_problem(tmp_path):
    done = run("check", tmp_path / "absent.yaml")
    assert done.exit_code == 1
    assert "There is no such file" in done.stdout


def test_the_day_is_the_one_asked_for_or_today(write_facts, monkeypatch):
    days = []

    def problems_of(_path, _folder, day):
        days.append(day)
        return ()

    monkeypatch.setattr(preparation, "problems_of", problems_of)
    path = write_facts(SMALL)
    run("check", path, "--on", "2031-02-03")
    run("check", path)
    assert days == [date(2031, 2, 3), date.today()]


def test_check_loads_nothing_that_draws_or_writes():
    program = (
        "import sys\n"
        "from factpress.cli import main\n"
        f"main(['check', {str(ARMENIA)!r}], standalone_mode=False)\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    output = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout
    loaded = set(output.splitlines()[-1].split())
    assert "factpress" in loaded
    assert loaded & {"matplotlib", "numpy", "reportlab", "pptx", "fontTools", "lxml"} == set()
