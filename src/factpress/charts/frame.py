"""The frame of every chart: what is measured above the plot, note and source below it."""

from __future__ import annotations

import re

from factpress.charts.sheet import Layout, Sheet, paragraph_height
from factpress.charts.style import ChartStyle
from factpress.frozen import frozen

_LEAD = re.compile(r"(?:^|(?<=\. ))[^.:]{1,24}: ")


@frozen
class Captions:
    """The texts around a plot. An empty title is printed by the document, not the chart."""

    title: str
    subtitle: str
    note: str
    source: str


class Frame:
    """Draws the captions and says where the plot may go: from `top`, `room` points high."""

    def __init__(self, style: ChartStyle, captions: Captions) -> None:
        self.sheet = sheet = Sheet(style)
        self.style = style
        self.captions = captions
        self.left, self.right = 0.0, style.width
        top = 0.0
        if captions.title:
            top = sheet.paragraph(
                captions.title, 0, top, style.width, size=style.size * 1.35, face="bold"
            )
            top += style.size * 0.15
        if captions.subtitle:
            top = sheet.paragraph(
                captions.subtitle,
                0,
                top,
                style.width,
                size=style.subtitle_size,
                colour=sheet.theme.muted,
            )
            top += style.size * 0.55
        self.top = top
        self._gap = style.size * 0.55
        self._foot = self._gap + sum(
            paragraph_height(text, style.width, style.small_size, style.face())
            for text in self._footer
        )

    @property
    def room(self) -> float | None:
        """Height for the plot; None when the chart may take what it needs."""
        if self.style.height is None:
            return None
        return self.style.height - self.top - self._foot

    def close(self, bottom: float) -> Layout:
        """Note and source below the plot, which ends at `bottom`; returns the layout."""
        style = self.style
        top = style.height - self._foot if style.height is not None else bottom
        top += self._gap
        for text in self._footer:
            top = self.sheet.paragraph(
                text, 0, top, style.width, size=style.small_size, colour=self.sheet.theme.muted
            )
        return self.sheet.finish(style.height if style.height is not None else top + 1)

    @property
    def _footer(self) -> list[str]:
        # What a mark is called stays on one line, with the beginning of what it means.
        note = _LEAD.sub(lambda lead: lead[0].replace(" ", "\u00a0"), self.captions.note)
        return [text for text in (note, self.captions.source) if text]
