"""The hidden sheet Record of an agendas workbook, as typed data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from sco_scheduler.domain.codec import VERSION_ENTRY, CodecError, decode, encode
from sco_scheduler.domain.event import Company, Event, Pair, Request, Span, Table, Zone
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Note
from sco_scheduler.domain.schedule import Meeting, PublishedMeeting


class Presence(StrEnum):
    """Whether a person has arrived; people are expected from their first meeting on."""

    EXPECTED = ""
    ARRIVED = "arrived"
    NO_SHOW = "no-show"
    LEFT = "left"


class Unfinished(StrEnum):
    """Whether a build was stopped by hand, and whether it had a published schedule to keep."""

    NO = ""
    FIRST = "first build"
    RERUN = "rerun"


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """An entry of the desk's log: time, desk and action. ``company`` is the one concerned, if any."""

    at: datetime
    desk: str
    text: Note
    company: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A message about a change that has to be given to someone; ``told_at`` is None until that is done.

    ``company`` is the ID of a company, or of an interpreter. ``before`` and ``after`` describe the old and the new
    meeting, for comparison only: a change that is reverted before its notice is delivered needs no notice.
    """

    company: str
    at: datetime
    text: Note
    told_at: datetime | None = None
    before: str = ""
    after: str = ""

    @property
    def key(self) -> tuple[str, datetime, Note]:
        """A key that identifies the notice, delivered or not."""
        return self.company, self.at, self.text


@dataclass(frozen=True)
class DeskRecord:
    """The desk's data in an agendas workbook.

    Attributes
    ----------
    log
        The actions, oldest first.
    notices
        The notices, oldest first.
    presence
        The presence of each delegate, by key.
    walk_ins
        Companies without a registration.
    requests
        Requests made at the desk.
    absences
        Absences of delegates (by key) and interpreters (by ID) that the registrations do not have.
    closed
        Times at which tables are not available, by zone and label (``A/5``).
    given_up
        Meetings given up for an absence or a closed table, which may be restored when that ends.
    """

    log: tuple[DeskEntry, ...] = ()
    notices: tuple[Notice, ...] = ()
    presence: Mapping[str, Presence] = field(default_factory=dict)
    walk_ins: tuple[Company, ...] = ()
    requests: tuple[Request, ...] = ()
    absences: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    closed: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    given_up: tuple[Meeting, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether the desk has no data."""
        return self == DeskRecord()

    @property
    def waiting(self) -> tuple[Notice, ...]:
        """The notices not delivered yet."""
        return tuple(notice for notice in self.notices if notice.told_at is None)


def with_desk(event: Event, desk: DeskRecord) -> Event:
    """Add the desk's data to an event: walk-ins, requests, absences and closed tables.

    Data that the registrations contain by now are not added again.

    Parameters
    ----------
    event
        The event of the registrations.
    desk
        The desk's data.
    """
    if not (desk.walk_ins or desk.requests or desk.absences or desk.closed):
        return event
    names = {company.name.casefold() for company in event.companies}
    ids = set(event.company_by_id)
    new = tuple(c for c in desk.walk_ins if c.id not in ids and c.name.casefold() not in names)
    companies = tuple(_with_absences(company, desk) for company in (*event.companies, *new))
    known = {company.id for company in companies}
    asked = {request.key for request in event.requests}
    more = tuple(r for r in desk.requests if {r.purchaser, r.supplier} <= known and r.key not in asked)
    interpreters = event.interpreters
    if interpreters is not None:
        interpreters = tuple(
            replace(i, absences=_joined(i.absences, desk.absences.get(i.id, ()))) for i in interpreters
        )
    return replace(
        event,
        companies=companies,
        requests=(*event.requests, *more),
        interpreters=interpreters,
        zones=tuple(_with_closed(zone, desk) for zone in event.zones),
    )


def _with_absences(company: Company, desk: DeskRecord) -> Company:
    if not any(delegate.key in desk.absences for delegate in company.delegates):
        return company
    delegates = tuple(replace(d, absences=_joined(d.absences, desk.absences.get(d.key, ()))) for d in company.delegates)
    return replace(company, delegates=delegates)


def _with_closed(zone: Zone, desk: DeskRecord) -> Zone:
    def table(table: Table) -> Table:
        spans = desk.closed.get(f"{zone.code}/{table.label}", ())
        return replace(table, closed=_joined(table.closed, spans))

    return replace(zone, tables=tuple(map(table, zone.tables)))


