"""The hidden sheet Record of an agendas workbook, as typed data, and how it is packed into cells.

The sheet has the columns ``Key``, ``Part`` and ``Text``. A value is JSON, compressed, in base64 and
cut into parts numbered from 1, since a cell holds 32,767 characters at most. The version alone is
plain text, so that any later version of the program can read it before anything else.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from sco_scheduler.domain.codec import CodecError, decode, encode
from sco_scheduler.domain.event import Company, Event, Pair, Request, Span, Table, Zone
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.messages import Note
from sco_scheduler.domain.schedule import Meeting, PublishedMeeting


class Presence(StrEnum):
    """Whether a person has arrived; nobody is expected before the first meeting."""

    EXPECTED = ""
    ARRIVED = "arrived"
    NO_SHOW = "no-show"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """A line of the desk's log: when, at which desk, what was done. ``company`` is the one concerned, if any."""

    at: datetime
    desk: str
    text: Note
    company: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that somebody has to be given about a change; ``told_at`` is None until that was done.

    ``company`` is the ID of a company, or of an interpreter. ``before`` and ``after`` tell the meeting as it was and as
    it became, for comparison only: a change that is taken back before anybody was told of it need not be told.
    """

    company: str
    at: datetime
    text: Note
    told_at: datetime | None = None
    before: str = ""
    after: str = ""

    @property
    def key(self) -> tuple[str, datetime, Note]:
        """What tells the notice from others, whether it was given or not."""
        return self.company, self.at, self.text


@dataclass(frozen=True)
class DeskRecord:
    """All that the desk keeps in an agendas workbook.

    Attributes
    ----------
    log
        What was done, oldest first.
    notices
        Who is to be told of what, oldest first.
    presence
        Of each delegate, by key.
    walk_ins
        Companies that came without a registration.
    requests
        Those that were made at the desk.
    absences
        When delegates (by key) and interpreters (by ID) are away that registrations do not know of.
    closed
        When tables are not available, by zone and label (``A/5``).
    given_up
        Meetings that were given up for an absence or a closed table, and may come back when that ends.
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
        """Whether nothing was noted yet."""
        return self == DeskRecord()

    @property
    def waiting(self) -> tuple[Notice, ...]:
        """The notices that were not given yet."""
        return tuple(notice for notice in self.notices if notice.told_at is None)


def with_desk(event: Event, desk: DeskRecord) -> Event:
    """Add to an event what the desk noted: walk-ins, requests, absences and closed tables.

    What the registrations contain by now is not added again.

    Parameters
    ----------
    event
        The event of the registrations.
    desk
        The desk's part of the Record.
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
        return replace(table, closed=_joined(table.closed, spans)) if spans else table

    return replace(zone, tables=tuple(map(table, zone.tables)))


def _joined(spans: tuple[Span, ...], more: tuple[Span, ...]) -> tuple[Span, ...]:
    return (*spans, *(span for span in more if span not in spans))


FORMAT_VERSION = "1"
"""The version of the agendas workbook that this program writes."""

VERSION_ENTRY = "version"
"""The key of the format's version."""

TEXTS_ENTRY = "texts"
"""The key of what tells the texts of the sheets from those that are typed later, which no other part of it needs."""

MEETINGS_SHEET, RECORD_SHEET = "Meetings", "Record"
"""The sheets of an agendas workbook that are read again, by their English names."""

HEADER = ("Key", "Part", "Text")
"""The columns of the sheet Record."""

PART_LENGTH = 30_000
"""The most characters in one row's text."""

MOST_CHARACTERS = 256_000_000
"""The most characters of JSON in an entry; one that unpacks to more was not written by a build."""

RecordRow = tuple[str, int, str]
"""(key, part from 1, text): a row of the sheet."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One build of an agendas workbook."""

    number: int
    built_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class AgendaRevision:
    """A state of one printed agenda.

    ``number`` counts this agenda's own states from 1; ``build`` is the number of the build of the
    workbook that made it. ``affected_from`` is the first time of day that reads otherwise than in the
    state before, None where no meeting is concerned. ``note`` says what changed, in a sentence or two.
    """

    number: int
    build: int
    made_at: datetime
    affected_from: datetime | None = None
    note: Note = ""


