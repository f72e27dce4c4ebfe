"""Each rule on small facts files: what it says, where, and what it leaves alone."""

from __future__ import annotations

import pytest

from factpress.build.preparation import prepare
from factpress.problems import ProblemsFound
from tests.conftest import ARMENIA

FACTS = """\
factpress: 1
title: A briefing
date: 2024-01-31
bottom_line: "{{a}} and {{b}}"
key_figures: [a, b]
sources: {{s: {{title: The source}}}}
figures:
  a: {a}
  b: {b}
{more}
sections:
  - headline: {headline}
{section}
"""
MILLIONS = "{label: 'Spending, 2022', value: 5 million EUR, period: 2022, source: 's, page 1'}"
LATER = "{label: 'Spending, 2023', value: 7 million EUR, period: 2023, source: 's, page 1'}"


def told(
    write_facts, code, *, a=MILLIONS, b=LATER, more="", headline="Spending is reported", section=""
):
    """Line, column, severity and message of the problems with the code."""
    text = FACTS.format(a=a, b=b, more=more, headline=headline, section=section)
    try:
        problems = prepare(write_facts(text)).problems
    except ProblemsFound as found:
        problems = found.problems
    return [
        (p.position.line, p.position.column, p.severity.value, p.message.replace("\u00a0", " "))
        for p in problems
        if p.code == code
    ]


def percent(value: str, poll: str = "", label: str = "Share who agree") -> str:
    poll = f", poll: {{pollster: X{poll}}}" if poll is not None else ""
    return f"{{label: {label}, value: {value}, source: 's, page 1'{poll}}}"


FULL_POLL = (
    ", population: adults, sample_size: '1003', fieldwork: May, margin_of_error: 3 points, "
    "question: Q, other_answers: none, mode: by telephone, sponsor: Y, weighting: by age"
)

