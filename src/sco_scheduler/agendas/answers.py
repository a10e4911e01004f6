"""Repairs of a published schedule and answers based on them, as data: changes, costs and commands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sco_scheduler.agendas.changes import reprinted
from sco_scheduler.domain.event import Event, FixedMeeting, Pair
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.outcome import Conflict, ConflictRow, Unmet
from sco_scheduler.domain.schedule import Meeting, Schedule


class RepairMode(StrEnum):
    """The changes to other meetings that a repair may make."""

    NOBODY = "nobody"
    """Every other meeting keeps its time, table and delegates."""
    MOVES = "moves"
    """Every other meeting is held; as few as possible move."""
    KEPT = "kept"
    """Others may be given up: as few as possible, and then as few moves as possible, as in a rerun."""
    VALUE = "value"
    """Others may be given up: those of the least value, and then as few moves as possible."""


@dataclass(frozen=True)
class Change:
    """The goal of a repair.

    Attributes
    ----------
    hold
        Meetings to be held, as rows of Fixed: a part that is None is open.
    drop
        Pairs whose published meetings are cancelled.
    event
        The event with other capacities (an additional table, a closing, an absence); None if unchanged.
    """

    hold: tuple[FixedMeeting, ...] = ()
    drop: frozenset[Pair] = frozenset()
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A meeting that a repair holds at another time or place, or with other people, than published."""

    before: Meeting
    after: Meeting

    @property
    def elsewhere(self) -> bool:
        """Whether its time or its table changes, not only its people."""
        return self.before.slot_and_table != self.after.slot_and_table


