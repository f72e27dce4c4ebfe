"""Claims: headlines, points and the bottom line, with their conditions and wordings."""

from __future__ import annotations

from collections.abc import Sequence

from factpress.facts.document import KeyPath
from factpress.facts.interpreter import Interpreter
from factpress.facts.model import Choice, Claim, Condition
from factpress.facts.shape import BottomLineShape, ChoiceShape, PointShape

Wordings = str | Sequence[ChoiceShape]
"""A text, or wordings to choose from."""


def read_claim(
    path: KeyPath, wordings: Wordings, holds: Condition | None, interpreter: Interpreter
) -> Claim:
    """The claim whose text or wordings stand at the path."""
    if isinstance(wordings, str):
        return Claim(interpreter.prose(path, wordings), holds)
    choices = tuple(
        _choice((*path, index), shape, index == len(wordings) - 1, interpreter)
        for index, shape in enumerate(wordings)
    )
    # Which wording holds is known only when the figures are; until then the last stands in.
    return Claim(choices[-1].prose, holds, choices)


def read_point(path: KeyPath, shape: str | PointShape, interpreter: Interpreter) -> Claim:
    """A point of a section."""
    if isinstance(shape, str):
        return read_claim(path, shape, None, interpreter)
    holds = interpreter.condition((*path, "holds"), shape.holds)
    return read_claim((*path, "text"), shape.text, holds, interpreter)


def read_bottom_line(shape: str | BottomLineShape, interpreter: Interpreter) -> Claim:
    """The bottom line."""
    if isinstance(shape, str):
        return read_claim(("bottom_line",), shape, None, interpreter)
    holds = interpreter.condition(("bottom_line", "holds"), shape.holds)
    return read_claim(("bottom_line", "text"), shape.text, holds, interpreter)


def _choice(path: KeyPath, shape: ChoiceShape, is_last: bool, interpreter: Interpreter) -> Choice:
    if shape.otherwise is not None and (shape.when or shape.say or not is_last):
        interpreter.add(
            path, "FP033", "'otherwise' stands alone, as the last of the wordings",
            "Write '- otherwise: ...' last, and '- {when: ..., say: ...}' before it.",
        )  # fmt: skip
    if shape.otherwise is None and not (shape.when and shape.say):
        interpreter.add(
            path, "FP033", "A wording needs 'when' and 'say', or 'otherwise'",
            "Write '{when: growth > 2, say: ...}' or '{otherwise: ...}'.",
        )  # fmt: skip
    if shape.otherwise is not None:
        return Choice(None, interpreter.prose((*path, "otherwise"), shape.otherwise))
    condition = interpreter.condition((*path, "when"), shape.when)
    return Choice(condition, interpreter.prose((*path, "say"), shape.say or ""))
