"""FP123: a qualifier before a figure contradicts it, or says again what it says.

A figure is printed as the source gives it: `~1.4 billion USD` prints "about 1.4 billion US
dollars". So `nearly {budget}` prints "nearly about 1.4 billion", and `more than {share}` of
a known 41.1 % says that it is more than it is. Beside another figure in the same unit the
words compare the two, and are left alone; so are `over` and `under` before lengths of time,
where they mean during.

Passes: `text: "They spend {budget}."`
Fails: `text: "They spend nearly {budget}."`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factpress.checks.evidence import Evidence
from factpress.checks.judging import judged
from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.checks.passages import Passage, Sentence
from factpress.checks.words import Qualifier, Vocabulary
from factpress.facts.prose import MARK
from factpress.figures.model import Figure
from factpress.problems import Severity
from factpress.quantities.quantity import Form
from factpress.quantities.units import UnitKind

CODE = "FP123"
_QUALIFIED = {Form.ABOUT, Form.MORE_THAN, Form.AT_LEAST, Form.LESS_THAN, Form.AT_MOST}
_KNOWN = {Form.EXACT, Form.RANGE, Form.PLUS_MINUS}
_PREPOSITION = {"over", "under", "above", "below", "some", "around"}


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each qualifier that does not go with the figure behind it."""
    return judged(checked, _judge)


def _judge(evidence: Evidence, _passage: Passage, sentence: Sentence) -> Iterator[Fault]:
    for match in MARK.finditer(sentence.asserted):
        figure = evidence.checked.figures.get(match["id"] or "")
        if figure is None or match["kind"]:
            continue
        found = _before(sentence.asserted[: match.start()], evidence.vocabulary)
        if found is None:
            continue
        qualifier, start = found
        words = " ".join(sentence.text[start : match.start()].split())
        if words.casefold() in _PREPOSITION and not _is_size(figure, evidence.vocabulary):
            continue
        printed = evidence.checked.wording.quantity(figure.value)
        at = sentence.part(start, match.end())
        form = figure.value.form
        if form in _QUALIFIED:
            yield Fault(
                at,
                f"'{words}' stands before '{printed}', which has its own qualifier",
                f"Leave '{words}' out; the figure says what the source says.",
            )
        elif form in _KNOWN and _moves(qualifier) and not _compares(figure, sentence, evidence):
            yield Fault(
                at,
                f"'{words}' contradicts the figure: it is {printed}",
                f"Leave '{words}' out; if the source says it, write it into the value.",
            )


def _before(text: str, vocabulary: Vocabulary) -> tuple[Qualifier, int] | None:
    for qualifier in vocabulary.qualifiers:
        match = re.search(rf"(?<![-\w])(?:{qualifier.pattern})\s+$", text)
        if match:
            return qualifier, match.start()
    return None


def _moves(qualifier: Qualifier) -> bool:
    """Whether it says that the value is another than the figure's."""
    is_near = qualifier.low is not None and qualifier.low < 1 and qualifier.high == 1
    return is_near or qualifier.low_open or qualifier.high_open


def _is_size(figure: Figure, vocabulary: Vocabulary) -> bool:
    """Whether `over` before the figure can only mean more than."""
    unit = figure.value.unit
    if unit.kind in {UnitKind.MONEY, UnitKind.PERCENT}:
        return True
    if unit.kind is not UnitKind.COUNT:
        return False
    return re.match(vocabulary.durations, unit.name, re.IGNORECASE) is None


def _compares(figure: Figure, sentence: Sentence, evidence: Evidence) -> bool:
    """Whether the sentence prints another figure in the same unit."""
    others = (evidence.checked.figures.get(id_) for id_ in sentence.figures if id_ != figure.id)
    return any(other is not None and other.value.unit == figure.value.unit for other in others)


RULE = BriefingRule(
    CODE, "A qualifier does not go with the figure behind it.", Severity.WARNING, check
)
