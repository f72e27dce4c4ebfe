"""Rules switched off, each with a reason: for the file, or by a comment for one line.

    ignore: {FP105: "The survey counts some answers twice."}      for the file
    value: 120 %   # factpress: ignore FP105 because answers overlap

A comment on a line of its own speaks of the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from factpress.facts.document import Document
from factpress.facts.model import Suppression
from factpress.problems import Position, Problem

_COMMENT = re.compile(r"#\s*factpress:\s*ignore\s+(?P<codes>FP\d+(?:\s*,\s*FP\d+)*)(?P<rest>.*)$")
_REASON = re.compile(r"\s*(?:because|:|-|–)?\s*(?P<reason>.*?)\s*$")


def read_suppressions(
    document: Document, ignored: Mapping[str, str]
) -> tuple[tuple[Suppression, ...], tuple[Problem, ...]]:
    """The suppressions of a file, and a problem for each that gives no reason."""
    found = [
        Suppression(code, reason, None, document.key_at(("ignore", code)))
        for code, reason in ignored.items()
    ]
    problems = []
    for at, line, match in _comments(document):
        reason = _REASON.match(match["rest"])
        if reason is None or not reason["reason"]:
            hint = "Say why: '# factpress: ignore FP105 because ...'."
            problems.append(Problem(at, "FP008", "A rule is switched off without a reason", hint))
            continue
        stands_alone = not line[: match.start()].strip()
        spoken_of = at.line + 1 if stands_alone else at.line
        found += [
            Suppression(code.strip(), reason["reason"], spoken_of, at)
            for code in match["codes"].split(",")
        ]
    return tuple(found), tuple(problems)


def _comments(document: Document) -> Iterator[tuple[Position, str, re.Match[str]]]:
    """The comments that switch rules off, in the file and in its story, each with its line."""
    for part in (document, document.story):
        if part is None:
            continue
        for number, line in enumerate(part.text.split("\n"), 1):
            if match := _COMMENT.search(line):
                at = part.at(()).part(number, match.start() + 1, number, len(line) + 1)
                yield at, line, match
