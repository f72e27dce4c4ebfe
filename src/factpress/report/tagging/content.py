"""Marked content in the operators of a page (ISO 32000-1, 14.6 and 14.8.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factpress.report.tagging.structure import Role

_PAINTING = frozenset("S s f F f* B B* b b* sh Do EI ET".split())


class Mark(str):
    """Operators that begin or end marked content, or hold whole sequences of it.

    `depth` is by how much they change the depth of what is open.
    """

    depth: int

    def __new__(cls, operators: str, depth: int = 0) -> Mark:
        """The operators, which change the depth by so much."""
        mark = super().__new__(cls, operators)
        mark.depth = depth
        return mark


def beginning(role: Role, mcid: int) -> Mark:
    """Begins a sequence that an element owns."""
    return Mark(f"/{role} <</MCID {mcid}>> BDC", 1)


def beginning_artifact(kind: str = "", subtype: str = "") -> Mark:
    """Begins what is no part of the text: `Pagination` of subtype `Header`, for one."""
    if not kind:
        return Mark("/Artifact BMC", 1)
    more = f" /Subtype /{subtype}" if subtype else ""
    return Mark(f"/Artifact <</Type /{kind}{more}>> BDC", 1)


def ending() -> Mark:
    """Ends the sequence that was begun last."""
    return Mark("EMC", -1)


def with_artifacts(operators: Iterable[str]) -> Iterator[str]:
    """The operators of a page; what they paint outside marked content is made an artifact.

    So no rule, box or background is left untagged (ISO 14289-1, 7.1), whoever draws it.
    """
    depth, within = 0, False
    for each in operators:
        if isinstance(each, Mark):
            if within:
                yield "EMC"
                within = False
            depth += each.depth
        elif not depth and not within and _paints(each):
            yield "/Artifact BMC"
            within = True
        yield each
    if within:
        yield "EMC"


def _paints(operators: str) -> bool:
    last = operators.rsplit(None, 1)[-1:]
    return bool(last) and last[0] in _PAINTING
