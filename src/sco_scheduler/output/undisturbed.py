"""A moment in which Ctrl-C waits: while finished files are put in their places."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class TooLate(KeyboardInterrupt):
    """Ctrl-C was pressed while files were put in their places: all of them are there."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait until this is left; then it does what it would have done before.

    Outside the main thread, which no signal reaches, this does nothing.

    Raises:
        TooLate: Ctrl-C was pressed, and would have ended the program.

    """
    before = signal.getsignal(signal.SIGINT) if threading.current_thread() is threading.main_thread() else None
    if before is None:
        yield
        return
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda number, frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise TooLate from None
