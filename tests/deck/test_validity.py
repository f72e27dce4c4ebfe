"""Decks are valid: by own checks and by two validators, and each kind of fault is noticed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import ARMENIA, GALLERY, build_bytes
from tests.deck import validators
from tests.deck.accessibility import findings
from tests.deck.broken_variants import VARIANTS, broken, sound_deck
from tests.deck.package_checks import package_faults

IN_SECTIONS = "the sections do not list the slides"

# How what the own checks tell begins, if they see it, and which validators notice:
# Microsoft's SDK (sdk), openxml-audit (audit).
NOTICED: Mapping[str, tuple[str, str]] = {
    "two members of one name": ("two members ppt/slides/slide4.xml", "sdk"),
    "name in another case": ("names differ by case alone: ppt/slides/slide4.xml", "sdk"),
    "not well-formed": ("ppt/slides/slide4.xml is no XML: ", "sdk audit"),
    "control character": ("ppt/slides/slide4.xml is no XML: ", "sdk audit"),
    "type of no part": ("a content type for no part: ppt/slides/slide99.xml", ""),
    "part without type": ("no content type: ppt/media/image1.png", "sdk"),
    "picture of another type": ("another content type than its content: ", "audit"),
    "slide of another type": ("the content type of ppt/slides/slide4.xml is ", "sdk"),
    "picture missing": ("ppt/slides/slide3.xml leads to ppt/media/image1.png, ", "sdk audit"),
    "workbook missing": ("ppt/charts/chart1.xml leads to ppt/embeddings/", "sdk audit"),
    "orphan slide": ("no relationship leads to ppt/slides/slide99.xml", ""),
    "two relationships of one id": ("ppt/slides/slide3.xml: relationship rId1", "sdk audit"),
    "picture without relationship": ("ppt/slides/slide3.xml has no relationship", "sdk audit"),
    "chart without relationship": ("ppt/slides/slide3.xml has no relationship", "sdk audit"),
    "workbook without relationship": ("ppt/charts/chart1.xml has no relationship rId99", "sdk"),
    "link without relationship": ("ppt/slides/slide3.xml has no relationship", "sdk audit"),
    "link without goal": ("ppt/slides/slide3.xml: a link without relationship", "sdk"),
    "link to a slide as to the web": ("ppt/slides/slide3.xml: a link whose action is not", ""),
    "slide without layout": ("ppt/slides/slide4.xml leads to 0 parts of the kind", "audit"),
    "notes of two slides": ("ppt/notesSlides/notesSlide2.xml shared by slides", ""),
    "slide not listed": ("ppt/slides/slide2.xml is not listed", ""),
    "slide listed twice": ("ppt/slides/slide2.xml listed twice", ""),
    "two slides of one id": ("slide id 256 twice", "sdk audit"),
    "low id of a slide": ("10 is no slide id", "sdk audit"),
    "section of a slide that is not there": (IN_SECTIONS, ""),
    "slide in no section": (IN_SECTIONS, ""),
    "two layouts of one id": ("id 2147483649 of a master or layout twice", "sdk audit"),
    "no view properties": ("the presentation has no part viewProps", "audit"),
    "two shapes of one id": ("ppt/slides/slide4.xml: shape id 2 twice", "audit"),
    "placeholder twice": ("ppt/slides/slide4.xml: placeholder ('title', '0') twice", "audit"),
    "text body without paragraph": ("ppt/slides/slide4.xml: a text body without", "sdk audit"),
    "cell without paragraph": ("ppt/slides/slide4.xml: a text body without", "sdk audit"),
    "fewer columns than cells": ("ppt/slides/slide4.xml: a row of 3 cells in a grid of 2", ""),
    "cell properties before text": ("", "sdk audit"),
    "negative size": ("ppt/slides/slide4.xml: a shape of negative size", "sdk audit"),
    "place with decimals": ("", "sdk audit"),
    "type size with decimals": ("", "sdk audit"),
    "type size out of range": ("", "sdk audit"),
    "unknown attribute": ("", "sdk audit"),
    "unknown prefix to ignore": ("", "sdk audit"),
    "negative axis id": ("ppt/charts/chart1.xml: axis id -2068027336", "sdk audit"),
    "axis that is not there": ("ppt/charts/chart1.xml: there is no axis 99", ""),
    "error bars behind values": ("", "sdk audit"),
    "named colour": ("", "sdk audit"),
    "workbook that is none": ("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx is no workbook", ""),
}

# What the zip file of one variant is made with.
pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")
needs_validators = pytest.mark.skipif(
    not validators.are_installed(), reason="needs ooxml-validator and openxml-audit"
)


@pytest.fixture(scope="module")
def sound() -> bytes:
    return sound_deck()


def test_the_sound_deck_is_sound(sound: bytes) -> None:
    assert package_faults(sound) == []
    assert findings(sound) == []


@pytest.mark.parametrize("name", VARIANTS)
def test_own_checks_notice(sound: bytes, name: str) -> None:
    told, by_validators = NOTICED[name]
    faults = package_faults(broken(sound, name))
    if told:
        assert [fault for fault in faults if fault.startswith(told)], faults
    else:
        assert faults == []
        assert by_validators


@pytest.mark.slow
@pytest.mark.openxml
@needs_validators
def test_validators_notice(sound: bytes, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pptx" for number in range(len(VARIANTS))]
    for path, name in zip(paths, VARIANTS, strict=True):
        path.write_bytes(broken(sound, name))
    by_sdk, by_audit = validators.sdk_faults(paths), validators.audit_faults(paths)
    noticed = {
        name: " ".join(["sdk"] * bool(sdk) + ["audit"] * bool(audit))
        for name, sdk, audit in zip(VARIANTS, by_sdk, by_audit, strict=True)
    }
    assert noticed == {name: by_validators for name, (_, by_validators) in NOTICED.items()}


@pytest.mark.slow
@pytest.mark.openxml
@needs_validators
def test_decks_are_valid(sound: bytes, tmp_path: Path) -> None:
    """The briefing and the gallery, with pictures and with charts that can be edited."""
    decks = {"sound": sound}
    for facts in (ARMENIA, GALLERY):
        text = facts.read_text("utf-8")
        for mode in ("picture", "editable"):
            path = tmp_path / f"{facts.stem}-{mode}.yaml"
            path.write_text(f"{text}\ndeck: {{charts: {mode}}}\n", "utf-8")
            decks[path.stem] = build_bytes(path, tmp_path / "built").deck
    paths = [tmp_path / f"{name}.pptx" for name in decks]
    for path, deck in zip(paths, decks.values(), strict=True):
        path.write_bytes(deck)
    assert validators.sdk_faults(paths) == [[]] * 5
    assert validators.audit_faults(paths) == [[]] * 5
