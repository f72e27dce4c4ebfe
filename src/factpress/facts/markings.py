"""Markings that look like a label of the Traffic Light Protocol and are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factpress.facts.document import Document
from factpress.facts.shape import FactsShape
from factpress.problems import Problem
from factpress.theme import TLP_LABELS, tlp_label

_TLP = re.compile(r"TLP\b", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s:_-]+")


def marking_problems(document: Document, shape: FactsShape) -> Iterator[Problem]:
    """A problem for a label that FIRST does not define (Traffic Light Protocol 2.0).

    Labels hold no spaces, stand in capitals, and are never translated.
    """
    marking = shape.marking or ""
    if not _TLP.match(marking.strip()) or tlp_label(marking.strip()):
        return
    meant = _meant(marking)
    yield Problem(
        document.find(("marking",), marking.strip()),
        "FP039",
        f"'{' '.join(marking.split())}' is no label of the Traffic Light Protocol 2.0",
        f"Write '{meant}'." if meant else f"Write one of {', '.join(TLP_LABELS)}.",
    )


def _meant(marking: str) -> str | None:
    """The label that has the same words, or that took the place of TLP:WHITE."""
    words = _SEPARATORS.sub(":", marking.strip().upper().replace("+", ":"))
    named = {label.replace("+", ":"): label for label in TLP_LABELS}
    return {**named, "TLP:WHITE": "TLP:CLEAR"}.get(words)
