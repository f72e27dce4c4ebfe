"""Damaged facts files, each made anew from its number: whole files with a few changes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from functools import cache

from tests.conftest import ARMENIA, PROJECT, SMALL
from tests.facts.test_problems import GOOD

STARTER = PROJECT / "src" / "factpress" / "drafting" / "starter.yaml"
FRAGMENTS = [
    "{", "}", "[", "]", ":", "- ", '"', "'", "&a ", "*a", "!x ", "\t", "|", ">", "#", "NO", "on",
    "1_000", "12:30", "1e3", "2023-11-21", "~", "..", "%", "not reported", "{budget_2024}",
    "{figure:x}", "[@article]", "\x00", "\u202e", "é", "`", "$", "holds: ", "()", "/0", "**",
    "9" * 50, "null", "{{", "}}", "- - ", "? ", ": :", "---", "...", "<b>", "\\", "\n", "\n  ",
    "< ", ">= ", "± ", "-", "0", "{}", "[]", '""', "todo", "\ufeff", "\r", "\u0301", "日本", "’",
    " and ", " > 1", "share(", ", ", "<<: ", "!!binary ", "%YAML ", "@", "=", "1/0", "|a|b|\n",
]  # fmt: skip
# Values for keys, so that a fault comes to light late; A and B become ids of the file's figures.
NUMBERS = [
    '"> 0 EUR"', '">= 5 %"', "< 9", "<= -1 EUR", "0..0 %", "-5 %", "100 %", "~0", "0", "6th",
    "not reported", "12 ± 0 %", "0 ± 5 million EUR", "-1..1 million EUR", "2 percentage points",
    "0 times", "1e3", "700..800 trillion USD", "{low: 1, high: 2, unit: EUR}", "0.001..900 EUR",
    "99.9..100.1 %", "12345678901234567890 EUR", "1 trillion systems", "-0 %", "~7..8 %",
]  # fmt: skip
FORMULAS = [
    "A / B", "A - A", "A / (A - A)", "share(A, B)", "change(A, B)", "mean(A, B, A)", "-A", "A * 0",
    "max(A)", "A > B", "B > A and A < B", "1 < 2", "A == A", "A != B", "A > 1", "1 < A < 3", "A",
    "sum(A, B) / 2 >= A", "A * A", "A - 1 EUR", "A / 1000000000000", "100 % - A", "A and B",
    "C > 1",
]  # fmt: skip
DATES = [
    "2023-02-30", "2023", "before 2023-11-21", "0001", "9999-12-31", "2023..2024", "2023-11-21",
    "2023-11, before 2023-11-21", "after 9999", "2024-02-29..2024-03", "not reported", "0000",
]  # fmt: skip
EXHIBITS = [
    "{kind: share, figures: A}", "{kind: share, figures: [A, B, A]}", "{kind: timeline}",
    "{kind: change, from: A, to: B}", "{kind: change, from: A, to: A, title: '{B}'}",
    "{kind: supply-map}", "{kind: undisclosed}", "{kind: supplies, supplier: []}",
    "{kind: supplies}", "{kind: statements, who: [x, y]}", "{kind: share, figures: []}",
]  # fmt: skip
TEXTS = [
    "null", "~", "[]", "{}", "[a, b]", "{a: b}", '""', '" "', "|", "NO", '"{A}"', '"{figure:A}"',
    '"[@report]"', '"[@report, page 1][@report, page 2]"', "[A, B]", "A", "en-US", '"[]"',
    "[{when: A > B, say: x}, {when: 1 < 2, say: y}, {otherwise: z}]", "{text: x, holds: A > 1}",
    '"**bold** and *more* `code` [link](https://example.org)"', '"# Heading"', '"| a | b |"',
    "'1. x'", '"<b>x</b> &amp; ]]>"', '"\\\\{"', "xx", "x " * 60, "word" * 40, "e\u0301", "日本",
    '"doubles, triples and falls by a half to {A}"', '"a majority, one in five, {A}"',
]  # fmt: skip
_VALUES = {
    "value": NUMBERS,
    **dict.fromkeys(["formula", "holds", "when"], FORMULAS),
    **dict.fromkeys(["date", "issued", "period", "accessed", "review_by"], DATES),
    **dict.fromkeys(["chart", "table"], EXHIBITS),
}
_TOKEN = re.compile(r"[\w.%-]+")
_KEY = re.compile(
    r"""(?P<key>\w+):\ (?P<value>"[^"\n]*"|'[^'\n]*'|\{[^{}\n]*\}|\[[^\[\]\n]*\]|[^\n,{}]*)""",
    re.VERBOSE,
)
_MOST_LETTERS = 40_000

