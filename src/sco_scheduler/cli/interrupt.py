"""Ctrl-C while a schedule is being made: once takes the best so far, twice gives up."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType


class Interrupt:
    """While it is entered and armed, the first Ctrl-C only sets ``stopped``; the second raises KeyboardInterrupt.

    Before it is armed, when there is nothing to take yet, the first raises already. Before it is
    entered and after it is left, Ctrl-C does what it always does. Outside the main thread, where
    signals cannot be handled, and where Ctrl-C is ignored, as in a job in the background, all this does nothing.
    """

    def __init__(self) -> None:
        self.stopped = False
        self.armed = False
        self._before: signal.Handlers | object = None

    def __enter__(self) -> Interrupt:
        ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        if threading.current_thread() is threading.main_thread() and not ignored:
            self._before = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]  # it came from signal.signal

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self.stopped or not self.armed:
            raise KeyboardInterrupt
        self.stopped = True
