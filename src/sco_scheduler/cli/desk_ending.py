"""The desk ended by the system, as when its window is closed: what was shown as done is written first."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from sco_scheduler.cli.desk_work import DeskWork
    from sco_scheduler.workflows.desk.file import DeskFile

_SIGNALS = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM", "SIGINT") if hasattr(signal, name)]
"""A closed window or connection, the end of the machine, and Ctrl-C from outside: at the desk itself it is a key."""

_TRIES = 3
_PAUSE_SECONDS = 1.0
"""The pause before a failed write is tried again."""

_SCREEN_SECONDS = 5.0
"""The time for the screen to be cleared; without a terminal it may never be."""


class Ending:
    """Within this context, the first of the signals writes what is pending and then ends the process.

    The work is done in a thread of its own, since the main thread may wait forever for a terminal that is gone.
    Signals that are ignored stay so. ``code`` is the exit code for the signal that came, None if none did.
    """

    def __init__(self, app: DeskWork) -> None:
        self._app = app
        self._number: int | None = None
        self._thread: threading.Thread | None = None
        self._before: dict[int, Callable[[int, FrameType | None], Any] | int | None] = {}

    @property
    def code(self) -> int | None:
        """The exit code for the signal that came, as shells count it."""
        return None if self._number is None else 128 + self._number

    def __enter__(self) -> Ending:
        if threading.current_thread() is threading.main_thread():
            for number in _SIGNALS:
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._handle)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._thread is not None:
            self._thread.join()
        for number, before in self._before.items():
            signal.signal(number, before)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self._number is None:
            self._number = number
            self._thread = threading.Thread(target=self._end, name="desk-ending")
            self._thread.start()

    def _end(self) -> None:
        file = self._app.file
        if file is not None:
            _write(file)
        if self._number == getattr(signal, "SIGHUP", None):
            os._exit(self.code or 0)  # nothing can be shown any more
        timer = threading.Timer(_SCREEN_SECONDS, os._exit, (self.code,))
        timer.daemon = True
        timer.start()
        with contextlib.suppress(RuntimeError):  # the screen has ended by itself
            self._app.call_later(self._app.exit)


def _write(file: DeskFile) -> None:
    """Finish a write that has begun, and write what is pending."""
    from sco_scheduler.workflows.desk.endings import note_unwritten
    from sco_scheduler.workflows.errors import Stopped

    note_unwritten(file)
    for _ in range(_TRIES):
        with contextlib.suppress(Stopped, OSError):
            file.save()  # after a write that another thread has begun
        if not file.unsaved:
            return
        time.sleep(_PAUSE_SECONDS)
