"""Generated slides as LibreOffice draws them: no text leaves the box that was planned for it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from factpress.deck.model import Box, DeckPlan, MasterText
from factpress.deck.planning import canvas_for, plan_deck
from factpress.deck.templates.house import read_template
from factpress.story.model import ExhibitSlot, Story
from tests.deck.house_templates import TEMPLATES
from tests.deck.samples import WORDING, build_deck, chart, draw, slot, story, table
from tests.deck.scripts import WORDS, sections

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

TOLERANCE = 3.0
"""In points: letters of italics and of some fonts reach a little beyond their advance."""


def generated() -> Story:
    """Forty sections in five languages; every third has a chart, every fifth a table."""
    every = [part for language in WORDS for part in sections(language)]
    made = [replace(each, exhibit=exhibit_of(number)) for number, each in enumerate(every)]
    return story(*made)


def exhibit_of(number: int) -> ExhibitSlot | None:
    if number % 3 == 0:
        return slot(f"figure-{number}", f"Figure {number}", "Costs rise")
    return slot(f"table-{number}", f"Table {number}") if number % 5 == 0 else None


def written(name: str) -> tuple[DeckPlan, bytes]:
    """The plan and the deck of the generated story, on a template or on the default one."""
    text = generated()
    slots = [each.exhibit for each in text.sections if each.exhibit]
    exhibits = {
        each.name: chart(each) if each.name.startswith("figure") else table(each, 5, words=9)
        for each in slots
    }
    if name == "default":
        canvas = canvas_for(text)
        plan = plan_deck(text, exhibits, WORDING, canvas)
        return plan, build_deck(plan, canvas, exhibits, draw)
    template = read_template(TEMPLATES[name](), {})
    plan = plan_deck(text, exhibits, WORDING, template.canvas, type_=template.type)
    return plan, build_deck(plan, template.canvas, exhibits, draw, template=template)


def as_pdf(deck: bytes, folder: Path) -> pypdfium2.PdfDocument:
    file = folder / "deck.pptx"
    file.write_bytes(deck)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, file]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return pypdfium2.PdfDocument((folder / "deck.pdf").read_bytes())


def letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, float, float, float]]:
    """What is printed on a page: left, top, right, bottom, from the upper left corner."""
    _, height = page.get_size()
    text = page.get_textpage()
    for index, character in enumerate(text.get_text_range()):
        if not character.isspace():
            left, bottom, right, top = text.get_charbox(index)
            yield character, left, height - top, right, height - bottom


def holds(box: Box | MasterText, left: float, top: float, right: float, bottom: float) -> bool:
    frame = box.frame
    return (
        left >= frame.left - TOLERANCE
        and top >= frame.top - TOLERANCE
        and right <= frame.right + TOLERANCE
        and bottom <= frame.bottom + TOLERANCE
    )


@pytest.mark.parametrize("name", ["default", *TEMPLATES])
def test_no_text_leaves_its_box(name: str, tmp_path: Path) -> None:
    plan, deck = written(name)
    pdf = as_pdf(deck, tmp_path)
    assert len(pdf) == len(plan.slides) > 40
    outside = []
    for slide, page in zip(plan.slides, pdf, strict=True):
        # The marking above the headline stands on every slide.
        boxes = [*slide.boxes, *plan.master_texts]
        outside += [
            (slide.id, character, [round(each) for each in place])
            for character, *place in letters(page)
            if not any(holds(box, *place) for box in boxes)
        ]
    assert outside == []
