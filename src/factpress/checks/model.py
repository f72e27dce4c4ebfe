"""What a rule is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date

from factpress.exhibits.model import Exhibit
from factpress.facts.model import Facts
from factpress.figures.model import Figure
from factpress.frozen import frozen
from factpress.problems import Position, Problem, Severity
from factpress.story.marks import ProseReader
from factpress.story.model import Story
from factpress.wording import Wording


@frozen
class Checked:
    """A briefing as rules see it.

    `sources` has the local texts that were found, by the ids of their sources. `today` is
    the day on which freshness is judged; None, as in a build, judges none.
    """

    reader: ProseReader
    story: Story
    exhibits: Mapping[str, Exhibit]
    sources: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None

    @property
    def facts(self) -> Facts:
        """What the facts file says."""
        return self.reader.facts

    @property
    def figures(self) -> Mapping[str, Figure]:
        """The figures with their values, by id."""
        return self.reader.figures

    @property
    def wording(self) -> Wording:
        """The words of the briefing's language."""
        return self.reader.wording


@frozen
class Fault:
    """What a rule found: where, what is wrong, and what to do about it.

    `severity` is given where a fault weighs other than the rule's faults do.
    """

    position: Position
    message: str
    hint: str
    severity: Severity | None = None


@frozen
class FactsRule:
    """A rule that needs no more than the facts; its module's docstring is its manual page.

    It runs even on facts that have errors, so that all problems are told at once.
    """

    code: str
    summary: str
    severity: Severity
    check: Callable[[Facts], Iterator[Fault]]

    def problems(self, facts: Facts) -> Iterator[Problem]:
        """A problem for each fault."""
        return _problems(self, self.check(facts))


@frozen
class BriefingRule:
    """A rule that needs the figures or the story; its module's docstring is its manual page."""

    code: str
    summary: str
    severity: Severity
    check: Callable[[Checked], Iterator[Fault]]

    def problems(self, checked: Checked) -> Iterator[Problem]:
        """A problem for each fault."""
        return _problems(self, self.check(checked))


Rule = FactsRule | BriefingRule


def _problems(rule: Rule, faults: Iterator[Fault]) -> Iterator[Problem]:
    for fault in faults:
        severity = fault.severity or rule.severity
        yield Problem(fault.position, rule.code, fault.message, fault.hint, severity)
