"""Charts drawn by a process beside the one that writes, on a core that would be idle.

That process alone loads what draws. Orders go to it and pieces come back through pipes, each
pickled after its length. It is forked, so it knows all code and is quick to begin; where there
is no fork, no second core, or another thread, charts are drawn by the process that writes.
"""

from __future__ import annotations

import io
import os
import pickle
import select
import signal
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from time import perf_counter
from types import MappingProxyType
from typing import Any

from factpress.build.cores import cores
from factpress.cache.drawings import Drawer, DrawnHere
from factpress.cache.orders import DrawingOrder, Pieces, drawn, drawn_in_steps

_AHEAD = 24
"""Orders that are under way at most: what is drawn waits in memory until it is asked for."""

_LENGTH = 8


@contextmanager
def drawer_beside() -> Iterator[Drawer]:
    """A drawer in a process of its own, which ends with it; in this one where that is better."""
    if sys.platform != "linux" or cores() < 2 or _has_threads():
        yield DrawnHere()
        return
    drawer = _DrawnBeside()
    try:
        yield drawer
    finally:
        drawer.close()


def _has_threads() -> bool:
    """Whether there are threads, which a fork may leave in the middle of anything."""
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


class _DrawnBeside:
    """Sends orders to a process, which is begun with the first."""

    def __init__(self) -> None:
        self._process: int | None = None
        self._connection: _Connection | None = None
        self._is_gone = False
        self._waiting: dict[str, DrawingOrder] = {}
        self._under_way: set[str] = set()
        self._drawn: dict[str, Pieces | None] = {}

    def start(self) -> None:
        """Begins the process, which loads what draws before any order comes."""
        if self._connection is None and not self._is_gone:
            try:
                self._process, self._connection = _begun()
            except OSError:  # there is no room for a process, or for what connects it
                self._is_gone = True

    def begin(self, name: str, order: DrawingOrder) -> None:
        """Draws an order when its turn comes."""
        if name not in self._waiting and name not in self._under_way and name not in self._drawn:
            self._waiting[name] = order
            self._send_some()

    def pieces(self, name: str, order: DrawingOrder) -> Pieces:
        """An order, drawn; before all that was only begun if it was not."""
        if name not in self._under_way and name not in self._drawn:
            self._waiting.pop(name, None)
            self._send(name, order, first=True)
        while name in self._under_way:
            self._receive()
        # What failed there fails here again, where it can be told; what came to nothing is drawn.
        pieces = self._drawn.pop(name, None)
        self._send_some()
        return pieces or drawn(order)

    def close(self) -> None:
        """Ends the process."""
        self._is_gone = True
        self._under_way.clear()
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            # Where children are ignored, the system has taken it away already.
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(self._process, signal.SIGKILL)
                os.waitpid(self._process, 0)
            self._process = None

    def _send_some(self) -> None:
        while self._waiting and len(self._under_way) + len(self._drawn) < _AHEAD:
            name = next(iter(self._waiting))
            self._send(name, self._waiting.pop(name), first=False)

    def _send(self, name: str, order: DrawingOrder, *, first: bool) -> None:
        self.start()
        if self._connection is None:
            return
        try:
            self._connection.send((name, order, first))
        except (OSError, pickle.PicklingError, TypeError, AttributeError):
            # The process is gone, or the order holds what cannot be sent.
            self.close()
        else:
            self._under_way.add(name)

    def _receive(self) -> None:
        assert self._connection is not None
        try:
            name, pieces = self._connection.receive()
        except (EOFError, OSError):
            self.close()
            return
        self._under_way.discard(name)
        self._drawn[name] = pieces
        self._send_some()


def _begun() -> tuple[int, _Connection]:
    """A process that draws, and the connection to it."""
    theirs, ours = _pipes()
    try:
        process = os.fork()
    except OSError:
        theirs.close()
        ours.close()
        raise
    if process == 0:
        try:
            ours.close()
            _serve(theirs)
        finally:
            # Nothing of what this process was a copy of is put away, told or written twice.
            os._exit(0)
    theirs.close()
    return process, ours


def _pipes() -> tuple[_Connection, _Connection]:
    """Two ends: orders go from the second to the first, which alone remembers them."""
    one_in, other_out = os.pipe()
    try:
        other_in, one_out = os.pipe()
    except OSError:
        os.close(one_in)
        os.close(other_out)
        raise
    drawing = _Connection(one_in, one_out, remembers_received=True)
    return drawing, _Connection(other_in, other_out, remembers_sent=True)


