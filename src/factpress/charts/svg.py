"""A drawing as SVG, its text turned to outlines so that it needs no installed font."""

from __future__ import annotations

from functools import cache
from html import escape

from matplotlib.path import Path

from factpress.charts.drawing import Drawing, PathMark, TextMark
from factpress.charts.glyphs import glyph, placed
from factpress.frozen import frozen
from factpress.typefaces.family import Family

_LETTERS = {"m": "M", "l": "L", "c": "C", "h": "Z"}
_COMMANDS = {
    Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C", Path.CLOSEPOLY: "Z",
}  # fmt: skip
_CAPS = ("butt", "round", "square")
_JOINS = ("miter", "round", "bevel")


@frozen
class Description:
    """What a picture that stands alone says of itself; the name begins its ids, so that
    several pictures can be put into one page."""

    name: str
    title: str
    alt: str


def svg(drawing: Drawing, description: Description | None = None) -> bytes:
    """The drawing as an SVG document in UTF-8, one user unit to the point.

    With a description it is an image of its own, with its ground, title and alt text
    (SVG Accessibility API Mappings 1.0); a document that has them beside it needs none.
    """
    writer = _Writer(drawing, description)
    return writer.document().encode("utf-8")


class _Writer:
    def __init__(self, drawing: Drawing, description: Description | None) -> None:
        self._drawing, self._description = drawing, description
        self._prefix = f"{description.name}-" if description else ""
        self._glyphs: dict[tuple[str, str], str] = {}
        self._clips: dict[str, str] = {}

    def document(self) -> str:
        drawing = self._drawing
        body = "\n".join(
            self._path(mark) if isinstance(mark, PathMark) else self._text(mark)
            for mark in drawing.marks
        )
        definitions = [
            f'<path id="{name}" d="{_outline(drawing.family, face, character)}"/>'
            for (face, character), name in self._glyphs.items()
        ]
        definitions += [
            f'<clipPath id="{name}"><path d="{path_data(path)}"/></clipPath>'
            for path, name in self._clips.items()
        ]
        width, height = _short(drawing.width), _short(drawing.height)
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            '<svg xmlns="http://www.w3.org/2000/svg" '
            'xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"{self._role}>\n'
            f"{self._described}"
            f"<defs>{''.join(definitions)}</defs>\n"
            f'<g transform="matrix(1 0 0 -1 0 {height})">\n{body}\n</g>\n</svg>\n'
        )

    @property
    def _role(self) -> str:
        if self._description is None:
            return ""
        named = f"{self._prefix}title {self._prefix}desc"
        return f' role="img" aria-labelledby="{escape(named)}"'

    @property
    def _described(self) -> str:
        """Title, alt text and ground."""
        if self._description is None:
            return ""
        title, alt = escape(self._description.title), escape(self._description.alt)
        width, height = _short(self._drawing.width), _short(self._drawing.height)
        return (
            f'<title id="{self._prefix}title">{title}</title>\n'
            f'<desc id="{self._prefix}desc">{alt}</desc>\n'
            f'<rect width="{width}" height="{height}" fill="{self._drawing.paper}"/>\n'
        )

    def _path(self, mark: PathMark) -> str:
        attributes = [f'd="{path_data(mark.path)}"', f'fill="{mark.fill or "none"}"']
        if mark.stroke:
            attributes += [
                f'stroke="{mark.stroke}"',
                f'stroke-width="{_short(mark.stroke_width)}"',
                f'stroke-linecap="{_CAPS[mark.cap]}"',
                f'stroke-linejoin="{_JOINS[mark.join]}"',
            ]
            if mark.dash:
                attributes.append(f'stroke-dasharray="{" ".join(map(_short, mark.dash))}"')
        if mark.clip:
            name = self._clips.setdefault(mark.clip, f"{self._prefix}c{len(self._clips)}")
            attributes.append(f'clip-path="url(#{name})"')
        return f"<path {' '.join(attributes)}/>"

    def _text(self, mark: TextMark) -> str:
        metrics = self._drawing.family.face(mark.face)
        scale = mark.size / metrics.units_per_em
        uses = []
        for character, position in placed(mark.text, metrics):
            key = (mark.face, character)
            name = self._glyphs.setdefault(key, f"{self._prefix}g{len(self._glyphs)}")
            uses.append(f'<use xlink:href="#{name}" x="{position}"/>')
        place = f"translate({_short(mark.x)} {_short(mark.y)}) scale({scale:.6g})"
        return f'<g fill="{mark.colour}" transform="{place}">{"".join(uses)}</g>'


def path_data(path: str) -> str:
    """The path of a drawing (coordinates before operators) as SVG path data."""
    out: list[str] = []
    operands: list[str] = []
    for token in path.split():
        if token in _LETTERS:
            out.append(_LETTERS[token] + " ".join(operands))
            operands.clear()
        else:
            operands.append(token)
    return "".join(out)


@cache
def _outline(family: Family, face: str, character: str) -> str:
    commands = []
    outline = glyph(family, face, character)
    path = Path(outline.vertices, outline.codes)
    for points, code in path.iter_segments(simplify=False):
        places = points if code != Path.CLOSEPOLY else ()
        commands.append(_COMMANDS[code] + " ".join(f"{value:g}" for value in places))
    return "".join(commands)


def _short(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
