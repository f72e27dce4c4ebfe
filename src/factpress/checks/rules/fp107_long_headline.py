"""FP107: a headline has more than twelve words.

A headline is read in one look and stands on two lines of a slide at most (Alley, The Craft
of Scientific Presentations, 2nd ed., 2013, asks for no more than two lines); at the size of
a slide headline that is about twelve words. A printed figure counts as one word.

Passes: `headline: Spending rises`
Fails: a headline of thirteen words.
"""

from __future__ import annotations

from collections.abc import Iterator

from factpress.checks.model import FactsRule, Fault
from factpress.facts.model import Facts
from factpress.facts.prose import MARK
from factpress.problems import Severity

_MOST_WORDS = 12


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each headline that is too long."""
    for section in facts.sections:
        for prose in section.headline.wordings:
            text = MARK.sub(lambda match: "0" if match["id"] else " ", prose.text)
            words = [word for word in text.split() if any(map(str.isalnum, word))]
            if len(words) > _MOST_WORDS:
                yield Fault(
                    prose.at,
                    f"The headline has {len(words)} words, more than {_MOST_WORDS}",
                    "Keep the finding; move the rest into the points.",
                )


RULE = FactsRule("FP107", "A headline has more than twelve words.", Severity.WARNING, check)
