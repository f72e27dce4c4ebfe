"""The deck: a story planned as slides, and the plan written as a PowerPoint file."""
