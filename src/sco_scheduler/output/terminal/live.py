"""The progress of a run: a live display in a terminal, occasional lines elsewhere.

In a terminal the display is redrawn in place and replaced by the summary at the end. Elsewhere each stage
and each finished goal has a line, flushed at once, and after a silence a line reports the progress of the
stage. A separate thread prints both, so that the display is updated even if the run is
busy.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from types import TracebackType

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.status import Status
from rich.table import Table
from rich.text import Text

from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import ENGLISH, Phrase, Said, Speech
from sco_scheduler.engine.budget import Progress
from sco_scheduler.output.terminal.console import NARROW, Prose
from sco_scheduler.output.terminal.summary import goal_line, quality
from sco_scheduler.output.texts.words import goal_title

NOTES = {"compiling": Phrase("note-compiling")}
"""The present activity of a solve, by the engine's terms."""

_STAGE_BEGINS = Phrase("stage-begins")

_REFRESH_PER_SECOND = 8

SILENCE = 5.0
"""The longest time without a line if there is no terminal, in seconds."""

_LOOK = 0.25
"""The interval of checks for something to print, in seconds."""


class RunDisplay:
    """Shows the stages of a run, their progress, and the goals of a solve; a context manager.

    ``now`` is a clock in seconds, and ``stopped`` says whether the organizer wants the run to stop.
    """

    def __init__(
        self,
        console: Console,
        now: Callable[[], float] = time.monotonic,
        stopped: Callable[[], bool] = lambda: False,
        speech: Speech = ENGLISH,
        *,
        writes: bool = True,
    ) -> None:
        self._console = console
        self._speech = speech
        self._writes = writes
        self._now = now
        self._stopped = stopped
        self._began = self._heard = self._said = now()
        self._stage: Said = ""
        self._count: Said = ""
        self._update: Progress | None = None
        self._solved = self._stopping = self._ended = False
        self._told: dict[str, int] = {}
        # The thread that draws and the run both write.
        self._writing = threading.RLock()
        self._spinner = Spinner("line")
        live = console.is_terminal and not console.is_dumb_terminal
        self._live = (
            Live(console=console, get_renderable=self._draw, refresh_per_second=_REFRESH_PER_SECOND, transient=True)
            if live
            else None
        )
        self._pulse = Pulse(_LOOK, self.print_due)

    def __enter__(self) -> RunDisplay:
        if self._live is not None:
            self._live.start()
        else:
            self._pulse.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live is not None:
            self._live.stop()
        else:
            self._pulse.__exit__(kind, error, trace)

    # Called by the run

    def stage(self, text: Said) -> None:
        """Show the stage of the run: reading, solving, verifying, explaining, writing."""
        with self._writing:
            self._solved = self._solved or self._update is not None
            self._stage, self._count, self._update, self._began = text, "", None, self._now()
            if self._live is None:
                self._print_line(_STAGE_BEGINS(stage=text))

    def counted(self, done: int, total: int, what: Said) -> None:
        """Show the progress of the stage: a number done of a total, which is 0 if it is not known."""
        self._count = (
            Phrase("done-of")(done=done, total=total, what=what)
            if total
            else Phrase("done-so-far")(done=done, what=what)
        )

    def progress(self, update: Progress) -> None:
        """Show the state of the solve."""
        with self._writing:
            self._update, self._heard = update, self._now()
            if self._live is None:
                for result in update.done:
                    self._print_goal(result, again=update.ended and not self._ended)
            # What is solved after it, such as the prices of moves, has values of its own.
            self._ended |= update.ended

    def stopping(self) -> None:
        """Show once that the request to stop was received."""
        with self._writing:
            if not self._stopping:
                self._stopping = True
                if self._live is None:
                    self._print_line(self._stopping_note())

    def finished(self, goals: Iterable[GoalResult]) -> None:
        """Show the goals of the finished run that were not shown yet."""
        with self._writing:
            if self._live is None:
                for result in goals:
                    self._print_goal(result)

    # Lines, without a terminal

    def print_due(self) -> None:
        """Print due lines: that the request to stop was received, and the state of the run after a silence."""
        with self._writing:
            if self._stopped():
                self.stopping()
            if self._stage and self._now() - self._said >= SILENCE:
                self._print_line(f"  {self._speech.say(self._state_line())}")

    def _state_line(self) -> Said:
        """The state: ``Solving, 12 s, 48 s left: value of the meetings, 5,321 so far, bound 5,400, 79 away``."""
        update = self._update
        if update is None:
            return (
                Phrase("standing")(stage=self._stage_line(), count=self._count) if self._count else self._stage_line()
            )
        found: Said = self._stage_line()
        if update.goal:
            so_far = Phrase("none-so-far") if update.value is None else Phrase("so-far")(value=update.value)
            goal = goal_title(update.goal, self._speech)
            found = Phrase("goal-standing")(stage=found, goal=goal, so_far=so_far, bound=_bound(update))
        return Phrase("with-note")(standing=found, note=_note(update)) if update.note else found

    def _print_goal(self, result: GoalResult, *, again: bool = False) -> None:
        """Print the result of a goal on a line, once; ``again`` if its value has changed since."""
        before = self._told.get(result.name)
        if before is None or (again and before != result.value):
            self._told[result.name] = result.value
            line = goal_line(result, self._speech)
            self._print_line(line if before is None else Phrase("goal-line-end")(line=line))

    def _print_line(self, text: Said) -> None:
        self._console.print(self._speech.say(text), soft_wrap=True)
        self._console.file.flush()
        self._said = self._now()

    # In a terminal

    def _draw(self) -> RenderableType:
        if self._stopped():
            self.stopping()
        update, say = self._update, self._speech.say
        self._spinner.update(text=Text(say(self._stage_line()), style="bold"))
        parts: list[RenderableType] = [self._spinner]
        if update is not None:
            parts.append(self._goals(update))
        elif self._count:
            parts.append(Prose(say(self._count), hang="  "))
        if self._stopping:
            parts.append(Prose(say(self._stopping_note()), style="dim"))
        elif update is not None:
            parts.append(Prose(say(Phrase("ctrl-c")), style="dim"))
        return Group(*parts)

    def _stage_line(self) -> Said:
        """The stage with its elapsed seconds; for a solve also the remaining ones."""
        seconds = f"{self._now() - self._began:.0f}"
        if self._update is None:
            return Phrase("stage-for")(stage=self._stage, seconds=seconds)
        return Phrase("stage-left")(stage=self._stage, seconds=seconds, left=f"{self._time_left(self._update):.0f}")

    def _stopping_note(self) -> Said:
        """The effect of a request to stop: the run ends with the best schedule, or writes its result."""
        if self._solved and self._update is None:
            return Phrase("will-be-written")
        return Phrase("stopping") if self._writes else Phrase("stopping-search")

    def _time_left(self, update: Progress) -> float:
        """The present time left, extrapolated from the last update."""
        return max(0.0, update.time_left - (self._now() - self._heard))

    def _goals(self, update: Progress) -> RenderableType:
        """A table with a row for each goal; a narrow terminal shows only the bound of the last goal."""
        speech, narrow = self._speech, self._console.width < NARROW
        rows = Table.grid(padding=(0, 2))
        rows.add_column(width=2)
        rows.add_column()
        rows.add_column(justify="right")
        if not narrow:
            rows.add_column(overflow="ellipsis", no_wrap=True)
        for result in update.done:
            style = "green" if narrow and result.proved else ""
            row: list[RenderableType] = [
                "",
                goal_title(result.name, speech),
                Text(speech.number(result.value), style=style),
            ]
            rows.add_row(*row, *([] if narrow else [Text(quality(result, speech), style="green")]))
        if update.goal:
            value = "?" if update.value is None else speech.number(update.value)
            bound = speech.say(_bound(update))
            rows.add_row(">", goal_title(update.goal, speech), value, *([] if narrow else [bound]))
            if narrow:
                rows.add_row("", bound, "")
        if update.note:
            rows.add_row("", speech.say(_note(update)))
        return rows


