"""The record: what a briefing says, and what it is made from, as data for programs."""
