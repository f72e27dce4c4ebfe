"""The texts of the slide master as shapes, behind all else and passed over by screen readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from factpress.deck.markup import (
    Element,
    body_properties,
    decorative,
    fill,
    hundredths,
    node,
    qualified,
    text_node,
    transform,
)
from factpress.deck.model import MasterText

_SIXTY_THOUSANDTHS = 60_000


def add_to_master(master: Element, texts: Sequence[MasterText], pale: str, language: str) -> None:
    """Puts texts behind all other shapes of a slide master; `pale` colours watermarks."""
    ids = count(1 + max(int(each.get("id", "0")) for each in master.iter(qualified("p:cNvPr"))))
    group = next(master.iter(qualified("p:grpSpPr")))
    for shape in master_shapes(texts, ids, pale, language):
        group.addnext(shape)


def master_shapes(
    texts: Sequence[MasterText], ids: Iterator[int], pale: str, language: str
) -> Iterator[Element]:
    """The texts as shapes, in their order, with the next of the ids."""
    for text in texts:
        yield _shape(text, next(ids), text.colour or pale, language)


def _shape(text: MasterText, id_: int, colour: str, language: str) -> Element:
    place = transform("a:xfrm", text.frame)
    place.set("rot", str(round(-text.angle % 360 * _SIXTY_THOUSANDTHS)))
    look = node(
        "a:rPr",
        fill(colour),
        node("a:latin", typeface="+mn-lt"),
        lang=language,
        sz=hundredths(text.size),
        b=1,
    )
    return node(
        "p:sp",
        node(
            "p:nvSpPr",
            node("p:cNvPr", decorative(), id=id_, name=text.name),
            node("p:cNvSpPr", txBox=1),
            node("p:nvPr", userDrawn=1),
        ),
        node(
            "p:spPr",
            place,
            node("a:prstGeom", node("a:avLst"), prst="rect"),
            fill(text.fill) if text.fill else node("a:noFill"),
        ),
        node(
            "p:txBody",
            body_properties("middle"),
            node("a:lstStyle"),
            node("a:p", node("a:pPr", algn="ctr"), node("a:r", look, text_node("a:t", text.text))),
        ),
    )
