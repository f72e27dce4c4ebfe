"""The program leaves at once, but with its exit code, its output, and all that was put away."""

from __future__ import annotations

import subprocess
import sys

import pytest


def run(*arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    program = f"{before}\nfrom factpress.__main__ import run\nrun()"
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--version"], 0), (["check", "none.yaml"], 1), (["build"], 2)],
)
def test_the_process_ends_with_the_code_of_the_command(arguments: list[str], code: int) -> None:
    assert run(*arguments).returncode == code


def test_what_a_command_is_to_put_away_is_put_away() -> None:
    before = "import atexit, factpress.cli as cli\n"
    before += "cli.main.callback = lambda: atexit.register(print, 'put away')"
    assert run("schema", before=before).stdout.endswith("}\nput away\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no /dev/full")
def test_output_that_cannot_be_written_is_told_without_a_traceback() -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        told = subprocess.run(
            [sys.executable, "-m", "factpress", "schema"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert told.returncode == 1
    assert told.stderr == "factpress: what is printed: No space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by a shell of Unix")
def test_a_stream_that_is_closed_is_no_matter() -> None:
    told = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m factpress --version >&- 2>&-"],
        check=False,
        capture_output=True,
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, b"", b"")
