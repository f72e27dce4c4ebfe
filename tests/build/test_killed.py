"""Whole builds killed at random moments; `python -m tests.build.killing` kills more of them."""

from __future__ import annotations

import random

import pytest

from tests.build.killing import kill_builds


@pytest.mark.slow
def test_a_killed_build_leaves_whole_files_and_the_next_one_puts_them_right(tmp_path):
    left, faults = kill_builds(tmp_path, 12, random.Random(7))
    assert faults == []
    assert sum(pairs.total() for pairs in left.values()) == 12
    assert {pair for pairs in left.values() for pair in pairs} <= {"old", "new"}
