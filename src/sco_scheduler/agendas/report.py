"""All that is told about a build: the schedule, how good it is, and what it could not meet.

Plain data, so that whoever counts (``insight``) and whoever shows (``output``) need not know each other.
Companies are named by ID throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sco_scheduler.domain.desk import DeskRecord
from sco_scheduler.domain.event import Event, Role
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Said
from sco_scheduler.domain.outcome import GoalResult, Status, Unmet
from sco_scheduler.domain.record import AgendaRevisions, Revision
from sco_scheduler.domain.schedule import Meeting, Published, Schedule


@dataclass(frozen=True, slots=True)
class MinimumMissed:
    """A company that holds fewer meetings in a role than its minimum, and why as a whole."""

    company: str
    role: Role
    held: int
    minimum: int
    why: Said = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class WishesMet:
    """Of the requests of one rank, how many are met. ``rank`` None: those without a rank."""

    rank: int | None
    met: int
    asked: int


def percent(part: int, whole: int) -> int:
    """A share in whole percent, rounded down: only all of it is 100."""
    return 100 * part // whole


RANKS_SHOWN = 8
"""The most rows of ranks in a table of wishes; ranks from the ninth on are worth the same."""


def rank_groups(sides: Iterable[Iterable[WishesMet]]) -> list[tuple[int | None, ...]]:
    """The ranks of each row of a table of wishes: one by one, late ones together, last those without a rank."""
    found = {wish.rank for side in sides for wish in side}
    ranks = sorted(rank for rank in found if rank is not None)
    single = len(ranks) if len(ranks) <= RANKS_SHOWN else RANKS_SHOWN - 1
    rows: list[tuple[int | None, ...]] = [(rank,) for rank in ranks[:single]]
    rows += [tuple(ranks[single:])] if ranks[single:] else []
    return [*rows, (None,)] if None in found else rows


@dataclass(frozen=True, slots=True)
class Occupancy:
    """The use of a zone in one slot: meetings held and tables open."""

    zone: str
    start: datetime
    meetings: int
    tables: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a schedule.

    ``meetings`` counts meetings held; ``pairs_held`` of ``pairs_asked`` counts the pairs that may
    meet and that a side asked for. Wishes are in order of rank, those without a rank last; gaps and
    moves are those of the goals of the same name.
    """

    meetings: int
    pairs_held: int
    pairs_asked: int
    musts_held: int
    musts_asked: int
    value: int
    minimums_missed: tuple[MinimumMissed, ...] = ()
    purchaser_wishes: tuple[WishesMet, ...] = ()
    supplier_wishes: tuple[WishesMet, ...] = ()
    lost_time: int = 0
    lost_purchasers: int = 0
    lost_suppliers: int = 0
    gaps_purchasers: int = 0
    gaps_suppliers: int = 0
    zone_moves: int = 0
    table_moves: int = 0
    occupancy: tuple[Occupancy, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of a meeting since the published schedule.

    ``kind`` is a word for the reader (``moved``, ``added``, ``dropped``, …); ``before`` and
    ``after`` are the meeting then and now, None where there is none; ``why`` is a sentence.
    """

    kind: str
    purchaser: str
    supplier: str
    before: Meeting | None = None
    after: Meeting | None = None
    why: Said = ""


@dataclass(frozen=True, slots=True)
class Price:
    """What letting up to ``moves`` further published meetings move for gain reaches, found by solving.

    ``moved`` are those that then move; ``missing`` to the minimums and ``value`` are the goals of those
    names, and ``proved`` says that both are the best so many moves allow. ``nearer`` are the companies, by
    name and ID, that miss less to a minimum than without further moves.
    """

    moves: int
    moved: int
    missing: int
    value: int
    proved: bool = False
    nearer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rerun:
    """What a rerun started from, and what keeping to it costs.

    ``source`` is the workbook's file name, ``revision`` and ``built_at`` say which state of it (None
    where its Record does not); ``meetings`` were published, worth ``value`` by the registrations of
    then. What started before ``history_until`` is history. ``value_bound`` is a value that no fresh build
    exceeds, given its goals before value; None where it is not known. ``prices``, if asked for, begin
    with the schedule as it is, without further moves.
    """

    source: str
    revision: int | None
    built_at: datetime | None
    meetings: int
    value: int
    history_until: datetime | None = None
    value_bound: int | None = None
    prices: tuple[Price, ...] = ()


def _no_tables() -> dict[str, int]:
    return {}


def _no_ids() -> dict[str, str]:
    return {}


@dataclass(frozen=True)
class BuildReport:
    """Everything that the agendas workbook is written from.

    ``changes`` None leaves the Changes sheet out (a first build). ``published`` is the schedule that
    a rerun started from: its locks stay, and its rows that are cancelled or no-shows stay listed.
    ``ids`` are the IDs that were made up, by the company's name; ``default_date`` is the day taken where the
    registrations name none (else None), and ``default_tables`` are the numbers of tables by the zone's code
    where they name no zones: reruns keep to them. ``agendas`` are the revisions of the single agendas.
    ``rerun`` is None on a first build, and ``earlier`` the event that the published schedule was made from,
    which has the names of who has left since. ``desk`` is what was noted at the desk so far.
    """

    schedule: Schedule
    summary: Summary
    built_at: datetime
    goals: tuple[GoalResult, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    findings: tuple[Finding, ...] = ()
    status: Status = Status.FEASIBLE
    program_version: str = ""
    input_name: str = ""
    seconds: float = 0.0
    revision: int = 1
    revisions: tuple[Revision, ...] = ()
    published: Published | None = None
    changes: tuple[ChangeRow, ...] | None = None
    ids: Mapping[str, str] = field(default_factory=_no_ids)
    default_date: date | None = None
    default_tables: Mapping[str, int] = field(default_factory=_no_tables)
    agendas: AgendaRevisions = field(default_factory=AgendaRevisions)
    rerun: Rerun | None = None
    earlier: Event | None = None
    desk: DeskRecord = field(default_factory=DeskRecord)
