"""FP101: a number is typed in prose.

A number stands in a facts file once, as a figure. Typed in prose it has no source, and it
stays when the figure moves. Allowed are digits within the `names` that the file declares,
within items of its supplies, and within dates that its facts carry.

Passes: `text: "It was {budget} in 2022."` where a figure has the period 2022.
Fails: `text: "It was 5 million."`
"""

from __future__ import annotations

from collections.abc import Iterator

from factpress.checks.model import FactsRule, Fault
from factpress.facts.model import Facts
from factpress.problems import Severity


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each number typed in prose."""
    for number in facts.typed_numbers:
        yield Fault(
            number.at,
            f"The number '{number.digits}' is typed in prose",
            "Make it a figure and write its id in braces; if it is part of a name, add the "
            "name to 'names'.",
        )


RULE = FactsRule("FP101", "A number is typed in prose.", Severity.ERROR, check)
