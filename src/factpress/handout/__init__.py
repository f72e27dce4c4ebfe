"""The slides as a tagged PDF, for readers without an office program."""
