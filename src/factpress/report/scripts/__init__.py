"""Text of other scripts in the report: broken into lines, put in order, and embedded."""
