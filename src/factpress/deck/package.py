"""The package: opened from bytes, its parts named once, saved as the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from lxml import etree
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter, _PhysPkgWriter
from pptx.package import Package

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml")
_COMPRESSED_ALREADY = (".png", ".jpeg", ".jpg")
_LEVEL = 4
"""Level 6 takes almost three times as long for a twenty-fifth less."""
_DIGITS = re.compile(r"(\d+)")


_Kind = TypeVar("_Kind", bound=XmlPart)


class DeckPackage(Package):
    """A python-pptx package that does not slow down with the number of its slides.

    The library's own walk over the parts is recursive and is done anew for each new name.
    """

    @classmethod
    def empty(cls) -> DeckPackage:
        """A package without parts."""
        return cls(io.BytesIO())

    def add_xml(
        self, kind: type[_Kind], name: str, content_type: str, element: etree._Element
    ) -> _Kind:
        """A new part of XML, not yet related to any other."""
        blob = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = kind.load(PackURI(name), content_type, self, blob)
        assert isinstance(part, kind)
        return part

    def keep_as_written(self, members: Mapping[str, bytes]) -> None:
        """From here on a member that is not changed is saved as these bytes are.

        The library writes markup anew, in a form of its own.
        """
        self._as_written = {
            name: (blob, members[name]) for name, blob in self._members().items() if name in members
        }

    def iter_rels(self) -> Iterator[Any]:
        """Every relationship once, walked without recursion."""
        visited = set()
        waiting = [iter(list(self._rels.values()))]
        while waiting:
            relationship = next(waiting[-1], None)
            if relationship is None:
                waiting.pop()
                continue
            yield relationship
            if relationship.is_external or relationship.target_part in visited:
                continue
            visited.add(relationship.target_part)
            waiting.append(iter(list(relationship.target_part.rels.values())))

    def next_partname(self, tmpl: str) -> PackURI:
        """The next free name, such as `/ppt/slides/slide7.xml`."""
        if not hasattr(self, "_taken"):
            self._taken = {str(part.partname) for part in self.iter_parts()}
            self._counts: Counter[str] = Counter()
        while True:
            self._counts[tmpl] += 1
            name = tmpl % self._counts[tmpl]
            if name not in self._taken:
                self._taken.add(name)
                return PackURI(name)

    def to_bytes(self) -> bytes:
        """The .pptx file: members in a fixed order, without dates of writing."""
        return self.packed().to_bytes()

    def packed(self) -> PackedDeck:
        """The .pptx file with all but the pictures, which may still be drawn."""
        members = self._members()
        for name, (blob, written) in getattr(self, "_as_written", {}).items():
            if members.get(name) == blob:
                members[name] = written
        pictures = [part for part in self.iter_parts() if isinstance(part, PictureFile)]
        return PackedDeck(members, {part.partname.membername: part.file for part in pictures})

    def _members(self) -> dict[str, bytes]:
        writer, parts = _MemberWriter(), tuple(self.iter_parts())
        every = PackageWriter(io.BytesIO(), self._rels, parts)
        every._write_content_types_stream(writer)
        every._write_pkg_rels(writer)
        there = tuple(part for part in parts if not isinstance(part, PictureFile))
        PackageWriter(io.BytesIO(), self._rels, there)._write_parts(writer)
        return writer.members


class PictureFile(Part):
    """A picture's file, which is there when the deck is saved."""

    def __init__(
        self, name: PackURI, type_: str, package: DeckPackage, file: Callable[[], bytes]
    ) -> None:
        super().__init__(name, type_, package)
        self.file = file

    @property  # type: ignore[misc]  # that of the library may be set
    def blob(self) -> bytes:
        """The bytes of the file."""
        return self.file()


class PackedDeck:
    """A .pptx file that its pictures are added to last."""

    def __init__(
        self, members: Mapping[str, bytes], pictures: Mapping[str, Callable[[], bytes]]
    ) -> None:
        self._stream = io.BytesIO()
        self._archive, self._pictures = zipfile.ZipFile(self._stream, "w"), pictures
        for name in sorted(members, key=_order):
            self._add(name, members[name])

    def to_bytes(self) -> bytes:
        """The file; asked for once."""
        for name in sorted(self._pictures, key=_order):
            self._add(name, self._pictures[name]())
        self._archive.close()
        return self._stream.getvalue()

    def _add(self, name: str, content: bytes) -> None:
        info = zipfile.ZipInfo(name, _EPOCH)
        info.create_system = 3
        info.external_attr = 0o600 << 16
        stored = name.endswith(_COMPRESSED_ALREADY)
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        self._archive.writestr(info, content, compresslevel=_LEVEL)


class _MemberWriter(_PhysPkgWriter):
    """Takes the members of a package."""

    def __init__(self) -> None:
        self.members: dict[str, bytes] = {}

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        """Takes a member; two of one name would make PowerPoint offer a repair."""
        name = pack_uri.membername
        if name in self.members:
            raise ValueError(f"two parts of the deck are called {name}")
        self.members[name] = blob


def _order(name: str) -> tuple[int, list[tuple[int, str]]]:
    first = _FIRST.index(name) if name in _FIRST else len(_FIRST)
    parts = _DIGITS.split(name)
    return first, [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
