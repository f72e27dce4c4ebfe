"""What the figures beside a claim say: changes from one value to another, and shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factpress.checks.model import Checked
from factpress.checks.passages import Part, Passage, Sentence
from factpress.checks.words import Vocabulary
from factpress.figures.guards import verdicts_of
from factpress.figures.model import Figure
from factpress.frozen import frozen
from factpress.quantities.formula import Call, FormulaError, Name, Operation, names
from factpress.quantities.interval import Interval, Truth
from factpress.quantities.quantity import Form, Quantity, round_to
from factpress.quantities.units import PERCENT, RATIO, UnitKind

_ONE = Interval.point(Decimal(1))
_ZERO = Interval.point(Decimal(0))
_HUNDRED = Interval.point(Decimal(100))
_MARGIN = re.compile(r"(\d+(?:[.,]\d+)?)")
_LARGEST_SHOWN = 1_000
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")


@frozen
class Change:
    """A change: how many times the earlier value the later one is, and whether it is more.

    `ratio` is None where none can be calculated. `shown` words the values. `margin` is the
    combined margin of error of the polls, in percentage points; `difference` the change.
    """

    shown: str
    ratio: Interval | None
    rises: Truth
    falls: Truth
    difference: Interval | None = None
    margin: Decimal | None = None

    @property
    def is_within_margin(self) -> bool:
        """Whether the whole change lies inside the margin of error."""
        if self.margin is None or self.difference is None:
            return False
        return -self.margin <= self.difference.low and self.difference.high <= self.margin


@frozen
class Share:
    """A part of a whole, from 0 to 1; `margin` is the poll's margin of error, as a part of 1."""

    shown: str
    part: Interval
    margin: Decimal | None


