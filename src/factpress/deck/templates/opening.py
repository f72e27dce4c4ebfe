"""A template opened from bytes within limits, and freed of its sample slides.

The file may come from a stranger: what it declares is looked at before anything is unpacked,
and nothing in it is ever run or fetched (ISO/IEC 29500-2 for the package).
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.parts.coreprops import CorePropertiesPart
from pptx.parts.presentation import PresentationPart
from pptx.parts.slide import SlideLayoutPart

from factpress.deck.markup import NAMESPACES, Element, node, qualified
from factpress.deck.package import DeckPackage
from factpress.deck.template import EMPTY_CORE
from factpress.frozen import frozen

_MOST_PARTS = 5_000
_MOST_UNPACKED = 300_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PLAIN = (CT.PML_PRESENTATION_MAIN, CT.PML_TEMPLATE_MAIN, CT.PML_SLIDESHOW_MAIN)
_STRICT = b"http://purl.oclc.org/ooxml/"
# What tells of the sample slides, or of those who made them, and not of the template.
_LEFT_OUT = (
    "/slide", "/printerSettings", "/commentAuthors", "/authors", "/changesInfo", "/revisionInfo",
    "/tags",
)  # fmt: skip
_LEFT_OUT_OF_PACKAGE = ("/thumbnail", "/extended-properties", "/core-properties")
_BARE_VIEW = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:viewPr '
    + b" ".join(f'xmlns:{key}="{value}"'.encode() for key, value in NAMESPACES.items())
    + b"/>"
)


class TemplateRefused(Exception):
    """The template cannot serve; says why, and `hint` what to do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.hint = hint


@frozen
class OpenTemplate:
    """A package without slides, its layouts with the number of samples that used each, and the
    parts that were left out or changed, by their names."""

    package: DeckPackage
    layouts: tuple[SlideLayoutPart, ...]
    uses: Mapping[str, int]
    changed: tuple[str, ...]


def open_template(content: bytes) -> OpenTemplate:
    """The template in a .pptx or .potx file; raises TemplateRefused."""
    members = _members(content)
    package = _package(content)
    presentation = _presentation(package, members)
    masters = [
        part for _, part in _related(presentation, (RT.SLIDE_MASTER,)) if isinstance(part, XmlPart)
    ]
    layouts = tuple(
        part
        for master in masters
        for _, part in _ordered_layouts(master)
        if isinstance(part, SlideLayoutPart)
    )
    if not layouts:
        raise TemplateRefused(
            "it has no slide layouts", "Save it from PowerPoint with its layouts."
        )
    uses = Counter(
        str(layout.partname)
        for _, slide in _related(presentation, (RT.SLIDE,))
        for _, layout in _related(slide, (RT.SLIDE_LAYOUT,))
    )
    package.keep_as_written(members)
    before = {str(part.partname) for part in package.iter_parts()}
    _drop_slides(package, presentation)
    left = {str(part.partname) for part in package.iter_parts()}
    changed = {name.lstrip("/") for name in before - left} | (members.keys() - _names(before))
    views = [part for _, part in _related(presentation, (RT.VIEW_PROPS,))]
    own = [presentation, package.part_related_by(RT.CORE_PROPERTIES), *views]
    changed |= {str(part.partname).lstrip("/") for part in own}
    return OpenTemplate(package, layouts, uses, tuple(sorted(changed)))


def _names(parts: Iterable[str]) -> set[str]:
    """The members of a package that hold parts and their relationships."""
    names = {"[Content_Types].xml", PackURI("/").rels_uri.membername}
    for part in parts:
        uri = PackURI(part)
        names |= {uri.membername, uri.rels_uri.membername}
    return names


# The file


def _members(content: bytes) -> dict[str, bytes]:
    """The unpacked members of the file."""
    hint = "Save it from PowerPoint as .pptx or .potx."
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise TemplateRefused("it is protected with a password", "Save it without a password.")
        raise TemplateRefused("it is a file of PowerPoint 97 to 2003", hint)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_PARTS or sum(each.file_size for each in infos) > _MOST_UNPACKED:
                most = f"{_MOST_UNPACKED // 1_000_000} MB"
                raise TemplateRefused(
                    f"it unpacks to more than {most} or {_MOST_PARTS:,} parts",
                    "Take out large pictures and sample slides.",
                )
            names = Counter(each.filename for each in infos)
            if any(each.flag_bits & 1 for each in infos):
                raise TemplateRefused("its parts are encrypted", "Save it without a password.")
            if "[Content_Types].xml" not in names:
                raise TemplateRefused("it is no PowerPoint file", hint)
            if max(names.values()) > 1:
                raise TemplateRefused("it holds two parts of one name", f"Open and {hint.lower()}")
            return {each.filename: archive.read(each) for each in infos if not each.is_dir()}
    except TemplateRefused:
        raise
    except Exception:  # a damaged archive can make its reader raise anything
        reason = "it is damaged" if content.startswith(b"PK") else "it is no PowerPoint file"
        raise TemplateRefused(reason, hint) from None


