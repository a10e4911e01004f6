"""Watching a solve from outside: progress, interruption, and the time that is left."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from sco_scheduler.domain.outcome import GoalResult


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a solve stands: the goal being worked on, and the goals done before it."""

    goal: str
    value: int | None
    bound: int | None
    seconds: float
    time_left: float
    done: tuple[GoalResult, ...] = ()
    note: str = ""


class Watch(Protocol):
    """Somebody who follows a solve; both methods are called often, from the caller's own thread."""

    def progress(self, update: Progress) -> None:
        """Take notice of where the solve stands."""

    def stopped(self) -> bool:
        """Whether the solve shall end now with the best schedule so far."""


class NullWatch:
    """A watch that looks away and never stops."""

    def progress(self, update: Progress) -> None:
        """Ignore the update."""

    def stopped(self) -> bool:
        """Never."""
        return False


@dataclass
class Clock:
    """The time of one solve. ``now`` is injectable, so that tests need not wait.

    A ``steady`` clock never shows less time left: what a reproducible solve does may not depend on how
    fast the machine is, and its stages are limited in work instead.
    """

    limit: float
    steady: bool = False
    now: Callable[[], float] = time.perf_counter
    start: float = field(init=False)

    def __post_init__(self) -> None:
        self.start = self.now()

    @property
    def seconds(self) -> float:
        """Seconds since the solve began."""
        return self.now() - self.start

    @property
    def left(self) -> float:
        """Seconds until the limit; 0 once it has passed."""
        if self.steady:
            return self.limit
        return max(0.0, self.limit - self.seconds)
