"""Figures: every number of the briefing with its value, derived ones included."""
