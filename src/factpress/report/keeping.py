"""What stays together on a page."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import KeepTogether


class KeptWithStart(KeepTogether):
    """Flowables that stay together; the last may be split where the others have its start."""

    def split(self, aW: float, aH: float) -> list[Any]:  # noqa: N803
        self.wrap(aW, aH)
        *heads, last = self._content  # type: ignore[attr-defined]
        above = sum(
            each.getSpaceBefore() + each.wrapOn(self.canv, aW, aH)[1] + each.getSpaceAfter()
            for each in heads
        )
        if aH < self._H:  # type: ignore[attr-defined]
            parts = last.splitOn(self.canv, aW, aH - above - last.getSpaceBefore())
            if len(parts) > 1:
                return [*heads, *parts]
        return list(super().split(aW, aH))
