"""A good tagged PDF broken in one way at a time, to see that each is noticed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

Break = Callable[[Pdf], None]
VARIANTS: dict[str, Break] = {}


def broken(content: bytes, name: str) -> bytes:
    """The file, broken in the way of the name."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        VARIANTS[name](pdf)
        allowed = pikepdf.Permissions(accessibility=False)
        locked = pikepdf.Encryption(owner="owner", user="", allow=allowed, R=4)
        pdf.save(stream, encryption=locked if name == "text refused to readers" else False)
    return stream.getvalue()


def variant(name: str) -> Callable[[Break], Break]:
    def named(function: Break) -> Break:
        VARIANTS[name] = function
        return function

    return named


def elements(pdf: Pdf, role: str = "") -> Iterator[Any]:
    """The elements of a role, or all, in order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        if not role or role == str(element.S)[1:]:
            yield element
        waiting += reversed([kid for kid in kids(element) if is_element(kid)])


def kids(element: Any) -> list[Any]:
    found = element.get("/K")
    return list(found) if isinstance(found, Array) else [] if found is None else [found]


def is_element(kid: Any) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def first(pdf: Pdf, role: str) -> Any:
    return next(elements(pdf, role))


def annotations(pdf: Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.get("/Annots", [])


def rewrite(pdf: Pdf, page: int, pattern: bytes, replacement: bytes) -> None:
    """Changes the first place of a page's content that fits a pattern."""
    old = pdf.pages[page].Contents.read_bytes()
    new = re.sub(pattern, replacement, old, count=1)
    assert new != old
    pdf.pages[page].Contents = pdf.make_stream(new)


def rewrite_metadata(pdf: Pdf, pattern: bytes) -> None:
    old = pdf.Root.Metadata.read_bytes()
    new = re.sub(pattern, b"", old, flags=re.S)
    assert new != old
    pdf.Root.Metadata.write(new)


def remove(holder: Any, key: str) -> None:
    assert key in holder
    del holder[key]


def _removes_from_root(name: str, key: str) -> None:
    VARIANTS[name] = lambda pdf: remove(pdf.Root, key)


def _renames(name: str, role: str, new: str) -> None:
    def rename(pdf: Pdf) -> None:
        for element in list(elements(pdf, role)):
            element.S = Name(f"/{new}")

    VARIANTS[name] = rename


def _removes(name: str, role: str, key: str) -> None:
    VARIANTS[name] = lambda pdf: remove(first(pdf, role), key)


def _loses_from_annotation(name: str, key: str) -> None:
    VARIANTS[name] = lambda pdf: remove(next(annotations(pdf)), key)


def _loses_metadata(name: str, pattern: bytes) -> None:
    VARIANTS[name] = lambda pdf: rewrite_metadata(pdf, pattern)


def _rewrites(name: str, page: int, pattern: bytes, replacement: bytes) -> None:
    VARIANTS[name] = lambda pdf: rewrite(pdf, page, pattern, replacement)


# The document
_removes_from_root("no language", "/Lang")
_removes_from_root("no mark info", "/MarkInfo")
_removes_from_root("no structure tree", "/StructTreeRoot")
_removes_from_root("no output intent", "/OutputIntents")
_removes_from_root("no metadata", "/Metadata")
_removes_from_root("attachment associated with nothing", "/AF")
_loses_metadata("no title in the metadata", rb"<dc:title>.*?</dc:title>")
_loses_metadata("no mark of PDF/UA", rb"<pdfuaid:part>1</pdfuaid:part>")
_loses_metadata("no mark of PDF/A", rb"<pdfaid:part>3</pdfaid:part>")
_loses_metadata("no extension schema", rb"<pdfaExtension:schemas.*</pdfaExtension:schemas>")
VARIANTS["title not displayed"] = lambda pdf: remove(pdf.Root.ViewerPreferences, "/DisplayDocTitle")
VARIANTS["suspect tags"] = lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True)
VARIANTS["text refused to readers"] = lambda _: None  # see `broken`
VARIANTS["tabs in no order"] = lambda pdf: remove(pdf.pages[0].obj, "/Tabs")

