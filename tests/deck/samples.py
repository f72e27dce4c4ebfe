"""A small story made by hand, and what the tests read a deck back with."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from factpress.charts.model import Chart, DataTable
from factpress.deck.building import compose_deck
from factpress.deck.canvas import Canvas
from factpress.deck.model import (
    DeckPlan,
    DeckSection,
    Frame,
    LayoutRole,
    Picture,
    PlaceholderRole,
    Slide,
    SlideLink,
    SlideParagraph,
    TextBox,
    TextRun,
)
from factpress.deck.pictures import drawn_pictures
from factpress.deck.planning import plan_in_style
from factpress.deck.templates.house import HouseTemplate
from factpress.exhibits.model import ChartExhibit, Exhibit, TableExhibit
from factpress.facts.model import ExhibitRequest
from factpress.problems import Position
from factpress.story.model import (
    CitationMark,
    ExhibitSlot,
    FigureMark,
    Inline,
    Inlines,
    KeyFigure,
    LedgerCitation,
    LedgerEntry,
    Paragraph,
    SourceEntry,
    Story,
    StorySection,
    TableBlock,
    TableColumn,
    Text,
    Undisclosed,
)
from factpress.theme import HouseStyle
from factpress.wording import Wording

WORDING = Wording("en")
HERE = Position("briefing.yaml")
COST = FigureMark("about 2 billion euros", "cost", 1)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0H2V1H0z"/></svg>'


def inlines(*parts: str | Inline) -> Inlines:
    """Nodes; a string stands for a text."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def slot(name: str = "figure-1", label: str = "Figure 1", title: str = "") -> ExhibitSlot:
    request = ExhibitRequest("change", HERE, True, None, None, {}, HERE)
    return ExhibitSlot(name, label, inlines(title or "The headline"), bool(title), request)


def section(
    name: str = "section-1",
    headline: str = "The bridge costs more than planned",
    points: Sequence[Inlines] = (),
    exhibit: ExhibitSlot | None = None,
    **more: object,
) -> StorySection:
    body = (Paragraph(inlines("The cost is ", COST, CitationMark("S1, page 3", "plan"), ".")),)
    cited = (LedgerCitation("plan", "S1, page 3"),)
    given = {"body": body, "notes": (), "figures": ("cost",), "citations": cited, **more}
    return StorySection(name, inlines(headline), exhibit, tuple(points), **given)  # type: ignore[arg-type]


def chart(place: ExhibitSlot) -> ChartExhibit:
    data = DataTable(("What", "Cost"), (("Bridge", "2"),))
    return ChartExhibit(place, Chart("change", "Cost", "", "", "A bar.", data, ("cost",), None))


def table(place: ExhibitSlot, rows: int, words: int = 2, note: str = "") -> TableExhibit:
    columns = (TableColumn("Item"), TableColumn("What it is"), TableColumn("Cost", "right"))
    cells = tuple(
        (inlines(f"Item {row}"), inlines("steel " * words), inlines(COST)) for row in range(rows)
    )
    return TableExhibit(place, TableBlock(columns, cells), inlines(note) if note else (), "")


def story(*sections: StorySection, **more: object) -> Story:
    given: dict[str, object] = {
        "title": inlines("A bridge for the island"),
        "edition": "1 March 2024",
        "moment": datetime(2024, 3, 1),
        "language": "en-GB",
        "marking": "TLP:GREEN",
        "watermark": "",
        "publisher": "Institute of Bridges",
        "bottom_line": inlines("The bridge costs ", COST, "."),
        "key_figures": (KeyFigure("cost", 1, "about", "2\u00a0billion", "euros", "Cost"),),
        "sections": sections,
        "annexes": (),
        "undisclosed": (Undisclosed("cost", "Cost", ("price base", "margin")),),
        "ledger": (
            LedgerEntry(
                figure="cost",
                number=1,
                label="Cost",
                printed="about 2 billion euros",
                given="~2 billion EUR",
                period="2024",
                formula=(),
                calculation="",
                citations=(LedgerCitation("plan", "S1, page 3"),),
                excerpt="",
                poll="",
                rivals=(),
                review_by="",
                note="",
            ),
        ),
        "sources": (SourceEntry("plan", 1, "Plan of the bridge.", "https://example.org/plan"),),
    }
    return Story(**{**given, **more})  # type: ignore[arg-type]


LIGHT_STYLE = HouseStyle()


@dataclass(frozen=True)
class SamplePicture:
    png: bytes
    svg: bytes
    width: float
    height: float


def draw(_: Chart, width: float, height: float) -> Picture:
    return SamplePicture(PNG, SVG, width, height)


def build_deck(
    plan: DeckPlan,
    canvas: Canvas,
    exhibits: Mapping[str, Exhibit],
    draw: Callable[[Chart, float, float], Picture],
    style: HouseStyle = LIGHT_STYLE,
    template: HouseTemplate | None = None,
) -> bytes:
    """The bytes of a deck, whose pictures are drawn first."""
    pictures = drawn_pictures(plan, exhibits, draw, template.type.factor if template else 1)
    return compose_deck(plan, canvas, pictures, style, template).to_bytes()


def deck_of(told: Story, exhibits: Mapping[str, Exhibit] | None = None) -> bytes:
    """The deck of a story, planned and written."""
    plan, canvas = plan_in_style(told, exhibits or {}, WORDING, HouseStyle())
    return build_deck(plan, canvas, exhibits or {}, draw)


def boxes(slide: Slide) -> dict[str, TextBox]:
    """The text boxes of a slide by name."""
    return {box.name: box for box in slide.boxes if isinstance(box, TextBox)}


def words(box: TextBox) -> list[str]:
    """The paragraphs of a box."""
    return [paragraph.text for paragraph in box.paragraphs]


def linked_plan(count: int) -> DeckPlan:
    """Slides of which each leads to the next, the last to the first."""

    def slide(number: int) -> Slide:
        link = SlideLink(f"s{(number + 1) % count}")
        title = SlideParagraph((TextRun(f"Slide {number}", 24, link=link),))
        box = TextBox("Title", Frame(40, 40, 800, 60), (title,), PlaceholderRole.TITLE)
        return Slide(f"s{number}", LayoutRole.EXHIBIT, (box,))

    slides = tuple(map(slide, range(count)))
    return DeckPlan(
        title="Many",
        subject="",
        publisher="",
        language="en-GB",
        moment=datetime(2024, 3, 1),
        width=960,
        height=540,
        slides=slides,
        sections=(DeckSection("All", tuple(each.id for each in slides)),),
        printed={},
    )