def _bound(update: Progress) -> Said:
    if update.bound is None:
        return Phrase("no-bound")
    if update.value is None:
        return Phrase("bound")(bound=update.bound)
    return Phrase("bound-away")(bound=update.bound, away=abs(update.value - update.bound))


def _note(update: Progress) -> Said:
    return NOTES.get(update.note, update.note)


class Pulse:
    """A context manager that calls ``beat`` at regular intervals from a thread of its own.

    It exits only when no call is running, so that nothing is printed after the end.
    """

    def __init__(self, seconds: float, beat: Callable[[], None]) -> None:
        self._seconds = seconds
        self._beat = beat
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pulse", daemon=True)

    def __enter__(self) -> Pulse:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(self._seconds):
            self._beat()


class StepLine:
    """A context manager that shows the present step on a line; in a terminal the line is removed at the end.

    ``silent`` shows nothing.
    """

    def __init__(self, console: Console, speech: Speech = ENGLISH, *, silent: bool = False) -> None:
        live = console.is_terminal and not console.is_dumb_terminal and not silent
        self._status = Status("", console=console, spinner="line") if live else None
        self._speech = speech

    def __enter__(self) -> StepLine:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()

    def show(self, step: Said) -> None:
        """Show the present step."""
        if self._status is not None:
            self._status.update(self._speech.say(_STAGE_BEGINS(stage=step)))
