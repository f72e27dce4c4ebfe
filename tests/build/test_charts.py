"""The charts alone: one file each, the same every time, with what they say of themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner
from lxml import etree
from PIL import Image

from factpress.charts.kinds import CHART_KINDS
from factpress.cli import main
from tests.conftest import ARMENIA, GALLERY, PROJECT, SMALL

SVG = "{http://www.w3.org/2000/svg}"


def run(*arguments: object):
    return CliRunner().invoke(main, list(map(str, arguments)))


def test_without_facts_the_kinds_are_listed():
    done = run("charts")
    assert done.exit_code == 0
    for name, kind in CHART_KINDS.items():
        assert f"{name}  {kind.summary}" in done.stdout
        for option, rule in kind.options.items():
            assert f"  {option} (" in done.stdout
            assert rule.meaning in done.stdout


def test_an_svg_says_what_it_shows(tmp_path):
    assert run("charts", ARMENIA, "-o", tmp_path).exit_code == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [f"{ARMENIA.stem}-figure-{number}.svg" for number in (1, 2, 3, 4)]
    ids: list[str] = []
    for path in sorted(tmp_path.iterdir()):
        root = etree.fromstring(path.read_bytes())
        title, description, ground = root[0], root[1], root[2]
        assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert title.text
        assert len(description.text) > 40
        assert ground.get("fill") == "#FFFFFF"
        ids += [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("size", "width"), [("full", 477), ("half", 242), ("slide", 960)])
def test_sizes_and_themes(tmp_path, size, width):
    arguments = ("-o", tmp_path, "--format", "png", "--size", size, "--theme", "dark")
    assert run("charts", ARMENIA, *arguments).exit_code == 0
    picture = Image.open(tmp_path / f"{ARMENIA.stem}-figure-3.png").convert("RGB")
    assert picture.width == pytest.approx(width / 72 * 200, abs=3)
    assert picture.getpixel((2, 2)) == (0x16, 0x20, 0x2A)


def test_a_pdf_has_its_words_and_its_alt_text(tmp_path):
    assert run("charts", ARMENIA, "-o", tmp_path, "--format", "pdf").exit_code == 0
    reader = pypdf.PdfReader(tmp_path / f"{ARMENIA.stem}-figure-1.pdf")
    assert len(reader.pages) == 1
    assert "about 1,400" in " ".join(reader.pages[0].extract_text().split())
    figure = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"]
    assert figure["/S"] == "/Figure"
    assert figure["/Alt"].startswith("Bar chart. Defence allocation, million US dollars.")
    assert reader.metadata.creation_date.date().isoformat() == "2023-11-21"


DRAW = """\
import sys
from factpress.cli import main
for format_ in ("svg", "png", "pdf"):
    main(["charts", *sys.argv[1:], "--format", format_], standalone_mode=False)
"""


def test_the_same_bytes_in_every_process(tmp_path):
    """Whatever the hash seed, time zone, locale, working folder and caches: every kind."""
    fresh = {name: str(tmp_path / name) for name in ("HOME", "MPLCONFIGDIR", "XDG_CACHE_HOME")}
    for folder in fresh.values():
        Path(folder).mkdir()
    surroundings = [
        ({"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}, PROJECT),
        ({"PYTHONHASHSEED": "2", "TZ": "Asia/Yerevan", "LC_ALL": "de_DE", **fresh}, tmp_path),
    ]
    paths = os.pathsep.join([str(PROJECT / "src"), os.environ.get("PYTHONPATH", "")])
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", DRAW, str(GALLERY), "-o", str(tmp_path / f"out-{number}")],
            env={**os.environ, "PYTHONPATH": paths, **variables},
            cwd=folder,
            stdout=subprocess.DEVNULL,
        )
        for number, (variables, folder) in enumerate(surroundings)
    ]
    assert [process.wait() for process in processes] == [0, 0]
    # matplotlib neither looks for settings of the user's nor makes a list of fonts.
    assert [*(tmp_path / "MPLCONFIGDIR").iterdir()] == []
    one, other = (
        {path.name: sha256(path.read_bytes()).hexdigest() for path in (tmp_path / name).iterdir()}
        for name in ("out-0", "out-1")
    )
    assert len(one) == 3 * len(CHART_KINDS)
    assert {name for name in one if one[name] != other[name]} == set()
    assert one.keys() == other.keys()


@pytest.mark.parametrize("text", [SMALL, SMALL.replace("{spending}", "{spendin}")])
def test_problems_are_told_and_nothing_is_written(write_facts, tmp_path: Path, text):
    done = run("charts", write_facts(text), "-o", tmp_path / "web")
    assert done.exit_code == 1
    assert "nothing written" in done.stderr
    assert not (tmp_path / "web").exists()
