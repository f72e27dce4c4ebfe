"""No text over text, none outside, none missing, none too small: whatever the facts hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from string import ascii_uppercase

import pytest

from factpress.charts.pictures import lay_out
from factpress.charts.style import REPORT, SLIDE, WIDE_SLIDE
from tests.charts.samples import chart_of, rows_file, slope_file

STYLES = {
    "report": REPORT,
    "half": replace(REPORT, width=218),
    "slide": SLIDE,
    "wide": WIDE_SLIDE,
}

SHORT = ["North", "South", "Upper valley", "Lower valley", "Harbour", "Old town"]
GERMAN = [
    "Rüstungsbeschaffungsgesamtausgaben der Bundesrepublik einschließlich Sondervermögen",
    "Kraftfahrzeughaftpflichtversicherungsbeiträge",
    "Verteidigung",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente je Empfängerin",
]
ARMENIAN = [
    "Պաշտպանության բյուջեն հաջորդ տարվա համար, ըստ կառավարության",
    "Հայաստան",
    "Ռազմատեխնիկական համագործակցություն և սպառազինությունների մատակարարում",
]
LETTERS = [one + other for one in " ABC" for other in ascii_uppercase]
LABELS = {"short": SHORT, "German": GERMAN, "Armenian": ARMENIAN}

SPREADS: dict[str, Callable[[int], str]] = {
    "mixed": lambda i: ["~1.4 billion USD", "700..800 million USD", ">= 95 million USD",
                        "500 ± 60 million USD", "<= 60 million USD", "not reported",
                        "121 million USD", "> 3 million USD"][i % 8],
    "extreme": lambda i: ["0.001 EUR", "1000000000000 EUR", "~12.5 EUR", "1..2 EUR"][i % 4],
    "equal": lambda _: "41.1 %",
    "not reported": lambda _: "not reported",
    "negative": lambda i: ["-12.5 %", "-4..-2 %", "~-8 %", "-3..5 %", "<= -2 %",
                           ">= -5 %", "7 %", "0 %"][i % 8],
}  # fmt: skip


def listed(kind: str) -> Callable[[Sequence[str], Sequence[str]], str]:
    return lambda values, labels: rows_file(values, labels, kind)


def slope(values: Sequence[str], labels: Sequence[str]) -> str:
    turned = [*values[1:], *values[:1]]
    return slope_file(list(zip(values, turned, strict=True)), labels)


# A kind, how many values it is drawn with, and the facts file for some values and labels.
KINDS: dict[str, tuple[Sequence[int], Callable[[Sequence[str], Sequence[str]], str]]] = {
    "bars": ((1, 2, 6, 15, 30, 60), listed("bars")),
    "dots": ((1, 2, 6, 15, 30, 60), listed("dots")),
    "slope": ((1, 2, 6, 12), slope),
}


def numbered(labels: Sequence[str], count: int) -> list[str]:
    """As many labels, the repeated ones told apart by a letter."""
    return [
        labels[i % len(labels)] + (f" {LETTERS[i // len(labels)]}" if i >= len(labels) else "")
        for i in range(count)
    ]


# Every spread with short labels; with long ones those that take most room.
PAIRED = [
    (spread, labels)
    for spread in SPREADS
    for labels in LABELS
    if labels == "short" or spread in {"mixed", "extreme"}
]


CASES = [
    pytest.param(
        *(kind, count, spread, labels),
        marks=[]
        if count <= 6 or (count in {12, 60} and (labels, spread) == ("German", "mixed"))
        else [pytest.mark.slow],
    )
    for kind, (counts, _) in KINDS.items()
    for count in counts
    for spread, labels in PAIRED
]


@pytest.mark.parametrize(("kind", "count", "spread", "labels"), CASES)
def test_every_chart_is_clean_in_every_style(
    kind: str, count: int, spread: str, labels: str
) -> None:
    values = [SPREADS[spread](index) for index in range(count)]
    chart = chart_of(KINDS[kind][1](values, numbered(LABELS[labels], count)))
    faults = {
        name: found
        for name, style in STYLES.items()
        if (found := list(lay_out(chart, style).faults()))
    }
    assert faults == {}


@pytest.mark.parametrize("kind", ["bars", "dots"])
def test_a_slide_of_sixty_short_labels_shows_nearly_all(kind: str) -> None:
    values = [f"{900 - 14 * index} EUR" for index in range(60)]
    chart = chart_of(rows_file(values, numbered(["A"], 60), kind))
    for style in (SLIDE, WIDE_SLIDE, REPORT):
        drawn = {label.text for label in lay_out(chart, style).labels}
        assert {row.text for row in chart.plan.rows} <= drawn


def test_what_has_no_room_is_said() -> None:
    values = [f"{900 - 14 * index} EUR" for index in range(60)]
    text = rows_file(values, numbered(GERMAN, 60), "bars", ", highlight: f59")
    layout = lay_out(chart_of(text), SLIDE)
    printed = " ".join(label.text for label in layout.labels)
    assert "of 60 values" in printed
    assert any(shape.name == "f59:low" for shape in layout.shapes), "the accent is kept"


def test_a_report_chart_fits_a_page() -> None:
    values = [f"{900 - 14 * index} EUR" for index in range(60)]
    for kind in ("bars", "dots"):
        chart = chart_of(rows_file(values, numbered(GERMAN, 60), kind))
        assert lay_out(chart, REPORT).height < 640
