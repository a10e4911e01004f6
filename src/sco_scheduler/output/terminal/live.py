"""The run as its user sees it while it lasts: live in a terminal, one line a goal elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from types import TracebackType

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from sco_scheduler.domain.outcome import GoalResult
from sco_scheduler.engine.watch import Progress
from sco_scheduler.output.terminal.goals import goal_line, quality, title

_REFRESH_PER_SECOND = 8


class RunDisplay:
    """Shows the stages of a run and the goals of a solve; a context manager.

    In a terminal the display is redrawn in place and gone at the end, when the summary takes its
    place. Elsewhere each stage and each finished goal is a line of its own, flushed at once. ``now``
    is a clock in seconds.
    """

    def __init__(self, console: Console, now: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._now = now
        self._heard = 0.0
        self._stage = ""
        self._update: Progress | None = None
        self._stopping = False
        self._told: set[str] = set()
        self._spinner = Spinner("line")
        live = console.is_terminal and not console.is_dumb_terminal
        self._live = (
            Live(console=console, get_renderable=self._draw, refresh_per_second=_REFRESH_PER_SECOND, transient=True)
            if live
            else None
        )

    def __enter__(self) -> RunDisplay:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()

    def stage(self, text: str) -> None:
        """Say what the run does now: reading, solving, verifying, writing."""
        self._stage, self._update = text, None
        if self._live is None:
            self._line(f"{text} ...")

    def stopping(self) -> None:
        """Say that the organizer's wish to stop was heard."""
        self._stopping = True
        if self._live is None:
            self._line("Stopping: the best schedule so far is taken.")

    def progress(self, update: Progress) -> None:
        """Take in where the solve stands."""
        self._update = update
        self._heard = self._now()
        if self._live is None:
            for result in update.done:
                self._tell(result)

    def finished(self, goals: Iterable[GoalResult]) -> None:
        """Take in the goals of the finished run; those that no progress has told of are told now."""
        if self._live is None:
            for result in goals:
                self._tell(result)

    def _tell(self, result: GoalResult) -> None:
        if result.name not in self._told:
            self._told.add(result.name)
            self._line(goal_line(result))

    def _line(self, text: str) -> None:
        self._console.print(text, soft_wrap=True)
        self._console.file.flush()

    # In a terminal

    def _draw(self) -> RenderableType:
        update = self._update
        head = self._stage if update is None else f"{self._stage}, {self._time_left(update):.0f} s left"
        if self._stopping:
            hint = "Stopping with the best schedule so far; Ctrl-C again gives up without writing."
        elif update is not None:
            hint = "Ctrl-C stops and writes the best schedule so far."
        else:
            hint = ""
        self._spinner.update(text=Text(head, style="bold"))
        parts: list[RenderableType] = [self._spinner]
        if update is not None:
            parts.append(self._goals(update))
        if hint:
            parts.append(Text(hint, style="dim"))
        return Group(*parts)

    def _time_left(self, update: Progress) -> float:
        """The time left now: updates may be seconds apart."""
        return max(0.0, update.time_left - (self._now() - self._heard))

    @staticmethod
    def _goals(update: Progress) -> RenderableType:
        rows = Table.grid(padding=(0, 2))
        rows.add_column(width=2)
        rows.add_column()
        rows.add_column(justify="right")
        rows.add_column(overflow="ellipsis", no_wrap=True)
        for result in update.done:
            rows.add_row("", title(result.name), f"{result.value:,}", Text(quality(result), style="green"))
        if update.goal:
            value = "?" if update.value is None else f"{update.value:,}"
            rows.add_row(">", title(update.goal), value, _bound(update))
        if update.note:
            rows.add_row("", update.note, "", "")
        return rows


def _bound(update: Progress) -> str:
    if update.bound is None:
        return "no bound yet"
    # Not "gap": in the words of this program that is a delegate's idle time.
    away = f", {abs(update.value - update.bound):,} away" if update.value is not None else ""
    return f"bound {update.bound:,}{away}"