# Small files are quick to read, so that most runs are of them; the large ones have every key.
WEIGHTS: Mapping[str, int] = {
    "small": 30, "good": 34, "manual": 11, "readme": 14, "starter": 7, "armenia": 4,
}  # fmt: skip


@cache
def bases() -> Mapping[str, str]:
    """The files that are damaged, by name."""
    return {
        "small": SMALL,
        "good": GOOD,
        "manual": _example("docs/facts.md"),
        "readme": _example("README.md"),
        "starter": STARTER.read_text("utf-8"),
        "armenia": ARMENIA.read_text("utf-8"),
    }


def damaged(seed: int, number: int) -> tuple[str, str]:
    """The damaged file of a number within a seed, and the name of what it was."""
    chance = random.Random(f"{seed}:{number}")
    name = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    text = bases()[name]
    changes = chance.choice([_ROUGH, _GENTLE, _GENTLE])
    for _ in range(chance.choice([1, 1, 1, 2, 3, 6])):
        text = chance.choice(changes)(text or "\n", chance)[:_MOST_LETTERS]
    return text, name


def _example(page: str) -> str:
    """The first facts file in a page of the documentation."""
    found = re.search(r"^```yaml\n(.*?)^```", (PROJECT / page).read_text("utf-8"), re.S | re.M)
    assert found, page
    return found[1]


def _insert(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + chance.choice(FRAGMENTS) + text[place:]


def _delete(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + text[place + chance.choice([1, 2, 5, 20, 80]) :]


def _overwrite(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + chance.choice(FRAGMENTS) + text[place + chance.choice([1, 2, 4, 8]) :]


def _swap_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _repeat_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return "\n".join(lines)


def _indent_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    place = chance.randrange(len(lines))
    line = lines[place]
    lines[place] = chance.choice([f"  {line}", f" {line}", line[1:], line[2:], f"\t{line}"])
    return "\n".join(lines)


def _exchange_words(text: str, chance: random.Random) -> str:
    """A word for another of the file, which most often stays YAML and reaches later stages."""
    words = list(_TOKEN.finditer(text))
    if not words:
        return text
    one, other = chance.choice(words), chance.choice(words)
    return text[: one.start()] + other[0] + text[one.end() :]


def _replace_value(text: str, chance: random.Random) -> str:
    """What stands behind a key for something that its key may have, or that another key has."""
    found = list(_KEY.finditer(text))
    if not found:
        return text
    one, other = chance.choice(found), chance.choice(found)
    ids = re.findall(r"^  ([a-z]\w*):", text, re.MULTILINE) or ["x"]
    made = chance.choice(_VALUES.get(one["key"], TEXTS))
    made = re.sub(r"\b[AB]\b", lambda _: chance.choice(ids), made)
    value = chance.choice([made, made, made, other["value"]])
    return text[: one.start("value")] + value + text[one.end("value") :]


def _change_number(text: str, chance: random.Random) -> str:
    numbers = list(re.finditer(r"\d+", text))
    if not numbers:
        return text
    found = chance.choice(numbers)
    other = chance.choice(["0", "-1", "1e9", "99999999999", "0.5", "1", "13", "2999", "-0", "00"])
    return text[: found.start()] + other + text[found.end() :]


def _cut_off(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text))]


def _swap_entries(text: str, chance: random.Random) -> str:
    """Two lines of the same indentation, which most often leaves YAML behind."""
    lines = text.split("\n")
    one = chance.randrange(len(lines))
    depth = len(lines[one]) - len(lines[one].lstrip())
    alike = [index for index, line in enumerate(lines) if len(line) - len(line.lstrip()) == depth]
    other = chance.choice(alike)
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _delete_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


Change = Callable[[str, random.Random], str]
_ROUGH: tuple[Change, ...] = (
    _insert, _delete, _overwrite, _swap_lines, _repeat_line, _indent_line, _cut_off,
)  # fmt: skip
_GENTLE: tuple[Change, ...] = (
    _exchange_words, _exchange_words, _replace_value, _replace_value, _replace_value,
    _change_number, _swap_entries, _delete_line,
)  # fmt: skip