@frozen
class Evidence:
    """The figures beside claims, read as changes and shares."""

    checked: Checked
    vocabulary: Vocabulary

    def groups(self, passage: Passage, sentence: Sentence) -> Iterator[Sequence[str]]:
        """Ids of the figures beside a sentence, nearest first.

        Those that the sentence prints; then those of the passage's condition; then, for a
        headline or a title, those of the section's chart and of its points.
        """
        known = self.checked.figures
        yield [id_ for id_ in sentence.figures if id_ in known]
        conditions = [passage.condition]
        if passage.part is Part.TITLE and passage.section:
            conditions.append(passage.section.headline.holds)
        yield list(
            dict.fromkeys(
                name.name for each in conditions if each for name in names(each.guard)
                if name.name in known
            )
        )  # fmt: skip
        if passage.part not in {Part.HEADLINE, Part.TITLE} or passage.section is None:
            return
        exhibit = passage.section.exhibit
        if exhibit:
            yield [
                item for each in exhibit.options.values() for item in each.items if item in known
            ]
        yield [
            reference.name
            for point in passage.section.points
            for reference in point.prose.references
            if reference.kind.value == "figure" and reference.name in known
        ]

    def is_told_already(self, passage: Passage) -> bool:
        """Whether the passage's own guard is not wholly true, which is told as such."""
        if passage.condition is None:
            return False
        try:
            verdicts = verdicts_of(passage.condition, self.checked.figures)
        except (FormulaError, KeyError):
            return True
        return any(verdict.truth is not Truth.ALWAYS for verdict in verdicts)

    # Changes

    def changes(self, passage: Passage, sentence: Sentence) -> list[Change]:
        """The changes beside a sentence, from the nearest group of figures that has any."""
        for number, ids in enumerate(self.groups(passage, sentence)):
            found = [change for id_ in ids for change in self._own_change(id_)]
            if pair := self._pair(ids, sentence if number == 0 else None, passage):
                found.append(self._between(*pair))
            if found:
                return found
        return []

    def _own_change(self, id_: str) -> Iterator[Change]:
        """The change that a figure itself states: a ratio, a change in per cent, a difference."""
        figure = self.checked.figures[id_]
        interval, kind = figure.value.interval, figure.value.unit.kind
        if interval is None:
            return
        tree = figure.fact.formula.tree if figure.fact.formula else None
        order = self._order(tree)
        shown = f"'{id_}' is {self.checked.wording.quantity(figure.value)}"
        if isinstance(tree, Operation) and tree.operator == "-" and order:
            difference = interval if order > 0 else -interval
            yield Change(shown, None, _above(difference, _ZERO), _above(_ZERO, difference))
            return
        if kind is UnitKind.RATIO and order != 0:
            ratio = interval
            if order == -1:
                if interval.low <= 0:
                    return
                ratio = _ONE / interval
        elif kind is UnitKind.PERCENT and self.is_change(figure):
            change = interval / _HUNDRED
            falls = re.search(self.vocabulary.fall_labels, figure.fact.label, re.IGNORECASE)
            if falls and figure.fact.formula is None:
                change = -change
            ratio = _ONE + change
        else:
            return
        yield Change(shown, ratio, _above(ratio, _ONE), _above(_ONE, ratio))

    def _order(self, tree: object) -> int | None:
        """1 if the first figure of a formula is later than its second, -1 if earlier.

        0 if both are for the same time; None if that is not known.
        """
        if not (
            isinstance(tree, Operation)
            and isinstance(tree.left, Name)
            and isinstance(tree.right, Name)
        ):
            return None
        figures = self.checked.figures
        left, right = figures.get(tree.left.name), figures.get(tree.right.name)
        if left is None or right is None:
            return None
        one, other = left.fact.period.span, right.fact.period.span
        if one is None or other is None:
            return None
        return (one > other) - (one < other)

    def is_change(self, figure: Figure) -> bool:
        """Whether a percentage says how much something changed, not what part it is."""
        formula = figure.fact.formula
        if formula is not None:
            return isinstance(formula.tree, Call) and formula.tree.function == "change"
        if figure.fact.poll is not None:
            return False
        return bool(re.search(self.vocabulary.change_labels, figure.fact.label, re.IGNORECASE))

    def _pair(
        self, ids: Sequence[str], sentence: Sentence | None, passage: Passage
    ) -> tuple[Figure, Figure] | None:
        """The earlier and the later of two values of one thing; None when there is no such pair.

        `from {a} to {b}` says so, as does a chart with `from` and `to`; else exactly two like
        figures are a pair when their labels share a word and their periods are known.
        """
        figures = self.checked.figures
        if sentence is not None:
            told = re.search(self.vocabulary.from_to, sentence.asserted, re.DOTALL)
            if told and {told["earlier"], told["later"]} <= set(figures):
                return _like(figures[told["earlier"]], figures[told["later"]])
        exhibit = passage.section.exhibit if passage.section else None
        if exhibit and sentence is None and {"from", "to"} <= set(exhibit.options):
            ends = [exhibit.options[key].items[0] for key in ("from", "to")]
            if set(ends) <= set(ids):
                return _like(figures[ends[0]], figures[ends[1]])
        dated = [
            (span, figures[id_])
            for id_ in dict.fromkeys(ids)
            if not figures[id_].is_derived and (span := figures[id_].fact.period.span)
        ]
        if len(dated) != 2 or dated[0][0] == dated[1][0]:
            return None
        (_, earlier), (_, later) = sorted(dated, key=lambda each: each[0])
        if not _words(earlier.fact.label) & _words(later.fact.label):
            return None
        return _like(earlier, later)

    def _between(self, earlier: Figure, later: Figure) -> Change:
        a, b = earlier.value.interval, later.value.interval
        assert a is not None
        assert b is not None
        say = self.checked.wording.quantity
        ratio = b / a if a.low > 0 else None
        shown = f"{say(earlier.value)} became {say(later.value)}"
        if ratio and ratio.is_bounded and ratio.high < _LARGEST_SHOWN:
            shown += f", {say(_rounded(ratio))}"
        margin = _combined(_margin(earlier), _margin(later))
        return Change(shown, ratio, _above(b, a), _above(a, b), b - a, margin)

    # Shares

    def shares(self, passage: Passage, sentence: Sentence) -> list[Share]:
        """The shares beside a sentence, from the nearest group of figures that has any."""
        for number, ids in enumerate(self.groups(passage, sentence)):
            found = [share for id_ in dict.fromkeys(ids) for share in self._share(id_)]
            if number == 1:  # what a condition compares is nearer than what it calculates with
                found = [*self._compared_shares(passage), *found]
            if found:
                return found
        return []

    def _compared_shares(self, passage: Passage) -> Iterator[Share]:
        """Shares that the condition of a passage calculates: `gas + oil > 50 %`."""
        if passage.condition is None:
            return
        for verdict in verdicts_of(passage.condition, self.checked.figures):
            for term, value in zip(verdict.comparison.terms, verdict.values, strict=True):
                if isinstance(term, Operation | Call) and value.unit == PERCENT and value.interval:
                    shown = self.checked.wording.quantity(value)
                    yield Share(shown, value.interval / _HUNDRED, None)

    def _share(self, id_: str) -> Iterator[Share]:
        figure = self.checked.figures[id_]
        interval = figure.value.interval
        if interval is None or figure.value.unit != PERCENT or self.is_change(figure):
            return
        margin = _margin(figure)
        shown = f"'{id_}' is {self.checked.wording.quantity(figure.value)}"
        if margin is not None:
            shown += f", with a margin of error of {margin.normalize():f} points"
        yield Share(shown, interval / _HUNDRED, margin / 100 if margin is not None else None)


def _like(earlier: Figure, later: Figure) -> tuple[Figure, Figure] | None:
    """The pair, if both values are known and in one unit that can be compared."""
    alike = earlier.value.unit == later.value.unit
    known = earlier.value.interval is not None and later.value.interval is not None
    if not (alike and known) or earlier.value.unit.kind is UnitKind.ORDINAL or earlier is later:
        return None
    return earlier, later


def _above(one: Interval, other: Interval) -> Truth:
    return other.below(one, or_equal=False)


def _words(label: str) -> set[str]:
    return {word.casefold() for word in _LONG_WORD.findall(label)}


def _rounded(ratio: Interval) -> Quantity:
    low, high = round_to(ratio.low, -2), round_to(ratio.high, -2)
    return Quantity(Interval(low, high), RATIO)


def _margin(figure: Figure) -> Decimal | None:
    """The stated margin of error of a poll, in percentage points.

    None for a value given as a ± b: its ends hold the margin already.
    """
    if figure.value.form is Form.PLUS_MINUS:
        return None
    poll = figure.fact.poll
    found = _MARGIN.search(poll.disclosures.get("margin_of_error", "")) if poll else None
    if found is None or figure.value.unit.kind is not UnitKind.PERCENT or len(found[0]) > 6:
        return None
    return Decimal(found[1].replace(",", "."))


def _combined(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    """The margin of a difference: of two polls, the root of the sum of the squares."""
    if one is None or other is None:
        return one if other is None else other
    return round_to((one * one + other * other).sqrt(), -1)
