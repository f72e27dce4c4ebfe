"""What makes PowerPoint offer a repair, looked for in the parts of a deck."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


def package_faults(deck: bytes) -> list[str]:
    """Every fault that is found; empty for a sound deck."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        names = archive.namelist()
        parts = {name: archive.read(name) for name in names}
    trees = {
        name: etree.fromstring(data)
        for name, data in parts.items()
        if name.endswith((".xml", ".rels"))
    }
    relationships = {name: dict(_targets(name, trees)) for name in names}
    return [
        *(f"two members {name}" for name, count in Counter(names).items() if count > 1),
        *_content_type_faults(names, trees["[Content_Types].xml"]),
        *_relationship_faults(names, trees, relationships),
        *_id_faults(trees),
        *_slide_list_faults(trees, relationships),
    ]


def _targets(name: str, trees: dict[str, etree._Element]) -> Iterator[tuple[str, str]]:
    folder, base = posixpath.split(name)
    tree = trees.get(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
    for relationship in tree if tree is not None else ():
        target = relationship.get("Target")
        if relationship.get("TargetMode") != "External":
            target = posixpath.normpath(
                target[1:] if target.startswith("/") else posixpath.join(folder, target)
            )
        yield relationship.get("Id"), target


def _content_type_faults(names: list[str], types: etree._Element) -> Iterator[str]:
    overrides = {each.get("PartName")[1:] for each in types if each.tag.endswith("Override")}
    defaults = {each.get("Extension") for each in types if each.tag.endswith("Default")}
    yield from (f"a content type for no part: {name}" for name in overrides - set(names))
    for name in names:
        if name != "[Content_Types].xml" and name not in overrides:
            if name.rpartition(".")[2] not in defaults:
                yield f"no content type: {name}"
            if name.endswith(".xml"):
                yield f"only the content type of plain XML: {name}"


def _relationship_faults(
    names: list[str],
    trees: dict[str, etree._Element],
    relationships: dict[str, dict[str, str]],
) -> Iterator[str]:
    roots = {posixpath.normpath(each.get("Target").lstrip("/")) for each in trees["_rels/.rels"]}
    reached = roots | {target for each in relationships.values() for target in each.values()}
    for name in names:
        if not name.endswith(".rels") and name != "[Content_Types].xml" and name not in reached:
            yield f"no relationship leads to {name}"
    for name, tree in trees.items():
        if name.endswith(".rels"):
            continue
        for element in tree.iter(etree.Element):
            for key, value in element.attrib.items():
                if key.startswith(_R) and value not in relationships[name]:
                    yield f"{name} has no relationship {value}"
    for name, targets in relationships.items():
        for target in targets.values():
            if ":" not in target and target not in names:
                yield f"{name} leads to {target}, which is not there"


def _id_faults(trees: dict[str, etree._Element]) -> Iterator[str]:
    for name, tree in trees.items():
        ids = Counter(each.get("id") for each in tree.iter(f"{_P}cNvPr"))
        yield from (f"{name}: shape id {id_} twice" for id_, count in ids.items() if count > 1)
        for table in tree.iter(f"{_A}tbl"):
            columns = len(table.find(f"{_A}tblGrid"))
            for row in table.iter(f"{_A}tr"):
                if len(row.findall(f"{_A}tc")) != columns:
                    yield f"{name}: a row with another number of cells than the grid"
        for body in (*tree.iter(f"{_P}txBody"), *tree.iter(f"{_A}txBody")):
            if body.find(f"{_A}p") is None:
                yield f"{name}: a text body without a paragraph"


def _slide_list_faults(
    trees: dict[str, etree._Element], relationships: dict[str, dict[str, str]]
) -> Iterator[str]:
    presentation = trees["ppt/presentation.xml"]
    ids = [each.get("id") for each in presentation.iter(f"{_P}sldId")]
    in_sections = [each.get("id") for each in presentation.iter(f"{_P14}sldId")]
    if ids != in_sections:
        yield "the sections do not list the slides"
    if len(set(ids)) != len(ids):
        yield "a slide id twice"
    listed = {
        relationships["ppt/presentation.xml"][each.get(f"{_R}id")]
        for each in presentation.iter(f"{_P}sldId")
    }
    for name in trees:
        if name.startswith("ppt/slides/slide") and name not in listed:
            yield f"{name} is not listed"
    notes = Counter(
        target
        for name, each in relationships.items()
        if name.startswith("ppt/slides/slide")
        for target in each.values()
        if "notesSlide" in target
    )
    yield from (f"{name} shared by slides" for name, count in notes.items() if count > 1)
