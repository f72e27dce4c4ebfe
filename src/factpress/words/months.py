"""The names of months, as prose writes them within dates."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from functools import cache


@cache
def month_numbers(language: str) -> Mapping[str, int]:
    """The number of a month by its name in a language, whole or short, in any case of it.

    Names are case-folded and without a point.
    """
    code = language.partition("-")[0]
    if code == "en":
        tables = [dict(enumerate(calendar.month_name)), dict(enumerate(calendar.month_abbr))]
    else:
        # Imported here: most files are English and never need babel.
        from babel import Locale

        months = Locale.parse(code).months
        tables = [
            months[context][width]
            for context in ("format", "stand-alone")
            for width in ("wide", "abbreviated")
        ]
    return {
        name.casefold().rstrip("."): number
        for names in tables
        for number, name in names.items()
        if name
    }
