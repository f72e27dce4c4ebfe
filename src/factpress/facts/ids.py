"""Ids of figures, series, terms and sources: names that formulas, marks and links can use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from factpress.facts.document import Document
from factpress.facts.shape import FactsShape
from factpress.problems import Problem
from factpress.quantities.formula import RESERVED_NAMES

_FIGURE = re.compile(r"[a-z][a-z0-9_]{0,79}")
_SOURCE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,79}")


def is_figure_id(id_: str) -> bool:
    """Whether a figure can have this id."""
    return _FIGURE.fullmatch(id_) is not None and id_ not in RESERVED_NAMES


def is_source_id(id_: str) -> bool:
    """Whether a source can have this id."""
    return _SOURCE.fullmatch(id_) is not None and id_ not in RESERVED_NAMES


def nearest_id(name: str) -> str:
    """The id that is most like a name, for figures and sources alike."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:70]
    if not words:
        return "figure_1"
    if not words[0].isalpha():
        return f"n{words}"
    return f"{words}_1" if words in RESERVED_NAMES else words


def id_problems(document: Document, shape: FactsShape) -> Iterator[Problem]:
    """A problem for each id that cannot be one, or that two things have."""
    for kind, key, ids, is_id in (
        ("figure", "figures", shape.figures, is_figure_id),
        ("series", "series", shape.series, is_figure_id),
        ("term", "terms", shape.terms, is_figure_id),
        ("source", "sources", shape.sources, is_source_id),
    ):
        for id_ in ids:
            if not is_id(id_):
                yield Problem(
                    document.key_at((key, id_)),
                    "FP036",
                    f"'{id_}' cannot be the id of a {kind}",
                    f"Rename it to '{nearest_id(id_)}', here and where it is named: an id "
                    "begins with a letter and goes on with small letters, digits and '_'.",
                )
    for key, ids in (("series", shape.series), ("terms", shape.terms)):
        for id_ in ids:
            if id_ in shape.figures or (key == "terms" and id_ in shape.series):
                what = "figure" if id_ in shape.figures else "series"
                at = document.key_at((key, id_))
                yield Problem(at, "FP036", f"'{id_}' is the id of a {what} already", "Rename one.")