# Headings, lists, figures, notes
_renames("heading level left out", "H2", "H4")
_renames("no first heading", "H1", "P")
_renames("items outside a list", "L", "Sect")
_renames("unknown role", "Caption", "Legend")
_renames("label outside an item", "LI", "P")
_removes("figure without alt text", "Figure", "/Alt")
_removes("figure without a box", "Figure", "/A")
_removes("note without id", "Note", "/ID")
VARIANTS["list without numbering"] = lambda pdf: remove(list(elements(pdf, "L"))[-1], "/A")

# Tables
_renames("rows within a paragraph", "TBody", "P")
_renames("no heads of a table", "TH", "TD")
_removes("head without scope", "TH", "/A")


@variant("row that lacks a cell")
def _(pdf: Pdf) -> None:
    row = list(elements(pdf, "TR"))[1]
    row.K = Array(list(row.K)[:-1])


# Links
_loses_from_annotation("link without description", "/Contents")
_loses_from_annotation("link that does not lead back", "/StructParent")
_loses_from_annotation("link that is not printed", "/F")


@variant("link without its annotation")
def _(pdf: Pdf) -> None:
    link = first(pdf, "Link")
    link.K = Array([kid for kid in kids(link) if not isinstance(kid, Dictionary)])


@variant("annotation in two links")
def _(pdf: Pdf) -> None:
    one, two = list(elements(pdf, "Link"))[:2]
    two.K = Array([*kids(two), kids(one)[-1]])


# The way from the page to the tree and back
@variant("no parent tree")
def _(pdf: Pdf) -> None:
    remove(pdf.Root.StructTreeRoot, "/ParentTree")


@variant("parent tree leads elsewhere")
def _(pdf: Pdf) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    page = next(each for each in numbers if isinstance(each, Array) and len(each) > 3)
    page[0], page[3] = page[3], page[0]


@variant("page without a way to its elements")
def _(pdf: Pdf) -> None:
    remove(pdf.pages[0].obj, "/StructParents")


@variant("element with another parent")
def _(pdf: Pdf) -> None:
    first(pdf, "P").P = first(pdf, "H2")


@variant("content that no element owns")
def _(pdf: Pdf) -> None:
    remove(first(pdf, "H1"), "/K")


@variant("element that owns content twice")
def _(pdf: Pdf) -> None:
    element = first(pdf, "H1")
    element.K = Array([*kids(element), *kids(element)])


@variant("element without content")
def _(pdf: Pdf) -> None:
    element = Dictionary(S=Name.P, P=pdf.Root.StructTreeRoot.K)
    pdf.Root.StructTreeRoot.K.K.append(pdf.make_indirect(element))


@variant("content of a page that is not there")
def _(pdf: Pdf) -> None:
    element = first(pdf, "H1")
    element.K = Array([*kids(element), 9999])


# Content
_rewrites("content neither tagged nor an artifact", 0, rb"\Z", b"\n0 0 9 9 re f\n")
_rewrites("artifact within a tag", 0, rb"(/P <</MCID \d+>> BDC)", rb"\1 /Artifact BMC EMC")
_rewrites("tag within an artifact", 0, rb"(/Artifact [^\n]*)", rb"\1 /P <</MCID 998>> BDC EMC")
_rewrites("id of content taken twice", 0, rb"<</MCID 2>>", b"<</MCID 1>>")
_rewrites("marked content not ended", 0, rb"EMC", b"")
_rewrites("tag of another role", 0, rb"/P <</MCID", b"/H3 <</MCID")


@variant("text without meaning")
def _(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        remove(font, "/ToUnicode")


@variant("font not embedded")
def _(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        del font.FontDescriptor["/FontFile2"]


@variant("attachment without relationship")
def _(pdf: Pdf) -> None:
    remove(pdf.Root.AF[0], "/AFRelationship")


@variant("title of the window another than the document's")
def _(pdf: Pdf) -> None:
    pdf.trailer.Info.Title = String("Another")


def _fonts(pdf: Pdf) -> list[Any]:
    return list(pdf.pages[0].Resources.Font.values())
