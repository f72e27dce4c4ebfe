"""What was found in a template, as lines of text: for those who want to know before they build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from factpress.deck.model import LayoutRole
from factpress.deck.templates.choosing import scores
from factpress.deck.templates.house import HouseTemplate
from factpress.deck.templates.layouts import Kind, Layout
from factpress.problems import enumeration
from factpress.theme import contrast
from factpress.themes.completing import GRAPHICS, TEXT
from factpress.typefaces.office import is_measured

_SLIDES = {
    LayoutRole.TITLE: "the first slide",
    LayoutRole.TEXT: "text",
    LayoutRole.EXHIBIT: "exhibit",
    LayoutRole.EXHIBIT_WITH_TEXT: "exhibit with text",
}
_NAMED = 3
_COLOURS = ("tx1", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink")


def described(template: HouseTemplate) -> Iterator[str]:
    """The lines of the description; columns are parted by two spaces or more."""
    width, height = (each / 72 for each in template.size)
    yield f"Slides of {width:.2f} by {height:.2f} inches, {_count(template.layouts, 'layout')}"
    yield ""
    yield from _table(_chosen(template))
    yield ""
    yield from _table(_layouts(template))
    yield ""
    yield from _table(_colours(template))
    yield f"Charts: {', '.join(template.palette.theme.accents)}"
    yield ""
    yield from _table(_typefaces(template))
    yield ""
    yield "Changed or left out in the deck (every other part stays byte for byte):"
    yield from (f"  {name}" for name in _grouped(template.opened.changed))
    found = list(warnings(template))
    if found:
        yield ""
        yield "To know:"
        yield from (f"  {line}" for line in found)


def warnings(template: HouseTemplate) -> Iterator[str]:
    """What will not look as it could, a sentence each."""
    for role, choice in template.choices.items():
        if choice.is_fallback:
            name = choice.layout.name
            yield f"No layout suits '{_SLIDES[role]}'; '{name}' is taken, with free boxes."
    twins = [each.name for each in template.layouts if not each.is_addressed]
    yield from _of_layouts("Text stands in free boxes, because placeholders share an id", twins)
    turned = [each.name for each in template.layouts if not each.is_upright]
    yield from _of_layouts("Not used, because text runs from top to bottom", turned)
    if not template.ground.is_certain:
        colour = template.ground.colour
        yield f"Text stands on a picture or a gradient; its colour is taken for {colour}."
    for name in dict.fromkeys(_faces(template).values()):
        if not is_measured(name):
            yield f"The widths of '{name}' are not known; text is set as for a wide typeface."
    foot = template.canvas.foot
    missing = [
        word
        for word, place in (("footer", foot.has_footer), ("slide number", foot.number))
        if not place
    ]
    if missing:
        yield f"The layout '{_text(template).name}' has no {' and no '.join(missing)}."


def _of_layouts(said: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        first = enumeration([f"'{name}'" for name in dict.fromkeys(names)][:_NAMED])
        more = "" if len(names) <= _NAMED else f" and {len(names) - _NAMED} more"
        yield f"{said}: in {first}{more}."


def _chosen(template: HouseTemplate) -> Iterator[Sequence[str]]:
    yield ("Kind of slide", "Layout", "Score")
    for role, choice in template.choices.items():
        yield (_SLIDES[role], choice.layout.name, f"{choice.score:.1f}")


def _layouts(template: HouseTemplate) -> Iterator[Sequence[str]]:
    yield ("Layout", "Placeholders", *_SLIDES.values())
    for layout in template.layouts:
        points = scores(layout, template.size)
        yield (layout.name, _placeholders(layout), *(f"{points[role]:.1f}" for role in _SLIDES))


def _placeholders(layout: Layout) -> str:
    counts = Counter(each.kind for each in layout.placeholders)
    return ", ".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind])


def _colours(template: HouseTemplate) -> Iterator[Sequence[str]]:
    paper = template.ground.colour
    yield ("Colour", "Value", f"Contrast on {paper}", "Good for")
    for name in _COLOURS:
        colour = template.scheme.colours.get(name)
        if colour:
            ratio = contrast(colour, paper)
            use = "text, charts" if ratio >= TEXT else "charts" if ratio >= GRAPHICS else "nothing"
            # Never rounded up to what it does not reach.
            yield (name, colour, f"{int(10 * ratio) / 10:.1f}", use)


def _typefaces(template: HouseTemplate) -> Iterator[Sequence[str]]:
    yield ("Typeface", "Family", "Widths")
    for use, name in _faces(template).items():
        yield (use, name, "known" if is_measured(name) else "estimated")


def _faces(template: HouseTemplate) -> dict[str, str]:
    return {
        "headlines": template.type.head.family.name,
        "text": template.type.family.name,
    }


def _text(template: HouseTemplate) -> Layout:
    return template.choices[LayoutRole.TEXT].layout


def _grouped(names: Iterable[str]) -> Iterator[str]:
    """Parts by name; the many of one folder are counted."""
    folders = Counter(name.rpartition("/")[0] for name in names)
    for folder, count in sorted(folders.items()):
        inside = [name for name in names if name.rpartition("/")[0] == folder]
        if count > 3:
            yield f"{folder}/ ({count} parts)"
        else:
            yield from inside


def _table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    cells = [tuple(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        line = "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield line.rstrip()


def _count(things: Sequence[object], word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"
