"""Formulas and guards as trees: read with positions, never evaluated as code.

budget_2024 / budget_2022            arithmetic over figure ids: + - * / ( )
exports.2023 / exports.first         points of a series, by period or first and last
share(a, b)   change(a, b)           per cent of b; change from a to b, per cent
min(a, b)  max(a, b)  sum(a, b)  mean(a, b)
1.7 <= growth <= 2                   comparisons, in guards only; joined with `and`
budget >= 1 billion USD              a literal may carry a unit of its own
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from factpress.frozen import frozen
from factpress.quantities.notation import NotationError, read_quantity
from factpress.quantities.quantity import Quantity
from factpress.quantities.units import SCALES

FUNCTIONS = {"min": None, "max": None, "sum": None, "mean": None, "share": 2, "change": 2}
"""Functions by name, with the number of their arguments; None for one or more."""

RESERVED_NAMES = frozenset({"and"})
"""Words of conditions, which cannot be ids. A function is known by its parenthesis."""

# Words with which conditions are joined elsewhere.
_JOINTS = {"and", "or", "but", "if"}
COMPARISONS = ("<=", ">=", "==", "!=", "<", ">")
# Operators of other places, the longer ones first.
_ELSEWHERE = {
    "=>": ">=", "=<": "<=", "=": "==", "≥": ">=", "≤": "<=", "≠": "!=", "<>": "!=",
    "&&": "and", "&": "and", "×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", ":": "/",
}  # fmt: skip
_MOST_CHARACTERS = 2_000
_MOST_DEPTH = 40
_MOST_TOKENS = 200
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<number>\d+(?:\.\d+)?(?:\s*(?:"""
    + "|".join(SCALES)
    + r""")\b)?(?:\s*%|\s+(?!and\b)[A-Z]{3}\b|\s*percentage\ points\b)?)
    |(?P<name>[a-z_][a-z0-9_]*(?:\.(?:first|last|\d{4}(?:-\d{2}){0,2}(?!\d))\b)?)
    |(?P<operator><=|>=|==|!=|[-+*/(),<>])""",
    re.VERBOSE,
)


class FormulaError(ValueError):
    """The text is no formula; `start` and `end` are the columns (from 0) of the fault."""

    def __init__(self, message: str, start: int, end: int, hint: str) -> None:
        super().__init__(message)
        self.start, self.end, self.hint = start, end, hint


@frozen
class Literal:
    """A number that stands in the formula itself."""

    value: Quantity
    text: str
    start: int
    end: int


@frozen
class Name:
    """The id of a figure."""

    name: str
    start: int
    end: int


@frozen
class Negative:
    """A term with its sign turned."""

    operand: Node
    start: int
    end: int


@frozen
class Operation:
    """Two terms joined by `+`, `-`, `*` or `/`."""

    operator: str
    left: Node
    right: Node
    start: int
    end: int


@frozen
class Call:
    """A function of one or more terms."""

    function: str
    arguments: tuple[Node, ...]
    start: int
    end: int


Node = Literal | Name | Negative | Operation | Call


@frozen
class Comparison:
    """Terms in a chain of comparisons: `a <= b <= c` has three terms, two operators."""

    terms: tuple[Node, ...]
    operators: tuple[str, ...]
    start: int
    end: int


@frozen
class Guard:
    """Comparisons that must all hold."""

    comparisons: tuple[Comparison, ...]


Naming = Callable[[str], str]
"""Gives the id that a name in a formula stands for."""


def parse_formula(text: str, naming: Naming = str) -> Node:
    """The tree of an arithmetic formula; raises FormulaError."""
    parser = _Parser(text, naming)
    node = parser.sum()
    parser.expect_end("A formula is arithmetic only; comparisons belong in 'holds'.")
    return node


def parse_guard(text: str, naming: Naming = str) -> Guard:
    """The tree of a condition; raises FormulaError."""
    parser = _Parser(text, naming)
    comparisons = [parser.comparison()]
    while parser.take("and"):
        comparisons.append(parser.comparison())
    parser.expect_end("Join conditions with 'and'.")
    return Guard(tuple(comparisons))


def names(node: Node | Guard) -> Iterator[Name]:
    """The figure ids that the tree mentions, from left to right."""
    match node:
        case Name():
            yield node
        case Literal():
            return
        case Negative(operand=operand):
            yield from names(operand)
        case Operation(left=left, right=right):
            yield from names(left)
            yield from names(right)
        case Call(arguments=arguments):
            for argument in arguments:
                yield from names(argument)
        case Guard(comparisons=comparisons):
            for comparison in comparisons:
                for term in comparison.terms:
                    yield from names(term)


@frozen
class _Token:
    kind: str
    text: str
    start: int
    end: int


def _tokens(text: str) -> Sequence[_Token]:
    if len(text) > _MOST_CHARACTERS:
        raise FormulaError(
            f"The formula is longer than {_MOST_CHARACTERS} characters",
            0,
            len(text),
            "Give a part of it a figure of its own.",
        )
    if not text.strip():
        raise FormulaError("The formula is empty", 0, len(text), "Write one, or delete the key.")
    tokens, position = [], 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise FormulaError(
                f"'{text[position]}' has no meaning in a formula",
                position,
                position + 1,
                _correction(text[position:]),
            )
        kind = str(match.lastgroup)
        if kind != "space":
            tokens.append(_Token(kind, match[0], match.start(), match.end()))
        position = match.end()
    if len(tokens) > _MOST_TOKENS:
        raise FormulaError(
            f"The formula has more than {_MOST_TOKENS} parts",
            0,
            len(text),
            "Give a part of it a figure of its own.",
        )
    tokens.append(_Token("end", "", len(text), len(text)))
    return tokens


