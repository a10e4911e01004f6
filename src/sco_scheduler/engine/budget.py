"""Budgets: how long a piece of work may take, in seconds or in counted work, and whether to stop it."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sco_scheduler.domain.goals import GoalResult


class Budget:
    """A limit in wall-clock seconds or, for reproducible solves, in counted work; and a stop.

    A wall-clock budget runs from when it is made. A *counted* budget does not look at a clock: it
    holds back only what ``spend`` reports, so that a solve does the same on every machine. Solvers are
    then limited in their own units of deterministic work, about one a second, and local searches in
    moves; linear programmes and what needs no search are not counted. Parts of a budget
    (``share``, ``within``) end with it at the latest, and are stopped when it is stopped.

    Parameters
    ----------
    limit
        Seconds, or units of work; infinity for no limit.
    counted
        Whether the limit counts work.
    stopped
        Asked often; once it says True, work ends with the best so far.
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
        """Wall-clock seconds since the budget was made, whatever it counts."""
        return self._now() - self._start

    def remaining(self) -> float:
        """Seconds or units of work that are left; 0 once there are none."""
        spent = self._spent if self.counted else self.elapsed
        left = max(0.0, self._limit - spent)
        return left if self._parent is None else min(left, self._parent.remaining())

    def overdue(self) -> float:
        """Seconds by which the limit has passed; 0 where something is left, or work is counted."""
        return 0.0 if self.counted else max(0.0, self.elapsed - self._limit)

    def seconds(self) -> float:
        """The limit for work that cannot be counted: what remains by the clock; infinity for a counted budget."""
        return math.inf if self.counted else self.remaining()

    def stopped(self) -> bool:
        """Whether the work was asked to end now."""
        return self._stopped() or (self._parent is not None and self._parent.stopped())

    def expired(self, reserve: float = 0.0) -> bool:
        """Whether the work has to end: stopped, or no more than ``reserve`` is left."""
        return self.remaining() <= reserve or self.stopped()

    def within(self, limit: float, *, stopped: Callable[[], bool] = lambda: False) -> Budget:
        """A part of this budget of at most ``limit``, which ``stopped`` can end too.

        Parameters
        ----------
        limit
            Seconds, or counted work where the budget is counted; what remains bounds it too.
        stopped
            Whether the part shall end now, besides when the whole is to end.
        """
        return Budget(min(limit, self.remaining()), counted=self.counted, stopped=stopped, now=self._now, parent=self)

    def working(self, seconds: float) -> Budget:
        """A part of this budget that ends once this thread has worked for so long, which may be later by the clock.

        Parameters
        ----------
        seconds
            Seconds of the processor; of this thread alone, which has to be the one that asks.
        """
        return Budget(seconds, now=time.thread_time, parent=self)

    def share(self, part: float, most: float = math.inf) -> Budget:
        """A part of what remains (0 to 1), of at most ``most``.

        Parameters
        ----------
        part
            The share of what remains, from 0 to 1.
        most
            The most seconds or counted work.
        """
        return self.within(min(most, part * self.remaining()))

    def moves(self, a_unit: int, most: int) -> int | None:
        """The moves of a local search that a counted budget allows; None where the clock limits them.

        Parameters
        ----------
        a_unit
            Moves that count as one unit of work.
        most
            The most moves, whatever remains.
        """
        return min(most, int(a_unit * self.remaining())) if self.counted else None

    def extend(self, seconds: float) -> None:
        """Lengthen the limit by ``seconds`` that went into other work, such as compiling, unless work is counted."""
        if not self.counted:
            self._limit += seconds

    def keep_back(self, seconds: float) -> None:
        """Shorten the limit by ``seconds``, which later work needs; a counted budget is left as it is."""
        if not self.counted:
            self._limit -= seconds

    def spend(self, work: float) -> None:
        """Report counted work, which is taken from this budget and from those that it is a part of."""
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

    ``seconds`` counts from the start of the solve, ``time_left`` to its limit.
    """

    goal: str
    value: int | None
    bound: int | None
    seconds: float
    time_left: float
    done: tuple[GoalResult, ...] = ()
    note: str = ""


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