@dataclass(frozen=True)
class AgendaRevisions:
    """The states of every agenda, oldest first: delegates by key, interpreters by ID.

    An agenda that is handed out no more stays listed; its last state says so.
    """

    delegates: Mapping[str, tuple[AgendaRevision, ...]] = field(default_factory=dict)
    interpreters: Mapping[str, tuple[AgendaRevision, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PriceNote:
    """What it would take to hold a request that is not met, as the build ``revision`` found it."""

    purchaser: str
    supplier: str
    told: Note
    revision: int = 1


@dataclass(frozen=True)
class AnswersGiven:
    """What builds found out beyond the schedule, to be told until another one finds out more.

    ``gains`` are the single changes of the event that would bring most by the build ``gains_revision`` (0: nobody
    looked); ``left_out`` counts those that time did not suffice for.
    """

    prices: tuple[PriceNote, ...] = ()
    gains: tuple[Note, ...] = ()
    gains_revision: int = 0
    left_out: int = 0

    @cached_property
    def by_pair(self) -> Mapping[Pair, PriceNote]:
        """The prices by purchaser and supplier."""
        return {(price.purchaser, price.supplier): price for price in self.prices}


@dataclass(frozen=True, slots=True)
class BuildStamp:
    """When a workbook was built, by which version of the program, from which files, and as which revision.

    ``input`` is what the files are called in a line; builds before ``inputs`` was added have that alone.
    """

    time: datetime
    program: str = ""
    input: str = ""
    revision: int = 1
    inputs: tuple[str, ...] = ()

    @classmethod
    def of_this_version(cls, time: datetime, revision: int, inputs: tuple[str, ...]) -> BuildStamp:
        """The stamp of what is built now."""
        from importlib.metadata import version

        return cls(time, version("sco-scheduler"), ", ".join(inputs), revision, inputs)

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the files; none where they are not known."""
        return self.inputs or (tuple(self.input.split(", ")) if self.input else ())


@dataclass(frozen=True)
class Record:
    """The contents of the hidden sheet Record of an agendas workbook. A missing entry has its default.

    Attributes
    ----------
    event
        The registrations that the schedule was made from.
    meetings
        Those held, as they were written; None if the Record does not have them.
    built
        When and from what the workbook was built.
    history_until
        What had started before this moment was history.
    default_date
        The day of the default sessions, if the registrations name none.
    default_tables
        How many tables each zone had, by its code, if the registrations name no zones.
    ids
        Made-up IDs by the company's name.
    goals
        What the build reached.
    unmet_musts
        The pairs that a side marked must and that are not held.
    revisions
        All builds so far, oldest first.
    agendas
        The revisions of each agenda.
    marked
        The rows of Meetings that were written with a lock or a status.
    desk
        What the desk noted on the day.
    answers
        Prices of unmet requests and the best changes of the event, as builds found them.
    sheets
        The names of all sheets that were written.
    last_number
        The highest number that a meeting has had.
    version
        The format's version, '' if there is none.
    present
        The names of the entries that are there and can be read.
    damaged
        The names of those that are there and cannot be read.
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

    def entries(self) -> dict[str, object]:
        """The entries as ``json.dumps`` takes them, the version first and the longest last."""
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
}
"""The type of each entry by its key; keys are the names of the fields of ``Record``."""

assert {*_ENTRIES, VERSION_ENTRY, "present", "damaged"} == {entry.name for entry in fields(Record)}


class RecordDamaged(ValueError):
    """The Record sheet cannot be read; the message names the entry and what is wrong with it."""


def pack(values: Mapping[str, object]) -> list[RecordRow]:
    """The rows of the sheet for values that ``json.dumps`` takes, in their order.

    The entry ``version``, where there is one, is text and stays as it is.
    """
    rows: list[RecordRow] = []
    for key, value in values.items():
        text = str(value) if key == VERSION_ENTRY else _squeeze(value)
        rows.extend((key, i // PART_LENGTH + 1, text[i : i + PART_LENGTH]) for i in range(0, len(text), PART_LENGTH))
    return rows


def unpack(rows: Iterable[tuple[object, object, object]]) -> dict[str, object]:
    """Join the parts of the sheet's rows and decode them.

    Parameters
    ----------
    rows
        Key, part and text of each row, in any order, as a workbook reader returns them. Rows without a key are skipped.
        Part numbers may be whole floats or text.

    Returns
    -------
    dict[str, object]
        The values by their key.

    Raises
    ------
    RecordDamaged
        A part is missing, doubled, or is not what was written.
    """
    parts: dict[str, dict[int, str]] = {}
    for key, part, text in rows:
        if key is None or key == "":
            continue
        name = str(key)
        number = _part_number(name, part)
        found = parts.setdefault(name, {})
        if number in found:
            raise RecordDamaged(f"The entry '{name}' has its part {number} twice.")
        found[number] = _plain(text)
    values: dict[str, object] = {}
    for name, found in parts.items():
        text = _join(name, found)
        values[name] = text if name == VERSION_ENTRY else _parsed(name, _unsqueeze(name, text))
    return values


def _join(key: str, parts: Mapping[int, str]) -> str:
    missing = set(range(1, len(parts) + 1)) - parts.keys()
    if missing:
        raise RecordDamaged(f"The entry '{key}' lacks its part {min(missing)}.")
    return "".join(parts[number] for number in sorted(parts))


def _unsqueeze(key: str, text: str) -> bytes:
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(base64.b64decode(text, validate=True), MOST_CHARACTERS)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise RecordDamaged(f"The entry '{key}' is not what was written: it is cut short or was changed.") from error
    if not unpacking.eof or unpacking.unused_data:
        raise RecordDamaged(f"The entry '{key}' is not what was written: it is cut short, or far too long.")
    return data


def _parsed(key: str, data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordDamaged(f"The entry '{key}' is not what was written: it was changed.") from error


def _squeeze(value: object) -> str:
    # ASCII, so that even half a surrogate pair in a name survives.
    data = json.dumps(value, separators=(",", ":"), ensure_ascii=True).encode("ascii")
    return base64.b64encode(zlib.compress(data, level=6)).decode("ascii")


def _part_number(key: str, part: object) -> int:
    try:
        return int(float(str(part)))
    except (ValueError, OverflowError) as error:
        raise RecordDamaged(f"The entry '{key}' has a part that is no number: {part!r}.") from error


def _plain(text: object) -> str:
    if isinstance(text, float) and text.is_integer():
        return str(int(text))
    return "" if text is None else str(text)
