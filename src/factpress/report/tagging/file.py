"""The file itself: ReportLab's objects, most of them compressed together.

ReportLab's own writer puts no end of line before `endstream`, which PDF/A asks for (ISO
19005-3, 6.1.7.1), and leaves thousands of structure elements as plain text. So the objects are
put into object streams here, under a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from factpress.report.tagging.metadata import Properties, information
from factpress.report.tagging.objects import Written

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 200
"""How many objects are compressed together: few enough that a reader finds one quickly."""
_STREAM_END = b"endstream\n"


def file_of(document: Any, canvas: Any, properties: Properties) -> bytes:
    """The bytes of a document that ReportLab has laid out."""
    for font in document.delayedFonts:
        font.addObjects(document)
    root = document.Reference(document.Catalog).format(document)
    info = document.Reference(Written(information(properties))).format(document)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    return _File(dict(enumerate(_formatted(document), 1))).written(root, info)


def _formatted(document: Any) -> Iterator[bytes]:
    """The objects in the order of their numbers; writing one may bring others in."""
    number = 1
    while number in document.numberToId:
        yield document.idToObject[document.numberToId[number]].format(document)
        number += 1


class _File:
    def __init__(self, objects: dict[int, bytes]) -> None:
        self._objects = objects
        self._parts = [_HEADER]
        self._size = len(_HEADER)
        # Of each object: 1 and its offset, or 2, its object stream and its place there.
        self._entries: dict[int, tuple[int, int, int]] = {}

    def written(self, root: bytes, info: bytes) -> bytes:
        """The file; its id is a digest of all its objects before they are compressed, which not
        every system does alike (ISO 32000-1, 14.4)."""
        plain = []
        for number, content in self._objects.items():
            if content.endswith(_STREAM_END):
                body = content.removesuffix(_STREAM_END)
                self._add(number, body + b"\n" + _STREAM_END)
            else:
                plain.append(number)
        following = len(self._objects) + 1
        for start in range(0, len(plain), _TOGETHER):
            self._add_together(following, plain[start : start + _TOGETHER])
            following += 1
        digest = hashlib.md5(usedforsecurity=False)
        for content in self._objects.values():
            digest.update(_uncompressed(content))
        id_ = f"[<{digest.hexdigest()}><{digest.hexdigest()}>]"
        trailer = b"/Root %b /Info %b /ID %b" % (root, info, id_.encode())
        self._add_cross_references(following, trailer)
        return b"".join(self._parts)

    def _add(self, number: int, content: bytes) -> None:
        self._entries[number] = (1, self._size, 0)
        part = b"%d 0 obj\n%bendobj\n" % (number, content)
        self._parts.append(part)
        self._size += len(part)

    def _add_together(self, stream: int, numbers: list[int]) -> None:
        places, offset = [], 0
        for place, number in enumerate(numbers):
            self._entries[number] = (2, stream, place)
            places.append(b"%d %d" % (number, offset))
            offset += len(self._objects[number]) + 1
        index = b" ".join(places) + b"\n"
        content = index + b"\n".join(self._objects[number] for number in numbers)
        entries = b"/Type /ObjStm /N %d /First %d" % (len(numbers), len(index))
        self._add(stream, _stream(entries, content))

    def _add_cross_references(self, number: int, trailer: bytes) -> None:
        start = self._size
        self._entries[number] = (1, start, 0)
        rows = [struct.pack(">BIH", 0, 0, 65535)]
        rows += [struct.pack(">BIH", *self._entries[each]) for each in range(1, number + 1)]
        entries = b"/Type /XRef /Size %d /W [1 4 2] %b" % (number + 1, trailer)
        self._add(number, _stream(entries, b"".join(rows)))
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % start)


def _uncompressed(content: bytes) -> bytes:
    """An object without what depends on how its stream is compressed."""
    if not content.endswith(_STREAM_END):
        return content
    head, _, rest = content.partition(b"stream\n")
    if b"/FlateDecode" not in head or b"/ASCII85Decode" in head:
        return content
    inflated = zlib.decompressobj().decompress(rest)
    return _LENGTH.sub(b"", head) + inflated


_LENGTH = re.compile(rb"/Length \d+")


def _stream(entries: bytes, content: bytes) -> bytes:
    data = zlib.compress(content)
    head = b"<<%b /Filter /FlateDecode /Length %d>>\nstream\n" % (entries, len(data))
    return head + data + b"\n" + _STREAM_END
