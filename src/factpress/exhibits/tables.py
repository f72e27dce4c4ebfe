"""The kinds of tables: supplies, statements, and what the sources do not disclose."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from factpress.charts.model import Briefing, OptionRule
from factpress.charts.supplies import wanted_countries
from factpress.facts.model import Citation, ExhibitRequest, Supply
from factpress.frozen import frozen
from factpress.problems import Problem, ProblemsFound, enumeration
from factpress.story.citations import citation_texts
from factpress.story.ledger import undisclosed_items
from factpress.story.model import CitationMark, Inlines, TableBlock, TableColumn, Text


@frozen
class PlannedTable:
    """A table and the lines below it."""

    table: TableBlock
    note: Inlines
    source: str


@frozen
class TableKind:
    """A kind of table: its options, and how it is made from the facts."""

    summary: str
    options: Mapping[str, OptionRule]
    plan: Callable[[ExhibitRequest, Briefing], PlannedTable]


def plan_supplies(request: ExhibitRequest, briefing: Briefing) -> PlannedTable:
    """Who supplies what, and how far it has come; one row to an item."""
    wording, words = briefing.wording, briefing.wording.words
    supplies = briefing.facts.supplies
    wanted = wanted_countries(request, "supplier", briefing)
    rows = [each for each in supplies if not wanted or each.supplier in wanted]
    if not rows:
        message = "No supply is listed for this table"
        hint = _nothing_kept("supplier", "supplies", {each.supplier for each in supplies})
        raise ProblemsFound([Problem(request.at, "FP064", message, hint)])
    one_supplier = bool(wanted) and len(wanted) == 1
    several_recipients = len({each.recipient for each in rows}) > 1
    columns = [
        None if one_supplier else TableColumn(words.supplier, weight=0.9),
        TableColumn(words.recipient, weight=0.9) if several_recipients else None,
        TableColumn(words.item, weight=1.3),
        TableColumn(words.kind, weight=2.1),
        TableColumn(words.status, weight=2.1),
        TableColumn(words.source_head, weight=1.1),
    ]
    table_rows = []
    for supply in rows:
        cells: list[Inlines | None] = [
            None if one_supplier else _text(wording.country(supply.supplier)),
            _text(wording.country(supply.recipient)) if several_recipients else None,
            _text(supply.item),
            briefing.reader.text(_kind_text(supply, briefing)),
            briefing.reader.text(supply.status),
            _sources(supply.citations, briefing),
        ]
        table_rows.append(tuple(cell for cell in cells if cell is not None))
    table = TableBlock(tuple(column for column in columns if column), tuple(table_rows))
    return PlannedTable(table, _note(request, briefing), "")


def plan_statements(request: ExhibitRequest, briefing: Briefing) -> PlannedTable:
    """Who says what; one row to a statement."""
    words = briefing.wording.words
    who = request.options.get("who")
    rows = [each for each in briefing.facts.statements if who is None or each.who in who.items]
    if not rows:
        message = "No statement is listed for this table"
        hint = _nothing_kept("who", "statements", {each.who for each in briefing.facts.statements})
        raise ProblemsFound([Problem(request.at, "FP064", message, hint)])
    table = TableBlock(
        (
            TableColumn(words.who, weight=1.5),
            TableColumn(words.says, weight=4.2),
            TableColumn(words.source_head, weight=1.1),
        ),
        tuple(
            (
                _text(", ".join(part for part in (each.who, each.role) if part)),
                briefing.reader.inlines(each.says),
                _sources(each.citations, briefing),
            )
            for each in rows
        ),
    )
    return PlannedTable(table, _note(request, briefing), "")


def plan_undisclosed(request: ExhibitRequest, briefing: Briefing) -> PlannedTable:
    """What the sources do not disclose of figures and polls; one row to an item."""
    words = briefing.wording.words
    found = undisclosed_items(briefing.figures, briefing.wording)
    if not found:
        message = "The sources disclose everything that is asked of their figures"
        raise ProblemsFound([Problem(request.at, "FP064", message, "Delete this table.")])
    several = len(found) > 1
    columns = [TableColumn(words.item, weight=2), TableColumn(words.in_the_source)]
    rows = tuple(
        (
            *((_text(entry.label),) if several else ()),
            _text(item[:1].upper() + item[1:]),
            _text(words.not_disclosed),
        )
        for entry in found
        for item in entry.items
    )
    if several:
        columns.insert(0, TableColumn(words.label, weight=2.4))
    table = TableBlock(tuple(columns), rows)
    return PlannedTable(table, _note(request, briefing), "")


TABLE_KINDS: Mapping[str, TableKind] = {
    "supplies": TableKind(
        "Who supplies what, and how far it has come.",
        {"supplier": OptionRule("Countries to keep; all without it.", many=True)},
        plan_supplies,
    ),
    "statements": TableKind(
        "Who says what.",
        {"who": OptionRule("Speakers to keep; all without it.", many=True)},
        plan_statements,
    ),
    "undisclosed": TableKind(
        "What the sources do not disclose of figures and polls.", {}, plan_undisclosed
    ),
}
"""The kinds of tables by name."""


def _kind_text(supply: Supply, briefing: Briefing) -> str:
    maker = briefing.wording.words.maker.format(maker=supply.maker) if supply.maker else ""
    return ", ".join(part for part in (supply.kind, supply.amount, maker) if part)


def _note(request: ExhibitRequest, briefing: Briefing) -> Inlines:
    return briefing.reader.inlines(request.note) if request.note else ()


def _nothing_kept(option: str, key: str, known: Collection[str]) -> str:
    """What to do about a table without rows, whose option keeps those of some names."""
    if not known:
        return f"Add some to '{key}', or delete the table."
    return f"Write '{option}: {min(known)}'; the names here are {enumeration(sorted(known))}."


def _text(text: str) -> Inlines:
    return (Text(text),)


def _sources(citations: Sequence[Citation], briefing: Briefing) -> Inlines:
    """The citations of a row: `S1, paragraphs 6 and 7`."""
    nodes: list[CitationMark | Text] = []
    texts = citation_texts(citations, briefing.facts.sources, briefing.wording)
    for source, text in texts:
        if nodes:
            nodes.append(Text(briefing.wording.words.semicolon))
        nodes.append(CitationMark(text, source))
    return tuple(nodes)
