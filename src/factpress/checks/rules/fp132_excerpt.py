"""FP132: an excerpt does not stand in the text of its source.

The excerpt is the few words that hold a figure. It is looked for in the source's local
text, first as it stands, then with spaces folded and typographic quotes and dashes read as
plain ones. The nearest words of the text are offered. Without a local text nothing is said.

Passes: `excerpt: between 700 and 800` where the text says so.
Fails: `excerpt: between 700 and 900`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.facts.model import Citation
from factpress.problems import Position, Severity

_FOLDED = str.maketrans(
    "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2212", '\'\'\'"""""---'
)
_NEAR = 0.6


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each excerpt that none of its sources' texts holds."""
    for figure in checked.facts.figures.values():
        yield from _fault(figure.excerpt, figure.citations, figure.excerpt_at, checked.sources)
        for rival in figure.rivals:
            yield from _fault(rival.excerpt, rival.citations, rival.at, checked.sources)


def _fault(
    excerpt: str, citations: tuple[Citation, ...], at: Position, sources: Mapping[str, str]
) -> Iterator[Fault]:
    texts = [sources[each.source] for each in citations if each.source in sources]
    if not excerpt or not texts or any(_holds(text, excerpt) for text in texts):
        return
    near = _nearest(texts, excerpt)
    yield Fault(
        at,
        f"The source does not say '{excerpt}'",
        f"The nearest words are '{near}'." if near else "Copy the few words that hold the figure.",
    )


def _holds(text: str, excerpt: str) -> bool:
    return excerpt in text or folded(excerpt) in folded(text)


def folded(text: str) -> str:
    """The text with spaces folded, plain quotes and dashes, and small letters."""
    return " ".join(text.translate(_FOLDED).split()).casefold()


def _nearest(texts: list[str], excerpt: str) -> str:
    """The words of the texts most like the excerpt; empty when none are."""
    wanted = folded(excerpt)
    length = len(wanted.split())
    best, found = _NEAR, ""
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for text in texts:
        words = text.split()
        for start in range(max(1, len(words) - length + 1)):
            candidate = " ".join(words[start : start + length])
            matcher.set_seq1(folded(candidate))
            if matcher.real_quick_ratio() <= best or matcher.quick_ratio() <= best:
                continue
            ratio = matcher.ratio()
            if ratio > best:
                best, found = ratio, candidate
    return found


RULE = BriefingRule("FP132", "An excerpt is not in its source.", Severity.ERROR, check)
