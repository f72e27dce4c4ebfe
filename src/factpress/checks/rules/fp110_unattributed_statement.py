"""FP110: the briefing says in its own voice what somebody else says.

What a party says is evidence of what it says, not of what is so. A sentence that repeats
five or more words of a statement in a row, articles left aside, and does not name who says
it, makes the briefing the speaker. Any word of the name will do ("Aliyev"); a sentence that
begins with a pronoun takes the name from the headline or from what stands before it.

Passes: `points: [Russia considers that the West orchestrated the reaction]`
Fails: `points: [The West orchestrated the reaction]`, with the statement of Russia.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factpress.checks.model import FactsRule, Fault
from factpress.checks.passages import Part, Sentence, passages_of
from factpress.facts.model import Facts, Section, Statement
from factpress.facts.prose import MARK
from factpress.problems import Severity

_RUN = 5
_WORD = re.compile(r"\{[^{}]*\}|[^\W_]+(?:[’'-][^\W_]+)*")
_ARTICLES = frozenset("the a an".split())
_SMALL = frozenset("of and for".split())
_PRONOUNS = frozenset("it he she they its his her their this that".split())


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each sentence that repeats a statement without naming who makes it."""
    runs = _runs(facts.statements)
    if not runs:
        return
    section: Section | None = None
    before = ""
    for passage in passages_of(facts):
        if passage.part is Part.HEADLINE or passage.section is not section:
            before = passage.section.headline.prose.text if passage.section else ""
            section = passage.section
        for sentence in passage.sentences:
            yield from _fault(sentence, before, runs)
            before += " " + sentence.text


def _runs(statements: Sequence[Statement]) -> dict[tuple[str, ...], list[Statement]]:
    found: dict[tuple[str, ...], list[Statement]] = {}
    for statement in statements:
        words = [word for word, _, _ in _words(statement.says.text)]
        for index in range(len(words) - _RUN + 1):
            found.setdefault(tuple(words[index : index + _RUN]), []).append(statement)
    return found


def _fault(
    sentence: Sentence, before: str, runs: dict[tuple[str, ...], list[Statement]]
) -> Iterator[Fault]:
    words = _words(sentence.text)
    folded = tuple(word for word, _, _ in words)
    named = set(folded)
    if words and words[0][0] in _PRONOUNS:
        named |= {word for word, _, _ in _words(before)}
    for index in range(len(words) - _RUN + 1):
        run = words[index : index + _RUN]
        makers = runs.get(folded[index : index + _RUN], [])
        if makers and not any(_name_words(each.who) & named for each in makers):
            start, end = run[0][1], run[-1][2]
            said = " ".join(sentence.text[start:end].split())
            yield Fault(
                sentence.part(start, end),
                f"'{said}' are words of {makers[0].who}, said in the briefing's own voice",
                f"Name {makers[0].who} in the sentence.",
            )
            return


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a text, folded, with where they stand; no articles, no citations."""
    bare = MARK.sub(lambda match: match[0] if match["id"] else " " * len(match[0]), text)
    return tuple(
        (word, match.start(), match.end())
        for match in _WORD.finditer(bare)
        if (word := match[0].casefold().replace("'", "’")) not in _ARTICLES
    )


def _name_words(who: str) -> set[str]:
    words = {word.removesuffix("’s") for word, _, _ in _words(who)}
    plain = {word for word in words if word not in _SMALL}
    return plain | {f"{word}’s" for word in plain} | {f"{word}s’" for word in plain}


RULE = FactsRule(
    "FP110", "The briefing says in its own voice what somebody else says.", Severity.WARNING, check
)
