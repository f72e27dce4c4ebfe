"""The texts around a plot that several kinds share: source line, subtitle, label of a row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from factpress.charts.model import Briefing
from factpress.facts.model import Citation, ExhibitRequest
from factpress.figures.model import Figure
from factpress.quantities.quantity import Form
from factpress.story.citations import by_source
from factpress.words import Words


def source_line(citations: Iterable[Citation], briefing: Briefing) -> str:
    """`Source: News analysis, paragraphs 4 and 10`; sources in the order of the file."""
    sources = briefing.facts.sources
    parts = [
        ", ".join([sources[source].title, *places])
        for source, places in by_source(citations, sources, briefing.wording)
    ]
    words = briefing.wording.words
    return words.source.format(source=words.semicolon.join(parts)) if parts else ""


def note_line(request: ExhibitRequest, briefing: Briefing, *sentences: str) -> str:
    """The chart's own sentences, then the note that the facts file adds."""
    added = briefing.reader.plain(request.note)
    return " ".join(sentence for sentence in (*sentences, added) if sentence)


BOUNDS = frozenset({Form.MORE_THAN, Form.AT_LEAST, Form.LESS_THAN, Form.AT_MOST})
"""The forms that know one end of a value only; every kind shows them with arrows."""


def marks_key(forms: Collection[Form], words: Words) -> list[str]:
    """What the marks of bars mean, as far as they are in use."""
    key = []
    if {Form.RANGE, Form.PLUS_MINUS} & set(forms):
        key.append(words.striped)
    if Form.ABOUT in forms:
        key.append(words.faded)
    if BOUNDS & set(forms):
        key.append(words.open_end)
    return key


_LEAST_SUBJECT = 4


def common_subject(labels: Sequence[str]) -> str:
    """What labels share at their beginning, up to a word's end."""
    shared = labels[0]
    for label in labels[1:]:
        while not label.startswith(shared):
            shared = shared[:-1]
    if any(label != shared and label[len(shared) :][:1].isalnum() for label in labels):
        shared = shared.rpartition(" ")[0]
    subject = shared.rstrip(" ,;:–-(")
    return subject if len(subject) >= _LEAST_SUBJECT else ""


def pair_labels(first: Figure, last: Figure, briefing: Briefing) -> tuple[str, str]:
    """The labels of two figures of one thing, told apart in one way: shorts, periods or labels."""
    facts = (first.fact, last.fact)
    if all(fact.short for fact in facts):
        return first.fact.short, last.fact.short
    if all(fact.period.is_reported for fact in facts):
        say = briefing.wording.moment
        return say(first.fact.period), say(last.fact.period)
    return first.fact.label, last.fact.label
