"""What is noted of the texts of a facts file while it is read, for the rules that look at them."""

from __future__ import annotations

from factpress.frozen import frozen
from factpress.problems import Position


@frozen
class TypedNumber:
    """A number that is typed in prose instead of being a figure."""

    digits: str
    at: Position


@frozen
class Todo:
    """A text that still says todo: what it is, and what is to be written there."""

    what: str
    hint: str
    at: Position
