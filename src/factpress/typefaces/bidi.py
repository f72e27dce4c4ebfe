"""The order of text that runs in two directions (UAX #9, the Unicode bidirectional algorithm)."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional

_LEFT_OUT = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})
"""Classes that the algorithm does without (X9)."""


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (P2 and P3)."""
    outer, _ = _outside(text)
    strong = (kind for kind in map(bidirectional, outer) if kind in {"L", "R", "AL"})
    return next(strong, "L") != "L"


ISOLATE, END = "\u2068", "\u2069"
"""Around a stretch that has a direction of its own, that of its first letter (FSI and PDI)."""


def isolated(text: str) -> str:
    """The text as one sign to what stands around it."""
    return f"{ISOLATE}{text}{END}"


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """The embedding level of each character of a paragraph: odd ones run from right to left.

    An isolated stretch is ordered by itself, and stands in the paragraph like one sign (BD9).
    """
    outer, stretches = _outside(text)
    found = _levels(outer, right_to_left=right_to_left)
    for start, end in stretches:
        inner = text[start + 1 : end]
        backwards = is_right_to_left(inner)
        own = found[start]
        raised = own + 1 + ((own + 1) % 2 != backwards) - backwards
        found[start + 1 : end] = [
            level + raised for level in levels(inner, right_to_left=backwards)
        ]
        found[end : end + 1] = [own]
    return found


def _outside(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text of the same length without what is isolated, and where that begins and ends."""
    outer: list[str] = []
    stretches: list[tuple[int, int]] = []
    depth = start = 0
    for index, character in enumerate(text):
        if character == ISOLATE:
            start = start if depth else index
            depth += 1
        if depth:
            outer.append(_OBJECT if index == start else _NOTHING)
        else:
            outer.append(character)
        if character == END and depth:
            depth -= 1
            if not depth:
                stretches.append((start, index))
    return "".join(outer), [*stretches, *([(start, len(text))] if depth else [])]


_OBJECT = "\ufffc"
_NOTHING = "\u200b"
"""A sign without a direction, and one that the algorithm does without."""


def _levels(text: str, *, right_to_left: bool) -> list[int]:
    from bidi import algorithm

    base = int(right_to_left)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    resolved = iter(storage["chars"])
    found: list[int] = []
    for character in text:
        if bidirectional(character) in _LEFT_OUT:
            found.append(found[-1] if found else base)
        else:
            found.append(next(resolved)["level"])
    return found


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """The runs of a line by their levels, as they stand from left to right (L2)."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def mirrored(text: str) -> str:
    """The text as it stands from left to right when it runs from right to left (L4)."""
    from bidi.mirror import MIRRORED

    return "".join(MIRRORED.get(each, each) for each in reversed(text))
