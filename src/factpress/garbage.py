"""When Python searches for garbage in cycles: seldom, while a briefing is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (200_000, 10, 1_000_000)
"""Thresholds of the collector of garbage: new objects, then whole generations."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Searches seldom, and then among what is young: a build keeps nearly all that it makes
    until it is written."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
