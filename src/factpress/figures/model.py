"""A figure with its value, wherever it came from."""

from __future__ import annotations

from factpress.facts.model import Citation, FigureFact
from factpress.frozen import frozen
from factpress.quantities.quantity import Quantity


@frozen
class Figure:
    """A figure. `inputs` are the ids that a derived figure is calculated from.

    `citations` of a derived figure are those of its inputs, each once.
    """

    fact: FigureFact
    value: Quantity
    inputs: tuple[str, ...]
    citations: tuple[Citation, ...]

    @property
    def id(self) -> str:
        """The id in the facts file."""
        return self.fact.id

    @property
    def is_derived(self) -> bool:
        """Whether it is calculated from other figures."""
        return self.fact.formula is not None
