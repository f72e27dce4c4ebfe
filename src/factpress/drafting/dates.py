"""Dates in a text: days, months, years, decades and what bounds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factpress.drafting.spans import Spans, matches
from factpress.drafting.vocabulary import Vocabulary, choice
from factpress.frozen import frozen
from factpress.quantities.moments import read_moment

_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_ROUND = 100
_CENTURY = r"(?:1[5-9]|2[01])"
_YEAR = rf"{_CENTURY}\d\d"
_DASH = r"\s?[-–—]\s?"


@frozen
class DateFound:
    """A date of the text from `start` to `end`, in the notation of the facts file.

    `moment` is empty when the text leaves it open; `is_assumed` says that its year is that
    of the text. A `is_bare_year` may be no more than the period of a figure. An `is_limit` is
    that up to which or from which something is (since 1998), and no period.
    """

    start: int
    end: int
    moment: str
    is_assumed: bool = False
    is_bare_year: bool = False
    is_limit: bool = False


@cache
def _calendar(vocabulary: Vocabulary) -> tuple[re.Pattern[str], ...]:
    month = rf"(?=[A-Z])(?P<month>(?i:{choice(tuple(vocabulary.months))}))\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    last = rf"(?:{_DASH}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?"
    year = rf"(?P<year>{_YEAR})\b"
    and_to = rf"\s+(?:{vocabulary.and_}|{vocabulary.to})\s+"
    between = rf"\b(?i:{vocabulary.between}|{vocabulary.from_})\s+(?:the\s+)?"
    to_day = r"(?:the\s+)?(?P<last>\d{1,2})(?:st|nd|rd|th)?"
    month2 = month.replace("<month>", "<month2>")
    day2 = day.replace("<day>", "<day2>")
    year2 = rf"(?P<year2>{_YEAR})\b"
    open_year = rf"(?:,?\s+{year2})?"
    no_more = r"(?![\d,.%:]*\d|\s?%)"
    bound = rf"(?:\b(?P<bound>(?i:{choice(tuple(vocabulary.bounds))}))\s+)?"
    return tuple(
        re.compile(bound + pattern)
        for pattern in (
            rf"{between}{day}\s+(?:of\s+)?{month}(?:,?\s+{year})?{and_to}{day2}\s+{month2}{open_year}",
            rf"{between}{month}\s+{day}(?:,\s+{year})?{and_to}{month2}\s+{day2}{open_year}{no_more}",
            rf"{between}{day}{and_to}{to_day}\s+(?:of\s+)?{month}(?:,?\s+{year})?",
            rf"{between}{month}\s+{day}{and_to}{to_day}(?:,?\s+{year})?\b{no_more}(?!\s+[a-z-]+s\b)",
            rf"{between}{month}(?:\s+{year})?{and_to}{month2}{open_year}",
            rf"(?<![\d.,]){day}\s+{vocabulary.to}\s+{to_day}\s+(?:of\s+)?{month}(?:,?\s+{year})?",
            rf"(?<![\d-])(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d-])",
            rf"(?<![\d./])(?P<first>\d{{1,2}})(?P<mark>[./])(?P<second>\d{{1,2}})(?P=mark){year}",
            rf"\b{month}\s+{day}{last}(?:,\s*|\s+){year}",
            rf"(?<![\d.,]){day}{last}\s+(?:of\s+)?{month}(?:,\s*|\s+){year}",
            rf"\b{month}(?:\s+|,\s*|\s+of\s+){year}",
            rf"\b{month}\s+{day}{last}(?![\d,.%:]*\d|\s?%)\b",
            rf"(?<![\d.,]){day}{last}\s+(?:of\s+)?{month}",
            rf"\b(?:(?i:{choice(vocabulary.before_month)})\s+)(?:the\s+)?{month}(?!\s*\d)",
        )
    )


@cache
def _years(vocabulary: Vocabulary) -> tuple[re.Pattern[str], ...]:
    bound = rf"(?:\b(?P<bound>(?i:{choice(tuple(vocabulary.bounds))}))\s+)?"
    join = rf"(?:{_DASH}|\s+{vocabulary.to}\s+|\s+{vocabulary.and_}\s+)"
    behind = r"(?![\d%]|[.,:]\d|-\w)"
    return (
        re.compile(rf"\bQ(?P<quarter>[1-4])\s+(?P<year>{_YEAR})\b"),
        re.compile(rf"(?<![\w.,])(?P<decade>{_CENTURY}\d0)['’]?s\b"),
        re.compile(rf"(?<![\w.,])(?P<from>{_YEAR}){join}(?P<to>{_YEAR}){behind}"),
        re.compile(rf"(?<![\w.,])(?P<from>{_YEAR})[-–/](?P<short>\d\d){behind}"),
        re.compile(rf"{bound}(?<![\w.,$€£¥])(?P<year>{_YEAR}){behind}"),
    )


@cache
def _relative(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{choice(vocabulary.relative_dates)})\b(?!['’]s)")


def find_dates(text: str, taken: Spans, vocabulary: Vocabulary, year: str) -> Iterator[DateFound]:
    """The days, months and relative dates of a paragraph; `year` is that of the text, or empty."""
    for pattern in _calendar(vocabulary):
        for match in matches(pattern, text, taken):
            found = _dated(match, vocabulary, year)
            yield replace(found, is_limit=_is_limit(text, match.start(), vocabulary))
    for match in matches(_relative(vocabulary), text, taken):
        yield DateFound(match.start(), match.end(), "")


def find_years(text: str, taken: Spans, vocabulary: Vocabulary) -> Iterator[DateFound]:
    """The years, quarters and decades of a paragraph that are not taken yet."""
    for pattern in _years(vocabulary):
        for match in pattern.finditer(text):
            found = match.groupdict()
            if found.get("year") and not found.get("quarter") and _is_count(match, vocabulary):
                continue
            if taken.take(match.start(), match.end()):
                moment = _years_of(found, vocabulary)
                is_limit = _is_limit(text, match.start(), vocabulary)
                yield DateFound(
                    match.start(), match.end(), moment, is_bare_year=True, is_limit=is_limit
                )


@cache
def _limit(vocabulary: Vocabulary) -> re.Pattern[str]:
    parts = choice(vocabulary.parts_of_time)
    return re.compile(rf"\b(?i:{choice(vocabulary.limits)})[\s-]+(?:(?i:{parts})[\s-]+)?$")


def _is_limit(text: str, start: int, vocabulary: Vocabulary) -> bool:
    return _limit(vocabulary).search(text[max(0, start - 40) : start]) is not None


def _dated(match: re.Match[str], vocabulary: Vocabulary, year: str) -> DateFound:
    found = match.groupdict()
    moment = found.get("iso") or ""
    assumed = False
    if found.get("mark"):
        moment = _numeric(match)
    elif not moment:
        assumed = not (found.get("year") or found.get("year2"))
        moment = _worded(found, vocabulary, year)
    bound = vocabulary.bounds.get(" ".join((found.get("bound") or "").lower().split()), "")
    start = match.start("bound") if bound else match.start()
    return DateFound(start, match.end(), _valid(f"{bound} {moment}" if moment else ""), assumed)


def _worded(found: dict[str, str | None], vocabulary: Vocabulary, year: str) -> str:
    month = vocabulary.months[(found["month"] or "").lower()]
    known = found.get("year") or found.get("year2") or year
    if not known:
        return ""
    if month2 := found.get("month2"):
        last_year = found.get("year2") or known
        ends = ((known, month, "day"), (last_year, vocabulary.months[month2.lower()], "day2"))
        return "..".join(
            f"{in_year}-{of:02}" + (f"-{int(day):02}" if (day := found.get(part)) else "")
            for in_year, of, part in ends
        )
    first, last = (
        f"{known}-{month:02}-{int(day):02}" if (day := found.get(part)) else ""
        for part in ("day", "last")
    )
    return f"{first}..{last}" if last else first or f"{known}-{month:02}"


def _numeric(match: re.Match[str]) -> str:
    """Day and month in figures, when only one order of the two is possible."""
    first, second = int(match["first"]), int(match["second"])
    if first > 12 or first == second or match["mark"] == ".":
        return f"{match['year']}-{second:02}-{first:02}"
    if second > 12:
        return f"{match['year']}-{first:02}-{second:02}"
    return ""


def _years_of(found: dict[str, str | None], vocabulary: Vocabulary) -> str:
    if quarter := found.get("quarter"):
        first = 3 * int(quarter) - 2
        return f"{found['year']}-{first:02}..{found['year']}-{first + 2:02}"
    if decade := found.get("decade"):
        return f"{decade}..{int(decade) + 9}"
    if start := found.get("from"):
        end = found.get("to") or start[:2] + (found.get("short") or "")
        return _valid(f"{start}..{end}")
    bound = vocabulary.bounds.get(" ".join((found.get("bound") or "").lower().split()), "")
    return f"{bound} {found['year']}".strip()


def _is_count(match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether four digits count something: 2000 soldiers, but not the 2000 elections."""
    if int(match["year"]) % _ROUND:
        return False
    text, start = match.string, match.start()
    before = re.search(r"(\w+)\s+$", text[max(0, start - 30) : start])
    if match["bound"] or (before and before[1].lower() in vocabulary.before_year):
        return False
    behind = re.match(r"\s+([a-z-]+)\b", text[match.end() : match.end() + 30])
    return behind is not None and (behind[1] in vocabulary.plurals or behind[1].endswith("s"))


def _valid(moment: str) -> str:
    try:
        read_moment(moment.strip())
    except ValueError:
        return ""
    return moment.strip()
