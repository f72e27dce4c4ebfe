"""How pages are filled: what stays together, what waits for the next page, what is redrawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from reportlab.platypus import BaseDocTemplate, CondPageBreak, FrameBreak, Paragraph, Table
from reportlab.platypus.doctemplate import FrameActionFlowable

from factpress.report.flowables import Prose, least_of_lines
from factpress.report.stacks import Barrier, Stack
from factpress.report.typography import HALF_GRID

_ENDLESS = 100_000.0
_LEAST_WHITE = 42.0
_KEPT_ROWS = 3
"""A table begins with its head and two rows."""
_HIGH_ROWS = 64.0
_GRID_TOLERANCE = 0.01


class FillingTemplate(BaseDocTemplate):
    """Lays out flowables in one pass and fills pages as a sub-editor would.

    - A head stays with the beginning of what follows it.
    - An exhibit that has no room is drawn lower, if its kind allows that. Else it waits for
      the top of the next page, and the text behind it goes first, that of the next section
      too, until the exhibits that wait would not fit on one page.
    - Exhibits of a series keep their order, and pass no barrier.
    - Headlines and paragraphs stand on a grid of half lines that starts at the top of the page.
    - A chart above white that nothing can fill is drawn higher, if its kind allows that.
    """

    _hanging: list[Any]

    def __init__(self, stream: Any, **options: Any) -> None:
        super().__init__(stream, **options)
        self._waiting: list[Stack] = []

    def handle_flowable(self, flowables: list[Any]) -> None:
        """Places the next flowable; exhibits that have no room are set aside before."""
        while flowables and flowables is not self._hanging:
            self._return_waiting(flowables)
            if isinstance(flowables[0], Barrier):
                flowables.pop(0)
            elif not self._sets_aside(flowables):
                break
        if flowables:
            if flowables is not self._hanging and _is_on_grid(flowables[0]):
                self._go_to_grid(flowables[0])
            super().handle_flowable(flowables)

    def handle_keepWithNext(self, flowables: list[Any]) -> None:
        """Ends the page before heads that have no room for the beginning of what follows."""
        heads = _heads(flowables)
        if not heads:
            return
        pile = _Pile(self.frame, self.canv)
        for head in heads:
            pile.add(head)
            head.keepWithNext = 0
        for following in flowables[len(heads) : len(heads) + 1]:
            pile.begin(following)
        if pile.room < 0 and not self._is_at_top:
            flowables.insert(0, FrameBreak)

    def _go_to_grid(self, flowable: Any) -> None:
        """Leaves the space above the flowable that its lines need to stand on the grid."""
        frame: Any = self.frame
        before = max(flowable.getSpaceBefore() - frame._prevASpace, 0.0)
        frame._y -= 0.0 if frame._atTop else _to_grid(frame._aH, frame._y - frame._y1p - before)

    @property
    def _is_at_top(self) -> bool:
        return bool(self.frame._atTop)  # type: ignore[attr-defined]

    def _return_waiting(self, flowables: list[Any]) -> None:
        """Puts exhibits that wait before the next flowable where they have to be placed."""
        if self._waiting and (self._is_at_top or self._ends_waiting(flowables)):
            for stack in self._waiting:
                stack.may_float = stack.may_float and self._is_at_top
            flowables[:0] = self._waiting
            self._waiting.clear()

    def _ends_waiting(self, flowables: Sequence[Any]) -> bool:
        """Whether an exhibit that waits must not be passed by what comes next."""
        heads = _heads(flowables)
        reach = flowables[: len(heads) + 1]
        series = {"", *(stack.series for stack in self._waiting)}
        if any(isinstance(each, Barrier) and each.series in series for each in reach):
            return True
        is_unit = isinstance(reach[-1], Stack)
        return bool(heads) and (is_unit or any(each.stays_in_section for each in self._waiting))

    def _sets_aside(self, flowables: list[Any]) -> bool:
        """Redraws an exhibit that comes next so that it fits or fills; else lets it wait."""
        heads = _heads(flowables)
        stack = flowables[len(heads)] if len(heads) < len(flowables) else None
        if not isinstance(stack, Stack):
            return False
        pile = _Pile(self.frame, self.canv)
        for each in (*heads, stack):
            pile.add(each)
        follows_order = stack.series not in {each.series for each in self._waiting}
        if follows_order and pile.room < 0 and stack.shrink(-pile.room):
            return False
        if follows_order and pile.room >= 0:
            if stack.stretch and pile.room > _LEAST_WHITE:
                stack.grow(self._white_behind(flowables, len(heads) + 1, pile))
            return False
        if heads or self._is_at_top or not stack.may_float or not self._can_wait(stack):
            return False
        self._waiting.append(flowables.pop(0))
        return True

    def _can_wait(self, stack: Stack) -> bool:
        """Whether all that wait, and the exhibit, have room at the top of the next page."""
        heights = (each.height + each.getSpaceAfter() for each in (*self._waiting, stack))
        frame: Any = self.frame
        return bool(sum(heights) - stack.getSpaceAfter() <= frame._aH)

    def _white_behind(self, flowables: Sequence[Any], start: int, pile: _Pile) -> float:
        """The white, in points, that nothing behind the pile can fill on this page."""
        waits = bool(self._waiting)
        index = start
        while index < len(flowables):
            white = pile.room
            first = flowables[index]
            if isinstance(first, Barrier) and waits and not first.series:
                return white
            if isinstance(first, CondPageBreak):
                # What an annex says of pages is known only when it is laid out.
                return white if white < first.height else 0.0
            heads = list(takewhile(_is_head, (flowables[i] for i in range(index, len(flowables)))))
            for head in heads:
                pile.add(head)
            index += len(heads)
            if index == len(flowables):
                break
            following = flowables[index]
            index += 1
            if isinstance(following, Stack):
                before = pile.room
                pile.add(following)
                if pile.room >= 0:
                    continue
                if pile.room + following.spare >= 0:
                    return 0.0
                if heads or not following.may_float:
                    return white
                pile.room, waits = before, True
                continue
            pile.begin(following)
            if pile.room < 0:
                return white
            pile.end(following)
            if pile.room < 0:
                return 0.0
        return 0.0


class _Pile:
    """The room, in points, that is left on a page below flowables stacked as a frame does it."""

    def __init__(self, frame: Any, canvas: Any) -> None:
        self.room = float(frame._y - frame._y1p)
        self._after = 0.0
        self._free = float(frame._prevASpace)
        self._is_at_top = bool(frame._atTop)
        self._width, self._height_of_page, self._canvas = frame._aW, frame._aH, canvas
        self._begun = 0.0

    def add(self, flowable: Any) -> None:
        """Puts a whole flowable below the others."""
        self.begin(flowable)
        self.end(flowable)

    def begin(self, flowable: Any) -> None:
        """Puts as much of a flowable below the others as has to stand on the page with them."""
        if isinstance(flowable, FrameActionFlowable):
            height = 0.0  # it moves the margins alone
        else:
            _, height = flowable.wrapOn(self._canvas, self._width, _ENDLESS)
        if not height:
            self._begun = self._height = 0.0
            return
        before = 0.0 if self._is_at_top else max(flowable.getSpaceBefore() - self._free, 0.0)
        self._is_at_top = False
        self._begun, self._height = _least(flowable, height), height
        self.room -= max(before, self._after)
        if _is_on_grid(flowable):
            self.room -= _to_grid(self._height_of_page, self.room)
        self.room -= self._begun

    def end(self, flowable: Any) -> None:
        """Puts the rest of the flowable that was begun below it."""
        if self._height:
            self.room -= self._height - self._begun
            self._after, self._free = float(flowable.getSpaceAfter()), 0.0


def _heads(flowables: Sequence[Any]) -> list[Any]:
    """The first flowables, as far as they stay with what follows."""
    return list(takewhile(_is_head, flowables))


def _is_head(flowable: Any) -> bool:
    return bool(flowable.getKeepWithNext())


def _is_on_grid(flowable: Any) -> bool:
    return bool(getattr(getattr(flowable, "style", None), "on_grid", False))


def _to_grid(height: float, room: float) -> float:
    """How far below the next line of the grid is, where so much of a page's height is left."""
    below = (room - height) % HALF_GRID
    return 0.0 if HALF_GRID - below < _GRID_TOLERANCE else below


def _least(flowable: Any, height: float) -> float:
    """How much of a flowable of this height its page has to have room for."""
    match flowable:
        case Prose():
            return flowable.least
        case Paragraph():
            return least_of_lines(flowable, height)
        case Table():
            rows: Sequence[float] = flowable._rowHeights  # type: ignore[attr-defined]
            kept = sum(rows[:_KEPT_ROWS]) if len(rows) > _KEPT_ROWS else height
            # A row that is higher than this is split itself.
            return min(kept, rows[0] + _HIGH_ROWS)
        case _:
            return height
