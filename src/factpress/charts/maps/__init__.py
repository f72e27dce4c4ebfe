"""The supply map's parts: what it shows, where labels go, and how it is drawn.

`plan` is light; the other modules need numpy and are imported when a map is drawn.
"""