# The rule; what is in the file; where and how it is told, None when it is not.
CASES = [
    ("FP102", {"more": "  c: {label: C, value: 1 EUR, source: 's, page 1'}"},
     (10, 3, "warning", "The figure 'c' is never used")),
    ("FP102", {"more": "  c: {label: C, value: 1 EUR, source: 's, page 1'}",
               "section": "    points: ['{c} was paid']"}, None),
    ("FP102", {"more": "  c: {label: C, value: 2 EUR, source: 's, page 1'}\n"
                       "  d: {label: D, formula: c * 2}", "section": "    text: It is {d}."}, None),
    ("FP102", {"more": "  c: {label: C, value: 2 EUR, source: 's, page 1'}\n"
                       "  d: {label: D, formula: c * 2}", "section": "    points: ['{c}']"},
     (11, 3, "warning", "'d' is never used")),
    ("FP102", {"more": "  c: {label: C, value: 2 EUR, source: 's, page 1'}",
               "section": "    holds: c > 1"}, None),
    ("FP103", {"a": MILLIONS.replace("'s, page 1'", "s")},
     (8, 76, "information", "'s' is named without the place in it")),
    ("FP103", {"more": "events:\n  - {date: 2023-10, text: It began, source: s}"},
     (11, 45, "information", "'s' is named without the place in it")),
    ("FP103", {"more": "  c: {label: C, formula: b / a}"}, None),
    ("FP104", {"a": percent("58 %", ", question: Q"), "b": percent("47 %", ", question: Q")},
     (9, 3, "error", "'a' and 'b' of one poll sum to 105 %")),
    ("FP104", {"a": percent("58 %", ", question: Q"), "b": percent("42 %", ", question: Q")}, None),
    ("FP104", {"a": percent("50.5 %", ", question: Q"), "b": percent("49.6 %", ", question: Q")},
     None),
    ("FP104", {"a": percent("58 %", ", question: Q"), "b": percent("40..45 %", ", question: Q")},
     (9, 3, "warning", "The upper ends of the shares 'a' and 'b' of one poll sum to 103 %")),
    ("FP104", {"a": percent("58 %"), "b": percent("47 %")},
     (9, 3, "warning", "more than the whole, if they answer one question")),
    ("FP104", {"a": percent("58 %", ", question: Q"), "b": percent("47 %", ", question: R")}, None),
    ("FP104", {"a": percent("58 %", None), "b": percent("47 %", None),
               "section": "    chart: {kind: share, figures: [a, b]}"},
     (13, 26, "error", "'a' and 'b' of one chart sum to 105 %")),
    ("FP104", {"a": percent("120 %")},
     (8, 3, "warning", "'a' is a share of a whole, but more than 100 %")),
    ("FP104", {"a": percent("120 %", None, "Growth since 2022")}, None),
    ("FP105", {"a": percent("58 %", FULL_POLL)}, None),
    ("FP105", {"a": percent("58 %", FULL_POLL.replace(", sponsor: Y, weighting: by age", ""))},
     (8, 3, "information", "does not disclose the sponsor (AAPOR and BPC) and the weighting")),
    ("FP105", {"a": percent("58 %", FULL_POLL.replace(", margin_of_error: 3 points", ""))},
     (8, 3, "information", "the precision of the results (AAPOR)")),
    ("FP105", {"a": percent("58 ± 3 %", FULL_POLL.replace(", margin_of_error: 3 points", ""))},
     None),
    ("FP106", {"headline": "Defence spending"}, (12, 15, "warning", "names a topic")),
    ("FP106", {"headline": "The rise of the far right in Europe"}, (12, 15, "warning", "topic")),
    ("FP106", {"headline": "Spending rises"}, None),
    ("FP107", {"headline": "One two three four five six seven eight nine ten eleven is {a}"},
     (12, 15, "warning", "13 words, more than 12")),
    ("FP107", {"headline": "One two three four five six seven eight nine ten is {a}"}, None),
    ("FP108", {"a": MILLIONS.replace("EUR", "TIV"), "section": "    holds: a > b"},
     (13, 12, "error", "The condition mixes 'a', in TIV, with 'b', which is money")),
    ("FP108", {"a": MILLIONS.replace("EUR", "TIV"), "more": "  c: {label: C, formula: b / a}"},
     (10, 26, "error", "The formula mixes 'a', in TIV, with 'b', which is money")),
    ("FP108", {"a": MILLIONS.replace("EUR", "TIV"),
               "section": "    chart: {kind: change, from: a, to: b}"},
     (13, 19, "error", "The chart mixes 'a', in TIV")),
    ("FP108", {"a": MILLIONS.replace("EUR", "TIV"), "b": LATER.replace("EUR", "TIV"),
               "section": "    chart: {kind: change, from: a, to: b}"}, None),
]  # fmt: skip

