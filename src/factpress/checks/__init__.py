"""Checks: what a briefing should not say, though its facts can be read."""
