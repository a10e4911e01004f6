"""A run followed in the terminal: its stages and progress are shown, and Ctrl-C takes the best so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console

from sco_scheduler.cli.interrupt import Interrupt
from sco_scheduler.domain.messages import Said, Speech
from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.progress import Progress
from sco_scheduler.output.terminal.live import RunDisplay
from sco_scheduler.workflows.build import SOLVING


@dataclass
class TerminalFollower:
    """Ties the run to the keyboard and to the display."""

    interrupt: Interrupt
    display: RunDisplay | None

    def stage(self, text: Said) -> None:
        """Show what the run does now; from solving on, Ctrl-C means to take what there is."""
        self.interrupt.armed = self.interrupt.armed or text == SOLVING
        if self.display is not None:
            self.display.stage(text)

    def counted(self, done: int, total: int, what: Said) -> None:
        """Show how far the stage has come."""
        if self.display is not None:
            self.display.counted(done, total, what)

    def progress(self, update: Progress) -> None:
        """Show where the solve stands."""
        if self.display is not None:
            self.display.progress(update)

    def stopped(self) -> bool:
        """Whether Ctrl-C was pressed."""
        if self.interrupt.stopped and self.display is not None:
            self.display.stopping()
        return self.interrupt.stopped

    def finished(self, goals: Sequence[GoalResult]) -> None:
        """Show what was reached."""
        if self.display is not None:
            self.display.finished(goals)


@contextmanager
def following(console: Console, speech: Speech, *, quiet: bool) -> Iterator[TerminalFollower]:
    """Follow a run on a console; ``quiet`` shows nothing, but Ctrl-C still ends it with what there is."""
    with Interrupt() as interrupt:
        if quiet:
            yield TerminalFollower(interrupt, None)
            return
        with RunDisplay(console, stopped=lambda: interrupt.stopped, speech=speech) as display:
            yield TerminalFollower(interrupt, display)
