"""What is wrong with a tagged PDF, most of which veraPDF does not see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, get_args

import pikepdf
from pikepdf import Array, Name

from factpress.report.tagging.structure import Role
from tests.report.tagged_pdf import Node, TaggedPdf

PARENTS = {
    "LI": {"L"},
    "Lbl": {"LI", "Note"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "Caption": {"Div", "Table"},
    "TOCI": {"TOC"},
}
CHILDREN = {
    "L": {"LI", "L", "Caption"},
    "TOC": {"TOCI"},
    "TOCI": {"Reference"},
    "Reference": {"Link"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}


def faults_of(tagged: TaggedPdf) -> list[str]:
    """Every fault of a tagged PDF; none when it is as it should be."""
    if tagged.tree is None:
        return ["there is no structure tree"]
    return [
        *tagged.faults,
        *_document_faults(tagged.pdf),
        *_content_faults(tagged, tagged.tree),
        *_parent_tree_faults(tagged, tagged.tree),
        *_annotation_faults(tagged, tagged.tree),
        *_heading_faults(tagged.tree),
        *_id_faults(tagged, tagged.tree),
        *(fault for node in tagged.tree.nodes() for fault in _element_faults(node)),
        *(fault for node in tagged.tree.nodes() for fault in _table_faults(node)),
    ]


def _document_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked") or root.MarkInfo.get("/Suspects"):
        yield "the document is not marked, or suspect"
    if not str(root.get("/Lang", "")):
        yield "the document has no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not displayed"
    if pdf.is_encrypted:
        yield "the document is encrypted, and may refuse its text to readers"
    with pdf.open_metadata() as metadata:
        if "/Metadata" in root and metadata.get("dc:title") != str(pdf.docinfo.Title):
            yield "the metadata and the document's information give it other titles"
    for index, page in enumerate(pdf.pages, 1):
        if page.get("/Tabs") != Name.S:
            yield f"page {index}: tabs do not follow the structure"


def _content_faults(tagged: TaggedPdf, tree: Node) -> Iterator[str]:
    """Every piece of marked content belongs to one element, and has its role as its tag."""
    owners = Counter(place for node in tree.nodes() for place in node.places)
    for place, count in owners.items():
        if count > 1:
            yield f"MCID {place} is in the tree {count} times"
        if place not in tagged.sequences:
            yield f"MCID {place} of the tree is on no page"
    if any("\ufffd" in sequence.text for sequence in tagged.sequences.values()):
        yield "there are characters of which the font does not say what they mean"
    for place in tagged.sequences.keys() - owners.keys():
        yield f"MCID {place} of the page is not in the tree"
    for node in tree.nodes():
        for place in node.places:
            tag = tagged.sequences[place].tag if place in tagged.sequences else node.role
            if tag != node.role:
                yield f"MCID {place} is tagged {tag}, its element is {node.role}"
            if node.role not in {"Figure", "TD", "TH"} and not _told(tagged, node):
                yield f"{node.role} at {place} has no text"


def _told(tagged: TaggedPdf, node: Node) -> str:
    return tagged.text(node).strip()


def _parent_tree_faults(tagged: TaggedPdf, tree: Node) -> Iterator[str]:
    """From each piece of content, the parent tree leads to its element (14.7.4.4)."""
    parents = _parent_tree(tagged.pdf)
    owner = {place: node for node in tree.nodes() for place in node.places}
    for node in tree.nodes():
        above = node.parent.source if node.parent else tagged.pdf.Root.StructTreeRoot
        if "/P" not in node.source or node.source.P.objgen != above.objgen:
            yield f"{node.role} does not name its parent"
    for index, page in enumerate(tagged.pdf.pages):
        places = [place for place in tagged.sequences if place[0] == index]
        if not places:
            continue
        listed = parents.get(int(page.get("/StructParents", -1)))
        if not isinstance(listed, Array):
            yield f"page {index + 1} is not in the parent tree"
            continue
        if len(listed) != len(places):
            yield f"page {index + 1}: the parent tree lists {len(listed)} of {len(places)}"
        for place in places:
            known = place[1] < len(listed) and place in owner
            if not known or listed[place[1]].objgen != owner[place].source.objgen:
                yield f"MCID {place}: the parent tree leads to another element"


def _annotation_faults(tagged: TaggedPdf, tree: Node) -> Iterator[str]:
    """Each link annotation is in one Link, is described, and leads back to it (14.7.4.3)."""
    parents = _parent_tree(tagged.pdf)
    owners: dict[Any, list[Node]] = {}
    for node in tree.nodes():
        for annotation in node.annotations:
            owners.setdefault(annotation.objgen, []).append(node)
        if node.role == "Link" and not node.annotations:
            yield "a Link has no annotation"
    seen = set()
    for index, page in enumerate(tagged.pdf.pages, 1):
        for annotation in page.get("/Annots", []):
            seen.add(annotation.objgen)
            owning = owners.get(annotation.objgen, [])
            where = f"page {index}: an annotation"
            if [node.role for node in owning] != ["Link"]:
                yield f"{where} is in {len(owning)} Links"
                continue
            parent = parents.get(int(annotation.get("/StructParent", -1)))
            if parent is None or parent.objgen != owning[0].source.objgen:
                yield f"{where} does not lead back to its Link"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"{where} has no description"
            if int(annotation.get("/F", 0)) != 4:
                yield f"{where} is not printed"
    if owners.keys() - seen:
        yield "a Link names an annotation that is on no page"


def _heading_faults(tree: Node) -> Iterator[str]:
    """One H1, which comes first, and no level left out (ISO 14289-1, 7.4.2)."""
    levels = [
        int(node.role[1]) for node in tree.nodes() if node.role in {f"H{n}" for n in "123456"}
    ]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"the headings do not begin with the only H1: {levels}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"H{after} follows H{before}"


def _id_faults(tagged: TaggedPdf, tree: Node) -> Iterator[str]:
    """Notes have ids of their own, by which they are found (ISO 14289-1, 7.9)."""
    ids = [str(node.source.get("/ID", "")) for node in tree.nodes() if node.role == "Note"]
    if len(set(ids)) != len(ids) or "" in ids:
        yield "notes have no ids, or the same"
    kids = tagged.pdf.Root.StructTreeRoot.get("/IDTree", {}).get("/Kids", [])
    if sorted(ids) != [str(name) for kid in kids for name in list(kid.Names)[::2]]:
        yield "the tree of ids does not list the notes"


def _element_faults(node: Node) -> Iterator[str]:
    above = node.parent.role if node.parent else ""
    if node.role not in get_args(Role):
        yield f"{node.role} is no standard role"
    if node.role in PARENTS and above not in PARENTS[node.role]:
        yield f"{node.role} within {above}"
    allowed = CHILDREN.get(node.role)
    for child in node.children:
        if allowed is not None and child.role not in allowed:
            yield f"{child.role} within {node.role}"
    if not node.content and node.role not in {"TD", "TH"}:
        yield f"{node.role} is empty"
    if node.role == "Figure":
        if not str(node.source.get("/Alt", "")).strip():
            yield "a Figure has no alt text"
        if len(node.attribute("/BBox") or ()) != 4:
            yield "a Figure has no box"
    if node.role == "TH" and node.attribute("/Scope") not in {Name.Column, Name.Row}:
        yield "a TH has no scope"
    labelled = any(child.role == "Lbl" for item in node.children for child in item.children)
    if node.role == "L" and labelled and node.attribute("/ListNumbering") is None:
        yield "a list with labels does not say how it is numbered"


def _table_faults(node: Node) -> Iterator[str]:
    if node.role != "Table":
        return
    rows = [each for each in node.nodes() if each.role == "TR"]
    widths = {len(row.children) for row in rows}
    if len(widths) != 1:
        yield f"the rows of a table have {sorted(widths)} cells"
    heads = [each for each in rows[0].children if each.role == "TH"] if rows else []
    if not heads or len(heads) != len(rows[0].children):
        yield "a table has no heads of its columns"


def _parent_tree(pdf: pikepdf.Pdf) -> dict[int, Any]:
    numbers = list(pdf.Root.StructTreeRoot.get("/ParentTree", {}).get("/Nums", []))
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
