"""Charts: planned from the facts, laid out with measured text, drawn by matplotlib."""
