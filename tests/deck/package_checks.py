"""What makes PowerPoint offer a repair, looked for in the parts of a deck.

Many of these faults keep every schema: what Open XML validators tell is not told again,
save where the check is a line.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from tests.deck.parts import (
    CONTENT_TYPES,
    P14,
    PRESENTATION,
    A,
    C,
    P,
    Parts,
    R,
    parts_of,
    source_of,
)

# The end of the content type of what a kind of relationship leads to.
_TYPES = {
    "chart": "drawingml.chart+xml",
    "core-properties": "core-properties+xml",
    "notesMaster": "presentationml.notesMaster+xml",
    "notesSlide": "presentationml.notesSlide+xml",
    "officeDocument": "presentationml.presentation.main+xml",
    "package": "spreadsheetml.sheet",
    "presProps": "presentationml.presProps+xml",
    "slide": "presentationml.slide+xml",
    "slideLayout": "presentationml.slideLayout+xml",
    "slideMaster": "presentationml.slideMaster+xml",
    "tableStyles": "presentationml.tableStyles+xml",
    "theme": "officedocument.theme+xml",
    "viewProps": "presentationml.viewProps+xml",
}
# How many parts of a kind each part of a kind leads to.
_NEEDED = {
    "slide": ("slideLayout",),
    "slideLayout": ("slideMaster",),
    "slideMaster": ("theme",),
    "notesSlide": ("notesMaster", "slide"),
    "notesMaster": ("theme",),
}
_SHAPE_TREES = ("slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster")
_PNG = b"\x89PNG\r\n\x1a\n"
# Ids of slides stay below those of masters and layouts (ISO/IEC 29500-1, 19.7.3 and 19.7.14).
_SLIDE_IDS = range(256, 2**31)
_MASTER_IDS = range(2**31, 2**32)


def package_faults(deck: bytes) -> list[str]:
    """Every fault that is found; empty for a sound deck."""
    parts = parts_of(deck)
    faults = [*_member_faults(parts), *_content_type_faults(parts), *_relationship_faults(parts)]
    if PRESENTATION in parts.trees:
        faults += _presentation_faults(parts)
    for name in (name for kind in _SHAPE_TREES for name in parts.of_kind(kind)):
        if name in parts.trees:
            faults += _shape_tree_faults(name, parts.trees[name])
    for name in parts.of_kind("chart"):
        if name in parts.trees:
            faults += _chart_faults(name, parts)
    return faults


def _repeated(values: Iterable[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]


def _member_faults(parts: Parts) -> Iterator[str]:
    yield from (f"two members {name}" for name in _repeated(parts.members))
    distinct = {name: name.lower() for name in parts.members}
    yield from (f"names differ by case alone: {name}" for name in _repeated(distinct.values()))
    yield from (f"{name} is no XML: {why}" for name, why in parts.unreadable.items())


def _content_type_faults(parts: Parts) -> Iterator[str]:
    types = parts.trees[CONTENT_TYPES]
    overrides = {
        each.get("PartName", "")[1:]: each.get("ContentType", "")
        for each in types
        if each.tag.endswith("Override")
    }
    defaults = {
        each.get("Extension", "").lower(): each.get("ContentType", "")
        for each in types
        if each.tag.endswith("Default")
    }
    yield from (
        f"a content type for no part: {name}" for name in overrides if name not in parts.contents
    )
    given = {}
    for name, content in parts.contents.items():
        given[name] = overrides.get(name) or defaults.get(name.rpartition(".")[2].lower(), "")
        if name == CONTENT_TYPES:
            continue
        if not given[name]:
            yield f"no content type: {name}"
        if name.endswith(".xml") and name not in overrides:
            yield f"only the content type of plain XML: {name}"
        if (given[name] == "image/png") != content.startswith(_PNG):
            yield f"another content type than its content: {name}"
    for kind, end in _TYPES.items():
        for name in parts.of_kind(kind):
            if not given.get(name, end).endswith(end):
                yield f"the content type of {name} is {given[name]}"


# Relationships


def _relationship_faults(parts: Parts) -> Iterator[str]:
    for name in parts.contents:
        if name.endswith(".rels") and source_of(name) not in ("", *parts.contents):
            yield f"relationships of no part: {name}"
    for source, each in parts.relationships.items():
        yield from (f"{source}: relationship {id_} twice" for id_ in _repeated(r.id for r in each))
        for relationship in each:
            if not (relationship.is_external or relationship.target in parts.contents):
                yield f"{source} leads to {relationship.target}, which is not there"
    reached = _reached(parts)
    for name in parts.contents:
        if not name.endswith(".rels") and name != CONTENT_TYPES and name not in reached:
            yield f"no relationship leads to {name}"
    for name, tree in parts.trees.items():
        yield from _reference_faults(name, tree, parts)
    for kind, needed in _NEEDED.items():
        for name in parts.of_kind(kind):
            for other in needed:
                if (count := len(parts.related(name, other))) != 1:
                    yield f"{name} leads to {count} parts of the kind {other}"
    for slide in parts.of_kind("slide"):
        for notes in parts.related(slide, "notesSlide"):
            if parts.related(notes, "slide") != [slide]:
                yield f"{notes} are the notes of another slide than {slide}"
    notes = [
        each for slide in parts.of_kind("slide") for each in parts.related(slide, "notesSlide")
    ]
    yield from (f"{name} shared by slides" for name in _repeated(notes))


def _reached(parts: Parts) -> set[str]:
    """Whatever relationships lead to from the package."""
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        for each in parts.relationships[waiting.pop()]:
            if not each.is_external and each.target not in reached:
                reached.add(each.target)
                waiting.append(each.target)
    return reached


def _reference_faults(name: str, tree: etree._Element, parts: Parts) -> Iterator[str]:
    relationships = {each.id: each for each in parts.relationships[name]}
    for element in tree.iter(etree.Element):
        for key, value in element.attrib.items():
            if key.startswith(R) and value not in relationships:
                yield f"{name} has no relationship {value}"
    for link in tree.iter(f"{A}hlinkClick"):
        goal = relationships.get(link.get(f"{R}id", ""))
        if link.get(f"{R}id") is None:
            yield f"{name}: a link without relationship"
        elif goal and (goal.kind == "slide") != ("hlinksldjump" in link.get("action", "")):
            yield f"{name}: a link whose action is not for {goal.target}"


# The presentation


def _presentation_faults(parts: Parts) -> Iterator[str]:
    presentation = parts.trees[PRESENTATION]
    listed = list(presentation.iter(f"{P}sldId"))
    ids = [each.get("id", "") for each in listed]
    yield from (f"slide id {id_} twice" for id_ in _repeated(ids))
    yield from (f"{id_} is no slide id" for id_ in ids if int(id_) not in _SLIDE_IDS)
    yield from (f"{name} listed twice" for name in _repeated(parts.slides))
    for name in parts.related(PRESENTATION, "slide"):
        if name not in parts.slides:
            yield f"{name} is not listed"
    sections = list(presentation.iter(f"{P14}section"))
    in_sections = [each.get("id") for each in presentation.iter(f"{P14}sldId")]
    if sections and ids != in_sections:
        yield "the sections do not list the slides"
    yield from (f"section id {id_} twice" for id_ in _repeated(each.get("id") for each in sections))
    masters = [each.get("id", "") for each in presentation.iter(f"{P}sldMasterId")]
    masters += [
        each.get("id", "")
        for name in parts.of_kind("slideMaster")
        if name in parts.trees
        for each in parts.trees[name].iter(f"{P}sldLayoutId")
    ]
    yield from (f"id {id_} of a master or layout twice" for id_ in _repeated(masters))
    yield from (f"{id_} is no id of a master" for id_ in masters if int(id_) not in _MASTER_IDS)
    for kind in ("presProps", "viewProps"):
        if len(parts.related(PRESENTATION, kind)) != 1:
            yield f"the presentation has no part {kind}"


# Shapes


def _shape_tree_faults(name: str, tree: etree._Element) -> Iterator[str]:
    ids = (each.get("id") for each in tree.iter(f"{P}cNvPr"))
    yield from (f"{name}: shape id {id_} twice" for id_ in _repeated(ids))
    places = ((each.get("type", "obj"), each.get("idx", "0")) for each in tree.iter(f"{P}ph"))
    yield from (f"{name}: placeholder {place} twice" for place in _repeated(places))
    for table in tree.iter(f"{A}tbl"):
        yield from (f"{name}: {fault}" for fault in _table_faults(table))
    for body in tree.iter(f"{P}txBody", f"{A}txBody"):
        if body.find(f"{A}p") is None:
            yield f"{name}: a text body without a paragraph"
    for extent in tree.iter(f"{A}ext"):
        if extent.get("cx", "0").startswith("-") or extent.get("cy", "0").startswith("-"):
            yield f"{name}: a shape of negative size"


def _table_faults(table: etree._Element) -> Iterator[str]:
    grid = table.find(f"{A}tblGrid")
    columns = 0 if grid is None else len(grid)
    rows = table.findall(f"{A}tr")
    if not rows:
        yield "a table without rows"
    for row in rows:
        cells = row.findall(f"{A}tc")
        if len(cells) != columns:
            yield f"a row of {len(cells)} cells in a grid of {columns}"
        if any(cell.find(f"{A}txBody") is None for cell in cells):
            yield "a cell without a text body"


# Charts


def _chart_faults(name: str, parts: Parts) -> Iterator[str]:
    tree = parts.trees[name]
    plots = tree.find(f".//{C}plotArea")
    axes = [] if plots is None else [each for each in plots if each.find(f"{C}axId") is not None]
    own = [axis.find(f"{C}axId").get("val", "") for axis in axes if axis.tag.endswith("Ax")]
    used = [each.get("val", "") for each in tree.iter(f"{C}axId", f"{C}crossAx")]
    yield from (f"{name}: axis id {id_}" for id_ in used if id_.startswith("-"))
    yield from (f"{name}: axis id {id_} twice" for id_ in _repeated(own))
    yield from (f"{name}: there is no axis {id_}" for id_ in used if id_ not in own)
    for number in ("idx", "order"):
        values = (each.find(f"{C}{number}").get("val") for each in tree.iter(f"{C}ser"))
        yield from (f"{name}: {number} {value} of a series twice" for value in _repeated(values))
    for workbook in parts.related(name, "package"):
        content = parts.contents.get(workbook, b"")
        if not zipfile.is_zipfile(io.BytesIO(content)):
            yield f"{workbook} is no workbook"
