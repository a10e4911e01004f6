"""Progress of a solve, and who follows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sco_scheduler.domain.outcome import GoalResult


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a solve is: the goal being worked on, and the goals done before it.

    ``seconds`` counts from the start of the solve, ``time_left`` to its limit. ``compiling`` are the
    seconds that compiled code was waited for, which were added to the limit.
    """

    goal: str
    value: int | None
    bound: int | None
    seconds: float
    time_left: float
    done: tuple[GoalResult, ...] = ()
    note: str = ""
    compiling: float = 0.0


OnValues = Callable[[Mapping[str, int], Mapping[str, int | None]], None]
"""Called often by a heuristic, on the caller's thread, with the values and the bounds of its goals so far."""


class Watch(Protocol):
    """A listener to a solve; both methods are called often, from the caller's own thread."""

    def progress(self, update: Progress) -> None:
        """Take notice of where the solve is."""

    def stopped(self) -> bool:
        """Whether the solve shall end now with the best schedule so far."""


class NullWatch:
    """A listener that does nothing and never stops."""

    def progress(self, update: Progress) -> None:
        """Ignore the update."""

    def stopped(self) -> bool:
        """Never."""
        return False
