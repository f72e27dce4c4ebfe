"""FP105: a poll does not disclose what the polling associations ask for.

The Code of the American Association for Public Opinion Research (AAPOR Code of
Professional Ethics and Practices, April 2021, section III.A) and the British Polling
Council (BPC, Rules of Disclosure) list what must be told with a poll, so that a reader can
judge it. The documents print the core of it as not disclosed where it is missing; this
rule names every item, as information: what a source does not say cannot be mended here. A
value given as a ± b discloses its margin of error.

Passes: a `poll` with population, sample_size, fieldwork, margin_of_error, question, mode,
sponsor, weighting and other_answers.
Fails: `poll: {pollster: GALLUP, population: adults}`
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factpress.checks.model import FactsRule, Fault
from factpress.facts.model import Facts
from factpress.problems import Severity, enumeration
from factpress.quantities.quantity import Form

AAPOR, BPC = "AAPOR", "BPC"

WANTED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "population": ("the population asked", (AAPOR, BPC)),
    "sample_size": ("the sample size", (AAPOR, BPC)),
    "fieldwork": ("the dates of fieldwork", (AAPOR, BPC)),
    "mode": ("the mode of interview", (AAPOR, BPC)),
    "sponsor": ("the sponsor", (AAPOR, BPC)),
    "question": ("the wording of the question", (AAPOR, BPC)),
    "weighting": ("the weighting", (AAPOR,)),
    "margin_of_error": ("the precision of the results", (AAPOR,)),
    "other_answers": ("the other answers", (BPC,)),
}
"""What is to be disclosed, by the key of `poll`: how it is named, and who asks for it."""


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each poll that leaves out what the lists ask for."""
    for figure in facts.figures.values():
        if figure.poll is None:
            continue
        told = {key for key, text in figure.poll.disclosures.items() if text}
        if figure.value is not None and figure.value.form is Form.PLUS_MINUS:
            told.add("margin_of_error")
        missing = [key for key in WANTED if key not in told]
        if not missing:
            continue
        named = [f"{WANTED[key][0]} ({' and '.join(WANTED[key][1])})" for key in missing]
        yield Fault(
            figure.at,
            f"The poll of '{figure.id}' does not disclose {enumeration(named)}",
            f"If the source gives it, add {enumeration([repr(key) for key in missing])} to 'poll'.",
        )


RULE = FactsRule(
    "FP105",
    "A poll does not disclose what AAPOR and BPC ask for.",
    Severity.INFORMATION,
    check,
)
