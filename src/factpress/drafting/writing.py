"""A draft as the text of a facts file: what is known filled in, the rest marked `todo`."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence

from factpress.drafting.article import Draft, DraftEvent, DraftFigure
from factpress.quantities.formula import FUNCTIONS
from factpress.quantities.notation import NOT_REPORTED
from factpress.typefaces.measure import typeface

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .%()±/'’-]*(?<! )")
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_LONGEST_LABEL = 100
_LONGEST_EXCERPT = 300
_LONGEST_ID = 40
_RESERVED = {*FUNCTIONS, "and", "figure"}


def write_draft(draft: Draft, source: str, text_path: str, today: str) -> str:
    """The facts file of a draft.

    `source` is the id of the article as a source, `text_path` where its text lies beside
    the facts file, or empty. The edition is the day of the text, else `today`.
    """
    ids = _ids(draft.figures)
    lines = [
        f"# A draft of {_counted(len(draft.figures), 'figure')} and "
        f"{_counted(len(draft.events), 'date')} from a text of "
        f"{_counted(draft.paragraphs, 'paragraph')}.",
        "# Every 'todo' is yours to answer; the briefing is not built before the last is gone.",
        "# Drop what the briefing does not need, and merge figures that are told twice.",
        "factpress: 1",
        'title: "todo: title of the briefing"',
        *_edition(draft, today),
        "language: en",
        'bottom_line: "todo: the one sentence to remember, with its figures"',
        "",
        *_names(draft.names),
        "sources:",
        f"  {source}:",
        '    title: "todo: title of the article"',
        *([f"    issued: {draft.date}"] if draft.date else ["    # issued: its date"]),
        "    # URL: its address",
        *([f"    text: {scalar(text_path)}"] if text_path else []),
        "    note: Paragraphs are the non-empty lines of the text, counted from the first.",
        "",
    ]
    if draft.figures:
        lines.append("figures:")
        for id_, figure in zip(ids, draft.figures, strict=True):
            lines += _figure(id_, figure, source)
    else:
        lines.append("# No figure was found in the text. Figures are written so:")
        lines += ["# figures:", "#   budget:", "#     label: Budget", "#     value: 5 million EUR"]
        lines.append(f"#     source: {source}, paragraph 1")
    lines.append("")
    if draft.events:
        lines.append("events:")
        for event in draft.events:
            lines += _event(event, source)
        lines.append("")
    lines += _section(ids, draft.figures, source)
    return "\n".join(lines) + "\n"


def scalar(text: str) -> str:
    """A text as a YAML scalar, in quotation marks where it needs them."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _edition(draft: Draft, today: str) -> Iterator[str]:
    told = "the day with which the text begins" if draft.date else "the day of this draft"
    yield f"date: {draft.date or today}  # {told}"


def _names(names: Sequence[str]) -> Iterator[str]:
    if names:
        yield "# Names that hold digits, taken for no figures; drop what is none."
        yield "names:"
        for name in names:
            yield f"  - {scalar(name)}"
        yield ""


def _figure(id_: str, figure: DraftFigure, source: str) -> Iterator[str]:
    yield f"  {id_}:"
    for doubt in figure.doubts:
        yield f"    # todo: {doubt}"
    quoted = printable(figure.excerpt)
    without_numbers = _NUMBER.sub("…", re.sub(r"[{}\[\]]", "", quoted))[:_LONGEST_LABEL]
    question = f"todo: what is “{without_numbers}”?"
    if figure.value == NOT_REPORTED:
        question = f"todo: “{without_numbers}” of what?"
    yield f"    label: {scalar(question)}"
    yield f"    value: {scalar(figure.value)}"
    if figure.period:
        yield f"    period: {figure.period}"
    yield f"    source: {source}, paragraph {figure.paragraph}"
    if (
        len(quoted) == len(unicodedata.normalize("NFC", figure.excerpt))
        and len(quoted) <= _LONGEST_EXCERPT
    ):
        yield f"    excerpt: {scalar(figure.excerpt)}"
    else:
        yield "    # excerpt: too long, or in letters that cannot be printed"


def printable(text: str) -> str:
    """The text without the characters that the documents cannot print."""
    missing = set(typeface().missing(unicodedata.normalize("NFC", text)))
    return "".join(each for each in unicodedata.normalize("NFC", text) if each not in missing)


def _event(event: DraftEvent, source: str) -> Iterator[str]:
    yield f"  # the text says “{event.excerpt}”"
    yield f"  - date: {event.date or NOT_REPORTED}"
    question = "what happened then?"
    if event.is_assumed and event.date:
        question = "what happened then, and is the year that of the text?"
    elif not event.date:
        question = "what happened then, and on which date?"
    yield f'    text: "todo: {question}"'
    yield f"    source: {source}, paragraph {event.paragraph}"


def _section(ids: Sequence[str], figures: Sequence[DraftFigure], source: str) -> Iterator[str]:
    yield "sections:"
    yield '  - headline: "todo: this headline tells what the figures show"'
    if not figures:
        yield '    text: "todo: what the text says"'
        return
    yield "    # Every figure of the draft; spread them over sections of one finding each."
    yield "    text: |"
    yield "      todo: prose around the figures."
    yield ""
    for id_, figure in zip(ids, figures, strict=True):
        yield f"      - {{{id_}}} [@{source}, paragraph {figure.paragraph}]"


def _ids(figures: Sequence[DraftFigure]) -> tuple[str, ...]:
    """An id for each figure, made of what it counts and its year."""
    taken: set[str] = set()
    ids = []
    for figure in figures:
        year = re.search(r"\d{4}", figure.period)
        noun = figure.noun[:_LONGEST_ID]
        base = identifier("_".join((noun, *([year[0]] if year else ()))), "number")
        id_, number = base, 1
        while id_ in taken:
            number += 1
            id_ = f"{base}_{number}"
        taken.add(id_)
        ids.append(id_)
    return tuple(ids)


def identifier(text: str, otherwise: str) -> str:
    """The text as an id: lower-case letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")
    if not words:
        return otherwise
    return f"{otherwise}_{words}" if words[0].isdigit() or words in _RESERVED else words


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
