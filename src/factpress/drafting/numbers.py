"""Quantities in a text, each in the notation of the facts file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factpress.drafting.patterns import FRACTIONS, patterns
from factpress.drafting.spans import Spans, matches
from factpress.drafting.vocabulary import Vocabulary
from factpress.frozen import frozen
from factpress.quantities.notation import (
    NOT_REPORTED,
    NotationError,
    ordinal_numeral,
    read_quantity,
)
from factpress.quantities.units import CURRENCIES, SCALES

_LONGEST_SIGN = 40
_MOST_NOUN_WORDS = 3
_NOUN_WORD = re.compile(r"\s+([^\W\d_]{1,40}(?:[-'’][^\W\d_]{1,40})*)")


@frozen
class FigureFound:
    """A figure of the text from `start` to `end`.

    `value` is in the notation of the facts file, `noun` what it counts (for its id), and
    `doubts` say what somebody must look at. `of_change` marks the ends of a change; they are
    understood only in the words of both, and `quoted` is where those stand.
    """

    start: int
    end: int
    value: str
    noun: str = ""
    doubts: tuple[str, ...] = ()
    of_change: bool = False
    quoted: tuple[int, int] | None = None


@frozen
class _Amount:
    """One number with what stands at it; `unit` is empty when none does."""

    start: int
    end: int
    number: str
    scale: str
    unit: str
    doubt: str = ""
    spelled: bool = False


def find_figures(text: str, taken: Spans, words: Vocabulary) -> Iterator[FigureFound]:
    """The figures of a paragraph, but for stretches that are taken."""
    yield from _Finder(text, taken, words).figures()


class _Finder:
    def __init__(self, text: str, taken: Spans, words: Vocabulary) -> None:
        self._text, self._taken, self._words = text, taken, words
        self._patterns = patterns(words)

    def figures(self) -> Iterator[FigureFound]:
        for _ in matches(self._patterns.not_counting, self._text, self._taken):
            pass
        for vague in matches(self._patterns.vague, self._text, self._taken):
            yield self._vague(vague)
        position = 0
        while match := self._patterns.number.search(self._text, position):
            position = match.start() + 1
            amount = self._amount(match)
            if amount is None:
                continue
            position = match.end()
            for found in self._with_second(amount):
                if self._taken.take(found.start, found.end):
                    position = max(position, found.end)
                    yield found
        yield from self._ordinals()

    # One number

    def _amount(self, match: re.Match[str]) -> _Amount | None:
        if not self._taken.is_free(match.start(), match.end()):
            return None
        number = _plain_number(match, self._words)
        start, end = match.span()
        if hundred := self._patterns.hundred.match(self._text, end):
            number, end = f"{Decimal(number) * 100:f}", hundred.end()
        scale = ""
        if found := self._patterns.scale.match(self._text, end):
            scale = self._words.scales.get((found["scale"] or "").lower(), "")
            scale = scale or self._words.glued_scales.get(found["glued"] or "", "")
            end = found.end()
        unit, doubt, unit_end = self._unit(end)
        before = self._patterns.symbol_before.search(self._text[max(0, start - 8) : start])
        if before and not unit:
            unit, doubt = self._currency(before["money"] or before["code"])
        if found and found["glued"] == "m" and not (before or unit) and not self._noun(end)[0]:
            scale, unit = "", "m"
        if before:
            start -= len(before[0])
        if re.fullmatch(r"(?:^|[\s(])[-−]", self._text[max(0, start - 2) : start]):
            number, start = f"-{number}", start - 1
        spelled = match["digits"] is None
        if not spelled and "." in number and re.fullmatch(r"\d+,\d+", match["digits"]):
            doubt = doubt or "is the comma a decimal comma?"
        return _Amount(start, unit_end, number, scale, unit, doubt, spelled)

    def _unit(self, end: int) -> tuple[str, str, int]:
        """Unit, doubt and end of what stands directly behind a number; empty if nothing does."""
        match = self._patterns.unit.match(self._text, end)
        if match is None:
            return "", "", end
        if match["points"]:
            return "percentage points", "", match.end()
        if match["percent"]:
            return "%", "", match.end()
        if match["symbol"]:
            return self._words.unit_symbols[match["symbol"]], "", match.end()
        unit, doubt = self._currency(match["money"] or match["money_symbol"])
        return unit, doubt, match.end()

    def _currency(self, text: str) -> tuple[str, str]:
        folded = " ".join(text.lower().split())
        if text in CURRENCIES:
            return text, ""
        known = self._words.currency_words.get(folded) or self._words.currency_symbols[folded]
        return known[0] or "todo", known[1]

    # Two numbers

    def _with_second(self, first: _Amount) -> Iterator[FigureFound]:
        """The figure that begins with an amount: a range, a value, or both ends of a change."""
        joined = self._second(first)
        if joined is None:
            yield from self._single(first)
            return
        second, opening, joint = joined
        if joint == "±":
            text = f"{first.number} ± {second.number}"
            yield from self._told(replace(second, start=first.start), text, "")
            return
        is_change = opening < first.start and joint == self._words.to and self._is_change(opening)
        if is_change or not _ascends(first, second):
            low = self._like(first, second)
            for each in (low, second):
                for found in self._single(each):
                    quoted = (opening, second.end) if is_change else None
                    yield replace(found, of_change=is_change, quoted=quoted)
            return
        scale = f" {first.scale}" if first.scale and first.scale != second.scale else ""
        unit = second.unit or first.unit
        whole = replace(second, start=opening, unit=unit, doubt=first.doubt or second.doubt)
        found_signs = "" if opening < first.start else self._sign(first.start)[0]
        extra = "the text says more than the range: see the excerpt." if found_signs else ""
        if opening < first.start and joint == self._words.to:
            extra = "is this a range, or a change from one value to another?"
        begin = self._sign(first.start)[1] if found_signs else opening
        whole = replace(whole, start=begin, spelled=first.spelled)
        yield from self._told(whole, f"{first.number}{scale}..{second.number}", extra)

    def _like(self, first: _Amount, second: _Amount) -> _Amount:
        """The first of two values with the unit that both share: from 3 to 5 million euros."""
        unit = first.unit or second.unit
        if not unit and not self._noun(first.end)[0]:
            unit = self._noun(second.end)[0]
        like = replace(first, unit=unit, doubt=first.doubt or second.doubt)
        near = abs(Decimal(first.number)) < 10 * abs(Decimal(second.number))
        if first.scale or not second.scale or (first.unit and not second.unit):
            return like
        doubt = f"does '{second.scale}' belong to both numbers?"
        return replace(like, scale=second.scale if near else "", doubt=doubt)

    def _second(self, first: _Amount) -> tuple[_Amount, int, str] | None:
        """The amount joined to the first, where the whole begins, and what joins them."""
        words = self._words
        joint = self._patterns.joint.match(self._text, first.end)
        symbol = joint and self._patterns.symbol.match(self._text, joint.end())
        match = symbol and self._patterns.number_here.match(self._text, symbol.end())
        if joint is None or match is None:
            return None
        before = self._text[max(0, first.start - _LONGEST_SIGN) : first.start]
        opening = self._patterns.opening.search(before)
        second = self._amount(match)
        if second is None or (first.unit and second.unit and first.unit != second.unit):
            return None
        if joint["deviation"]:
            return replace(second, unit=second.unit or first.unit), first.start, "±"
        start = first.start - len(opening[0]) if opening else first.start
        word = joint["word"] or ""
        if word == words.and_ and not (opening and opening["word"].lower() == words.between):
            return None
        if joint["dash"] and (first.spelled or second.spelled):
            return None
        if first.unit and not second.unit and not second.scale:
            return None
        return second, start, word or "-"

    def _is_change(self, start: int) -> bool:
        clause = re.split(r"[.,;:]\s", self._text[max(0, start - 80) : start].lower())[-1]
        return any(re.search(rf"\b{stem}", clause) for stem in self._words.change)

    # From an amount to a figure

    def _single(self, amount: _Amount) -> Iterator[FigureFound]:
        sign, start = self._sign(amount.start)
        if not sign:
            for place in (amount.end, self._noun(amount.end)[1]):
                if behind := self._patterns.sign_behind.match(self._text, place):
                    sign = self._words.signs_behind[behind["sign"]]
        whole = replace(amount, start=start)
        yield from self._told(whole, f"{sign}{amount.number}", "", bare=amount)

    def _told(
        self, amount: _Amount, number: str, doubt: str, bare: _Amount | None = None
    ) -> Iterator[FigureFound]:
        unit, end, doubts = amount.unit, amount.end, [amount.doubt, doubt]
        noun = ""
        if unit in {"%", "percentage points"}:
            noun, end = self._share_of(end)
        elif not unit:
            unit, end = self._noun(end)
            noun = unit
            if not unit:
                if amount.spelled and not amount.scale:
                    return
                doubts.append("the unit: what is counted here?")
        if amount.spelled and self._is_reference(bare or amount, unit):
            return
        if behind := self._patterns.sign_behind.match(self._text, end):
            end = behind.end()
        if unit in self._words.durations:
            first_word = self._text[amount.start : end].split()[0].lower()
            doubts.append(self._words.ambiguous_before_durations.get(first_word, ""))
        value = f"{number} {amount.scale}".strip() + (f" {unit}" if unit else "")
        value, fault = _readable(value, f"{number} {amount.scale}".strip())
        doubts.append(fault)
        told = tuple(dict.fromkeys(each for each in doubts if each))
        yield FigureFound(amount.start, end, value, noun or _id_words(unit), told)

    def _is_reference(self, amount: _Amount, unit: str) -> bool:
        """Whether a spelled-out number only points at something: the two sides, one of them."""
        if amount.scale or unit in {"%", "percentage points"} or unit.isupper():
            return False
        before = re.search(r"([\w’']+)\s+$", self._text[max(0, amount.start - 30) : amount.start])
        word = before[1].lower() if before else ""
        is_owned = word.endswith(("’s", "'s"))
        return amount.number == "1" or is_owned or word in self._words.no_figure_after

    def _sign(self, start: int) -> tuple[str, int]:
        """The sign that the words before a number stand for, and where they begin."""
        from_ = max(0, start - _LONGEST_SIGN)
        match = self._patterns.sign.search(self._text[from_:start])
        if match is None:
            return "", start
        words = " ".join(match["sign"].lower().split())
        return self._words.signs[words], from_ + match.start("sign")

    def _noun(self, end: int) -> tuple[str, int]:
        """What is counted: the words up to the first plural, three of them at most."""
        hyphened = re.compile(r"-([a-z]+)(?:-old)?\b").match(self._text, end)
        if hyphened:
            unit = self._words.singular_units.get(hyphened[1])
            return (unit, hyphened.end()) if unit else ("", end)
        chosen: list[str] = []
        last = end
        while match := _NOUN_WORD.match(self._text, last):
            word, last = match[1].lower(), match.end()
            if word in self._words.noun_ends or len(chosen) == _MOST_NOUN_WORDS:
                break
            if not chosen and word in self._words.skipped_before_noun:
                continue
            chosen.append(match[1])
            if self._is_plural(word):
                return " ".join(chosen), last
            if word in self._words.singular_units and len(chosen) == 1:
                return self._words.singular_units[word], last
        return "", end

    def _is_plural(self, word: str) -> bool:
        words = self._words
        if word in words.no_plurals:
            return False
        ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s"))
        return word in words.plurals or (ends and len(word) > 2)

    def _share_of(self, end: int) -> tuple[str, int]:
        match = re.compile(self._words.share_of).match(self._text, end)
        if match is None or match[1].lower() in self._words.noun_ends:
            return "share", end
        return f"share_{match[1]}", match.end()

    def _ordinals(self) -> Iterator[FigureFound]:
        for match in self._patterns.ordinal.finditer(self._text):
            word = (match["word"] or "").lower()
            noun = re.compile(r"\s+([a-z][a-z-]{1,40})").match(self._text, match.end())
            before = re.search(
                r"([\w’']+)\s+$", self._text[max(0, match.start() - 30) : match.start()]
            )
            owner = before[1].lower() if before else ""
            is_owned = owner in self._words.possessives or owner.endswith(("’s", "'s"))
            if noun is None or noun[1] in self._words.noun_ends:
                continue
            if word in self._words.uncertain_ordinals and not is_owned:
                continue
            place = int(match["numeral"] or self._words.ordinals[word])
            if place and self._taken.take(match.start(), noun.end()):
                yield FigureFound(match.start(), noun.end(), ordinal_numeral(place), noun[1])

    def _vague(self, match: re.Match[str]) -> FigureFound:
        noun, end = self._share_of(match.end())
        noun = noun.removeprefix("share_")
        doubt = "the text gives no number here; leave it so, or drop the figure."
        return FigureFound(match.start(), end, NOT_REPORTED, noun, (doubt,))


def _plain_number(match: re.Match[str], words: Vocabulary) -> str:
    if match["article"]:
        return "1"
    if match["word"]:
        return str(words.numbers[match["word"].lower()])
    if match["digits"][-1] in FRACTIONS:
        return f"{match['digits'][:-1].strip() or '0'}.{FRACTIONS[match['digits'][-1]]}"
    if whole := re.fullmatch(r"(\d+)\s1/([24])", match["digits"]):
        return f"{whole[1]}.{'5' if whole[2] == '2' else '25'}"
    if re.fullmatch(r"\d+,\d{1,2}", match["digits"]):
        return match["digits"].replace(",", ".")
    digits = re.sub(r"[,\s]", "", match["digits"])
    return digits.replace(".", "") if digits.count(".") > 1 else digits


def _ascends(first: _Amount, second: _Amount) -> bool:
    scale = first.scale or second.scale
    low = Decimal(first.number).scaleb(SCALES.get(scale, 0))
    return low < Decimal(second.number).scaleb(SCALES.get(second.scale or first.scale, 0))


def _readable(value: str, number: str) -> tuple[str, str]:
    """The value if the notation can say it, else the number without its unit, and a doubt."""
    try:
        read_quantity(value)
    except NotationError:
        return number, "the unit: see the excerpt."
    return value, ""


def _id_words(unit: str) -> str:
    return {"%": "share", "percentage points": "points"}.get(unit, unit)
