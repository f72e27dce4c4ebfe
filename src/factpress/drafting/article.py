"""An article read: its figures, dates and names by paragraph, and nothing that it does not say."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from factpress.drafting.dates import DateFound, find_dates, find_years
from factpress.drafting.names import find_names, skip_what_counts_nothing
from factpress.drafting.numbers import FigureFound, find_figures
from factpress.drafting.patterns import patterns
from factpress.drafting.spans import Spans, excerpt
from factpress.drafting.vocabulary import ENGLISH, Vocabulary
from factpress.frozen import frozen

_DATELINE_PARAGRAPHS = 5
_DATELINE_WITHIN = 60
_BYLINE_WITHIN = 120
_MOST_WORDS_OF_A_BYLINE = 10
_MOST_OF_A_LINE = 500
_UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
_SEPARATOR = re.compile(r"[,;:()—]\s|\s[–—-]\s|[.!?][\"”’']?\s+(?=[\"“‘'(]?[A-Z0-9])")
_MOST_INTRODUCTORY_WORDS = 4
_MOST_WORDS_BETWEEN = 5


@frozen
class DraftFigure:
    """A figure with its place in the text; `period` is empty when the clause has none."""

    paragraph: int
    value: str
    excerpt: str
    noun: str
    period: str
    doubts: tuple[str, ...]


@frozen
class DraftEvent:
    """A date with its place in the text; `date` is empty when the text leaves it open."""

    paragraph: int
    date: str
    excerpt: str
    is_assumed: bool


@frozen
class Draft:
    """What an article says in figures; `date` is the day it begins with, or empty."""

    paragraphs: int
    date: str
    figures: tuple[DraftFigure, ...]
    events: tuple[DraftEvent, ...]
    names: tuple[str, ...]


def read_article(text: str, words: Vocabulary = ENGLISH) -> Draft:
    """The figures, dates and names of a text; paragraphs are its non-empty lines, from 1."""
    lines = _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    paragraphs = [line.strip() for line in lines if line.strip()]
    dated, dateline = _dateline(paragraphs, words)
    year = _year(paragraphs, dateline, words)
    figures: list[DraftFigure] = []
    events: list[DraftEvent] = []
    names: dict[str, None] = {}
    for number, paragraph in enumerate(paragraphs, 1):
        reader = _Paragraph(number, paragraph, words, year, dateline if number == dated else None)
        figures += reader.figures
        events += reader.events
        names.update(dict.fromkeys(reader.names))
    return Draft(
        len(paragraphs),
        dateline.moment if dateline else "",
        tuple(figures),
        tuple(events),
        tuple(names),
    )


def _dateline(paragraphs: Sequence[str], words: Vocabulary) -> tuple[int, DateFound | None]:
    """The day with which a text is dated at its head, and the paragraph it stands in.

    It stands behind a few words that are no sentence, such as a place, or in a line that says
    who wrote the text.
    """
    for number, paragraph in enumerate(paragraphs[:_DATELINE_PARAGRAPHS], 1):
        is_byline = paragraph.lower().split()[0].strip(":,") in words.bylines
        head = paragraph[: _BYLINE_WITHIN if is_byline else _DATELINE_WITHIN]
        day = _first_day(head, words)
        if day is None:
            continue
        before = head[: day.start].lower().split()
        if is_byline and len(before) <= _MOST_WORDS_OF_A_BYLINE:
            return number, day
        is_short = len(before) <= _MOST_INTRODUCTORY_WORDS
        if is_short and words.name_breakers.isdisjoint(before):
            return number, day
    return 0, None


def _first_day(text: str, words: Vocabulary) -> DateFound | None:
    """The first date of a text that is a full one."""
    found = sorted(find_dates(text, Spans(), words, ""), key=lambda date: date.start)
    days = (date for date in found if re.fullmatch(r"\d{4}-\d\d-\d\d", date.moment))
    return next(days, None)


def _year(paragraphs: Sequence[str], dateline: DateFound | None, words: Vocabulary) -> str:
    """The year of dates that have none: that of the text's date, or else of its first lines."""
    lines = paragraphs[:_DATELINE_PARAGRAPHS]
    found = (day for line in lines if (day := _first_day(line[:_MOST_OF_A_LINE], words)))
    first = dateline or next(found, None)
    return first.moment[:4] if first else ""


