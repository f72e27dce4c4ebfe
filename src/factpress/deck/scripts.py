"""Other scripts on slides: the typeface and language of each stretch, and its direction.

PowerPoint shapes and orders the text itself (ISO/IEC 29500-1, 21.1.2.2.7 and 21.1.2.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from factpress.deck.model import (
    Box,
    DeckPlan,
    Lettering,
    PlaceholderRole,
    SlideParagraph,
    TableBox,
    TableCell,
    TableRow,
    TextBox,
    TextRun,
)
from factpress.frozen import frozen
from factpress.typefaces.bidi import is_right_to_left
from factpress.typefaces.companions import companions_for
from factpress.typefaces.family import Family
from factpress.typefaces.scripts import language_of, scripts_of

_EAST_ASIAN = frozenset({"Jpan", "Hang", "Bopo", "Yiii"})
_NO_LANGUAGE = "x-none"
_LANGUAGES = {
    "he": "he-IL", "th": "th-TH", "ja": "ja-JP", "ko": "ko-KR", "und-Arab": "ar-SA",
    "und-Beng": "bn-BD", "und-Deva": "hi-IN", "und-Ethi": "am-ET", "und-Hani": "zh-CN",
    "und-Khmr": "km-KH", "und-Sinh": "si-LK", "und-Taml": "ta-IN", "und-Telu": "te-IN",
}  # fmt: skip
"""Office programs read each run in a language with its region: of a script of several the one
that most people write."""

_LEFT_TO_RIGHT_MARK = "\u200e"
_FLUSH = frozenset(
    {
        PlaceholderRole.TITLE,
        PlaceholderRole.BODY,
        PlaceholderRole.SIDE,
    }
)
"""Places whose text stands flush with the side that it begins at."""


def with_scripts(plan: DeckPlan, family: Family) -> DeckPlan:
    """The plan with the scripts of the family's companions told to office programs."""
    writer = _Scripts(family, plan.language)
    slides = (replace(slide, boxes=tuple(map(writer.box, slide.boxes))) for slide in plan.slides)
    return replace(plan, slides=tuple(slides))


@frozen
class _Scripts:
    family: Family
    language: str

    def box(self, box: Box) -> Box:
        match box:
            case TextBox(paragraphs=paragraphs, placeholder=PlaceholderRole.FOOTER):
                return replace(box, paragraphs=tuple(map(self._lettered, paragraphs)))
            case TextBox(paragraphs=paragraphs, placeholder=place):
                told = [self._paragraph(each, flush=place in _FLUSH) for each in paragraphs]
                return replace(box, paragraphs=tuple(told))
            case TableBox(rows=rows):
                return replace(box, rows=tuple(map(self._row, rows)))
            case _:
                return box

    def _row(self, row: TableRow) -> TableRow:
        cells = [
            TableCell(tuple(self._paragraph(each, flush=False) for each in cell.paragraphs))
            for cell in row.cells
        ]
        return replace(row, cells=tuple(cells))

    def _paragraph(self, paragraph: SlideParagraph, *, flush: bool) -> SlideParagraph:
        # Numbers and references stand in a text like one sign, whatever they begin with.
        own = "".join(run.text for run in paragraph.runs if not run.link)
        told = self._lettered(paragraph)
        if not is_right_to_left(own):
            return replace(told, right_to_left=False)
        runs = tuple(self._kept_together(run) if run.link else run for run in told.runs)
        align = "right" if flush and paragraph.align == "left" else paragraph.align
        return replace(told, runs=runs, right_to_left=True, align=align)

    def _kept_together(self, run: TextRun) -> TextRun:
        """A number with its unit, or a reference, in the order and face of its own letters."""
        if is_right_to_left(run.text):
            return run
        own = Lettering(self.family.name, self.language, is_east_asian=False)
        text = f"{_LEFT_TO_RIGHT_MARK}{run.text}{_LEFT_TO_RIGHT_MARK}"
        return replace(run, text=text, lettering=own)

    def _lettered(self, paragraph: SlideParagraph) -> SlideParagraph:
        runs = (part for run in paragraph.runs for part in _split(run, self.family))
        return replace(paragraph, runs=tuple(runs))


def _split(run: TextRun, family: Family) -> Iterator[TextRun]:
    """A run as several, each in letters of one kind; what the face has stays as it is."""
    style = "bold" if run.bold else "regular"
    companions = companions_for(run.text, family.face_alone(style), family.companions_of(style))
    if not any(companions):
        yield run
        return
    scripts = scripts_of(run.text)
    kinds = [
        (companion, script if companion else "")
        for companion, script in zip(companions, scripts, strict=True)
    ]
    for (companion, script), group in groupby(range(len(kinds)), kinds.__getitem__):
        text = "".join(run.text[place] for place in group)
        if companion is None:
            yield replace(run, text=text)
        else:
            language = _LANGUAGES.get(language_of(text), _NO_LANGUAGE)
            lettering = Lettering(companion.family, language, script in _EAST_ASIAN)
            yield replace(run, text=text, lettering=lettering)
