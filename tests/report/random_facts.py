"""Small facts files made by number, with every kind of block that a report can have."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_SYLLABLES = "ba be bo da de ka ke ko la le lo ma me mo na ne no ra re ro ta te to".split()
_LONG_WORDS = (
    "administration",
    "considerable,",
    "*documentation*",
    "infrastructure.",
    "self-determination",
    "co-operation",
    "representatives",
    "(notwithstanding)",
    "[parliamentary](https://example.org)",
)
_FACES = (
    "{}",
    "*{}*",
    "**{}**",
    "[{}](https://example.org/a)",
    "[*{}* {{sum_a}} more](https://example.org/b?c=d&e=f)",
    "*a [b {}](mailto:a@example.org)* {{share_a}}",
)


def random_facts(seed: int) -> str:
    """The facts file of a seed."""
    return "\n".join(_Writer(Random(seed)).lines()) + "\n"


class _Writer:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._shares = [f"share_{each}" for each in "abc"[: random.randint(1, 3)]]
        self._sums = [f"sum_{each}" for each in "abcd"[: random.randint(2, 4)]]

    def lines(self) -> Iterator[str]:
        random = self._random
        yield "factpress: 1"
        yield f"title: {self._words(2, 14).capitalize()}"
        yield "date: 2024-03-01"
        yield from ["marking: TLP:AMBER"] * random.randint(0, 1)
        yield f"bottom_line: {self._prose(4, 40)}"
        keys = random.sample([*self._sums, *self._shares], random.randint(1, 3))
        yield f"key_figures: [{', '.join(keys)}]"
        yield "sources:"
        yield f"  one: {{title: {self._words(2, 9)}, URL: 'https://example.org/one'}}"
        yield f"  two: {{title: {self._words(2, 30)}}}"
        yield "figures:"
        for figure in self._sums:
            value = random.choice(["5 million EUR", "~3 million EUR", "2..4 million EUR"])
            yield from self._figure(figure, value)
        for figure in self._shares:
            yield from self._figure(figure, random.choice(["12.5 %", "~30 %", "20..25 %"]))
        yield "events:"
        for month in range(1, random.randint(3, 6)):
            yield f"  - {{date: 2023-{month:02}, text: {self._words(2, 9)}, source: one}}"
        yield "statements:"
        for _ in range(random.randint(1, 40)):
            who, says = self._words(1, 3).capitalize(), self._words(3, 30)
            yield f"  - {{who: {who}, says: {says}, source: 'two, page 3'}}"
        yield "sections:"
        for _ in range(random.randint(2, 5)):
            yield from self._section()

    def _figure(self, figure: str, value: str) -> Iterator[str]:
        yield f"  {figure}:"
        yield f"    label: {self._words(2, 8).capitalize()}"
        yield f"    value: {value}"
        yield "    source: one, page 7"
        yield from ["    poll: {pollster: Bureau}"] * (value.endswith("%"))

    def _section(self) -> Iterator[str]:
        random = self._random
        yield f"  - headline: {self._words(3, 12).capitalize()}"
        yield from random.choice(
            [
                [],
                [f"    chart: {{kind: bars, figures: [{', '.join(self._sums)}]{self._size()}}}"],
                [f"    chart: {{kind: share, figures: [{self._shares[0]}]{self._size()}}}"],
                ["    chart: {kind: timeline}"],
                ["    table: {kind: statements}"],
            ]
        )
        yield "    text: |"
        footnotes = random.randint(0, 3)
        for number in range(random.randint(1, 7)):
            block = random.choice(
                [
                    self._paragraph, self._paragraph, self._list, self._quote, self._table,
                    self._head, self._code, self._within,
                ]
            )  # fmt: skip
            for line in block():
                yield f"      {line}".rstrip()
            if number < footnotes and block is self._paragraph:
                yield f"      {self._words(1, 3)}[^{number}] and[^{number}]"
                yield ""
                yield f"      [^{number}]: {self._prose(2, 60)}"
            yield ""

    def _size(self) -> str:
        return self._random.choice(["", ", size: half"])

    def _paragraph(self) -> Iterator[str]:
        yield self._prose(3, self._random.choice([20, 90, 400]))

    def _quote(self) -> Iterator[str]:
        yield f"> {self._prose(3, 60)}"

    def _code(self) -> Iterator[str]:
        yield from ["```", self._words(1, 4), f"    {self._words(1, 30)}", "```"]

    def _within(self) -> Iterator[str]:
        """Blocks within others: a list of quotations, a quotation of lists."""
        yield f"98. > {self._prose(1, 40)}"
        yield f"    > - {self._prose(1, 40)}"
        yield f"    >   - {self._prose(1, 20)}"
        yield ""
        yield f"    {self._prose(1, 30)}"
        yield "99."
        yield f"100. - {self._prose(1, 9)}"
        yield ""
        yield f"> {self._words(2, 9)}"
        yield ">"
        yield f"> > {self._prose(1, 40)}"

    def _head(self) -> Iterator[str]:
        yield f"{self._random.choice(['#', '##', '###', '####'])} {self._words(1, 6)}"

    def _list(self) -> Iterator[str]:
        mark = self._random.choice(["- ", "1. "])
        for _ in range(self._random.randint(1, 5)):
            yield f"{mark}{self._prose(1, 50)}"
            if self._random.random() < 0.3:
                yield f"{' ' * len(mark)}- {self._prose(1, 30)}"

    def _table(self) -> Iterator[str]:
        yield f"| {self._words(1, 2)} | {self._words(1, 3)} |"
        yield self._random.choice(["|---|--:|", "|:-:|---|"])
        for _ in range(self._random.choice([2, 5, 70])):
            yield f"| {self._words(1, 4)} | {self._prose(1, 9)} |"

    def _prose(self, least: int, most: int) -> str:
        """Words with figures, links, citations and, rarely, a word longer than any line."""
        random = self._random
        parts = []
        for word in self._words(least, most).split():
            chance = random.random()
            if chance < 0.04:
                parts.append(f"{{{random.choice([*self._sums, *self._shares])}}}")
            elif chance < 0.08:
                parts.append("[@two, page 3]")
            elif chance < 0.16:
                parts.append(random.choice(_FACES).format(self._words(1, 6)))
            elif chance < 0.165:
                parts.append(word * 40)
            elif chance < 0.35:
                parts.append(random.choice(_LONG_WORDS))
            else:
                parts.append(word)
        return " ".join(["So", *parts]) + "."

    def _words(self, least: int, most: int) -> str:
        count = self._random.randint(least, most)
        return " ".join(
            "".join(self._random.choices(_SYLLABLES, k=self._random.randint(1, 4)))
            for _ in range(count)
        )
