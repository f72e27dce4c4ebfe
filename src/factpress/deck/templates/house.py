"""A template read whole: what it offers, what was chosen from it, and what it looks like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pptx.parts.slide import SlideLayoutPart

from factpress.deck.canvas import Canvas, TypeScale
from factpress.deck.markup import EMU_PER_POINT, qualified
from factpress.deck.model import LayoutRole, PlaceholderRole
from factpress.deck.templates.choosing import Choice, choose, tall_bodies
from factpress.deck.templates.colours import Ground, Scheme, read_ground, read_scheme
from factpress.deck.templates.layouts import Kind, Layout, read_layouts
from factpress.deck.templates.measures import canvas_of, type_scale
from factpress.deck.templates.opening import OpenTemplate, TemplateRefused, open_template
from factpress.deck.templates.palette import Palette, palette_of
from factpress.frozen import frozen
from factpress.theme import HouseStyle
from factpress.typefaces.family import CALIBRI, Family
from factpress.typefaces.office import office_family

_SMALLEST, _LARGEST = 300.0, 4000.0
_LEAST_WIDTH, _LEAST_HEIGHT = 0.4, 0.4

Places = Mapping[PlaceholderRole, Mapping[str, str]]
"""How the placeholders of a layout are addressed."""


@frozen
class HouseTemplate:
    """A template of a house. Widths and heights are points."""

    opened: OpenTemplate
    size: tuple[float, float]
    layouts: tuple[Layout, ...]
    choices: Mapping[LayoutRole, Choice]
    scheme: Scheme
    ground: Ground
    palette: Palette
    text_font: str
    canvas: Canvas
    type: TypeScale

    def layout_part(self, role: LayoutRole) -> SlideLayoutPart:
        """The layout that serves a role."""
        return self.opened.layouts[self.choices[role].layout.number]

    def places(self, role: LayoutRole) -> Places:
        """The placeholders of the layout that serves a role; a fallback has its title alone."""
        choice = self.choices[role]
        layout = choice.layout
        kinds = {
            PlaceholderRole.FOOTER: Kind.FOOTER,
            PlaceholderRole.DATE: Kind.DATE,
            PlaceholderRole.NUMBER: Kind.NUMBER,
            PlaceholderRole.TITLE: Kind.TITLE,
        }
        found = {key: layout.first(kind) for key, kind in kinds.items()}
        tall = tall_bodies(layout, self.size)
        if role is LayoutRole.TITLE and not choice.is_fallback:
            found[PlaceholderRole.SUBTITLE] = layout.first(Kind.SUBTITLE) or layout.first(Kind.BODY)
        elif role is LayoutRole.TEXT and len(tall) == 1:
            found[PlaceholderRole.BODY] = tall[0]
        elif role is LayoutRole.EXHIBIT_WITH_TEXT and len(tall) == 2 and not choice.is_fallback:
            large, small = sorted(tall, key=lambda each: -each.frame.width)
            if large.frame.width == small.frame.width:
                large, small = sorted(tall, key=lambda each: each.frame.left)
            found |= {PlaceholderRole.BODY: large, PlaceholderRole.SIDE: small}
        return {key: each.attributes for key, each in found.items() if each and each.is_addressed}

    def style(self, style: HouseStyle) -> HouseStyle:
        """The house style with the colours of the template; it brings its own logo."""
        given = style.theme
        theme = replace(self.palette.theme, family=given.family, office_family=given.office_family)
        return replace(style, theme=theme, logo=None)


def read_template(content: bytes, named: Mapping[str, str], own: Family = CALIBRI) -> HouseTemplate:
    """The template in a .pptx or .potx file; raises TemplateRefused.

    `named` are layouts by the roles that a theme gives them; `own` is the family of the theme,
    whose widths are known, and whose companions print other scripts.
    """
    opened = open_template(content)
    size = _size(opened)
    try:
        layouts = read_layouts(opened.layouts, opened.uses)
        schemes = tuple(map(read_scheme, opened.layouts))
        grounds = tuple(
            read_ground(part, scheme, *size)
            for part, scheme in zip(opened.layouts, schemes, strict=True)
        )
    except (KeyError, ValueError, AttributeError, IndexError, SyntaxError):
        raise TemplateRefused(
            "its layouts or its theme are damaged", "Open it in PowerPoint and save it again."
        ) from None
    colours = {each.number: grounds[each.number].colour for each in layouts}
    choices = choose(layouts, size, colours, named)
    text = choices[LayoutRole.TEXT].layout
    scheme, ground = schemes[text.number], grounds[text.number]
    body = text.first(Kind.BODY)
    text_face = body.look.typeface if body else "+mn-lt"
    heads = {
        role: scheme.typeface(title.look.typeface)
        for role in (LayoutRole.TEXT, LayoutRole.TITLE)
        if (title := choices[role].layout.first(Kind.TITLE))
    }

    def family(name: str) -> Family:
        if name.casefold() == own.name.casefold():
            return own
        known = office_family(name)
        return replace(known, companions=own.companions) if own.companions else known

    canvas = canvas_of(choices, size)
    room = canvas.content
    if room.width < _LEAST_WIDTH * size[0] or room.height < _LEAST_HEIGHT * size[1]:
        raise TemplateRefused(
            f"its layout '{text.name}' has too little room for content",
            "Name another layout under 'layouts:' in the theme.",
        )
    return HouseTemplate(
        opened=opened,
        size=size,
        layouts=layouts,
        choices=choices,
        scheme=scheme,
        ground=ground,
        palette=palette_of(scheme, ground, scheme.colour(body.look.colour) if body else None),
        text_font=text_face,
        canvas=canvas,
        type=type_scale(
            choices,
            size,
            family(scheme.typeface(text_face)),
            {role: family(name) for role, name in heads.items()},
        ),
    )


def _size(opened: OpenTemplate) -> tuple[float, float]:
    """Width and height of the slides in points; what a file does not say is 10 by 7.5 inches."""
    given = next(opened.package.main_document_part._element.iter(qualified("p:sldSz")), None)
    if given is None:
        return 720.0, 540.0
    width, height = (int(given.get(name, 0)) / EMU_PER_POINT for name in ("cx", "cy"))
    if not all(_SMALLEST <= each <= _LARGEST for each in (width, height)):
        raise TemplateRefused(
            f"its slides are {width / 72:.1f} by {height / 72:.1f} inches",
            "Set slides of 10 to 14 inches by 7.5.",
        )
    return width, height
