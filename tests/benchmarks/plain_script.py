"""What an analyst would write in an afternoon: the measure of the benchmarks of the build.

    python -m tests.benchmarks.plain_script FACTS FOLDER

One process, one pass: charts drawn by pyplot as PNG, a report by ReportLab's platypus, a deck
on python-pptx's own template, of the same texts, charts and tables as the briefing. No tags,
no links, no checks, no alt text; nothing is measured but what is asked of the libraries.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
import numpy as np
import yaml
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Image, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

mpl.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.collections import PolyCollection
from pptx import Presentation
from pptx.util import Inches, Pt

from factpress.geography.world import load_world

DOTS = 200
PRINTED = {
    "budget_2022": "700 to 800 million US dollars",
    "budget_2024": "about 1.4 billion US dollars",
    "budget_growth": "about 1.75 to 2 times",
    "budget_increase": "about 600 to 700 million US dollars",
    "france_ally": "41.1%",
    "csto_years": "more than 30 years",
    "peace_proposal": "sixth",
    "figure:budget_2024": "Figure 1",
    "figure:france_ally": "Figure 3",
}
PLACES = {"AM": (44.9, 40.3), "FR": (2.5, 46.9), "IN": (78.9, 22.0)}


def main() -> None:
    """Writes report.pdf and deck.pptx."""
    facts = yaml.load(Path(sys.argv[1]).read_text("utf-8"), yaml.CSafeLoader)
    folder = Path(sys.argv[2])
    pictures = draw_charts(facts, folder)
    tables = make_tables(facts)
    write_report(facts, pictures, tables, folder / "report.pdf")
    write_deck(facts, pictures, tables, folder / "deck.pptx")


def plain(text: Any) -> str:
    """A text with its marks printed."""
    words = text["text"] if isinstance(text, dict) else str(text)
    words = re.sub(r"\[@(\w+), ([^\]]+)\]", r"[\1, \2]", words)
    return re.sub(r"\{([^}]+)\}", lambda mark: PRINTED.get(mark[1], mark[1]), words)


def draw_charts(facts: dict[str, Any], folder: Path) -> dict[str, Path]:
    """The four charts as PNG files."""
    figures = {
        "change": _change(),
        "supply-map": _map(facts),
        "share": _share(),
        "timeline": _events(facts),
    }
    paths = {}
    for name, figure in figures.items():
        paths[name] = folder / f"{name}.png"
        figure.savefig(paths[name], dpi=DOTS)
        plt.close(figure)
    return paths


def _change() -> Any:
    figure, axes = plt.subplots(figsize=(6.3, 2.4))
    axes.barh(["2024", "2022"], [1400, 700], color="#075D96")
    axes.barh(["2022"], [100], left=[700], color="#A9CBE3", hatch="//")
    axes.set_xlabel("Defence allocation, million US dollars")
    axes.text(820, 1, "700–800", va="center")
    axes.text(1410, 0, "about 1,400", va="center")
    axes.set_xlim(0, 1700)
    figure.tight_layout()
    return figure


def _share() -> Any:
    figure, axes = plt.subplots(figsize=(6.3, 1.8))
    axes.barh([0], [41.1], color="#075D96")
    axes.barh([0], [58.9], left=[41.1], color="#EEF1F3", hatch="//")
    axes.text(1, 0.6, "41.1% see France as main ally")
    axes.text(45, 0.6, "58.9% other answers or none")
    axes.set_xlim(0, 100)
    axes.set_yticks([])
    figure.tight_layout()
    return figure


def _map(facts: dict[str, Any]) -> Any:
    rings = load_world().rings
    degrees = np.split(rings.degrees, rings.offsets[1:-1])
    figure, axes = plt.subplots(figsize=(6.3, 3.4))
    axes.add_collection(PolyCollection(degrees, facecolor="#E4E7EA", edgecolor="white", lw=0.4))
    for code in ("FR", "IN"):
        items = [each["item"] for each in facts["supplies"] if each["supplier"] == code]
        axes.annotate("", PLACES["AM"], PLACES[code], arrowprops={"arrowstyle": "->"})
        axes.text(*PLACES[code], "\n".join(items), fontsize=7)
    axes.set(xlim=(-15, 100), ylim=(5, 65))
    axes.axis("off")
    figure.tight_layout()
    return figure


def _events(facts: dict[str, Any]) -> Any:
    figure, axes = plt.subplots(figsize=(6.3, 3.4))
    events = facts["events"]
    axes.plot([0] * len(events), range(len(events)), "o", color="#075D96")
    for row, event in enumerate(events):
        axes.text(0.05, row, f"{event['date']}  {event['text']}", fontsize=6, va="center")
    axes.set(xlim=(-0.1, 3), ylim=(len(events), -1))
    axes.axis("off")
    figure.tight_layout()
    return figure


Rows = list[list[str]]


def make_tables(facts: dict[str, Any]) -> dict[str, Rows]:
    """The tables of the briefing, each with its head."""
    supplies = [
        [each["supplier"], each["item"], each["kind"], each["status"], str(each["source"])]
        for each in facts["supplies"]
    ]
    head = ["Supplier", "Item", "What it is", "Status", "Source"]
    poll = [
        "Sample size",
        "Fieldwork dates",
        "Margin of error",
        "Question wording",
        "Other answers",
    ]
    statements = [
        [each["who"], plain(each["says"]), str(each["source"])] for each in facts["statements"]
    ]
    return {
        "india": [head, *(row for row in supplies if row[0] == "IN")],
        "undisclosed": [["Item", "In the source"], *([item, "not disclosed"] for item in poll)],
        "supplies": [head, *supplies],
        "statements": [["Who", "Says", "Source"], *statements],
        "ledger": [["Figure", "Value", "Source"], *_ledger(facts)],
    }


def _ledger(facts: dict[str, Any]) -> Iterator[list[str]]:
    for name, figure in facts["figures"].items():
        yield [figure["label"], PRINTED[name], figure.get("source") or figure["formula"]]


def exhibit_of(section: dict[str, Any]) -> str:
    """The picture or table of a section; empty for none."""
    if "chart" in section:
        return str(section["chart"]["kind"])
    if "table" in section:
        return "india" if section["table"]["kind"] == "supplies" else "undisclosed"
    return ""


def write_report(
    facts: dict[str, Any], pictures: dict[str, Path], tables: dict[str, Rows], path: Path
) -> None:
    """The report."""
    styles = getSampleStyleSheet()
    story: list[Any] = [
        Paragraph(escape(facts["title"]), styles["Title"]),
        Paragraph(escape(plain(facts["bottom_line"])), styles["Heading3"]),
    ]

    def table(rows: Rows) -> Table:
        cells = [[Paragraph(escape(cell), styles["BodyText"]) for cell in row] for row in rows]
        style = [
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ]
        return Table(cells, repeatRows=1, style=style)

    def picture(name: str) -> Image:
        image = Image(str(pictures[name]))
        image.drawHeight *= 450 / image.drawWidth
        image.drawWidth = 450
        return image

    for section in facts["sections"]:
        story.append(Paragraph(escape(plain(section["headline"])), styles["Heading2"]))
        for paragraph in section["text"].strip().split("\n\n"):
            story.append(Paragraph(escape(plain(paragraph)), styles["BodyText"]))
        name = exhibit_of(section)
        if name:
            story += [picture(name) if name in pictures else table(tables[name]), Spacer(0, 12)]
    story.append(PageBreak())
    story.append(picture("timeline"))
    for name in ("supplies", "statements", "ledger"):
        story += [Paragraph(name.title(), styles["Heading2"]), table(tables[name])]
    SimpleDocTemplate(str(path), pagesize=A4, title=facts["title"]).build(story)


def write_deck(
    facts: dict[str, Any], pictures: dict[str, Path], tables: dict[str, Rows], path: Path
) -> None:
    """The deck."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = facts["title"]
    first.placeholders[1].text = plain(facts["bottom_line"])

    def slide(title: str) -> Any:
        made = deck.slides.add_slide(deck.slide_layouts[5])
        made.shapes.title.text = title
        return made

    def exhibit(made: Any, name: str, width: float) -> None:
        left, top = Inches(0.5), Inches(1.6)
        if name in pictures:
            made.shapes.add_picture(str(pictures[name]), left, top, width=Inches(width))
            return
        rows = tables[name]
        shape = made.shapes.add_table(len(rows), len(rows[0]), left, top, Inches(width), Inches(1))
        for cells, row in zip(shape.table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
                cell.text_frame.paragraphs[0].font.size = Pt(12)

    for section in facts["sections"]:
        made, name = slide(plain(section["headline"])), exhibit_of(section)
        if name:
            exhibit(made, name, 8)
        left = Inches(8.8 if name else 0.5)
        frame = made.shapes.add_textbox(left, Inches(1.6), Inches(4), Inches(5)).text_frame
        frame.word_wrap = True
        for point in section["points"]:
            paragraph = frame.add_paragraph()
            paragraph.text = plain(point)
            paragraph.font.size = Pt(18)
        made.notes_slide.notes_text_frame.text = plain(section["text"])
    for name in ("timeline", "supplies", "statements", "ledger"):
        exhibit(slide(name.title()), name, 12)
    deck.save(str(path))


if __name__ == "__main__":
    main()