def _package(content: bytes) -> DeckPackage:
    try:
        package = DeckPackage.open(io.BytesIO(content))
        list(package.iter_parts())
    except Exception:  # broken markup or relationships can make the library raise anything
        raise TemplateRefused(
            "its parts cannot be read", "Open it in PowerPoint and save it again."
        ) from None
    assert isinstance(package, DeckPackage)
    return package


def _presentation(package: DeckPackage, members: Mapping[str, bytes]) -> PresentationPart:
    """The main part, as that of a .pptx file."""
    if _STRICT in members.get("_rels/.rels", b""):
        raise TemplateRefused(
            "it is written in the strict form of Open XML", "Save it as 'PowerPoint presentation'."
        )
    try:
        part: Part = package.main_document_part
    except KeyError:
        raise TemplateRefused(
            "it is no PowerPoint file", "Save it from PowerPoint as .pptx or .potx."
        ) from None
    # The library keeps what `content_type` says once, so it is not asked before it is set.
    content_type = part._content_type
    has_macros = any(name.endswith("vbaProject.bin") for name in members)
    if "macroEnabled" in content_type or has_macros:
        raise TemplateRefused("it holds macros", "Save it as .pptx or .potx, without macros.")
    if content_type not in _PLAIN:
        raise TemplateRefused(
            "it is no PowerPoint file", "Save it from PowerPoint as .pptx or .potx."
        )
    assert isinstance(part, PresentationPart)
    part._content_type = CT.PML_PRESENTATION_MAIN
    return part


# Relationships


def _related(part: Part, kinds: tuple[str, ...]) -> list[tuple[str, Part]]:
    """The ids and parts of the relationships of some kinds."""
    return [
        (id_, each.target_part)
        for id_, each in part.rels.items()
        if not each.is_external and each.reltype.endswith(kinds)
    ]


def _ordered_layouts(master: XmlPart) -> list[tuple[str, Part]]:
    """The layouts of a master in the order in which PowerPoint shows them."""
    found = dict(_related(master, (RT.SLIDE_LAYOUT,)))
    listed = [
        each.get(qualified("r:id")) for each in master._element.iter(qualified("p:sldLayoutId"))
    ]
    return [(id_, found[id_]) for id_ in listed if id_ in found]


# Sample slides


def _drop_slides(package: DeckPackage, presentation: PresentationPart) -> None:
    """Takes out the sample slides, and what leads to them, before any slide is added."""
    root = presentation._element
    for id_, _ in _related(presentation, _LEFT_OUT):
        presentation._rels.pop(id_)
        for each in root.xpath(f'.//*[@r:id="{id_}"]'):
            _remove(each)
    for each in root.xpath('//*[local-name()="sectionLst" or local-name()="custShowLst"]'):
        _remove(each)
    for _, view in _related(presentation, (RT.VIEW_PROPS,)):
        for id_ in list(view.rels):
            view._rels.pop(id_)
        _replace(view, _BARE_VIEW)
    for id_, each in list(package._rels.items()):
        if each.reltype.endswith(_LEFT_OUT_OF_PACKAGE):
            package._rels.pop(id_)
    core = CorePropertiesPart.load(
        PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, package, EMPTY_CORE
    )
    package.relate_to(core, RT.CORE_PROPERTIES)
    _list_slides_after_masters(root)
    orphans = [part for part in package.iter_parts() if part.content_type == CT.PML_SLIDE]
    if orphans:
        raise TemplateRefused(
            "a layout of it leads to a sample slide", "Remove the link from the layout."
        )


def _remove(element: Element) -> None:
    """Takes an element out, and what only it gave a reason to be there."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if len(parent) == 0 and etree.QName(parent).localname in {"ext", "extLst", "custDataLst"}:
        _remove(parent)


def _replace(part: Part, blob: bytes) -> None:
    part._blob = blob


def _list_slides_after_masters(root: Element) -> None:
    """An empty list of slides, at its place (ISO/IEC 29500-1, 19.2.1.26)."""
    for listed in root.findall(qualified("p:sldIdLst")):
        root.remove(listed)
    before = {"sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst"}
    place = sum(etree.QName(child).localname in before for child in root)
    root.insert(place, node("p:sldIdLst"))
