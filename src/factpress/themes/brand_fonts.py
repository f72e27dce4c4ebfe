"""The typeface in a `_brand.yml`: the files of the family that its text is set in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from factpress.facts.document import Document, KeyPath
from factpress.frozen import frozen
from factpress.problems import Problem, Severity
from factpress.themes.given import SHIPPED_FONTS, GivenFontFile, GivenFonts

_WEIGHTS = {
    "thin": 100, "extra-light": 200, "ultra-light": 200, "light": 300, "normal": 400,
    "regular": 400, "medium": 500, "semi-bold": 600, "demi-bold": 600, "bold": 700,
    "extra-bold": 800, "ultra-bold": 800, "black": 900,
}  # fmt: skip
_STYLES = {"regular": (400, False), "semibold": (600, False), "bold": (700, False),
           "italic": (400, True)}  # fmt: skip
_WRITTEN = {
    "thin": 100, "extralight": 200, "light": 300, "regular": 400, "medium": 500,
    "semibold": 600, "bold": 700, "extrabold": 800, "black": 900,
}  # fmt: skip


@frozen
class _File:
    """A font file with the weight and slant that it is said to have."""

    path: str
    key: KeyPath
    weight: int
    is_italic: bool


def brand_fonts(document: Document) -> tuple[GivenFonts | None, tuple[Problem, ...]]:
    """The files of the brand's family, and a warning where it has none that can be used."""
    typography = _mapping(document.content.get("typography"))
    key, family = _family(typography, "base")
    if not family:
        key, family = _family(typography, "headings")
    if not family:
        return None, ()
    entries = [
        (index, entry)
        for index, entry in enumerate(_list(typography.get("fonts")))
        if isinstance(entry, Mapping) and entry.get("family") == family
    ]
    files = [
        file
        for index, entry in entries
        if entry.get("source") == "file"
        for file in _files(entry, ("typography", "fonts", index, "files"))
    ]
    chosen = {
        style: found for style, (weight, slant) in _STYLES.items()
        if (found := _nearest(files, weight, is_italic=slant))
    }  # fmt: skip
    if "regular" not in chosen:
        message = f"The brand's typeface '{family}' is not used: it names no .ttf file of it"
        hint = f"Add its files under typography.fonts with 'source: file'. {SHIPPED_FONTS}"
        return None, (_warning(document, key, message, hint),)
    problems = []
    heading_key, heading = _family(typography, "headings")
    if heading and heading != family:
        message = f"Headings are set in '{family}', not in '{heading}'"
        hint = "A document has one typeface: give both the same family."
        problems.append(_warning(document, heading_key, message, hint))
    given = {
        style: GivenFontFile(file.path, document.at(file.key), may_be_left_out=True)
        for style, file in chosen.items()
    }
    return GivenFonts(given, family), tuple(problems)


def _warning(document: Document, key: KeyPath, message: str, hint: str) -> Problem:
    return Problem(document.at(key), "FP095", message, hint, Severity.WARNING)


def _family(typography: Mapping[str, Any], key: str) -> tuple[KeyPath, str]:
    """Where the family of a kind of text is named, and its name."""
    value = typography.get(key)
    if isinstance(value, Mapping):
        name = value.get("family")
        return ("typography", key, "family"), name if isinstance(name, str) else ""
    return ("typography", key), value if isinstance(value, str) else ""


def _files(entry: Mapping[str, Any], path: KeyPath) -> Iterator[_File]:
    for index, value in enumerate(_list(entry.get("files"))):
        if isinstance(value, str):
            yield _File(value, (*path, index), *_written(value))
        elif isinstance(value, Mapping) and isinstance(value.get("path"), str):
            file = value["path"]
            weight, is_italic = _written(file)
            if "weight" in value:
                weight = _weight(value["weight"], weight)
            if "style" in value:
                is_italic = value["style"] in ("italic", "oblique")
            yield _File(file, (*path, index, "path"), weight, is_italic)


def _weight(value: Any, otherwise: int) -> int:
    text = str(value).strip().lower()
    return int(text) if text.isdecimal() and len(text) <= 4 else _WEIGHTS.get(text, otherwise)


def _written(path: str) -> tuple[int, bool]:
    """Weight and slant as the name of a file tells them: `Lato-SemiBoldItalic.ttf`."""
    name = path.lower().replace("-", "").replace("_", "").replace("demi", "semi")
    is_italic = "italic" in name or "oblique" in name
    found = [word for word in _WRITTEN if word in name]
    # The longest word that fits: semibold holds bold.
    return _WRITTEN[max(found, key=len, default="regular")], is_italic


def _nearest(files: list[_File], weight: int, *, is_italic: bool) -> _File | None:
    """The file of a weight, or of one that looks like it."""
    near = [
        each
        for each in files
        if each.is_italic == is_italic and abs(each.weight - weight) <= _reach(weight)
    ]
    return min(near, key=lambda each: abs(each.weight - weight), default=None)


def _reach(weight: int) -> int:
    return 100 if weight in {400, 700} else 0


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