def _joined(spans: tuple[Span, ...], more: tuple[Span, ...]) -> tuple[Span, ...]:
    return (*spans, *(span for span in more if span not in spans))


def with_former(event: Event, companies: Iterable[Company]) -> Event:
    """Add companies that an event no longer has, for their names; those that it has again are not added."""
    former = tuple(company for company in companies if company.id not in event.company_by_id)
    return replace(event, companies=(*event.companies, *former)) if former else event


FORMAT_VERSION = "1"
"""The version of the agendas workbook that this program writes."""

TEXTS_ENTRY = "texts"
"""The key of the texts of the sheets as written, to detect texts typed later; the only use of the entry."""

MEETINGS_SHEET, RECORD_SHEET = "Meetings", "Record"
"""The sheets of an agendas workbook that are read again, by their English names."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One build of an agendas workbook."""

    number: int
    built_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgendaRevision:
    """A revision of one printed agenda.

    ``number`` counts this agenda's revisions from 1; ``build`` is the number of the build of the
    workbook that made it. ``affected_from`` is the earliest time of day that differs from the
    revision before, None if no meeting is concerned. ``note`` describes the changes in a sentence or two.
    """

    number: int
    build: int
    made_at: datetime
    affected_from: datetime | None = None
    note: Note = ""


@dataclass(frozen=True)
class AgendaRevisions:
    """The revisions of every agenda, oldest first: delegates by key, interpreters by ID.

    An agenda that is withdrawn stays listed; its last revision says so.
    """

    delegates: Mapping[str, tuple[AgendaRevision, ...]] = field(default_factory=dict)
    interpreters: Mapping[str, tuple[AgendaRevision, ...]] = field(default_factory=dict)

    def highest(self, other: AgendaRevisions) -> AgendaRevisions:
        """For each agenda the revisions, of these and others, that have the highest number."""
        return AgendaRevisions(
            _highest(self.delegates, other.delegates), _highest(self.interpreters, other.interpreters)
        )

    def is_below(self, other: AgendaRevisions) -> bool:
        """Whether an agenda has another last revision in others, with a number that is not lower."""
        return any(
            bool(states) and states[-1] not in own.get(key, ()) and states[-1].number >= _number(own.get(key, ()))
            for own, theirs in ((self.delegates, other.delegates), (self.interpreters, other.interpreters))
            for key, states in theirs.items()
        )


def _highest(
    one: Mapping[str, tuple[AgendaRevision, ...]], other: Mapping[str, tuple[AgendaRevision, ...]]
) -> dict[str, tuple[AgendaRevision, ...]]:
    return {key: max(one.get(key, ()), other.get(key, ()), key=_number) for key in dict.fromkeys((*one, *other))}


def _number(states: tuple[AgendaRevision, ...]) -> int:
    return states[-1].number if states else 0


@dataclass(frozen=True, slots=True)
class PriceNote:
    """The price of an unmet request, as the build ``revision`` computed it."""

    purchaser: str
    supplier: str
    told: Note
    revision: int = 1


@dataclass(frozen=True)
class AnswersGiven:
    """The answers of builds besides the schedule, valid until a later build replaces them.

    ``gains`` are the single changes of the event with the largest gain by the build ``gains_revision`` (0: not
    computed); ``left_out`` counts those not examined in time.
    """

    prices: tuple[PriceNote, ...] = ()
    gains: tuple[Note, ...] = ()
    gains_revision: int = 0
    left_out: int = 0

    @cached_property
    def by_pair(self) -> Mapping[Pair, PriceNote]:
        """The prices by purchaser and supplier."""
        return {(price.purchaser, price.supplier): price for price in self.prices}


@cache
def _version() -> str:
    """The version of the program, for which the installation is searched."""
    from importlib.metadata import version

    return version("sco-scheduler")


