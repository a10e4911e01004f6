"""Repairs of a published schedule and answers made of them, as data: what is changed, what it costs, how it is done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sco_scheduler.agendas.changes import reprinted
from sco_scheduler.domain.event import Event, FixedMeeting, Pair
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.outcome import Conflict, ConflictRow, Unmet
from sco_scheduler.domain.schedule import Meeting, Schedule


class RepairMode(StrEnum):
    """What may give way in a repair."""

    NOBODY = "nobody"
    """Every other meeting stays at its time and table, with its delegates."""
    MOVES = "moves"
    """Every other meeting is held; as few as possible move."""
    KEPT = "kept"
    """Others may be given up: as few as possible, then as few as possible move, as in a rerun."""
    VALUE = "value"
    """Others may be given up: those of the least value, then as few as possible move."""


@dataclass(frozen=True)
class Change:
    """What a repair has to reach.

    Attributes
    ----------
    hold
        Meetings to be held, as rows of Fixed: a part that is None is open.
    drop
        Pairs whose published meetings are taken out.
    event
        The event with other capacities (a table more, a closing, an absence); None as it is.
    """

    hold: tuple[FixedMeeting, ...] = ()
    drop: frozenset[Pair] = frozenset()
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A meeting that a repair holds otherwise than published; its time, place or people differ."""

    before: Meeting
    after: Meeting

    @property
    def elsewhere(self) -> bool:
        """Whether its time or its table changes, not its people alone."""
        return self.before.slot_and_table != self.after.slot_and_table


@dataclass(frozen=True)
class Repair:
    """A schedule that reaches a change, verified, and what it costs.

    Attributes
    ----------
    mode
        What was allowed to give way.
    schedule
        The whole schedule, with the event it is for.
    moved
        Published meetings at another time or place, or with other people.
    dropped
        Published meetings that are no longer held.
    added
        Meetings that were not published.
    value_change
        Value of the meetings held now, less that of those published.
    missing_change
        Meetings missing to the minimums now, less those missing before.
    before
        The published schedule that it repairs.
    proved
        Whether no repair is cheaper: for ``MOVES`` none moves fewer meetings, for ``VALUE`` none gives up less value;
        ``NOBODY`` is always proved.
    change
        What was asked for, with what is given up for it among ``drop``.
    found_as
        The mode that gives this repair for ``change``: the same call gives it again.
    """

    mode: RepairMode
    schedule: Schedule
    moved: tuple[Moved, ...]
    dropped: tuple[Meeting, ...]
    added: tuple[Meeting, ...]
    value_change: int
    missing_change: int
    before: Schedule
    proved: bool
    change: Change
    found_as: RepairMode

    @cached_property
    def agendas_changed(self) -> int:
        """The delegates and interpreters whose printed agenda says something else."""
        return reprinted(self.before, self.schedule)


@dataclass(frozen=True)
class NoRepair:
    """That there is no repair, or none was found in time.

    ``impossible`` says that none exists in this mode; ``conflict`` then has the rows that forbid it, where they
    were asked for.
    """

    impossible: bool
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class UnmetPrice:
    """The cheapest way to hold a request that is not met: what it takes of the other meetings.

    Attributes
    ----------
    computed
        Whether it was looked for; not where the time for it had run out.
    held
        The meeting as it would be held; None where none can be.
    moved
        The meetings that would move for it.
    dropped
        The meetings that would be given up for it.
    value_change
        The value gained, less that given up.
    missing_change
        The meetings missing to the minimums then, less those missing now.
    """

    computed: bool = False
    held: Meeting | None = None
    moved: int = 0
    dropped: int = 0
    value_change: int = 0
    missing_change: int = 0


class PairStatus(StrEnum):
    """What became of a pair."""

    HELD = "held"
    UNMET = "unmet"
    REFUSED = "refused"
    NOT_REQUESTED = "not requested"


class WayKind(StrEnum):
    """What a way to hold a meeting takes."""

    NOBODY = "moving nobody"
    MOVES = "fewest moves"
    SWAP = "in exchange"
    """Meetings of its own two companies give way, as few as can, and nobody moves."""
    VALUE = "least value lost"
    MAXIMUM = "higher maximum"
    TABLE = "one more table"
    INTERPRETER = "one more interpreter"
    DELEGATE = "one more delegate"


