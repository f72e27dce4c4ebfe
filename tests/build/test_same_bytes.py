"""The same bytes from every process, and the dates that files are said to be of."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from pptx import Presentation

from tests.record.test_record import sourced

EPOCH = "1000000000"
SAID = datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)
EDITION = datetime(2024, 3, 1, tzinfo=UTC)


def built(facts: str, output: Path, folder: Path, **environment: str) -> dict[str, bytes]:
    """The files that a process of its own writes, by their names."""
    command = [sys.executable, "-m", "factpress", "build", facts, "-o", str(output), "--handout"]
    own = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    subprocess.run(command, check=True, env=own | environment, cwd=folder, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(output.iterdir())}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A briefing with data, a theme, and a chart with a workbook."""
    path = sourced(tmp_path_factory.mktemp("bytes"))
    text = path.read_text("utf-8") + "deck: {charts: editable}\n"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture(scope="module")
def here(facts: Path) -> dict[str, bytes]:
    plain = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    return built(facts.name, facts.parent / "out", facts.parent, **plain)


@pytest.fixture(scope="module")
def dated(facts: Path) -> dict[str, bytes]:
    return built(facts.name, facts.parent / "dated", facts.parent, SOURCE_DATE_EPOCH=EPOCH)


def test_everything_is_the_same_elsewhere(here, tmp_path):
    """Another seed, zone, language, working folder, cache, and an absolute path."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    facts = sourced(tmp_path / "deep" / "er")
    facts.write_text(facts.read_text("utf-8") + "deck: {charts: editable}\n", "utf-8")
    there = built(
        str(facts),
        tmp_path / "other",
        tmp_path,
        PYTHONHASHSEED="4711",
        TZ="Pacific/Auckland",
        LC_ALL="tr_TR.UTF-8",
        FACTPRESS_CACHE=str(tmp_path / "cache"),
    )
    assert list(here) == ["trade-slides.pdf", "trade.json", "trade.pdf", "trade.pptx"]
    assert [name for name in here if here[name] != there[name]] == []


OTHER_COMPRESSION = """
import zlib
quick, begin = zlib.compress, zlib.compressobj
zlib.compress = lambda content, *_, **__: quick(content, 1)
zlib.compressobj = lambda level=1, *more, **named: begin(1, *more, **named)
from factpress.__main__ import run
run()
"""
"""As on a system whose zlib is another one."""


def test_only_what_is_compressed_depends_on_what_compresses_it(facts, here, tmp_path):
    output = ["-o", str(tmp_path), "--handout", "--force"]
    command = [sys.executable, "-c", OTHER_COMPRESSION, "build", facts.name, *output]
    subprocess.run(command, check=True, cwd=facts.parent, capture_output=True)
    there = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {name for name in here if here[name] == there[name]} == set()
    for name in here:
        assert list(text_parts(name, here[name])) == list(text_parts(name, there[name])), name


def text_parts(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """The digest of each part of a document before it is compressed, but for pictures in pixels."""
    if name.endswith(".json"):
        record = json.loads(content)
        record["outputs"] = [{**each, "sha256": "", "bytes": 0} for each in record["outputs"]]
        yield name, sha256(json.dumps(record).encode()).hexdigest()
    elif name.endswith(".pptx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for part in archive.namelist():
                if part.endswith(".xlsx"):
                    yield from text_parts(f"{part}.pptx", archive.read(part))
                elif not part.endswith(".png"):
                    yield part, sha256(archive.read(part)).hexdigest()
    else:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            yield "trailer", str(pdf.trailer.get("/ID"))
            for each in pdf.objects:
                number = str(each.objgen)
                if isinstance(each, pikepdf.Stream):
                    if each.get("/Type") == "/XRef":  # where the objects are in the file
                        continue
                    yield number, sha256(each.read_bytes()).hexdigest()
                    entries = {key: str(each[key]) for key, _ in each.items() if key != "/Length"}
                    yield number, repr(entries)
                else:
                    yield number, each.unparse(resolved=False).hex()


def test_a_handout_is_the_same_without_a_report(facts, here, tmp_path):
    command = [sys.executable, "-m", "factpress", "build", facts.name, "-o", str(tmp_path)]
    command += ["--handout", "--only", "deck"]
    subprocess.run(command, check=True, cwd=facts.parent, capture_output=True)
    assert (tmp_path / "trade-slides.pdf").read_bytes() == here["trade-slides.pdf"]


def pdf_dates(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        dates = [str(pdf.docinfo[name]) for name in ("/CreationDate", "/ModDate")]
        xmp = pdf.open_metadata()
        return [xmp["xmp:CreateDate"], xmp["xmp:ModifyDate"], *dates]


@pytest.mark.parametrize("name", ["trade.pdf", "trade-slides.pdf"])
def test_the_dates_of_a_pdf(here, dated, name):
    assert pdf_dates(here[name]) == [
        *2 * ["2024-03-01T00:00:00+00:00"],
        *2 * ["D:20240301000000+00'00'"],
    ]
    assert pdf_dates(dated[name]) == [
        *2 * ["2001-09-09T01:46:40+00:00"],
        *2 * ["D:20010909014640+00'00'"],
    ]


@pytest.mark.parametrize(("built_", "moment"), [("here", EDITION), ("dated", SAID)])
def test_the_dates_of_a_deck_and_of_its_workbooks(request, built_, moment):
    deck = request.getfixturevalue(built_)["trade.pptx"]
    properties = Presentation(io.BytesIO(deck)).core_properties
    naive = moment.replace(tzinfo=None)
    assert [properties.created, properties.modified] in ([naive, naive], [moment, moment])
    archive = zipfile.ZipFile(io.BytesIO(deck))
    (book,) = (name for name in archive.namelist() if name.endswith(".xlsx"))
    told = openpyxl.load_workbook(io.BytesIO(archive.read(book))).properties
    assert [told.created, told.modified] == [naive, naive]


def test_the_printed_date_stays_that_of_the_edition(here, dated):
    from tests.reading import deck_text, page_texts

    assert page_texts(dated["trade.pdf"]) == page_texts(here["trade.pdf"])
    assert "1 March 2024" in " ".join(page_texts(dated["trade.pdf"]))
    assert deck_text(dated["trade.pptx"]) == deck_text(here["trade.pptx"])