@dataclass(frozen=True, slots=True)
class BuildStamp:
    """The time of a build, the version of the program, the input files, and the revision.

    ``input`` is a line with the files' names; it is all that builds before ``inputs`` was added have.
    """

    time: datetime
    program: str = ""
    input: str = ""
    revision: int = 1
    inputs: tuple[str, ...] = ()

    @classmethod
    def of_this_version(cls, time: datetime, revision: int, inputs: tuple[str, ...]) -> BuildStamp:
        """The stamp of a build by this version."""
        return cls(time, _version(), ", ".join(inputs), revision, inputs)

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the files; empty if they are not known."""
        return self.inputs or (tuple(self.input.split(", ")) if self.input else ())


@dataclass(frozen=True)
class Record:
    """The contents of the hidden sheet Record of an agendas workbook. A missing entry has its default.

    Attributes
    ----------
    event
        The registrations that the schedule was made from.
    meetings
        The held meetings, as written; None if the Record does not have them.
    built
        The time and input of the build.
    history_until
        Meetings that had started before this moment were past.
    default_date
        The day of the default sessions, if the registrations name none.
    default_tables
        The number of tables of each zone, by its code, if the registrations name no zones.
    ids
        Generated IDs by the company's name.
    goals
        The results of the goals.
    unmet_musts
        The unmet pairs that a side marked must.
    revisions
        All builds so far, oldest first.
    agendas
        The revisions of each agenda.
    marked
        The rows of Meetings that were written with a lock or a status.
    desk
        The desk's data.
    answers
        Prices of unmet requests and the best changes of the event, as builds computed them.
    sheets
        The names of all written sheets.
    last_number
        The highest number that a meeting has had.
    unfinished
        Whether the build was stopped by hand.
    former
        The companies of rows that are not held which are no longer registered, for their names.
    version
        The format's version, '' if there is none.
    present
        The names of the entries that exist and can be read.
    damaged
        The names of those that exist and cannot be read.
    """

    event: Event | None = None
    meetings: tuple[Meeting, ...] | None = None
    built: BuildStamp | None = None
    history_until: datetime | None = None
    default_date: date | None = None
    default_tables: Mapping[str, int] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    goals: tuple[GoalResult, ...] = ()
    unmet_musts: frozenset[Pair] = frozenset()
    revisions: tuple[Revision, ...] = ()
    agendas: AgendaRevisions = field(default_factory=AgendaRevisions)
    marked: tuple[PublishedMeeting, ...] = ()
    desk: DeskRecord = field(default_factory=DeskRecord)
    answers: AnswersGiven = field(default_factory=AnswersGiven)
    sheets: tuple[str, ...] = ()
    last_number: int = 0
    unfinished: Unfinished = Unfinished.NO
    former: tuple[Company, ...] = ()
    version: str = ""
    present: frozenset[str] = field(default=frozenset(), compare=False)
    damaged: frozenset[str] = field(default=frozenset(), compare=False)

    @classmethod
    def of(cls, entries: Mapping[str, object]) -> Record:
        """Decode entries of plain JSON data into a record; an entry that cannot be decoded is ``damaged``."""
        values: dict[str, Any] = {}
        damaged = set()
        for name, hint in _ENTRIES.items():
            if name not in entries:
                continue
            try:
                values[name] = decode(hint, entries[name])
            except (CodecError, TypeError, ValueError, OverflowError, RecursionError):
                damaged.add(name)
        return cls(
            **values, version=str(entries.get(VERSION_ENTRY, "")), present=frozenset(values), damaged=frozenset(damaged)
        )

    @property
    def known(self) -> Event | None:
        """The event with the companies that are only in rows that are not held; None without an event."""
        return with_former(self.event, self.former) if self.event is not None else None

    def entries(self) -> dict[str, object]:
        """The entries in types of ``json.dumps``, the version first and the longest last."""
        values = {name: encode(getattr(self, name)) for name in reversed(tuple(_ENTRIES))}
        return {VERSION_ENTRY: self.version, **values}


_ENTRIES: Mapping[str, object] = {
    "event": Event,
    "meetings": tuple[Meeting, ...],
    "built": BuildStamp,
    "history_until": datetime | None,
    "default_date": date | None,
    "default_tables": Mapping[str, int],
    "ids": Mapping[str, str],
    "goals": tuple[GoalResult, ...],
    "unmet_musts": frozenset[Pair],
    "revisions": tuple[Revision, ...],
    "agendas": AgendaRevisions,
    "marked": tuple[PublishedMeeting, ...],
    "desk": DeskRecord,
    "answers": AnswersGiven,
    "sheets": tuple[str, ...],
    "last_number": int,
    "unfinished": Unfinished,
    "former": tuple[Company, ...],
}
"""The type of each entry by its key; keys are the names of the fields of ``Record``."""

assert {*_ENTRIES, VERSION_ENTRY, "present", "damaged"} == {entry.name for entry in fields(Record)}
