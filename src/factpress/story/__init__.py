"""The story: the briefing as a closed document that knows no file format."""
