"""Measurements of speed and size: reported, never asserted, because machines differ."""
