"""Shows the stages and progress of a run in the terminal; Ctrl-C ends its solve with the best schedule so far."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import Any

from rich.console import Console

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Said, Speech
from sco_scheduler.engine.budget import Progress
from sco_scheduler.output.terminal.live import RunDisplay
from sco_scheduler.workflows.build import SOLVING


class Interrupt:
    """While it is entered and armed, the first Ctrl-C only sets ``stopped``; the second raises KeyboardInterrupt.

    Before it is armed, when there is nothing to take yet, the first raises already. Before it is
    entered and after it is left, Ctrl-C does what it always does. Outside the main thread, where
    signals cannot be handled, and where Ctrl-C is ignored, as in a job in the background, all this does nothing.
    """

    def __init__(self) -> None:
        self.stopped = False
        self.armed = False
        self._before: Callable[[int, FrameType | None], Any] | int | None = None

    def __enter__(self) -> Interrupt:
        ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        if threading.current_thread() is threading.main_thread() and not ignored:
            self._before = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self.stopped or not self.armed:
            raise KeyboardInterrupt
        self.stopped = True


@dataclass
class TerminalFollower:
    """Passes the progress of a run to the display, and Ctrl-C to the run."""

    interrupt: Interrupt
    display: RunDisplay | None

    def stage(self, text: Said) -> None:
        """Show the stage of the run; from solving on, Ctrl-C ends the solve."""
        self.interrupt.armed = self.interrupt.armed or text == SOLVING
        if self.display is not None:
            self.display.stage(text)

    def counted(self, done: int, total: int, what: Said) -> None:
        """Show how far the stage has come; the arguments are those of ``Follower.counted``."""
        if self.display is not None:
            self.display.counted(done, total, what)

    def progress(self, update: Progress) -> None:
        """Show the state of the solve."""
        if self.display is not None:
            self.display.progress(update)

    def stopped(self) -> bool:
        """Whether Ctrl-C was pressed."""
        if self.interrupt.stopped and self.display is not None:
            self.display.stopping()
        return self.interrupt.stopped

    def finished(self, goals: Sequence[GoalResult]) -> None:
        """Show the goals that were reached."""
        if self.display is not None:
            self.display.finished(goals)


@contextmanager
def following(console: Console, speech: Speech, *, quiet: bool) -> Iterator[TerminalFollower]:
    """Follow a run on a console: a context manager.

    Parameters
    ----------
    quiet
        Show nothing; Ctrl-C still ends the solve with the best schedule so far.
    """
    with Interrupt() as interrupt:
        if quiet:
            yield TerminalFollower(interrupt, None)
            return
        with RunDisplay(console, stopped=lambda: interrupt.stopped, speech=speech) as display:
            yield TerminalFollower(interrupt, display)
