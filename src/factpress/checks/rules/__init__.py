"""The rules, listed. A new rule is one new file and one line here."""

from __future__ import annotations

from factpress.checks.model import Rule
from factpress.checks.rules import (
    fp101_typed_number,
    fp102_unused_figure,
    fp103_no_locator,
    fp104_shares_over_whole,
    fp105_poll_disclosure,
    fp106_topic_headline,
    fp107_long_headline,
    fp108_tiv_with_money,
    fp109_ordered_as_delivered,
    fp110_unattributed_statement,
    fp111_cut_off_bars,
    fp112_poll_without_unit,
    fp120_multiple,
    fp121_fraction,
    fp122_majority,
    fp123_bound,
    fp124_direction,
    fp125_stability,
    fp130_overdue,
    fp131_source_text,
    fp132_excerpt,
    fp133_excerpt_number,
    fp199_todo,
)

RULES: tuple[Rule, ...] = (
    fp101_typed_number.RULE,
    fp102_unused_figure.RULE,
    fp103_no_locator.RULE,
    fp104_shares_over_whole.RULE,
    fp105_poll_disclosure.RULE,
    fp106_topic_headline.RULE,
    fp107_long_headline.RULE,
    fp108_tiv_with_money.RULE,
    fp109_ordered_as_delivered.RULE,
    fp110_unattributed_statement.RULE,
    fp111_cut_off_bars.RULE,
    fp112_poll_without_unit.RULE,
    fp120_multiple.RULE,
    fp121_fraction.RULE,
    fp122_majority.RULE,
    fp123_bound.RULE,
    fp124_direction.RULE,
    fp125_stability.RULE,
    fp130_overdue.RULE,
    fp131_source_text.RULE,
    fp132_excerpt.RULE,
    fp133_excerpt_number.RULE,
    fp199_todo.RULE,
)
"""Every rule, in the order of its code."""
