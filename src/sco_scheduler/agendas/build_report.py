"""The report of a build as plain data: schedule, goals, figures, unmet requests and changes.

``insight`` fills it and ``output`` shows it, so that neither imports the other. Companies are named by
ID throughout. Also the rows of the sheet Meetings, the Record, and the wording of people, places and moments.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from sco_scheduler.domain.event import Company, Event, Pair, Role
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import ENGLISH, PAIR, Phrase, Said, all_of
from sco_scheduler.domain.names import written_as
from sco_scheduler.domain.outcome import Status, Unmet
from sco_scheduler.domain.record import (
    FORMAT_VERSION,
    AgendaRevisions,
    AnswersGiven,
    BuildStamp,
    DeskRecord,
    Record,
    Revision,
    Unfinished,
)
from sco_scheduler.domain.schedule import (
    NOT_NOTED,
    Meeting,
    MeetingStatus,
    Published,
    PublishedMeeting,
    Schedule,
    highest_number,
    ordered,
)


@dataclass(frozen=True, slots=True)
class MinimumMissed:
    """A company with fewer meetings in a role than its minimum, and the overall reason."""

    company: str
    role: Role
    held: int
    minimum: int
    why: Said = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class WishesMet:
    """The number of requests of one rank, and of those that are met. ``rank`` None: those without a rank."""

    rank: int | None
    met: int
    asked: int


def percent(part: int, whole: int) -> int:
    """Return a share in integer percent, rounded, but 100 only for the whole and 0 only for nothing."""
    rounded = (200 * part + whole) // (2 * whole)
    return rounded if part in {0, whole} else max(1, min(99, rounded))


RANKS_SHOWN = 8
"""The largest number of rank rows in a table of wishes; ranks from the ninth on have the same value."""


class OfRank(Protocol):
    """Wishes of one rank."""

    @property
    def rank(self) -> int | None:
        """The rank; None without one."""
        ...


def rank_groups(sides: Iterable[Iterable[OfRank]]) -> list[tuple[int | None, ...]]:
    """The ranks of each row of a table of wishes: single ranks, then all later ones together, then no rank."""
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


PAIRS_UNASKED = Phrase("pairs-unasked")


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a schedule.

    ``meetings`` counts meetings held; ``pairs_held`` of ``pairs_asked`` counts the requested pairs that may
    meet, among them ``pairs_unasked`` that nobody asked for but that are held as fixed. Wishes are in order of
    rank, those without a rank last; gaps and moves are those of the goals of the same name. ``without_meetings``
    are the companies without a meeting, by ID, each with its overall reason; ``own_reasons`` are the reasons that may
    be shown in the company's own agenda.
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
    without_meetings: Mapping[str, Said] = field(default_factory=dict)
    own_reasons: Mapping[str, Said] = field(default_factory=dict)
    pairs_unasked: int = 0


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """The change of a meeting against the published schedule.

    ``kind`` is a word for the reader (``moved``, ``added``, ``dropped``, …); ``before`` and
    ``after`` are the meeting then and now, None if there is none; ``why`` is a sentence on the cause.
    """

    kind: str
    purchaser: str
    supplier: str
    before: Meeting | None = None
    after: Meeting | None = None
    why: Said = ""


@dataclass(frozen=True, slots=True)
class Price:
    """The gain of a rerun when up to ``moves`` further published meetings may move, found by solving.

    ``moved`` are those that then move; ``missing`` to the minimums and ``value`` are the goals of those
    names, and ``proved`` says that both are optimal for this number of moves. ``nearer`` are the companies, by
    name and ID, that are closer to a minimum than without further moves.
    """

    moves: int
    moved: int
    missing: int
    value: int
    proved: bool = False
    nearer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rerun:
    """The starting point of a rerun, and the cost of keeping it.

    ``source`` is the workbook's file name, ``revision`` and ``built_at``, in the time ``zone`` of the event, identify
    its state (None if its Record does not have them); ``meetings`` were published, with the total ``value`` by the
    registrations of that time. Meetings that start before ``history_until`` are past. ``value_bound`` is an upper bound
    of the value of a first build, given its goals before value; None if it is not known. ``prices``, if requested,
    begin with the present schedule, without further moves. ``open`` are the goals of that state that are not proved;
    ``searched`` are the seconds of a search that went on with a stopped build and found no better schedule, None
    without one.
    """

    source: str
    revision: int | None
    built_at: datetime | None
    meetings: int
    value: int
    history_until: datetime | None = None
    value_bound: int | None = None
    prices: tuple[Price, ...] = ()
    zone: str = ""
    open: tuple[str, ...] = ()
    searched: float | None = None


@dataclass(frozen=True)
class BuildReport:
    """The content of the agendas workbook.

    ``changes`` None omits the Changes sheet (a first build). ``published`` is the schedule that a rerun started from:
    its locks stay, and its cancelled and no-show rows stay listed. ``ids`` are the generated IDs, by the company's
    name; ``default_date`` is the default day if the registrations name none (else None), and ``default_tables`` are the
    numbers of tables by the zone's code if they name no zones: reruns reuse them. ``agendas`` are the revisions of the
    single agendas. ``rerun`` is None on a first build, and ``earlier`` the event of the published schedule, which has
    the names of people who have left since. ``desk`` has the desk's notes so far. ``answers`` are the cheapest ways to
    hold unmet musts and first wishes, and the single changes of the event with the largest gain; those of earlier
    builds are marked. ``filled`` are the rows with notes of a schedule that this build forgets. ``last_number`` is the
    highest number of a meeting before. ``unfinished`` says whether the build was stopped by hand. ``former`` are the
    companies that were in the rows of the sheet Meetings only.
    """

    schedule: Schedule
    summary: Summary
    built: BuildStamp
    goals: tuple[GoalResult, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    findings: tuple[Finding, ...] = ()
    status: Status = Status.FEASIBLE
    seconds: float = 0.0
    revisions: tuple[Revision, ...] = ()
    published: Published | None = None
    changes: tuple[ChangeRow, ...] | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    default_date: date | None = None
    default_tables: Mapping[str, int] = field(default_factory=dict)
    agendas: AgendaRevisions = field(default_factory=AgendaRevisions)
    rerun: Rerun | None = None
    earlier: Event | None = None
    desk: DeskRecord = field(default_factory=DeskRecord)
    answers: AnswersGiven = field(default_factory=AnswersGiven)
    filled: tuple[PublishedMeeting, ...] = ()
    last_number: int = 0
    unfinished: Unfinished = Unfinished.NO
    former: tuple[Company, ...] = ()

    @cached_property
    def rows(self) -> tuple[PublishedMeeting, ...]:
        """The rows of the sheet Meetings."""
        return meeting_rows(self.schedule, self.published, self.filled)

    @cached_property
    def left(self) -> tuple[Company, ...]:
        """The companies of rows that are not held which are no longer registered."""
        known = self.schedule.event.company_by_id
        gone = {company for row in self.rows if not row.is_held for company in row.meeting.pair if company not in known}
        before = (*(self.earlier.companies if self.earlier is not None else ()), *self.former)
        return tuple({company.id: company for company in reversed(before) if company.id in gone}.values())


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def delegate_labels(event: Event) -> Mapping[str, str]:
    """Return the label of each delegate, by key: the name if it identifies one delegate of the company.

    A company's only delegate may be nameless (an empty label). Of several, one without a unique name is
    labelled by the key (``P003#2``), so that reading the sheet again identifies the person.
    """
    return {key: label for company in event.companies for key, label in written_as(company).items()}


def interpreter_label(event: Event, interpreter: str | None) -> str:
    """Return an interpreter's name, or the ID without a name; empty for None."""
    if interpreter is None:
        return ""
    known = event.interpreter_by_id.get(interpreter)
    return known.name if known is not None and known.name else interpreter


def company_name(event: Event, company: str) -> str:
    """Return the name of a company, or its ID if it is not registered (any more)."""
    known = event.company_by_id.get(company)
    return known.name or known.local_name or known.id if known is not None else company


def cancellation(event: Event, company_id: str) -> Said:
    """That a company has cancelled, with the cell if it is known; '' if it has not."""
    return has_cancelled(event, company_id) if event.company_by_id[company_id].cancelled else ""


def has_cancelled(event: Event, company_id: str) -> Phrase:
    """That a company has cancelled, with the cell if it is known."""
    name, cell = company_name(event, company_id), event.company_by_id[company_id].cancelled_cell
    return (
        Phrase("has-cancelled")(company=name) if cell is None else Phrase("has-cancelled-at")(company=name, cell=cell)
    )


def company_with_id(event: Event, company: str) -> str:
    """Name a company with its ID, ``Foton (S014)``; by the ID alone if it has no name."""
    name = company_name(event, company)
    return name if name == company else f"{name} ({company})"


def pair_with_ids(event: Event, pair: Pair) -> Phrase:
    """Name both sides of a meeting with their IDs."""
    return PAIR(purchaser=company_with_id(event, pair[0]), supplier=company_with_id(event, pair[1]))


def english_day(day: date) -> str:
    """A day in English words, whatever the computer's language: ``Thursday 12 June 2025``."""
    return f"{_WEEKDAYS[day.weekday()]} {ENGLISH.say(_day(day))} {day.year}"


def hours(start: datetime, end: datetime) -> str:
    """Format a stretch of time within a day: ``09:00–09:20``."""
    return f"{start:%H:%M}–{end:%H:%M}"


_IN_MONTHS = tuple(Phrase(f"in-month-{number}") for number in range(1, 13))


def clock_time(event: Event, moment: datetime) -> Said:
    """Format a moment: ``10:40``, or ``12 June 10:40`` if the event lasts for several days."""
    return dated_time(moment) if _several_days(event) else f"{moment:%H:%M}"


def dated_time(moment: datetime) -> Phrase:
    """Format a moment with its day: ``12 June 10:40``."""
    return Phrase("day-and-time")(day=_day(moment.date()), time=f"{moment:%H:%M}")


def until_time(event: Event, start: datetime, end: datetime) -> Said:
    """Format the end of a stretch of time after its start, without its day if it is the same one."""
    return f"{end:%H:%M}" if start.date() == end.date() else clock_time(event, end)


def at_times(event: Event, moments: Iterable[datetime]) -> Said:
    """Say when: ``at 09:00 and 09:25``, or if the event lasts for several days ``on 12 June at 09:00 and 09:25``."""
    by_day: dict[date, list[Said]] = {}
    for moment in sorted(set(moments)):
        by_day.setdefault(moment.date(), []).append(f"{moment:%H:%M}")
    if not _several_days(event):
        return Phrase("at-times")(times=all_of([time for several in by_day.values() for time in several]))
    return Phrase("on-days")(
        days=all_of([Phrase("day-at-times")(day=_day(day), times=all_of(several)) for day, several in by_day.items()])
    )


def _day(day: date) -> Said:
    return Phrase("day-of-month")(day=day.day, month=_IN_MONTHS[day.month - 1])


def _several_days(event: Event) -> bool:
    return bool(event.slots) and event.slots[0].date != event.slots[-1].date


def meeting_place(event: Event, meeting: Meeting) -> Said:
    """Return the time and place of a meeting, with the date if the event has several days."""
    return Phrase("way-place")(time=clock_time(event, meeting.start), zone=meeting.zone, table=meeting.table)


def meeting_rows(
    schedule: Schedule, published: Published | None, filled: Sequence[PublishedMeeting] = ()
) -> tuple[PublishedMeeting, ...]:
    """Make the rows of the sheet Meetings, in order of time, zone and table.

    A lock of the published schedule stays on its meeting as long as time and place stay, and
    rows with a status stay as they are. Notes stay with their meeting, even if it is
    moved; a meeting with notes that is no longer held stays as a cancelled row.

    Parameters
    ----------
    filled
        Rows of a forgotten schedule, of which only the notes stay: on the present meeting of their pair,
        else on a row that is not held.
    """
    before = published.meetings if published is not None else ()
    locked = {_place(row.meeting) for row in before if row.locked and row.is_held}
    noted = [*(row for row in before if row.is_held and not row.outcome.is_blank), *filled]
    rows = []
    for meeting in schedule.meetings:
        own = _row_of(meeting, noted)
        if own is not None:
            noted.remove(own)
        outcome = own.outcome if own is not None else NOT_NOTED
        rows.append(PublishedMeeting(meeting, _place(meeting) in locked, outcome=outcome))
    rows += [replace(row, cell=None) for row in before if not row.is_held]
    cancelled = MeetingStatus.CANCELLED
    rows += [replace(row, locked=False, status=row.status or cancelled, cell=None) for row in noted]
    order = {meeting: i for i, meeting in enumerate(ordered(schedule.event, tuple(row.meeting for row in rows)))}
    return tuple(sorted(rows, key=lambda row: order[row.meeting]))


def record_of(report: BuildReport, sheets: tuple[str, ...] = ()) -> Record:
    """The Record of a build: the data that a rerun needs beyond the sheets that people read.

    Parameters
    ----------
    sheets
        The names of the sheets of the workbook.
    """
    rows = report.rows
    marked = [row for row in rows if row.locked or not row.is_held]
    return Record(
        event=report.schedule.event,
        meetings=report.schedule.meetings,
        built=report.built,
        history_until=report.published.history_until if report.published is not None else None,
        default_date=report.default_date,
        default_tables=dict(report.default_tables),
        ids=dict(report.ids),
        goals=report.goals,
        unmet_musts=frozenset(entry.pair for entry in report.unmet if entry.must),
        revisions=report.revisions,
        agendas=report.agendas,
        marked=tuple(PublishedMeeting(row.meeting, row.locked, row.status) for row in marked),
        desk=report.desk,
        answers=report.answers,
        sheets=sheets,
        last_number=highest_number((row.meeting for row in rows), report.last_number),
        unfinished=report.unfinished,
        former=report.left,
        version=FORMAT_VERSION,
    )


def numbered(schedule: Schedule, published: Published | None = None) -> Schedule:
    """Give every meeting a number (``M001``).

    A pair keeps its published number; if it has several meetings, each keeps the number at its time.
    New meetings get the next numbers never used before, in the order of the schedule.
    """
    published = published or Published()
    before: dict[Pair, dict[str, datetime]] = {}
    given: set[str] = set()
    for row in published.meetings:
        number = row.meeting.number
        # A copy of a row made by hand has the same number.
        if number and number not in given and row.is_held:
            before.setdefault(row.meeting.pair, {})[number] = row.meeting.start
            given.add(number)
    kept = [""] * len(schedule.meetings)
    for same_time in (True, False):
        for i, meeting in enumerate(schedule.meetings):
            left = before.get(meeting.pair, {})
            own = (number for number, start in left.items() if start == meeting.start or not same_time)
            if not kept[i] and (number := next(own, "")):
                kept[i] = number
                del left[number]
    free = highest_number((row.meeting for row in published.meetings), published.last_number) + 1
    meetings = []
    for meeting, number in zip(schedule.meetings, kept, strict=True):
        meetings.append(replace(meeting, number=number or f"M{free:03d}"))
        free += not number
    return Schedule(schedule.event, tuple(meetings))


def _row_of(meeting: Meeting, rows: Sequence[PublishedMeeting]) -> PublishedMeeting | None:
    """The published row of a meeting: that with its number, else the first of its pair."""
    own = [row for row in rows if row.meeting.pair == meeting.pair]
    return next((row for row in own if row.meeting.number == meeting.number), own[0] if own else None)


def _place(meeting: Meeting) -> tuple[object, ...]:
    return (meeting.pair, meeting.start, meeting.zone, meeting.table)
