"""A watch on a solve for the benchmarks: when each goal had a bound, and when work on it ended."""

from __future__ import annotations

from sco_scheduler.engine import Progress


class Stopwatch:
    """Notes, in seconds from the start of the solve, what the organizer is told when; it never stops the solve."""

    def __init__(self) -> None:
        self.bounded: dict[str, float] = {}
        """When the first bound of a goal was told."""
        self.settled: dict[str, float] = {}
        """When a goal was first told as done."""

    def progress(self, update: Progress) -> None:
        """Note what is new in an update."""
        if update.bound is not None:
            self.bounded.setdefault(update.goal, update.seconds)
        for result in update.done:
            self.settled.setdefault(result.name, update.seconds)
            if result.bound is not None:
                self.bounded.setdefault(result.name, update.seconds)

    def stopped(self) -> bool:
        """Never."""
        return False
