"""Damaged facts files: each gives a result or problems, never a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from factpress.build.preparation import prepare
from factpress.problems import ProblemsFound
from tests.conftest import ARMENIA

FRAGMENTS = [
    "{", "}", "[", "]", ":", "- ", '"', "'", "&a ", "*a", "!x ", "\t", "|", ">", "#", "NO", "on",
    "1_000", "12:30", "1e3", "2023-11-21", "~", "..", "%", "not reported", "{budget_2024}",
    "{figure:x}", "[@article]", "\x00", "\u202e", "é", "`", "$", "holds: ", "()", "/0", "**",
    "9" * 50, "null", "{{", "}}", "- - ", "? ", ": :", "---", "...", "<b>", "\\", "\n", "\n  ",
]  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    """The text with a few fragments put in, left out, or moved."""
    for _ in range(chance.choice([1, 1, 1, 2, 3, 6])):
        place = chance.randrange(len(text))
        match chance.randrange(4):
            case 0:
                text = text[:place] + chance.choice(FRAGMENTS) + text[place:]
            case 1:
                text = text[:place] + text[place + chance.choice([1, 2, 5, 20, 80]) :]
            case 2:
                fragment = chance.choice(FRAGMENTS)
                text = text[:place] + fragment + text[place + chance.choice([1, 2, 4, 8]) :]
            case 3:
                lines = text.split("\n")
                one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[one], lines[other] = lines[other], lines[one]
                text = "\n".join(lines)
    return text


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_file_gives_a_result_or_problems(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    original = ARMENIA.read_text("utf-8")
    path = tmp_path / "facts.yaml"
    outcomes = []
    for _ in range(10):
        path.write_text(mutated(original, chance), "utf-8")
        try:
            outcomes.append(bool(prepare(path).story.sections))
        except ProblemsFound as found:
            outcomes.append(all(problem.message for problem in found.problems))
    assert outcomes == [True] * 10
