"""The steps of a job that takes a few seconds, shown one after the other."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.status import Status

from sco_scheduler.domain.messages import ENGLISH, Said, Speech
from sco_scheduler.output.terminal import phrases


class Steps:
    """Shows what is being done; a context manager. In a terminal the line is gone at the end, elsewhere there is none.

    ``silent`` shows nothing anywhere.
    """

    def __init__(self, console: Console, speech: Speech = ENGLISH, *, silent: bool = False) -> None:
        live = console.is_terminal and not console.is_dumb_terminal and not silent
        self._status = Status("", console=console, spinner="line") if live else None
        self._speech = speech

    def __enter__(self) -> Steps:
        if self._status is not None:
            self._status.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is not None:
            self._status.stop()

    def tell(self, step: Said) -> None:
        """Say what is being done now."""
        if self._status is not None:
            self._status.update(self._speech.say(phrases.STAGE_BEGINS(stage=step)))
