"""Charts as presentation programs draw them themselves, described without any file format."""
