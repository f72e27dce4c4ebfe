"""The report, put together: front matter, sections with their exhibits, annexes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import assert_never

from reportlab import rl_config
from reportlab.platypus import Flowable

from factpress.charts.drawing import Drawing
from factpress.charts.kinds import CHART_KINDS
from factpress.charts.model import Chart
from factpress.exhibits.model import ChartExhibit, Exhibit, TableExhibit
from factpress.report.annexes import (
    SlidesOf,
    ledger_annex,
    sources_annex,
    undisclosed_annex,
)
from factpress.report.blocks import BlockWriter
from factpress.report.contents import contents
from factpress.report.drawn import DrawnChart, drawn_chart
from factpress.report.flowables import Anchor, BalancedParagraph, Headline, Prose, settle_margin
from factpress.report.front import front_matter
from factpress.report.page import page_of
from factpress.report.pages import ReportTemplate
from factpress.report.parts import Part, annex_titles, parts_of
from factpress.report.places import Places
from factpress.report.stacks import EXHIBIT_SPACE, Barrier, Beside, ChartDrawing, ExhibitRule, Stack
from factpress.report.tagging.attachments import Attachment
from factpress.report.tagging.structure import Element
from factpress.report.tagging.text import TaggedParagraph
from factpress.report.typography import face, type_for
from factpress.story.model import ExhibitSlot, Footnotes, Story, StorySection
from factpress.theme import HouseStyle
from factpress.wording import Wording

DrawChart = Callable[[Chart, float, float | None], Drawing]
"""Draws a chart as wide and as high as given, in points; None lets it take what it needs."""

_NO_SLIDES: SlidesOf = {}
_TALLEST_STACK = 120.0
"""A table up to this height, in points, does not run over pages: even with a headline above it,
what it leaves white when it moves to the next one is less than a quarter of a page."""
_ENDLESS = 100_000.0


def build_report(
    story: Story,
    exhibits: Mapping[str, Exhibit],
    wording: Wording,
    style: HouseStyle,
    draw: DrawChart,
    attachments: Sequence[Attachment] = (),
    slides: SlidesOf = _NO_SLIDES,
) -> tuple[bytes, int]:
    """The PDF of a story with files attached, and the number of its pages.

    `slides` are those of the deck that print each figure.
    """
    rl_config.trustedSchemes = []  # nothing is ever fetched for a report
    rl_config.toColorCanUse = ""  # colours are #RRGGBB: none is evaluated as an expression
    theme, page = style.theme, page_of(style.paper_size)
    document = Element("Document")
    stream = io.BytesIO()
    parts = tuple(parts_of(story, exhibits, wording.words))
    template = ReportTemplate(stream, story, wording, style, page, document, attachments, parts)
    writer = BlockWriter(
        type_for(theme, story.language),
        theme,
        page,
        {entry.figure: entry for entry in story.ledger},
        wording,
        document,
    )
    assembler = _Assembler(story, exhibits, wording, writer, draw, parts, template.places, slides)
    pages = template.write(assembler.flowables())
    return stream.getvalue(), pages


class _Assembler:
    def __init__(
        self,
        story: Story,
        exhibits: Mapping[str, Exhibit],
        wording: Wording,
        writer: BlockWriter,
        draw: DrawChart,
        parts: Sequence[Part],
        places: Places,
        slides: SlidesOf,
    ) -> None:
        self._story, self._exhibits = story, exhibits
        self._parts, self._places, self._slides = parts, places, slides
        self._wording, self._writer, self._draw = wording, writer, draw

    def flowables(self) -> Iterator[Flowable]:
        story, writer = self._story, self._writer
        yield from front_matter(
            story, self._wording, writer.theme, writer.styles, writer.page.measure, writer.document
        )
        yield from contents(story, self._parts, self._wording.words, writer)
        for section in story.sections:
            yield from self._section(section)
        yield Barrier()
        for annex in story.annexes:
            yield from self._section(annex)
        annexes = annex_titles(story, self._wording.words)
        if "undisclosed" in annexes:
            yield from undisclosed_annex(story.undisclosed, self._wording, writer)
        if "ledger" in annexes:
            yield from ledger_annex(story, self._wording, writer, self._places, self._slides)
        yield from sources_annex(story.sources, self._wording, writer)

    def _section(self, section: StorySection) -> Iterator[Flowable]:
        writer = self._writer
        writer.begin_section()
        is_annex = section in self._story.annexes
        element = writer.document.add("Sect")
        headline = Headline(
            writer.markup.of(section.headline, marks=False),
            writer.styles.annex if is_annex else writer.styles.headline,
            section.name,
            element=element.add_heading(2),
        )
        yield headline
        yield from self._prose_and_exhibit(section, headline.element)

    def _prose_and_exhibit(self, section: StorySection, headline: Element) -> Iterator[Flowable]:
        """The prose of a section, its exhibit where it is first spoken of, and its footnotes."""
        writer, element = self._writer, headline.parent
        assert element is not None
        footnotes = tuple(block for block in section.body if isinstance(block, Footnotes))
        text = tuple(block for block in section.body if not isinstance(block, Footnotes))
        prose = list(writer.flowables(text, element))
        body, receivers = settle_margin(prose, writer.page.measure)
        if section.exhibit is None:
            yield from body
            yield from writer.flowables(footnotes, element)
            return
        first = next((i for i, each in enumerate(body) if _is_paragraph(each)), -1) + 1
        while first in receivers:  # notes stay with the paragraphs that they are on
            first += 1
        yield from body[:first]
        before = [each.element for each in body[:first] if isinstance(each, Prose)]
        holder = element.add_behind(before[-1] if before else headline, "Div")
        yield from self._exhibit(section, section.exhibit, holder)
        yield from body[first:]
        yield from writer.flowables(footnotes, element)

    def _exhibit(
        self, section: StorySection, slot: ExhibitSlot, holder: Element
    ) -> Iterator[Flowable]:
        exhibit = self._exhibits[slot.name]
        is_headlined = slot.title == section.headline
        match exhibit:
            case ChartExhibit(chart=chart):
                caption = self._caption(section, slot, holder.add("Caption"), chart.subtitle)
                figure = holder.add("Figure", alt=chart.alt)
                stays = is_headlined and not chart.subtitle
                drawn = drawn_chart(chart, section, slot, self._writer.page)
                if drawn.is_half:
                    parts: list[Flowable] = [self._half(chart, drawn, caption, figure)]
                else:
                    # Its note and source are part of the picture, so the picture's words say them.
                    figure.alt = " ".join(filter(None, (chart.alt, chart.note, chart.source)))
                    parts = [*caption, self._chart(drawn, figure)]
                yield self._stack(parts, section, "figure", stays=stays)
            case TableExhibit():
                table = holder.add("Table")
                caption = self._caption(section, slot, table.add("Caption"))
                yield from self._table(section, exhibit, caption, table, stays=is_headlined)
            case _:
                assert_never(exhibit)

    def _table(
        self, section: StorySection, exhibit: TableExhibit, caption: list[Flowable], table: Element,
        *, stays: bool,
    ) -> Iterator[Flowable]:  # fmt: skip
        writer = self._writer
        tables = list(writer.table(exhibit.table, writer.page.measure, table))
        below = self._below(table, writer.markup.of(exhibit.note), exhibit.source)
        height = sum(table.wrap(writer.page.measure, _ENDLESS)[1] for table in tables)
        if height <= _TALLEST_STACK:
            yield self._stack([*caption, *tables, *below], section, "table", stays=stays)
            return
        yield Barrier("table")
        yield ExhibitRule(writer.theme.rule)
        yield from caption
        parts = [*tables, *below]
        parts[-1].spaceAfter = EXHIBIT_SPACE
        yield from parts

    def _half(
        self, chart: Chart, drawn: DrawnChart, caption: list[Flowable], figure: Element
    ) -> Beside:
        """A chart on half the measure; caption, note and source fill the other half."""
        below = self._below(figure, self._writer.markup.of_text(chart.note), chart.source)
        gap = self._writer.page.half_gap
        return Beside(self._chart(drawn, figure), [*caption, *below], gap)

    def _below(self, exhibit: Element, note: str, source: str) -> list[Flowable]:
        """The note, as markup, and the source of an exhibit, which are read after it."""
        writer, holder = self._writer, exhibit.parent
        assert holder is not None
        return [
            TaggedParagraph(text, writer.styles.small, holder.add("P"))
            for text in (note, writer.markup.of_text(source))
            if text
        ]

    def _chart(self, drawn: DrawnChart, figure: Element) -> ChartDrawing:
        chart, width = drawn.chart, drawn.width
        kind = CHART_KINDS[chart.kind]
        return ChartDrawing(
            self._draw(chart, width, None),
            (kind.shrinks_to, kind.grows_to),
            partial(self._draw, chart, width),
            figure,
            chart.figures,
        )

    def _stack(
        self, parts: list[Flowable], section: StorySection, series: str, *, stays: bool
    ) -> Stack:
        """Parts that keep together; a caption that says nothing alone `stays` in its section."""
        return Stack(
            parts,
            self._writer.theme.rule,
            series=series,
            may_float=bool(section.body),
            stays_in_section=stays,
        )

    def _caption(
        self, section: StorySection, slot: ExhibitSlot, element: Element, subject: str = ""
    ) -> list[Flowable]:
        """The exhibit's label and finding; its subject where the headline is the finding."""
        writer = self._writer
        colour = writer.theme.link
        label = f'<font color="{colour}">{writer.markup.of_text(slot.label)}</font>'
        finding = writer.markup.of(slot.title, marks=False)
        if slot.title == section.headline:
            finding = (
                f'<font name="{face(writer.theme.family)}">{writer.markup.of_text(subject)}</font>'
            )
        text = f"{label}&nbsp;&nbsp; {finding}" if finding else label
        return [Anchor(slot.name), BalancedParagraph(text, writer.styles.caption, element)]


def _is_paragraph(flowable: Flowable) -> bool:
    return isinstance(flowable, Prose) and not flowable.keepWithNext