def _serve(connection: _Connection) -> None:
    """Draws what is ordered until the other side is gone."""
    # An interrupt is for the process that writes to answer, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from queue import SimpleQueue
    from threading import Thread

    for name in ("factpress.charts.pictures", "factpress.charts.rendering", "factpress.charts.svg"):
        import_module(name)
    finished: SimpleQueue[object] = SimpleQueue()
    Thread(target=_send_all, args=(connection, finished), daemon=True).start()
    turns = _Turns()
    while True:
        while not turns or connection.has_more():
            try:
                turns.add(*connection.receive())
            except (EOFError, OSError):
                return
        if done := turns.step():
            finished.put(done)


class _Turns:
    """Orders under way: those that are waited for, then those of the report as they come, then
    those of slides, the longest first, so that little is left when one is waited for again."""

    def __init__(self) -> None:
        self._asked_for: deque[_Drawing] = deque()
        self._begun: list[_Drawing] = []
        self._expected: list[_Drawing] = []
        self._seconds: dict[str, float] = {}

    def __bool__(self) -> bool:
        return bool(self._asked_for or self._begun or self._expected)

    def add(self, name: str, order: DrawingOrder, first: bool) -> None:
        """Adds an order; `first` when it is waited for."""
        (self._asked_for if first else self._expected).append(_Drawing(name, order))

    def step(self) -> tuple[str, Pieces | None] | None:
        """Draws on; gives the name and the pieces of what is done, None for what failed."""
        drawing = self._next()
        began = perf_counter()
        try:
            next(drawing.steps)
        except StopIteration as end:
            pieces: Pieces | None = end.value
        except Exception:
            pieces = None
        else:
            self._begun.append(drawing)
            return None
        self._seconds[drawing.order.chart.kind] = perf_counter() - began
        return drawing.name, pieces

    def _next(self) -> _Drawing:
        if self._asked_for:
            return self._asked_for.popleft()
        if self._begun:
            return self._begun.pop()
        self._expected.sort(key=self._turn)
        return self._expected.pop(0)

    def _turn(self, drawing: _Drawing) -> tuple[bool, float]:
        order = drawing.order
        return order.for_slide, -self._seconds.get(order.chart.kind, 0) * order.for_slide


class _Drawing:
    def __init__(self, name: str, order: DrawingOrder) -> None:
        self.name, self.order = name, order
        self.steps = drawn_in_steps(order)


def _send_all(connection: _Connection, finished: Any) -> None:
    """Sends what is finished, while the next is drawn; the pipe may be full."""
    try:
        while True:
            connection.send(finished.get())
    except OSError:
        os._exit(0)


class _Pickler(pickle.Pickler):
    """With what the standard library pickles not, though it holds but values."""

    def reducer_override(self, value: object) -> Any:
        if isinstance(value, MappingProxyType):
            return _read_only, (dict(value),)
        return NotImplemented


def _read_only(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


class _Connection:
    """Objects through two pipes. What one side `remembers_sent`, as a theme, and the other
    `remembers_received`, is sent as a reference from the second time on."""

    def __init__(
        self,
        incoming: int,
        outgoing: int,
        *,
        remembers_sent: bool = False,
        remembers_received: bool = False,
    ) -> None:
        self._incoming, self._outgoing = incoming, outgoing
        self._remembers_sent, self._remembers_received = remembers_sent, remembers_received
        self._written, self._read = io.BytesIO(), io.BytesIO()
        self._pickler = _Pickler(self._written, pickle.HIGHEST_PROTOCOL)
        self._unpickler = pickle.Unpickler(self._read)

    def send(self, value: object) -> None:
        """Sends an object; raises OSError."""
        self._pickler.dump(value)
        if not self._remembers_sent:
            self._pickler.clear_memo()
        content = self._written.getvalue()
        self._written.seek(0)
        self._written.truncate()
        rest = memoryview(len(content).to_bytes(_LENGTH) + content)
        while rest:
            rest = rest[os.write(self._outgoing, rest) :]

    def has_more(self) -> bool:
        """Whether there is something to receive, or the other side is gone."""
        return bool(select.select([self._incoming], [], [], 0)[0])

    def receive(self) -> Any:
        """Waits for an object; raises EOFError when the other side is gone, and OSError."""
        content = self._bytes(int.from_bytes(self._bytes(_LENGTH)))
        self._read.seek(0)
        self._read.truncate()
        self._read.write(content)
        self._read.seek(0)
        if not self._remembers_received:
            self._unpickler = pickle.Unpickler(self._read)
        return self._unpickler.load()

    def close(self) -> None:
        """Closes this side."""
        os.close(self._incoming)
        os.close(self._outgoing)

    def _bytes(self, count: int) -> bytes:
        content = bytearray()
        while len(content) < count:
            part = os.read(self._incoming, count - len(content))
            if not part:
                raise EOFError
            content += part
        return bytes(content)
