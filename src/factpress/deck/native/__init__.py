"""Native charts and groups of shapes, written into the parts of a deck."""
