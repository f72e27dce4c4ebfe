"""The theme of the default template: its colours and its typeface (ISO/IEC 29500-1, 20.1.6)."""

from __future__ import annotations

from factpress.deck.markup import Element, node
from factpress.theme import Theme

NAME = "Factpress"


def theme_element(theme: Theme, family: str) -> Element:
    """The theme part."""
    return node(
        "a:theme",
        node(
            "a:themeElements",
            _colours(theme),
            node(
                "a:fontScheme",
                *(_fonts(tag, family) for tag in ("a:majorFont", "a:minorFont")),
                name=NAME,
            ),
            _formats(),
        ),
        node("a:objectDefaults"),
        node("a:extraClrSchemeLst"),
        name=NAME,
    )


def _colours(theme: Theme) -> Element:
    # A link that was followed keeps its colour: a mark behind a number is no reading list.
    colours = {
        **_grounds(theme),
        **{f"accent{index}": colour for index, colour in enumerate(theme.accents, start=1)},
        "accent5": theme.axis,
        "accent6": theme.rule,
        "hlink": theme.link,
        "folHlink": theme.link,
    }
    return node(
        "a:clrScheme",
        *(
            node(f"a:{name}", node("a:srgbClr", val=colour.lstrip("#")))
            for name, colour in colours.items()
        ),
        name=NAME,
    )


def _grounds(theme: Theme) -> dict[str, str]:
    """The two dark and the two light colours; which of them is the ground, the master says."""
    texts, grounds = (theme.ink, theme.muted), (theme.paper, theme.panel)
    darks, lights = (grounds, texts) if theme.is_dark else (texts, grounds)
    return {"dk1": darks[0], "lt1": lights[0], "dk2": darks[1], "lt2": lights[1]}


def _fonts(tag: str, family: str) -> Element:
    return node(
        tag,
        node("a:latin", typeface=family),
        node("a:ea", typeface=""),
        node("a:cs", typeface=""),
    )


def _formats() -> Element:
    """Three plain fills, lines and effects each: the least that the schema allows."""

    def solid() -> Element:
        return node("a:solidFill", node("a:schemeClr", val="phClr"))

    def line(width: int) -> Element:
        return node("a:ln", solid(), node("a:prstDash", val="solid"), w=width)

    return node(
        "a:fmtScheme",
        node("a:fillStyleLst", solid(), solid(), solid()),
        node("a:lnStyleLst", line(9525), line(12700), line(19050)),
        node(
            "a:effectStyleLst",
            *(node("a:effectStyle", node("a:effectLst")) for _ in range(3)),
        ),
        node("a:bgFillStyleLst", solid(), solid(), solid()),
        name=NAME,
    )