@dataclass(frozen=True)
class Repair:
    """A verified schedule that contains a change, with its costs.

    Attributes
    ----------
    mode
        The changes to other meetings that were allowed.
    schedule
        The whole schedule, with its event.
    moved
        Published meetings at another time or place, or with other people.
    dropped
        Published meetings that are no longer held.
    added
        Meetings that were not published.
    value_change
        Value of the meetings held now, minus that of the published ones.
    missing_change
        Meetings missing to the minimums now, minus those missing before.
    before
        The published schedule that it repairs.
    proved
        Whether no repair is cheaper: for ``MOVES`` none moves fewer meetings, for ``VALUE`` none gives up less value;
        ``NOBODY`` is always proved.
    change
        The requested change, with the meetings given up for it among ``drop``.
    found_as
        The mode that gives this repair for ``change`` when called again.
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
        """The number of delegates and interpreters whose printed agenda changes."""
        return reprinted(self.before, self.schedule)


@dataclass(frozen=True)
class NoRepair:
    """No repair exists, or none was found in time.

    ``impossible`` says that none exists in this mode; ``conflict`` then has the rows that forbid it, if
    requested.
    """

    impossible: bool
    conflict: Conflict | None = None


@dataclass(frozen=True, slots=True)
class UnmetPrice:
    """The cheapest way to meet an unmet request: its effect on the other meetings.

    Attributes
    ----------
    computed
        Whether it was searched; False if time had run out.
    held
        The meeting as it would be held; None if none is possible.
    moved
        The meetings that would move for it.
    dropped
        The meetings that would be given up for it.
    value_change
        The value gained, minus that given up.
    missing_change
        The meetings missing to the minimums then, minus those missing now.
    """

    computed: bool = False
    held: Meeting | None = None
    moved: int = 0
    dropped: int = 0
    value_change: int = 0
    missing_change: int = 0


class PairStatus(StrEnum):
    """The status of a pair in a schedule."""

    HELD = "held"
    UNMET = "unmet"
    REFUSED = "refused"
    NOT_REQUESTED = "not requested"


class WayKind(StrEnum):
    """The kind of a way to hold a meeting, by what it needs."""

    NOBODY = "moving nobody"
    MOVES = "fewest moves"
    SWAP = "in exchange"
    """The fewest possible meetings of its two companies are given up, and none moves."""
    VALUE = "least value lost"
    MAXIMUM = "higher maximum"
    TABLE = "one more table"
    INTERPRETER = "one more interpreter"
    DELEGATE = "one more delegate"


@dataclass(frozen=True)
class Way:
    """A way to hold a meeting: a complete, verified repair, and the command that makes it.

    ``resources`` are the additions that it needs, as options of ``build`` (``A+1``), and ``rows`` the
    rows of the registrations that make them permanent.
    """

    kind: WayKind
    repair: Repair
    command: str
    resources: tuple[str, ...] = ()
    rows: tuple[Phrase, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The status of a pair, its reason, and how the pair could still meet.

    Attributes
    ----------
    held
        The meeting, if it is held.
    displaced
        Pairs that could be added to the present schedule if it were not held.
    unmet
        The reason, if it is requested and not held.
    ways
        The cheapest ways to hold it, the least disturbing first.
    impossible
        Whether pins exclude every schedule with it.
    forbidding
        A smallest set of rows that forbids it.
    computed
        Whether the ways were searched; False if time had run out or none can exist.
    no_help
        The companies at their maximum for which a higher maximum gives no cheaper way.
    no_more
        The resources of which one more does not suffice: tables, interpreters or delegates; ``()`` if not searched.
    taken_out
        The row of the sheet Meetings that cancels the meeting, and its author; None if there is none.
    also
        What stands in the way beside the reason: the companies at their maximum.
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
    also: tuple[Said, ...] = ()


@dataclass(frozen=True)
class Why:
    """The answers to one question, with their event; ``company`` is the one that asked about all its requests."""

    event: Event
    answers: tuple[Answer, ...]
    company: str | None = None


@dataclass(frozen=True)
class Figures:
    """The figures of a schedule, or bounds of them.

    ``reached`` tells figures of a schedule from bounds of every schedule; ``proved`` says that a schedule's
    musts, minimums and value are optimal. ``meetings`` of bounds are 0 if not counted,
    ``lost_time`` is None if there is no schedule or it is not counted.
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
    """The cost of a change that only removes something, as a range for each goal.

    ``hit`` is the number of the meetings that become impossible, which are ``meetings``. If all others stay, the cost
    is the largest; the smallest is the difference between the present figures and the bounds with the change.
    """

    hit: int
    musts: tuple[int, int]
    minimums: tuple[int, int]
    value: tuple[int, int]
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True)
class WhatChange:
    """A change and its effect.

    ``options`` are its parts as options of the command line; ``gain`` is the increase of the value, and
    ``agendas_changed`` the number of printed agendas that would change, if a schedule was made from a published one.
    ``cost`` is the cost of a change that only removes something; it has no gain. ``alike`` are other
    changes of its kind with identical bounds, which do not distinguish them.
    """

    options: tuple[tuple[str, str], ...]
    figures: Figures
    gain: int
    agendas_changed: int | None = None
    cost: Cost | None = None
    alike: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class WhatIf:
    """The effects of changes, the best first; ``left_out`` are those not examined in time.

    ``at_best`` are the bounds of the unchanged event, to compare bounds of a change with if
    ``now`` are the figures of a schedule; None if ``now`` are these bounds, or schedules are compared.
    """

    event: Event
    now: Figures
    changes: tuple[WhatChange, ...]
    left_out: int = 0
    solved: bool = False
    at_best: Figures | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """A reason for a suggestion: its kind, and the words or company IDs that it names."""

    kind: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A partner without requests: the meeting that could be booked, the score, and the reasons.

    ``together``: it can be booked together with all others marked so; otherwise only in the present schedule.
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
    """A pair of goals to be traded off."""

    VALUE_OR_TIME = "value-or-time"
    GAPS_OR_MOVES = "gaps-or-moves"
    VALUE_OR_BALANCE = "value-or-balance"


FIGURES = {
    TradeOff.VALUE_OR_TIME: ("value", "lost_time"),
    TradeOff.GAPS_OR_MOVES: ("gaps", "zone_moves"),
    TradeOff.VALUE_OR_BALANCE: ("value", "balance"),
}
"""The two goals of each trade-off."""


@dataclass(frozen=True, slots=True)
class Point:
    """One schedule of a trade-off: its order of goals, the value given up in percent, and the values of the two goals.

    ``values`` and ``bounds`` are those of the two goals; a bound is None if none is
    known, or if the order does not include the goal. ``figures`` are all goals that were pursued. ``fresh``: a
    published schedule is there, which a build has to forget to give this one.
    """

    question: TradeOff
    order: tuple[str, ...]
    value_slack: float
    values: tuple[int, int]
    bounds: tuple[int | None, int | None]
    meetings: int
    figures: tuple[GoalResult, ...]
    fresh: bool = False

    @property
    def command(self) -> str:
        """The options of ``schedule build`` that produce this schedule."""
        words = f'--order "{"; ".join(self.order)}"'
        slack = f" --value-slack {self.value_slack:g}" if self.value_slack else ""
        return words + slack + " --fresh" * self.fresh
