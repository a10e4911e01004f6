"""The options of a solve, and its outcome: a schedule with the quality of each goal, or a conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sco_scheduler.domain.event import Pair
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Cell, Said
from sco_scheduler.domain.schedule import Meeting, Schedule


@dataclass(frozen=True, kw_only=True)
class SolveOptions:
    """The options of every solve, of a build and of the engine alone.

    Attributes
    ----------
    seed
        The seed of all random choices, from 0 to ``LARGEST_SEED``.
    reproducible
        One worker and a limit in work instead of seconds: the same event, seed and version give the same schedule on
        any machine.
    goals
        The order of goals, in place of the event's own.
    allow_moves
        The number of published meetings that may move for a gain; None for any number, and 0 moves only those that
        have to.
    value_slack
        The percentage of the value that a first build may give up for the goals after it (0 to 100).
    """

    seed: int = 0
    reproducible: bool = False
    goals: Sequence[str] | None = None
    allow_moves: int | None = 0
    value_slack: float = 0.0


LARGEST_SEED = 2**31 - 1


class Status(StrEnum):
    """The status of a build's result."""

    OPTIMAL = "optimal"
    """A schedule, with every goal proved."""
    FEASIBLE = "feasible"
    """A schedule; time ran out on at least one goal."""
    INTERRUPTED = "interrupted"
    """A schedule; the organizer stopped the search."""
    CONFLICT = "conflict"
    """No schedule: the hard rules conflict."""
    NO_SCHEDULE = "no schedule"
    """No schedule was found in the time limit, and infeasibility was not proved."""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A row that takes part in a conflict: its cell and its content in a sentence."""

    cell: Cell | None
    text: Said


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rows that cannot all be kept.

    ``rows`` is a smallest conflicting set (if ``minimal``, without any one of them the others can be
    kept). ``give_up`` lists the smallest sets of rows to give up, fewest rows first; giving
    up any one of these sets resolves every conflict.
    """

    rows: tuple[ConflictRow, ...]
    give_up: tuple[tuple[ConflictRow, ...], ...] = ()
    minimal: bool = True
    confirmed: bool = True
    """Whether a second solve with other settings confirmed that there is no schedule."""


@dataclass(frozen=True)
class Outcome:
    """The engine's result. ``schedule`` is None exactly if the status is CONFLICT or NO_SCHEDULE."""

    status: Status
    schedule: Schedule | None = None
    goals: tuple[GoalResult, ...] = ()
    conflict: Conflict | None = None
    seconds: float = 0.0


class Reason(StrEnum):
    """Why a request was not met; the first reason that applies is given."""

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
    """Like ``TIME_RAN_OUT``, for a schedule that was not computed by a search."""
    OVER = "over"
    """The same after the event."""


HOPELESS = frozenset({Reason.REFUSED, Reason.CANCELLED})
"""Reasons that no change of other meetings can remove."""


class Obstacle(StrEnum):
    """The reason that excludes a meeting from a slot that both sides could use; the first that applies is given.

    The two sides come first: an additional table or interpreter helps only if both are free.
    """

    BUSY = "busy"
    CANNOT_WALK = "cannot walk there in time"
    TABLES_TAKEN = "every table taken"
    NO_INTERPRETER = "no free interpreter"


@dataclass(frozen=True, slots=True)
class SlotObstacle:
    """The obstacle to a meeting in the slot that starts at ``start``; ``meetings`` are those that cause it."""

    start: datetime
    obstacle: Obstacle
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmet:
    """An unmet request, and the first reason that applies.

    ``who`` names the companies that the reason concerns (who refused, who is at its maximum).
    ``obstacles`` has an entry for each slot that both sides could use, if the reason is
    EVERY_SLOT_TAKEN. ``text`` is the sentence for the organizer.
    """

    pair: Pair
    reason: Reason
    who: tuple[str, ...] = ()
    obstacles: tuple[SlotObstacle, ...] = ()
    text: Said = ""
    value: int = 0
    must: bool = False
    cells: tuple[Cell, ...] = field(default=(), compare=False)
