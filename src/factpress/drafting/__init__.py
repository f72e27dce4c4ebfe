"""Drafting: a new facts file, as a starter or from the text of an article."""