def _correction(rest: str) -> str:
    """What to write for a text at whose beginning nothing is that formulas know."""
    for written, meant in _ELSEWHERE.items():
        if rest.startswith(written):
            return f"Write '{meant}'."
    word = re.match(r"\w+", rest)
    if word and word[0].lower() != word[0]:
        return f"The ids of figures are in small letters: write '{word[0].lower()}'."
    functions = ", ".join(f"{name}()" for name in FUNCTIONS)
    return f"Delete it; a formula has figure ids, numbers, + - * / ( ) and {functions}."


class _Parser:
    def __init__(self, text: str, naming: Naming) -> None:
        self._tokens = _tokens(text)
        self._naming = naming
        self._at = 0
        self._depth = 0

    def comparison(self) -> Comparison:
        terms, operators = [self.sum()], []
        while self._next.text in COMPARISONS:
            operators.append(self._advance().text)
            terms.append(self.sum())
        if not operators:
            raise FormulaError(
                "A condition compares: it needs <, <=, >, >=, == or !=",
                terms[0].start,
                terms[-1].end,
                "For example 'growth >= 1.7' or '1.7 <= growth <= 2'.",
            )
        return Comparison(tuple(terms), tuple(operators), terms[0].start, terms[-1].end)

    def sum(self) -> Node:
        self._depth += 1
        if self._depth > _MOST_DEPTH:
            raise FormulaError(
                f"The formula is nested deeper than {_MOST_DEPTH} levels",
                self._next.start,
                self._next.end,
                "Give a part of it a figure of its own.",
            )
        node = self._product()
        while self._next.text in {"+", "-"}:
            operator = self._advance().text
            right = self._product()
            node = Operation(operator, node, right, node.start, right.end)
        self._depth -= 1
        return node

    def _product(self) -> Node:
        node = self._signed()
        while self._next.text in {"*", "/"}:
            operator = self._advance().text
            right = self._signed()
            node = Operation(operator, node, right, node.start, right.end)
        return node

    def _signed(self) -> Node:
        signs = []
        while self._next.text == "-":
            signs.append(self._advance())
        node = self._atom()
        if len(signs) % 2:
            return Negative(node, signs[0].start, node.end)
        return node

    def _atom(self) -> Node:
        token = self._advance()
        if token.kind == "number":
            return self._literal(token)
        if token.kind == "name":
            if self.take("("):
                return self._call(token)
            return Name(self._naming(token.text), token.start, token.end)
        if token.text == "(":
            node = self.sum()
            self._expect(")", token)
            return node
        if token.kind == "end":
            raise FormulaError(
                "The formula ends where a figure or a number is wanted",
                token.start,
                token.end,
                "Write one there, or delete the operator before it.",
            )
        raise FormulaError(
            f"'{token.text}' stands where a figure or a number is wanted",
            token.start,
            token.end,
            f"Write one before '{token.text}', or delete it.",
        )

    def _literal(self, token: _Token) -> Literal:
        try:
            value = read_quantity(token.text)
        except NotationError as error:
            raise FormulaError(str(error), token.start, token.end, error.hint) from error
        return Literal(value, token.text, token.start, token.end)

    def _call(self, function: _Token) -> Call:
        if function.text not in FUNCTIONS:
            raise FormulaError(
                f"There is no function '{function.text}'",
                function.start,
                function.end,
                f"The functions are {', '.join(FUNCTIONS)}.",
            )
        arguments = [self.sum()]
        while self.take(","):
            arguments.append(self.sum())
        closing = self._expect(")", function)
        wanted = FUNCTIONS[function.text]
        if wanted is not None and len(arguments) != wanted:
            raise FormulaError(
                f"'{function.text}' takes {wanted} figures, not {len(arguments)}",
                function.start,
                closing.end,
                f"Write '{function.text}(a, b)' with the ids of two figures.",
            )
        return Call(function.text, tuple(arguments), function.start, closing.end)

    def take(self, text: str) -> bool:
        if self._next.text == text:
            self._advance()
            return True
        return False

    def expect_end(self, hint: str) -> None:
        if self._next.kind != "end":
            token = self._next
            before, *_, after = self._tokens[self._at - 1 : self._at + 2]
            if token.text == ")":
                hint = "Delete ')'."
            elif token.text == "," and before.kind == after.kind == "number":
                hint = f"Write a decimal point: '{before.text}.{after.text}'."
            elif token.kind == "name" and before.kind == "number":
                hint = f"Delete '{token.text}': a number is read in the unit of its figure."
            elif token.kind in {"name", "number"} and token.text not in _JOINTS:
                hint = f"Write + - * or / before '{token.text}'."
            raise FormulaError(
                f"'{token.text}' stands where the formula should end", token.start, token.end, hint
            )

    def _expect(self, text: str, opening: _Token) -> _Token:
        if self._next.text != text:
            raise FormulaError(
                f"'{text}' is missing", opening.start, self._next.end, f"Add '{text}'."
            )
        return self._advance()

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _advance(self) -> _Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token
