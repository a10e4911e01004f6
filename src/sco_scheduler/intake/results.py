"""The data of an earlier build that reading uses, and the results of reading, with what became of rows and wishes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from sco_scheduler.domain.event import Company, Event, Level, Role
from sco_scheduler.domain.findings import Finding, FindingKind
from sco_scheduler.domain.messages import Cell, Phrase, Sayable, Speech
from sco_scheduler.domain.record import Record
from sco_scheduler.domain.schedule import Meeting, MeetingOutcome, PublishedMeeting
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.sheets.identities import LAYOUTS as COMPANY_LAYOUTS
from sco_scheduler.intake.table.rows import SheetTable
from sco_scheduler.intake.understanding.cells.questions import Question

if TYPE_CHECKING:
    from sco_scheduler.domain.findings import Findings
    from sco_scheduler.intake.sheets.identities import Identities
    from sco_scheduler.intake.sheets.requests import RequestRows
    from sco_scheduler.intake.table.grids import Book, FormMap
    from sco_scheduler.intake.understanding.understood import Understanding


@dataclass(frozen=True, slots=True)
class Joined(Sayable):
    """Parts of a sentence in sequence, each with its own comma."""

    parts: tuple[Phrase, ...]

    def said_in(self, speech: Speech) -> str:
        """The parts in a language."""
        return "".join(map(speech.say, self.parts))


@dataclass(frozen=True)
class Previous:
    """Decisions of an earlier build that a later one keeps.

    ``ids`` are generated IDs by the company's name; ``default_date`` is the day of the default
    sessions, and ``default_tables`` the numbers of tables of the default zones, by code. ``companies`` are those of
    its schedule.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    default_date: date | None = None
    default_tables: Mapping[str, int] = field(default_factory=dict)
    companies: tuple[Company, ...] = ()


@dataclass(frozen=True, slots=True)
class RowCount:
    """The number of rows of one sheet below its header, by their use; ``parts`` add up to ``rows``."""

    sheet: str
    what: str
    rows: int
    parts: tuple[tuple[str, int], ...]

    @property
    def told(self) -> Phrase:
        """``182 supplier rows: 180 companies, 1 duplicate, 1 without a name``."""
        parts = [
            phrases.BECAME[name](count=number)
            for place, (name, number) in enumerate(self.parts)
            if number or place == 0
        ]
        return Phrase("rows-became")(rows=phrases.ROWS_OF[self.what](count=self.rows), parts=tuple(parts))


@dataclass(frozen=True, slots=True)
class WishesRead:
    """The wishes of a sheet of any form: their number, the numbers of companies and columns, and how many are used.

    ``nobody`` are the cells of wishes that name no known company; ``replaced`` is the number of wishes in
    answers that a later answer replaced.
    """

    sheet: str
    wishes: int
    askers: int
    columns: int
    used: int
    nobody: tuple[Cell, ...] = ()
    replaced: int = 0

    @property
    def told(self) -> Phrase:
        """``Requests: 96 wishes of 12 companies in 8 columns, 94 used, 2 name nobody (J7, K9)``."""
        rest: list[Phrase] = []
        if self.nobody:
            cells = tuple(f"{cell.column}{cell.row}" for cell in self.nobody[:12])
            rest.append(Phrase("wishes-nobody")(count=len(self.nobody), cells=cells))
        left = self.wishes - self.used - len(self.nobody)
        if left > 0:
            rest.append(Phrase("wishes-left-out")(count=left))
        if self.replaced:
            rest.append(Phrase("wishes-replaced")(count=self.replaced))
        return Phrase("wishes-counted")(
            sheet=self.sheet,
            wishes=self.wishes,
            askers=self.askers,
            columns=self.columns,
            used=self.used,
            rest=Joined(tuple(rest)),
        )


@dataclass(frozen=True)
class Opened:
    """Opened and interpreted registrations, which take most of the time of reading.

    ``tables`` are the rows of each sheet of the format, ``unusable`` the sheets whose header cannot be used,
    ``understanding`` the interpretation of sheets of other forms, and ``found`` the findings so far.
    """

    book: Book
    form: FormMap
    tables: Mapping[str, SheetTable]
    unusable: Collection[str]
    understanding: Understanding | None
    found: Findings
    opening: Findings
    """The findings of opening the files alone."""