@dataclass(frozen=True)
class Way:
    """A way to hold a meeting: a complete, verified repair, and the command that makes it.

    ``resources`` are what has to be added, as an option of ``build`` takes each of them (``A+1``), and ``rows`` the
    rows of the registrations that make it last.
    """

    kind: WayKind
    repair: Repair
    command: str
    resources: tuple[str, ...] = ()
    rows: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What became of a pair, why, and how it could still meet.

    Attributes
    ----------
    held
        The meeting, where it is held.
    displaced
        Pairs that could be added as the schedule stands if it were not held.
    unmet
        The reason, where it is not held though somebody asked.
    ways
        The cheapest ways to hold it, what disturbs least first.
    impossible
        Whether no schedule can hold it beside what is fixed and locked.
    forbidding
        The rows that forbid it, as few as they can be.
    computed
        Whether the ways were looked for; not where time had run out or nothing can help.
    no_help
        The companies at their maximum whom a higher one gives no cheaper way.
    no_more
        What one more of would not do: tables, interpreters or delegates; ``()`` where that was not looked for.
    taken_out
        The row of the sheet Meetings that takes the meeting out, and who did so; None where there is none.
    """

    pair: Pair
    status: PairStatus
    value: int
    held: Meeting | None = None
    displaced: tuple[Unmet, ...] = ()
    unmet: Unmet | None = None
    ways: tuple[Way, ...] = ()
    impossible: bool = False
    forbidding: tuple[ConflictRow, ...] = ()
    computed: bool = False
    no_help: tuple[str, ...] = ()
    no_more: tuple[WayKind, ...] = ()
    taken_out: ConflictRow | None = None


@dataclass(frozen=True)
class Why:
    """The answers of one question, with the event they are about; ``company`` is who asked about all its requests."""

    event: Event
    answers: tuple[Answer, ...]
    company: str | None = None


@dataclass(frozen=True)
class Figures:
    """What a schedule has, or could have at best.

    ``reached`` tells figures of a schedule from bounds that no schedule exceeds; ``proved`` says of a schedule that
    musts, minimums and value are the best. ``meetings`` of bounds are 0 where they were not counted,
    ``lost_time`` is None where no schedule was made or it is not counted.
    """

    musts: int
    minimums: int
    value: int
    meetings: int
    lost_time: int | None = None
    reached: bool = False
    proved: bool = False
    schedule: Schedule | None = None


@dataclass(frozen=True)
class Cost:
    """What a change costs a schedule that only takes something away: from the least to the most of each goal.

    ``hit`` are the meetings that cannot be held with it. If all others stay, it costs the most; the least is what
    the bounds with it leave of the figures of now.
    """

    hit: int
    musts: tuple[int, int]
    minimums: tuple[int, int]
    value: tuple[int, int]


@dataclass(frozen=True)
class WhatChange:
    """A change and what it would bring.

    ``options`` are its parts as options of the command line; ``gain`` is the value more than now, and
    ``agendas_changed`` how many printed agendas would have to change, where a schedule was made from a published one.
    ``cost`` is what one costs that only takes something away from a schedule; its ``gain`` is none. ``alike`` are other
    changes of its kind with the very same bounds, which these do not tell apart.
    """

    options: tuple[tuple[str, str], ...]
    figures: Figures
    gain: int
    agendas_changed: int | None = None
    cost: Cost | None = None
    alike: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class WhatIf:
    """What changes would bring, the best first; ``left_out`` are those that time did not suffice for.

    ``at_best`` are the bounds of the event as it is, which a change given in bounds is to be compared with, where
    ``now`` are the figures of a schedule; None where ``now`` are these bounds, or schedules are compared.
    """

    event: Event
    now: Figures
    changes: tuple[WhatChange, ...]
    left_out: int = 0
    solved: bool = False
    at_best: Figures | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """A reason for a suggestion: its kind, and the words or company IDs that it is about."""

    kind: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A partner whom nobody asked for: the meeting that could be booked, how well it suits, and why.

    ``together``: it can be booked beside all others of which that is said; else only as the schedule stands.
    """

    company: str
    meeting: Meeting
    score: float
    reasons: tuple[Because, ...]
    together: bool = True

    @property
    def partner(self) -> str:
        """The other company."""
        return self.meeting.supplier if self.meeting.purchaser == self.company else self.meeting.purchaser


class TradeOff(StrEnum):
    """The two goals that are weighed against each other."""

    VALUE_OR_TIME = "value-or-time"
    GAPS_OR_MOVES = "gaps-or-moves"
    VALUE_OR_BALANCE = "value-or-balance"


FIGURES = {
    TradeOff.VALUE_OR_TIME: ("value", "lost_time"),
    TradeOff.GAPS_OR_MOVES: ("gaps", "zone_moves"),
    TradeOff.VALUE_OR_BALANCE: ("value", "balance"),
}
"""The two goals of each question."""


@dataclass(frozen=True, slots=True)
class Point:
    """One schedule: the goals that it was built for, the share of value given up, and its values of both goals weighed.

    ``values`` and ``bounds`` are those of the two goals of the question; a bound is None if none is
    known, or the order does not pursue the goal. ``figures`` are all goals that were pursued.
    """

    question: TradeOff
    order: tuple[str, ...]
    value_slack: float
    values: tuple[int, int]
    bounds: tuple[int | None, int | None]
    meetings: int
    figures: tuple[GoalResult, ...]

    @property
    def command(self) -> str:
        """The options of ``schedule build`` that produce this schedule."""
        words = f'--order "{"; ".join(self.order)}"'
        return f"{words} --value-slack {self.value_slack:g}" if self.value_slack else words
