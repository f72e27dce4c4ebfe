"""Templates named by the facts, by a theme and by the command, and what is told of them."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from pptx import Presentation

from factpress.build.preparation import prepare
from factpress.build.preparation import problems_of as problems_found
from factpress.cli import main
from factpress.themes.reading import read_theme
from factpress.themes.shape import LayoutsShape
from tests.conftest import ARMENIA, PROJECT, SMALL, problems_of
from tests.deck.house_templates import TEMPLATES

MANUAL = (PROJECT / "docs" / "templates.md").read_text("utf-8")
WIDE, NARROW = (960, 540), (720, 540)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wide.pptx").write_bytes(TEMPLATES["sixteen_to_nine"]())
    (tmp_path / "narrow.pptx").write_bytes(TEMPLATES["four_to_three"]())
    (tmp_path / "house.yaml").write_text("template: wide.pptx\n", "utf-8")
    return tmp_path


def facts(folder: Path, *lines: str) -> Path:
    path = folder / "small.yaml"
    path.write_text("\n".join([*SMALL.splitlines(), *lines, ""]), "utf-8")
    return path


def run(*arguments: object):
    return CliRunner().invoke(main, list(map(str, arguments)))


def size(deck: Path) -> tuple[float, float]:
    presentation = Presentation(str(deck))
    return presentation.slide_width.pt, presentation.slide_height.pt


@pytest.mark.parametrize(
    ("lines", "options", "expected"),
    [
        (["template: narrow.pptx"], [], NARROW),
        (["theme: house.yaml"], [], WIDE),
        (["theme: house.yaml", "template: narrow.pptx"], [], NARROW),
        (["theme: house.yaml", "template: narrow.pptx"], ["--template", "wide.pptx"], WIDE),
    ],
)
def test_the_command_goes_before_the_facts_and_these_before_the_theme(
    folder, monkeypatch, lines, options, expected
):
    monkeypatch.chdir(folder)
    done = run("build", facts(folder, *lines), "-o", folder / "out", "--only", "deck", *options)
    assert done.exit_code == 0, done.stderr
    assert size(folder / "out" / "small.pptx") == expected


def test_a_theme_names_layouts(folder):
    (folder / "house.yaml").write_text(
        "template: wide.pptx\nlayouts: {exhibit_with_text: Title Only, exhibit: Two Content}\n",
        "utf-8",
    )
    done = run("build", facts(folder, "theme: house.yaml"), "-o", folder, "--only", "deck")
    assert done.exit_code == 0, done.stderr
    used = {slide.slide_layout.name for slide in Presentation(str(folder / "small.pptx")).slides}
    assert used == {"Title Slide", "Title and Content", "Two Content"}


def test_a_layout_that_is_not_there_is_told_at_the_line_of_the_template(folder):
    (folder / "house.yaml").write_text("layouts: {text: Inhalt}\ntemplate: wide.pptx\n", "utf-8")
    done = run("build", facts(folder, "theme: house.yaml"), "-o", folder / "out")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-5:] == [
        f"{folder / 'house.yaml'}:2:11: error FP096: The template 'wide.pptx' cannot be used: "
        "it has no layout 'Inhalt', which is named for 'text'",
        "  2 | template: wide.pptx",
        "    |           ^^^^^^^^^",
        "  hint: Its layouts are: Title Slide, Title and Content, Two Content, Title Only.",
        f"{folder / 'small.yaml'}: nothing written",
    ]
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("line", "column"),
    [("template: none.potx", 11), ("template: ../x.pptx", 11), ("template: C:\\x.pptx", 11)],
)
def test_a_template_that_may_not_be_read_is_a_problem_of_the_facts(folder, line, column):
    last = len(SMALL.splitlines()) + 1
    assert problems_of(lambda: prepare(facts(folder, line))) == [(last, column, "FP096")]


def test_a_check_looks_into_the_template(folder):
    (folder / "old.pptx").write_bytes(b"no template")
    path = facts(folder, "template: old.pptx")
    last = len(SMALL.splitlines()) + 1
    (problem,) = problems_found(path)
    assert (problem.position.line, problem.position.column) == (last, 11)
    assert (problem.code, problem.message) == (
        "FP096", "The template 'old.pptx' cannot be used: it is no PowerPoint file",
    )  # fmt: skip


def test_slides_of_a_template_have_the_marking_at_their_head_and_foot(folder):
    path = facts(folder, "template: wide.pptx", "marking: TLP:GREEN")
    done = run("build", path, "-o", folder / "out", "--only", "deck")
    assert done.exit_code == 0, done.stderr
    for slide in Presentation(str(folder / "out" / "small.pptx")).slides:
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert texts.count("TLP:GREEN") == 2


def test_the_report_and_the_charts_keep_the_theme(folder):
    # What travels within the report says what the deck is made from.
    bare = facts(folder, "attach: none")
    plain = run("build", bare, "-o", folder / "plain", "--only", "report")
    templated = run("build", bare, "-o", folder / "out", "--template", folder / "narrow.pptx")
    assert (plain.exit_code, templated.exit_code) == (0, 0)
    one, other = (folder / name / "small.pdf" for name in ("plain", "out"))
    assert one.read_bytes() == other.read_bytes()


def test_a_template_is_told_and_nothing_is_written(folder):
    before = sorted(folder.iterdir())
    done = run("template", folder / "narrow.pptx")
    assert done.exit_code == 0
    assert done.stdout.startswith("Slides of 10.00 by 7.50 inches, 4 layouts\n")
    assert "text               Title and Content  4.6\n" in done.stdout
    assert sorted(folder.iterdir()) == before


def test_what_cannot_serve_is_told_without_a_line_of_it(folder):
    damaged = folder / "damaged.potx"
    damaged.write_bytes(TEMPLATES["four_to_three"]()[:4000])
    done = run("template", damaged)
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        f"{damaged}:1:1: error FP096: The template '{damaged}' cannot be used: it is damaged",
        "  hint: Save it from PowerPoint as .pptx or .potx.",
    ]


def test_the_manual_names_every_kind_of_slide_and_its_example_is_a_theme(folder):
    keys = re.findall(r"^\| [^|]+ \| `(\w+)` \|", MANUAL, re.M)
    assert keys == list(LayoutsShape.model_fields)
    (example,) = re.findall(r"^```yml\n(.*?)^```", MANUAL, re.M | re.S)
    path = folder / "example.yaml"
    path.write_text(example, "utf-8")
    (folder / "house.potx").write_bytes(TEMPLATES["four_to_three"]())
    style, problems = read_theme(path)
    assert problems == ()
    assert style.template is not None
    assert dict(style.layouts) == {"exhibit": "Nur Titel"}


def test_the_commands_of_the_manual_exist():
    (commands,) = re.findall(r"^```text\n(.*?)^```", MANUAL, re.M | re.S)
    for line in commands.splitlines():
        _, command, *words = line.split()
        options = {option for each in main.commands[command].params for option in each.opts}
        assert {word for word in words if word.startswith("-")} <= options


@pytest.mark.slow
@pytest.mark.parametrize("charts", ["picture", "editable"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_armenia_deck_is_valid_and_accessible_on_every_template(tmp_path, name, charts):
    """Every deck that is built is examined: `tests/conftest.py`."""
    template = tmp_path / "house.pptx"
    template.write_bytes(TEMPLATES[name]())
    told = tmp_path / "armenia.yaml"
    told.write_text(f"deck: {{charts: {charts}}}\n{ARMENIA.read_text('utf-8')}", "utf-8")
    done = run("build", told, "-o", tmp_path, "--only", "deck", "--template", template)
    assert done.exit_code == 0, done.stderr
    assert size(tmp_path / "armenia.pptx") in {WIDE, NARROW}


def test_slides_as_pages_have_the_measures_and_the_colours_of_the_template(folder):
    (folder / "dark.pptx").write_bytes(TEMPLATES["dark_master"]())
    done = run("build", facts(folder, "template: dark.pptx"), "-o", folder, "--handout")
    assert done.exit_code == 0, done.stderr
    page = pypdfium2.PdfDocument(folder / "small-slides.pdf")[1]
    assert page.get_size() == WIDE
    assert page.render().to_pil().convert("RGB").getpixel((3, 3)) == (0x0B, 0x1F, 0x33)
