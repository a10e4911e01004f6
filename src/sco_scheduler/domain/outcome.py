"""The outcome of a build: a schedule with the quality of each goal, or the conflict that excludes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias, TypeVar

from sco_scheduler.domain.event import Pair
from sco_scheduler.domain.messages import Cell, Said
from sco_scheduler.domain.schedule import Meeting, Schedule


@dataclass(frozen=True, slots=True)
class GoalResult:
    """A goal's value in the schedule, the bound, and whether the value is proved optimal.

    ``bound`` is the best that the goal could still be, given the values reached for the goals before
    it; None where nothing is known. ``proved`` says that no better value exists, given those values.
    ``scope`` says for what alone the bound and the proof hold, if that is less than every schedule with those
    values: tables are given last, so that fewest table moves are proved for the slots and people given.
    """

    name: str
    value: int
    bound: int | None = None
    proved: bool = False
    seconds: float = 0.0
    scope: str = ""

    @property
    def proved_outright(self) -> bool:
        """Whether the value is proved among all schedules, not in a scope alone."""
        return self.proved and not self.scope

    @property
    def outright_bound(self) -> int | None:
        """The bound among all schedules: None where it is known in a scope alone."""
        return None if self.scope else self.bound


class Status(StrEnum):
    """How a build ended."""

    OPTIMAL = "optimal"
    """A schedule, and every goal proved."""
    FEASIBLE = "feasible"
    """A schedule; time ran out on at least one goal."""
    INTERRUPTED = "interrupted"
    """A schedule; the organizer stopped the search."""
    CONFLICT = "conflict"
    """No schedule: the hard rules conflict."""
    NO_SCHEDULE = "no schedule"
    """No schedule was found in the time given, and none was excluded."""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A row that takes part in a conflict: its cell and what it asks for, in a sentence."""

    cell: Cell | None
    text: Said


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rows that cannot all be kept.

    ``rows`` is a smallest conflicting set (without any one of them the others can be kept, where
    ``minimal``). ``give_up`` lists the smallest sets of rows to give up, fewest rows first; giving
    up any one of these sets resolves every conflict.
    """

    rows: tuple[ConflictRow, ...]
    give_up: tuple[tuple[ConflictRow, ...], ...] = ()
    minimal: bool = True
    confirmed: bool = True
    """Whether a second solve with other settings agreed that there is no schedule."""


@dataclass(frozen=True)
class Outcome:
    """The engine's answer. ``schedule`` is None exactly where status is CONFLICT or NO_SCHEDULE."""

    status: Status
    schedule: Schedule | None = None
    goals: tuple[GoalResult, ...] = ()
    conflict: Conflict | None = None
    seconds: float = 0.0


class Reason(StrEnum):
    """Why a request was not met, in the order in which reasons are tried."""

    REFUSED = "refused"
    CANCELLED = "cancelled"
    DIFFERENT_TABLES = "different tables"
    NO_COMMON_SLOT = "no common slot"
    WISHES = "wishes"
    NO_INTERPRETER = "no interpreter"
    AT_MAXIMUM = "at maximum"
    EVERY_SLOT_TAKEN = "every slot taken"
    GAP_SPREAD = "gap spread"
    GOALS = "goals"
    TIME_RAN_OUT = "time ran out"
    CAN_BE_ADDED = "can be added"
    """The same as the last where no search came before."""
    OVER = "over"
    """The same after the event."""


HOPELESS = frozenset({Reason.REFUSED, Reason.CANCELLED})
"""Reasons that no change of the other meetings can mend."""


class Obstacle(StrEnum):
    """What excludes a meeting from one slot that both sides could use, in the order in which they are checked.

    The two sides come first: a table or an interpreter more helps only where both are free.
    """

    BUSY = "busy"
    CANNOT_WALK = "cannot walk there in time"
    TABLES_TAKEN = "every table taken"
    NO_INTERPRETER = "no free interpreter"


@dataclass(frozen=True, slots=True)
class SlotObstacle:
    """What excludes a meeting from the slot that starts at ``start``; ``meetings`` are those in its way."""

    start: datetime
    obstacle: Obstacle
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmet:
    """A request that the schedule does not meet, and the first reason that applies.

    ``who`` names the companies that the reason is about (who refused, who is at its maximum).
    ``obstacles`` has an entry for each slot that both sides could use, where the reason is
    EVERY_SLOT_TAKEN. ``text`` is the sentence that the organizer reads.
    """

    pair: Pair
    reason: Reason
    who: tuple[str, ...] = ()
    obstacles: tuple[SlotObstacle, ...] = ()
    text: Said = ""
    value: int = 0
    must: bool = False
    cells: tuple[Cell, ...] = field(default=(), compare=False)


T = TypeVar("T")

Tally: TypeAlias = Callable[[int, int, Said], None]
"""Hears how many are done, of how many (0 where that is not known), and what is counted."""

EVERY = 256
"""Items between two reports of progress: few enough to be seen to move, and many enough to cost nothing."""


def untold(done: int, total: int, what: Said) -> None:
    """Ignore progress: the tally of a caller that does not show any.

    Parameters
    ----------
    done
        How many are done.
    total
        Of how many.
    what
        What is counted.
    """


def tallied(
    items: Iterable[T], what: Said, tell: Tally, *, total: int | None = None, every: int = EVERY
) -> Iterator[T]:
    """Iterate over items and report progress.

    Parameters
    ----------
    items
        What is iterated over.
    what
        What the items are, for the report.
    tell
        Called at the start, at the end, and in between.
    total
        The number of items, 0 if it is not known; by default that of a collection.
    every
        The number of items between two calls of ``tell``.
    """
    if total is None:
        total = len(items) if isinstance(items, Sized) else 0
    done = 0
    tell(done, total, what)
    for item in items:
        yield item
        done += 1
        if done % every == 0:
            tell(done, total, what)
    if done % every:
        tell(done, total, what)
