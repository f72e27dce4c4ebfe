"""Exhibits: the charts and tables of a story, planned."""
