"""Keys of a facts file written as they should be, for hints."""

from __future__ import annotations

from factpress.facts.document import Document, KeyPath

_EXAMPLES = {
    "at": "at: [43.34, -1.79]",
    "bottom_line": "bottom_line: {text: [{when: growth > 2, say: ...}, {otherwise: ...}]}",
    "chart": "chart: {kind: timeline}",
    "date": "date: 2023-11-21",
    "digits": "digits: 2",
    "events": "- {date: 2023-05, text: ..., source: 'report, page 4'}",
    "factpress": "factpress: 1",
    "figures": "figures: {budget: {label: Budget, formula: income * 2}}",
    "headline": "headline: Spending rises",
    "ignore": "ignore: {FP105: The survey is an old one.}",
    "poll": "poll: {pollster: Town library}",
    "rivals": "rivals: [{value: 2.6 million EUR, source: 'report, page 4'}]",
    "sections": "sections: [{headline: Spending rises}]",
    "source": "source: report, page 4",
    "sources": "sources: {report: {title: The report}}",
    "statements": "- {who: A. Reader, says: ..., source: 'report, page 4'}",
    "table": "table: {kind: statements}",
    "value": "value: 700..800 million USD",
    "via": "via: {name: Irun, country: ES, at: [43.34, -1.79]}",
}
_ENTRIES = {"sources": "title", "figures": "label"}


def example_of(document: Document, path: KeyPath) -> str:
    """The key at the path with a value that may stand there; empty where any text may."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if len(path) == 2 and path[0] in _ENTRIES:
        return _entry(document, path)
    value = document.value(path)
    if key in {"chart", "table"} and isinstance(value, str) and value.strip():
        return f"{key}: {{kind: {value.strip()}}}"
    if key == "source":
        sources = document.content.get("sources")
        first = next(iter(sources), "report") if isinstance(sources, dict) else "report"
        return f"source: {first}, page 4"
    return _EXAMPLES.get(key, "")


def missing_line(document: Document, path: KeyPath) -> str:
    """What to add for a key that is missing."""
    # A bottom line is a text as a rule, and the example that of one with conditions.
    example = "" if path[-1] == "bottom_line" else example_of(document, path)
    return example or f"{path[-1]}: ..."


def _entry(document: Document, path: KeyPath) -> str:
    """A source or figure whose name was written behind its id."""
    name = document.written(path)
    is_name = name and "\n" not in name and name[0] not in "[{"
    return f"{path[1]}: {{{_ENTRIES[str(path[0])]}: {name if is_name else '...'}}}"
