"""What a format is: the problems of some files, as one text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factpress.problems import Problem

Format = Callable[[Sequence[Problem], int], str]
"""Makes a text, without the last line end, of problems in file order and of how many files
were checked."""