@dataclass(frozen=True)
class Intake:
    """A registrations workbook as read.

    ``event`` is None exactly if a finding stops the work. ``ids`` are all generated IDs by the
    company's name, including those of the earlier build; ``default_date`` is the default day
    if no sessions are given, else None; ``default_tables`` are the default numbers of tables, by the zone's
    code, if no zones are given. ``renamed`` are the IDs of companies by those that an
    earlier build generated for them, if they differ.
    """

    event: Event | None
    findings: tuple[Finding, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    default_date: date | None = None
    default_tables: Mapping[str, int] = field(default_factory=dict)
    count_rows: Callable[[], tuple[RowCount, ...]] = field(default=tuple, repr=False, compare=False)
    """Counts the rows of each sheet by their use, which is work only for commands that tell it."""
    wishes: tuple[WishesRead, ...] = ()
    """The use of the wishes of sheets of any form."""
    questions: Sequence[Question] = ()
    """The open questions, the most important first."""
    tables: Mapping[str, SheetTable] = field(default_factory=dict)
    """The rows of each sheet of the format, including those made of sheets of another form."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    opened: Opened | None = field(default=None, repr=False, compare=False)
    """Allows reading the same registrations again; None if they cannot be opened."""
    days_told: bool = False
    """Whether titles state the days of the default sessions."""
    in_part: Event | None = field(default=None, repr=False, compare=False)
    """The event as far as it is understood, also where a finding stops the work."""

    @cached_property
    def rows(self) -> tuple[RowCount, ...]:
        """The use of the rows of each sheet."""
        return self.count_rows()


def event_counts(event: Event) -> dict[str, int]:
    """The numbers of companies in each role, of companies with absences, and of requests of each level."""
    levels = Counter(request.level for request in event.requests)
    companies = [company for company in event.companies if not company.cancelled]
    return {
        "purchasers": sum(company.purchaser is not None for company in companies),
        "suppliers": sum(company.supplier is not None for company in companies),
        "both": sum(company.purchaser is not None and company.supplier is not None for company in companies),
        "absent": sum(any(delegate.absences for delegate in company.delegates) for company in companies),
        **{level.value: levels[level] for level in Level},
    }


def counts_of(event: Event) -> tuple[Phrase, Phrase]:
    """The counts of an event in words, for comparison with a form."""
    counts = event_counts(event)
    return Phrase("companies-counted")(**counts), Phrase("levels-counted")(**counts)


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A row of Meetings that cannot be understood: its number, its cell, and the notes in it."""

    number: str
    cell: Cell
    outcome: MeetingOutcome


@dataclass(frozen=True)
class AgendasRead:
    """The present state of an agendas workbook.

    ``rows`` is the Meetings sheet, in its order; ``unread`` are its rows that were left out.
    ``record`` is the hidden sheet Record.
    """

    rows: tuple[PublishedMeeting, ...] = ()
    unread: tuple[UnreadRow, ...] = ()
    record: Record = field(default_factory=Record)
    findings: tuple[Finding, ...] = ()

    @property
    def event(self) -> Event | None:
        """The event from which the workbook was written, None if the Record does not have it."""
        return self.record.event

    @property
    def written(self) -> tuple[Meeting, ...] | None:
        """The meetings as they were written, None if the Record does not have them."""
        return self.record.meetings


# What became of rows and wishes

_AGAIN = (kinds.REQUEST_REPEATED, kinds.REQUEST_TWICE)


def row_counts(
    tables: Mapping[str, SheetTable],
    identities: Identities,
    event: Event,
    findings: Sequence[Finding],
    asking: RequestRows,
) -> tuple[RowCount, ...]:
    """Count the rows of each sheet by their use; the numbers of one sheet add up to its rows.

    Parameters
    ----------
    asking
        How the rows of Requests are used.
    """
    counts = [
        _companies(tables[layout.key], role, identities, findings)
        for role, layout in COMPANY_LAYOUTS.items()
        if layout.key in tables
    ]
    if "Delegates" in tables:
        people = {d.cell for c in event.companies for d in c.delegates}
        used = sum(not people.isdisjoint((row.cell("delegate"), row.cell("company"))) for row in tables["Delegates"])
        counts.append(_plain(tables["Delegates"], "delegate", used))
    if "Requests" in tables:
        counts.append(_requests(tables["Requests"], event, findings, asking))
    if "Interpreters" in tables:
        counts.append(_plain(tables["Interpreters"], "interpreter", len(event.interpreters or ())))
    if "Fixed" in tables:
        counts.append(_plain(tables["Fixed"], "fixed meeting", len(event.fixed)))
    return tuple(counts)


def _companies(table: SheetTable, role: Role, identities: Identities, findings: Sequence[Finding]) -> RowCount:
    rows = len(table.rows)
    used = sum(entry.role is role for entry in identities.entries)
    nameless = len({*_rows_with(table, findings, [kinds.COMPANY_NAMELESS])})
    again = rows - used - nameless
    parts = (("companies", used), ("duplicates", again), ("without a name", nameless))
    return RowCount(table.sheet, role.value, rows, parts)


def _requests(table: SheetTable, event: Event, findings: Sequence[Finding], asking: RequestRows) -> RowCount:
    rows = len(table.rows)
    cells = {row.cell("from") for row in table}
    used = sum(request.cell in cells for request in event.requests)
    repeated = _rows_with(table, findings, _AGAIN)
    again = len(repeated if asking.further else {*repeated})
    parts = (
        ("requests", used),
        ("repeated", again),
        ("left out", rows - (used + again - asking.further) - asking.gone),
        ("of or for who cancelled", asking.gone),
    )
    return RowCount(table.sheet, "request", rows, parts)


def _plain(table: SheetTable, what: str, used: int) -> RowCount:
    return RowCount(table.sheet, what, len(table.rows), ((f"{what}s", used), ("left out", len(table.rows) - used)))


def _rows_with(table: SheetTable, findings: Sequence[Finding], kinds: Iterable[FindingKind]) -> list[int]:
    """The rows of a sheet that have findings of some kinds, once for each finding."""
    codes = {kind.code for kind in kinds}
    return [
        cell.row
        for finding in findings
        if finding.code in codes
        for cell in finding.cells[:1]
        if cell.sheet == table.sheet and cell.row > table.header
    ]


def wish_counts(known: Understanding, event: Event) -> Iterator[WishesRead]:
    """Count the wishes of each sheet of any form by their use."""
    used = Counter(request.cell for request in event.requests)
    for count in known.built.counts.values():
        if not (count.wishes or count.columns or count.nobody):  # the format's own Requests are counted as rows
            continue
        cells = {wish.cell for wish in known.built.wishes} & count.cells
        kept = sum(number for cell, number in used.items() if cell in cells)
        yield WishesRead(
            count.sheet, count.wishes, len(count.askers), len(count.columns), kept, tuple(count.nobody), count.dropped
        )
