"""The parts of a deck as they lie in the zip file, read with lxml alone."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

CONTENT_TYPES = "[Content_Types].xml"
PRESENTATION = "ppt/presentation.xml"


@dataclass(frozen=True)
class Relationship:
    """`kind` is the last word of its type; `target` is a part's name, or an address."""

    id: str
    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True)
class Parts:
    """`members` are the names in the zip file, `relationships` are keyed by their source.

    The relationships of the package have the source `""`. `unreadable` says of a part of
    XML why it is none.
    """

    members: Sequence[str]
    contents: Mapping[str, bytes]
    trees: Mapping[str, etree._Element]
    unreadable: Mapping[str, str]
    relationships: Mapping[str, Sequence[Relationship]]

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part leads to by a kind of relationship."""
        return [each.target for each in self.relationships[part] if each.kind == kind]

    def of_kind(self, kind: str) -> list[str]:
        """The parts that a kind of relationship leads to, each once, in order."""
        found = (self.related(part, kind) for part in self.relationships)
        return list(dict.fromkeys(target for targets in found for target in targets))

    @property
    def slides(self) -> list[str]:
        """The parts of the slides in the order in which they are shown."""
        targets = {each.id: each.target for each in self.relationships[PRESENTATION]}
        listed = self.trees[PRESENTATION].iter(f"{P}sldId")
        return [targets[id_] for each in listed if (id_ := each.get(f"{R}id", "")) in targets]


def parts_of(deck: bytes) -> Parts:
    """All parts of a file."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        members = archive.namelist()
        contents = {name: archive.read(name) for name in members}
    trees, unreadable = {}, {}
    for name, content in contents.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(content)
            except etree.XMLSyntaxError as error:
                unreadable[name] = str(error)
    relationships: dict[str, list[Relationship]] = defaultdict(list)
    for name, tree in trees.items():
        if name.endswith(".rels"):
            relationships[source_of(name)] = list(_relationships(source_of(name), tree))
    return Parts(members, contents, trees, unreadable, relationships)


def source_of(name: str) -> str:
    """Whose relationships `ppt/slides/_rels/slide1.xml.rels` holds."""
    folder, base = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))


def _relationships(source: str, tree: etree._Element) -> Iterator[Relationship]:
    for each in tree:
        target, is_external = each.get("Target", ""), each.get("TargetMode") == "External"
        if not is_external:
            place = posixpath.join("/", posixpath.dirname(source), target)
            target = posixpath.normpath(place).lstrip("/")
        kind = each.get("Type", "").rpartition("/")[2]
        yield Relationship(each.get("Id", ""), kind, target, is_external)
