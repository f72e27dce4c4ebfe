"""Words that claim something of a number: true, true in part, not true, only mentioned."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factpress.build.preparation import prepare
from factpress.checks.judging import inside
from factpress.checks.passages import sentences_of
from factpress.facts.model import Prose
from factpress.problems import Position, ProblemsFound
from factpress.quantities.interval import INFINITY, Interval, Truth

FACTS = """\
factpress: 1
title: A briefing
date: 2024-01-31
bottom_line: It is reported.
sources: {{s: {{title: The source}}}}
figures:
  before: {{label: Spending in 2022, value: {before}, period: 2022, source: "s, page 1"{poll}}}
  after: {{label: Spending in 2023, value: {after}, period: 2023, source: "s, page 1"{poll}}}
  growth: {{label: Growth, formula: after / before}}
  agree: {{label: Share, value: {agree}, source: "s, page 2", poll: {{pollster: X{margin}}}}}
sections:
  - headline: "{headline}"
    chart: {{kind: {chart}}}
    points: ["{point}"]
    text: |
      {text}
"""


def words_told(write_facts, **parts):
    """Line, column, message and hint of the problems with words."""
    given = {
        "before": "700..800 million USD", "after": "~1.4 billion USD", "agree": "41.1 %",
        "margin": "", "poll": "", "headline": "It is reported", "point": "It is reported",
        "text": "It is reported.", "chart": "change, from: before, to: after", **parts,
    }  # fmt: skip
    try:
        problems = prepare(write_facts(FACTS.format(**given))).problems
    except ProblemsFound as found:
        problems = found.problems
    return [
        (p.code, p.position.line, p.position.column, p.message.replace("\u00a0", " "), p.hint)
        for p in problems
        if "FP120" <= p.code <= "FP129"
    ]


# Where it stands, the words, what else the file has; the code, part of message and hint.
CASES = [
    ("headline", "Spending nearly doubles", {}, None, "", ""),
    ("headline", "Spending is to nearly double", {}, None, "", ""),
    ("headline", "Spending doubles", {}, "FP120", "'doubles' is true for only part of the range: "
     "700 to 800 million US dollars became about 1.4 billion", "'nearly double'"),
    ("headline", "Spending triples", {}, "FP120", "'triples' is not what the figures say",
     "'nearly double'"),
    ("headline", "Spending more than doubles", {"after": "2 billion USD"}, None, "", ""),
    ("headline", "Spending more than doubles", {}, "FP120", "'more than doubles' is not", "nearly"),
    ("headline", "Spending is cut in half", {"before": "8 EUR", "after": "4 EUR"}, None, "", ""),
    ("headline", "Spending halves", {"before": "8 EUR", "after": "7 EUR"}, "FP120",
     "'halves' is not what the figures say", "Write 'fall', with the figure."),
    ("headline", "“Doubled” is what they say", {}, None, "", ""),
    ("point", "Doubled is the upper end, {growth} the finding", {}, None, "", ""),
    ("point", "It has not doubled: it is {growth}", {}, None, "", ""),
    ("point", "It would have doubled from {before} to {after}", {}, None, "", ""),
    ("point", "Double-digit growth of {growth}", {}, None, "", ""),
    ("point", "Has it doubled, at {growth}?", {}, None, "", ""),
    ("point", "It doubled from {before} to {after}", {}, "FP120", "'doubled' is true for only part",
     "'nearly double'"),
    ("text", "It was three times the old value, {growth} of it.", {}, "FP120",
     "'growth' is about 1.75 to", "'nearly double'"),
    ("text", "It doubled.", {}, None, "", ""),
    ("headline", "Spending rises by more than a fifth", {"before": "1.1..1.2 million EUR",
     "after": "~1.5 million EUR"}, None, "", ""),
    ("headline", "Spending rises by more than a third", {"before": "1.1..1.2 million EUR",
     "after": "~1.5 million EUR"}, "FP121", "'more than a third' is true for only part",
     "'more than a fifth'"),
    ("headline", "Spending falls by a quarter", {"before": "8 EUR", "after": "6 EUR"},
     None, "", ""),
    ("point", "Four in ten agree ({agree})", {}, None, "", ""),
    ("point", "More than four in ten agree ({agree})", {}, None, "", ""),
    ("point", "Nearly half of them agree ({agree})", {}, "FP121", "'Nearly half' is not what",
     "'more than a third'"),
    ("point", "Half of them agree ({agree})", {"agree": "46..51 %"}, "FP121",
     "'Half' is true for only part of the range: 'agree' is 46 to 51%", "'about half'"),
    ("point", "A third of them agree ({agree})", {}, "FP121", "'A third' is not", "Write"),
    ("point", "The third country has {agree}", {}, None, "", ""),
    ("point", "For half a million people it is {agree}", {}, None, "", ""),
    ("point", "A majority agree ({agree})", {}, "FP122", "'agree' is 41.1%", "plurality"),
    ("point", "A majority agree ({agree})", {"agree": "61 %"}, None, "", ""),
    ("point", "A majority agree ({agree})",
     {"agree": "51 %", "margin": ", margin_of_error: 3 points"}, "FP122",
     "part of the range: 'agree' is 51%, with a margin of error of 3 points", "about half"),
    ("point", "Most respondents agree ({agree})", {}, "FP122", "'Most respondents' is not", ""),
    ("point", "A minority agree ({agree})", {}, None, "", ""),
    ("point", "Most people name others; {agree} agree", {}, None, "", ""),
    ("point", "It is the most visible of them ({agree})", {}, None, "", ""),
    ("text", "They spend nearly {after}.", {}, "FP123", "'nearly' stands before 'about 1.4 billion",
     "Leave 'nearly' out"),
    ("text", "They are more than {agree}.", {}, "FP123", "contradicts the figure: it is 41.1%",
     "Leave 'more than' out"),
    ("text", "They spend {after}, more than {before}.", {}, None, "", ""),
    ("text", "They spend {after}.", {}, None, "", ""),
    ("headline", "Spending rises", {}, None, "", ""),
    ("headline", "Spending falls", {}, "FP124", "'falls' is not what the figures say", "'rise'"),
    ("text", "It fell from {before} to {after}.", {}, "FP124", "'fell' is not", "Write 'rose'."),
    ("text", "It rose from {before} to {after}.", {"after": "750..900 million USD"}, "FP124",
     "'rose' is true for only part of the range", "'may have changed'"),
    ("text", "It gave rise to talks: {before}, then {after}.", {}, None, "", ""),
    ("text", "It rose from {before} to {after}.", {"before": "41 %", "after": "43 %",
     "poll": ", poll: {pollster: X, margin_of_error: 3 points}"}, "FP124",
     "a change inside the margin of error of 4.2 points", "'little changed'"),
    ("text", "It rose from {before} to {after}.", {"before": "41 %", "after": "48 %",
     "poll": ", poll: {pollster: X, margin_of_error: 3 points}"}, None, "", ""),
    ("text", "It was unchanged, from {before} to {after}.", {}, "FP125", "'unchanged' is not",
     "Write 'rise'"),
    ("text", "It was stable, from {before} to {after}.", {"before": "5 EUR", "after": "5.1 EUR"},
     None, "", ""),
    ("text", "It was unchanged, from {before} to {after}.", {"before": "41 %", "after": "43 %",
     "poll": ", poll: {pollster: X, margin_of_error: 3 points}"}, None, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("place", "words", "parts", "code", "message", "hint"), CASES)
def test_what_words_claim(write_facts, place, words, parts, code, message, hint):
    found = words_told(write_facts, **{place: words}, **parts)
    if code is None:
        assert found == []
        return
    ((told, line, _, said, better),) = found
    assert (told, line) == (code, {"headline": 12, "point": 14, "text": 16}[place])
    assert message in said
    assert hint in better


@pytest.mark.parametrize(
    ("place", "words", "line", "column"),
    [
        ("headline", "Spending doubles", 12, 25),
        ("point", "It doubled from {before} to {after}", 14, 18),
        ("text", "Here.\n\n      It doubled from {before} to {after}.", 18, 10),
    ],
)
def test_words_are_told_where_they_stand(write_facts, place, words, line, column):
    ((_, *at, _, _),) = words_told(write_facts, **{place: words})
    assert at == [line, column]


def test_what_a_guard_tells_is_not_told_twice(write_facts):
    headline = 'Spending doubles"\n    holds: "growth >= 2'
    assert words_told(write_facts, headline=headline) == []
    headline = 'Spending doubles"\n    holds: "growth >= 1.5'
    assert [each[0] for each in words_told(write_facts, headline=headline)] == ["FP120"]


@pytest.mark.parametrize(
    ("low", "high", "limits", "truth"),
    [
        ("1.75", "2", Interval(Decimal("1.75"), Decimal(2)), Truth.ALWAYS),
        ("1.75", "2", Interval(Decimal("1.9"), Decimal("2.1")), Truth.SOMETIMES),
        ("1", "1.5", Interval(Decimal("1.9"), Decimal("2.1")), Truth.NEVER),
        ("2", "3", Interval(Decimal(2), INFINITY, low_open=True), Truth.SOMETIMES),
        ("2", "2", Interval(Decimal(2), INFINITY, low_open=True), Truth.NEVER),
    ],
)
def test_a_range_lies_inside_limits_wholly_partly_or_not(low, high, limits, truth):
    assert inside(Interval(Decimal(low), Decimal(high)), limits) is truth


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("In the U.S. it rose. Then it fell", ["In the U.S. it rose.", "Then it fell"]),
        ("It left the CSTO. It stayed; it left", ["It left the CSTO.", "It stayed;", "it left"]),
        ("- one\n- two {a}\n\nthree", ["- one", "- two {a}", "three"]),
        ("It is so [@s, p. 4]. {a} is more", ["It is so [@s, p. 4].", "{a} is more"]),
        ("", []),
    ],
)
def test_text_is_parted_into_sentences(text, sentences):
    prose = Prose(text, (), Position("f"))
    assert [sentence.text for sentence in sentences_of(prose)] == sentences