class _Paragraph:
    """One paragraph, read from what is surest to what is least sure."""

    def __init__(
        self, number: int, text: str, words: Vocabulary, year: str, dateline: DateFound | None
    ) -> None:
        self._number, self._text, self._words = number, text, words
        taken = Spans()
        skip_what_counts_nothing(text, taken)
        if dateline:
            taken.take(dateline.start, dateline.end)
        dates = list(find_dates(text, taken, words, year))
        self.names = tuple(find_names(text, taken, words, patterns(words).counts))
        dates += find_years(text, taken, words)
        self._dates = sorted(dates, key=lambda date: date.start)
        self._found = sorted(find_figures(text, taken, words), key=lambda each: each.start)
        self._date_starts = [date.start for date in self._dates]
        self._found_starts = [found.start for found in self._found]
        self._clauses = self._clause_bounds()
        self._as_period: set[str] = set()
        self.figures = tuple(map(self._figure, self._found))
        self.events = tuple(self._events())

    def _figure(self, found: FigureFound) -> DraftFigure:
        period = self._period(found)
        doubts = found.doubts
        if found.of_change and (times := self._times_of_change(found)):
            period = ""
            doubts = (f"a range, or a change from one value to the other? {times}", *doubts)
        self._as_period.add(period)
        return DraftFigure(
            self._number,
            found.value,
            excerpt(self._text, *(found.quoted or (found.start, found.end))),
            found.noun,
            period,
            doubts,
        )

    def _times_of_change(self, found: FigureFound) -> str:
        """A question about the two times between which something changed; empty if none."""
        start, end, _ = self._clause(found.start)
        for date in self._known_dates(start, end):
            first, _, last = date.moment.partition("..")
            if last:
                return f"If a change: is the first value for {first}, the second for {last}?"
        return ""

    def _events(self) -> Iterator[DraftEvent]:
        seen = set()
        for date in self._dates:
            if date.is_bare_year and date.moment in self._as_period:
                continue
            words = excerpt(self._text, date.start, date.end)
            key = date.moment or words
            if key not in seen:
                seen.add(key)
                yield DraftEvent(self._number, date.moment, words, date.is_assumed)

    # Periods

    def _period(self, found: FigureFound) -> str:
        """The date that stands in the same clause as a figure; empty when none or several do."""
        start, end, before = self._clause(found.start)
        inside = self._known_dates(start, end)
        if found.of_change or len({date.moment for date in inside}) > 1:
            return self._date_at(found, inside)
        if inside:
            return inside[0].moment
        if before is None:
            return ""
        introduction = self._known_dates(*before)
        words = len(self._text[slice(*before)].split())
        if len(introduction) == 1:
            date = introduction[0]
            length = len(self._text[date.start : date.end].split())
            if words - length <= _MOST_INTRODUCTORY_WORDS and not self._figures_in(*before):
                return date.moment
        return ""

    def _date_at(self, found: FigureFound, dates: Sequence[DateFound]) -> str:
        """The date next to a figure among several: 12 in 2022, or in 2022 it was 12."""
        for date in dates:
            between = self._text[found.end : date.start].split()
            if date.start >= found.end and len(between) <= 1:
                return date.moment
        if found.of_change:
            return ""
        for date in reversed(dates):
            between = self._text[date.end : found.start].split()
            near = date.end <= found.start and len(between) <= _MOST_WORDS_BETWEEN
            if near and not self._figures_in(date.end, found.start):
                return date.moment
        return ""

    def _known_dates(self, start: int, end: int) -> list[DateFound]:
        first, last = (bisect.bisect_left(self._date_starts, place) for place in (start, end))
        dates = self._dates[first:last]
        return [date for date in dates if date.moment and not (date.is_assumed or date.is_limit)]

    def _figures_in(self, start: int, end: int) -> bool:
        index = bisect.bisect_left(self._found_starts, start)
        return index < len(self._found) and self._found_starts[index] < end

    def _clause_bounds(self) -> list[tuple[int, bool]]:
        """Where clauses begin, and whether a sentence begins there."""
        taken = Spans()
        for date in self._dates:
            taken.take(date.start, date.end)
        for found in self._found:
            taken.take(found.start, found.end)
        bounds = [(0, True)]
        for match in _SEPARATOR.finditer(self._text):
            if not taken.is_free(match.start(), match.start() + 1):
                continue
            ends = match[0][0] in ".!?"
            last = re.search(r"(\S+)$", self._text[max(0, match.start() - 20) : match.start()])
            if ends and last and last[1].lower() in self._words.abbreviations:
                continue
            bounds.append((match.end(), ends or match[0][0] in ";:"))
        return bounds

    def _clause(self, position: int) -> tuple[int, int, tuple[int, int] | None]:
        """Start and end of the clause at a position, and the clause before it in the sentence."""
        bounds = self._clauses
        index = bisect.bisect_right(bounds, (position, True)) - 1
        start, is_first = bounds[index]
        end = bounds[index + 1][0] if index + 1 < len(bounds) else len(self._text)
        before = None if is_first else (bounds[index - 1][0], start)
        return start, end, before
