"""Tagging: what makes the PDF a document to a screen reader, and one to be kept."""
