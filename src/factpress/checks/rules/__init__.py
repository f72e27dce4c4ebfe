"""The rules, listed. A new rule is one new file and one line here."""

from __future__ import annotations

from factpress.checks.model import Rule
from factpress.checks.rules import fp101_typed_number

RULES: tuple[Rule, ...] = (fp101_typed_number.RULE,)
"""Every rule, in the order of its code."""
