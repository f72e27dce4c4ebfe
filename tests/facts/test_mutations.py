"""Damaged facts files: each gives a result or problems, never a traceback.

`python -m tests.robustness` examines as many of them as one likes.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factpress.build.preparation import problems_of
from factpress.problems import has_errors
from tests.robustness.damage import WEIGHTS, bases, damaged
from tests.robustness.examination import examined


@pytest.mark.parametrize("name", WEIGHTS)
def test_what_is_damaged_was_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(bases()[name], "utf-8")
    assert not has_errors(problems_of(path))


def test_a_number_makes_the_same_file_each_time() -> None:
    assert damaged(1, 7) == damaged(1, 7)
    assert len({damaged(1, number) for number in range(50)}) == 50


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_file_gives_a_result_or_problems(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "facts.yaml"
    for number in range(20):
        text, _ = damaged(seed, number)
        path.write_bytes(text.encode("utf-8"))
        assert examined(path).fault == "", f"python -m tests.robustness --seed {seed}"
