"""Budgets: limits of a piece of work in seconds or in counted work, with a way to stop it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sco_scheduler.domain.goals import GoalResult


class Budget:
    """A limit in wall-clock seconds or, for reproducible solves, in counted work, that can be stopped.

    A wall-clock budget starts when it is constructed. A *counted* budget does not read a clock: only the work
    reported to ``spend`` is subtracted from it, so that a solve does the same on every machine. Solvers are
    then limited in their own units of deterministic work, about one per second, and local searches in
    moves; linear programmes and steps without search are not counted. Sub-budgets
    (``share``, ``within``) end with their parent at the latest, and are stopped when it is stopped.

    Parameters
    ----------
    limit
        Seconds, or units of work; infinity for no limit.
    counted
        Whether the limit counts work.
    stopped
        Polled often; once it returns True, work ends with the best result so far.
    now
        The clock, for tests.
    """

    def __init__(
        self,
        limit: float = math.inf,
        *,
        counted: bool = False,
        stopped: Callable[[], bool] = lambda: False,
        now: Callable[[], float] = time.perf_counter,
        parent: Budget | None = None,
    ) -> None:
        self.counted = counted
        self._limit = limit
        self._stopped = stopped
        self._now = now
        self._parent = parent
        self._start = now()
        self._spent = 0.0

    @property
    def elapsed(self) -> float:
        """Wall-clock seconds since the budget was made, for a counted budget too."""
        return self._now() - self._start

    def remaining(self) -> float:
        """Seconds or units of work that are left, at least 0."""
        spent = self._spent if self.counted else self.elapsed
        left = max(0.0, self._limit - spent)
        return left if self._parent is None else min(left, self._parent.remaining())

    def overdue(self) -> float:
        """Seconds by which the limit has been exceeded; 0 within the limit and for counted work."""
        return 0.0 if self.counted else max(0.0, self.elapsed - self._limit)

    def seconds(self) -> float:
        """The limit for work that cannot be counted: the remaining seconds; infinity for a counted budget."""
        return math.inf if self.counted else self.remaining()

    def stopped(self) -> bool:
        """Whether the work was asked to end now."""
        return self._stopped() or (self._parent is not None and self._parent.stopped())

    def expired(self, reserve: float = 0.0) -> bool:
        """Whether the work has to end: stopped, or no more than ``reserve`` is left."""
        return self.remaining() <= reserve or self.stopped()

    def within(self, limit: float, *, stopped: Callable[[], bool] = lambda: False) -> Budget:
        """A sub-budget of at most ``limit`` with a stop of its own.

        Parameters
        ----------
        limit
            Seconds, or units of work if the budget is counted; cut to what remains.
        stopped
            Whether to end the part, in addition to the stop of the whole.
        """
        return Budget(min(limit, self.remaining()), counted=self.counted, stopped=stopped, now=self._now, parent=self)

    def working(self, seconds: float) -> Budget:
        """A sub-budget that is limited in processor time of the calling thread, and not by the clock.

        Parameters
        ----------
        seconds
            Seconds of processor time of this thread, which has to be the one that reads the budget.
        """
        return Budget(seconds, now=time.thread_time, parent=self)

    def share(self, part: float, most: float = math.inf) -> Budget:
        """A sub-budget: a part of what remains, capped.

        Parameters
        ----------
        part
            The share of what remains, from 0 to 1.
        most
            The most seconds or counted work.
        """
        return self.within(min(most, part * self.remaining()))

    def moves(self, a_unit: int, most: int) -> int | None:
        """The number of local-search moves that a counted budget allows; None if the budget is in seconds.

        Parameters
        ----------
        a_unit
            Moves that count as one unit of work.
        most
            The upper limit, whatever remains.
        """
        return min(most, int(a_unit * self.remaining())) if self.counted else None

    def extend(self, seconds: float) -> None:
        """Lengthen the limit by ``seconds`` spent on other work, such as compiling; no effect on a counted budget."""
        if not self.counted:
            self._limit += seconds

    def lengthen(self, amount: float) -> None:
        """Lengthen the limit, and those of the budgets that it is a part of, by seconds or units of work.

        Parameters
        ----------
        amount
            A negative amount shortens them.
        """
        self._limit += amount
        if self._parent is not None:
            self._parent.lengthen(amount)

    def keep_back(self, seconds: float) -> None:
        """Shorten the limit by ``seconds`` that later work needs; no effect on a counted budget."""
        if not self.counted:
            self._limit -= seconds

    def spend(self, work: float) -> None:
        """Report counted work; it is subtracted from this budget and from its parents."""
        self._spent += work
        if self._parent is not None:
            self._parent.spend(work)

    @property
    def spent(self) -> float:
        """The counted work that was reported."""
        return self._spent


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a solve is: the goal being worked on, and the goals done before it.

    ``seconds`` counts from the start of the solve, ``time_left`` to its limit. ``ended``: the solve is over, no goal is
    worked on, and ``done`` are the final results, of which some may be better than when their goal was done.
    """

    goal: str
    value: int | None
    bound: int | None
    seconds: float
    time_left: float
    done: tuple[GoalResult, ...] = ()
    note: str = ""
    ended: bool = False


OnValues = Callable[[Mapping[str, int], Mapping[str, int | None]], None]
"""Called often by a heuristic, on the caller's thread, with the values and the bounds of its goals so far."""


class Watch(Protocol):
    """A listener to a solve; both methods are called often, from the caller's own thread."""

    def progress(self, update: Progress) -> None:
        """Receive an update of the progress."""

    def stopped(self) -> bool:
        """Whether to end the solve now with the best schedule so far."""


class NullWatch:
    """A listener that ignores progress and never stops the solve (null object)."""

    def progress(self, update: Progress) -> None:
        """Ignore the update."""

    def stopped(self) -> bool:
        """Never."""
        return False