SUPPLY = (
    "supplies:\n  - {{supplier: FR, recipient: AM, item: Mistral, kind: missiles, "
    "status: {status}, source: 's, page 1'}}"
)
SAYS = "statements:\n  - {who: Ilham Aliyev, says: accuses Paris of raising tensions here, "
SAYS += "source: 's, page 1'}"
SIGNED = SUPPLY.format(status="contract signed")
CASES += [
    ("FP109", {"more": SIGNED, "section": "    points: [Mistral missiles were delivered]"},
     (14, 36, "warning", "'delivered' is said of 'Mistral', whose status is 'contract signed'")),
    ("FP109", {"more": SIGNED, "section": "    points: [Mistral missiles are to be delivered]"},
     None),
    ("FP109", {"more": SIGNED, "section": "    points: [Contracts signed for Mistral]"}, None),
    ("FP109", {"more": SUPPLY.format(status="ordered in May and delivered"),
               "section": "    points: [Mistral missiles were delivered]"}, None),
    ("FP109", {"more": SUPPLY.format(status="on its way, stage: delivering"),
               "section": "    points: [Mistral missiles were delivered]"}, None),
    ("FP109", {"more": SUPPLY.format(status="agreed in May and to be delivered, stage: ordered"),
               "section": "    points: [Mistral missiles were delivered]"},
     (14, 36, "warning", "whose status is 'agreed in May and to be delivered'")),
    ("FP109", {"headline": "'{b} is what was ordered and delivered'"},
     (12, 32, "warning", "counts 'ordered and delivered' together")),
    ("FP110", {"more": SAYS, "section": "    points: [He accuses Paris of raising tensions]"},
     (14, 17, "warning", "'accuses Paris of raising tensions' are words of Ilham Aliyev")),
    ("FP110", {"more": SAYS, "section": "    points: [Aliyev accuses Paris of raising tensions]"},
     None),
    ("FP110", {"more": SAYS, "section": "    points: [Aliyev speaks, "
               "He accuses Paris of raising tensions]"}, None),
    ("FP110", {"more": SAYS, "section": "    points: [Paris is accused of raising tension]"}, None),
    ("FP111", {"section": "    chart: {kind: change, from: a, to: b, min: 4}"},
     (13, 43, "error", "'min' would cut the bars off from zero")),
    ("FP060", {"section": "    chart: {kind: change, from: a, to: b, min: 4}"}, None),
    ("FP111", {"section": "    chart: {kind: change, from: a, to: b}"}, None),
    ("FP111", {"section": "    chart: {kind: timeline, min: 4}"}, None),
    ("FP112", {"a": percent("62.4")}, (8, 3, "warning", "'a' is a number without a unit")),
    ("FP112", {"a": percent("62.4 points")}, None),
    ("FP112", {"a": percent("not reported")}, None),
    ("FP112", {"a": percent("62.4", None)}, None),
    ("FP060", {"section": "    chart: {kind: timeline, min: 4}"},
     (13, 29, "error", "A timeline chart has no option 'min'")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "parts", "expected"),
    CASES,
    ids=[f"{code}-{number}" for number, (code, _, _) in enumerate(CASES)],
)
def test_what_a_rule_says(write_facts, code, parts, expected):
    found = told(write_facts, code, **parts)
    if expected is None:
        assert found == []
        return
    assert [each[:3] for each in found] == [expected[:3]]
    assert expected[3] in found[0][3]


TOPICS = [
    "Defence spending", "Poll results", "France and India as suppliers", "Next steps",
    "The budget for 2024", "Reported supplies of arms", "Key figures", "Risks and options",
    "Background to the talks", "Regional stability", "Armenia’s new alliances",
]  # fmt: skip
SENTENCES = [
    "Spending rises", "It is up", "Passenger numbers rise by more than a fifth", "Prices fell",
    "France supplies Armenia with radars", "Ministry overhauls its payroll",
    "Four in ten respondents see France as an ally", "Who would mediate remains open",
    "Decide by March", "{a} went to schools", "Exports to Iran doubled in a year",
    "Azerbaijan refuses talks and offers direct ones", "Trade with China shrinks again",
    "Two thirds of firms hire abroad", "India adds rockets and howitzers", "We don't know why",
    "Talks stall", "Ministers overhaul their plans",
    "Exports more than double",
    "Russia blames the West", "Borders reopened", "Contracts signed for radars",
]  # fmt: skip


@pytest.mark.parametrize("headline", TOPICS)
def test_a_topic_is_told(write_facts, headline):
    assert len(told(write_facts, "FP106", headline=f'"{headline}"')) == 1


@pytest.mark.parametrize("headline", SENTENCES)
def test_a_sentence_is_left_alone(write_facts, headline):
    assert told(write_facts, "FP106", headline=f'"{headline}"') == []


def test_headlines_in_other_languages_are_not_judged():
    from factpress.checks.verbs import VERBS

    assert list(VERBS) == ["en"]


def test_the_armenia_briefing_says_nothing_that_its_facts_do_not():
    (poll,) = prepare(ARMENIA).problems
    assert (poll.code, poll.severity, poll.position.line) == ("FP105", "information", 48)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ignore: {FP106: Topics are the house style.}", []),
        ("# factpress: ignore FP106 because it is a list", [(12, 15)]),
    ],
)
def test_a_rule_is_switched_off_with_a_reason(write_facts, line, expected):
    text = FACTS.format(a=MILLIONS, b=LATER, more=line, headline="Defence spending", section="")
    problems = prepare(write_facts(text)).problems
    found = [(p.position.line, p.position.column) for p in problems if p.code == "FP106"]
    assert found == expected


def test_a_comment_switches_a_rule_off_on_its_line(write_facts):
    headline = "Defence spending   # factpress: ignore FP106 because it is a list"
    assert told(write_facts, "FP106", headline=headline) == []
