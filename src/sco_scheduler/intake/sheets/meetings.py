"""Reads the rows of the Meetings sheet, as written or as edited by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import cast

from sco_scheduler.domain.event import OUTCOMES, Company, Event, Settings
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.names import fold, written_as
from sco_scheduler.domain.record import MEETINGS_SHEET
from sco_scheduler.domain.renaming import keys_today
from sco_scheduler.domain.schedule import (
    Meeting,
    MeetingOutcome,
    MeetingStatus,
    NotedCell,
    NotedValue,
    PublishedMeeting,
)
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.directory import Ambiguous, Directory, UnknownName
from sco_scheduler.intake.results import UnreadRow
from sco_scheduler.intake.sheets.companies import find_interpreter
from sco_scheduler.intake.sheets.zones import ZoneCodes
from sco_scheduler.intake.table.grids import Grid, vocabulary
from sco_scheduler.intake.table.rows import Layout, Row, SheetTable
from sco_scheduler.intake.values.dates import clock_text, read_day
from sco_scheduler.intake.values.entries import nearest, whole_number
from sco_scheduler.intake.values.meeting_statuses import meeting_status_of
from sco_scheduler.intake.values.times import read_clock
from sco_scheduler.intake.values.typed_hours import likely_clock

MEETINGS = Layout(
    MEETINGS_SHEET,
    needed=(("date",), ("start",), ("zone",), ("table",), ("purchaser_id", "purchaser"), ("supplier_id", "supplier")),
)
OPTIONAL = ("purchaser_delegate", "supplier_delegate", "interpreter", "lock", "status")
"""Columns without which a row can be read, but incompletely."""

DAY_COLUMNS = ("held", "outcome", "amount", "currency", "rating", "notes")
"""The columns to be filled in on the day."""

_NOTED_TYPES = frozenset({str, int, float, bool, date, datetime, time})
_SIDES = ("purchaser", "supplier")


@dataclass(frozen=True)
class MadeIds:
    """Folded generated IDs, and new IDs by the folded previously generated ones."""

    made: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)


class MeetingReader:
    """Reads rows against an event; ``earlier`` is the one from which the workbook was written.

    Delegates of meetings that start before ``until`` are those of the time of writing.
    """

    def __init__(
        self,
        event: Event | None,
        earlier: Event | None,
        epoch: datetime,
        found: Findings,
        ids: MadeIds,
        until: datetime | None = None,
    ) -> None:
        self._ids = ids
        self._event = event
        self._earlier = earlier
        self._until = until
        self._epoch = epoch
        self._found = found
        self._directory = Directory.of_companies(event.companies if event is not None else ())
        self._earlier_directory = Directory.of_companies(earlier.companies if earlier is not None else ())
        self._zones = ZoneCodes(event.zones if event is not None else ())
        self._slot_ends = {slot.start: slot.end for slot in event.slots} if event is not None else {}
        self._left_out: list[UnreadRow] = []
        settings = event.settings if event is not None else Settings()
        self._choices = settings.outcomes or OUTCOMES

    @property
    def unread(self) -> tuple[UnreadRow, ...]:
        """The rows that were left out."""
        return tuple(self._left_out)

    def read(self, table: SheetTable, grid: Grid) -> tuple[PublishedMeeting, ...]:
        """Read the rows that can be understood, in the order of the sheet."""
        numbers: dict[str, Cell | None] = {}
        rows = []
        for row in self._rows(table, grid):
            number = row.meeting.number.casefold()
            if number and number in numbers:
                # A row copied by hand has the number of another; it gets a new one when written.
                self._found.add(kinds.MEETING_NUMBER_TWICE, row.cell, numbers[number], value=row.meeting.number)
                rows.append(replace(row, meeting=replace(row.meeting, number="")))
                continue
            numbers[number] = row.cell
            rows.append(row)
        return tuple(rows)

    def _rows(self, table: SheetTable, grid: Grid) -> Iterator[PublishedMeeting]:
        for row in table:
            absent = self._report_absent(row)
            lock, status = self._lock(row), self._status(row)
            sides = [None if f"{side}_id" in absent else self._company(row, side, status) for side in _SIDES]
            times = None if absent & {"date", "start"} else self._times(row)
            purchaser, supplier = sides
            noted = _with_cells(read_outcome(row, self._choices), row, grid)
            if absent or times is None or purchaser is None or supplier is None:
                self._left_out.append(UnreadRow(row.text("meeting"), row.cell("meeting"), noted))
                continue
            # The place and people of a meeting that is not held may no longer exist.
            found = self._found if status is MeetingStatus.HELD else Findings()
            zone, table_label = self._place(row, found)
            meeting = Meeting(
                purchaser,
                supplier,
                *times,
                zone,
                table_label,
                self._delegate(row, "purchaser", purchaser, times[0], found),
                self._delegate(row, "supplier", supplier, times[0], found),
                self._interpreter(row, found),
                row.text("meeting"),
            )
            yield PublishedMeeting(meeting, lock, status, row.cell("meeting"), noted)

    def _report_absent(self, row: Row) -> set[str]:
        """Report the required columns that are blank in a row."""
        words = vocabulary().sheets[MEETINGS_SHEET].columns
        absent = {key for key in ("date", "start", "zone", "table") if row.value(key) is None}
        absent |= {f"{side}_id" for side in _SIDES if not (row.text(f"{side}_id") or row.text(side))}
        for key in sorted(absent):
            self._found.add(kinds.MEETING_INCOMPLETE, row.cell(key), column=words[key].told)
        return absent

    def _company(self, row: Row, side: str, status: MeetingStatus) -> str | None:
        """The ID of one side. A company that has left still counts if it was known when the workbook was written.

        That is nothing to tell of a meeting that is not held.
        """
        id_text, name = row.text(f"{side}_id"), row.text(side)
        if self._by_name(id_text, name):
            id_text = ""
        elif fold(id_text) in self._ids.renamed and not self._is_today(id_text, name):
            id_text = self._ids.renamed[fold(id_text)]
        text = id_text or name
        cell = row.cell(f"{side}_id" if id_text else side)
        if self._event is None:
            return text
        company = self._directory.find(text, loosely=False)
        if isinstance(company, str):
            if id_text and name and not self._is_name(company, name):
                cells = (row.cell(side), cell)
                self._found.add(kinds.MEETING_NAME_DIFFERS, *cells, value=company, name=name)
            return company
        earlier = self._earlier_directory.find(text, loosely=False)
        if isinstance(earlier, str) and status is not MeetingStatus.HELD:
            return earlier
        if isinstance(earlier, str):
            self._found.add(kinds.MEETING_COMPANY_GONE, cell, value=self._earlier_directory.shown(earlier))
            return earlier
        likely = company.likely if isinstance(company, UnknownName) else None
        several = (
            Phrase("name-of-several")(text=text, companies=company.ids) if isinstance(company, Ambiguous) else None
        )
        self._found.add(kinds.MEETING_UNKNOWN_COMPANY, cell, suggestion=likely, value=several or text)
        return None

    def _is_today(self, id_text: str, name: str) -> bool:
        """Whether the name is that of the company with the ID now, not of the one for which it was generated."""
        named = self._directory.find(name, loosely=False)
        return isinstance(named, str) and fold(named) == fold(id_text)

    def _by_name(self, id_text: str, name: str) -> bool:
        """Whether to identify the company by its name: without a Record the owner of a generated ID is unknown."""
        if self._event is None or self._earlier is not None or not name:
            return False
        known = self._directory.find(id_text, loosely=False)
        if isinstance(known, str) and fold(known) not in self._ids.made:
            return False
        return fold(id_text) in self._ids.made or isinstance(self._directory.find(name, loosely=False), str)

    def _is_name(self, company: str, name: str) -> bool:
        companies = [self._of(event, company) for event in (self._event, self._earlier)]
        return any(fold(name) in {fold(c.name), fold(c.local_name), fold(c.id)} for c in companies if c is not None)

    def _times(self, row: Row) -> tuple[datetime, datetime] | None:
        day = read_day(row.value("date"), row.cell("date"), self._epoch, self._found)
        clocks = {}
        for key in ("start", "end"):
            clocks[key] = read_clock(row.value(key))
            if clocks[key] is None and row.value(key) is not None:
                self._found.add(
                    kinds.TIME_UNREADABLE, row.cell(key), suggestion=likely_clock(row.value(key)), value=row.text(key)
                )
                return None
        if day is None or clocks["start"] is None:
            return None
        midnight = datetime.combine(day, time())
        start = midnight + clocks["start"]
        slot_end = self._slot_ends.get(start)
        end = midnight + clocks["end"] if clocks["end"] is not None else None
        if slot_end is not None:
            if end is not None and end != slot_end:
                shown = {"start": start.strftime("%H:%M"), "slot": slot_end.strftime("%H:%M")}
                self._found.add(kinds.MEETING_END, row.cell("end"), end=end.strftime("%H:%M"), **shown)
            return start, slot_end
        if end is None:
            settings = self._event.settings if self._event is not None else Settings()
            return start, start + timedelta(minutes=settings.slot_minutes)
        if end <= start:
            times = {"start": clock_text(start - midnight), "end": clock_text(end - midnight)}
            self._found.add(kinds.END_BEFORE_START, row.cell("end"), value=Phrase("a-meeting"), **times)
            return None
        return start, end

    def _place(self, row: Row, found: Findings) -> tuple[str, str]:
        code, label = row.text("zone"), row.text("table")
        if self._event is None:
            return code, label
        zone = self._zones.find(code)
        if zone is None:
            likely, shown = self._zones.likely(code), self._zones.shown
            found.add(kinds.MEETING_UNKNOWN_ZONE, row.cell("zone"), suggestion=likely, value=code, choices=shown)
            return code, label
        written, _, own = label.rpartition("/")  # A/5 for table 5 of zone A, as everywhere else
        known = self._zones.label(zone, label)
        if known is None and written and fold(written) == fold(zone.code):
            known = self._zones.label(zone, own)
        if known is None:
            likely = nearest(label, [table.label for table in zone.tables])
            found.add(kinds.MEETING_UNKNOWN_TABLE, row.cell("table"), suggestion=likely, value=label, zone=zone.code)
        return zone.code, known or label

    def _delegate(self, row: Row, side: str, company_id: str, start: datetime, found: Findings) -> str:
        """The key of the delegate; for an unknown name, that of the delegate in the same position."""
        key, text = f"{side}_delegate", row.text(f"{side}_delegate")
        attended = self._attended(text, company_id, start)
        if attended is not None:
            return attended
        company = self._of(self._event, company_id) or self._of(self._earlier, company_id)
        if company is None:
            return f"{company_id}#{text}" if text else f"{company_id}#1"
        people = company.delegates
        # A delegate without a unique name is written by key.
        named = next((d for d in people if fold(text) in {fold(d.name), fold(d.key)}), None)
        if named is not None:
            return named.key
        if not text:
            return people[0].key
        before = self._of(self._earlier, company_id)
        old = next((d.key for d in before.delegates if fold(d.name) == fold(text)), None) if before else None
        taken = next((d for d in people if d.key == old), people[0])
        names = [d.name for d in people if d.name]
        found.add(
            kinds.MEETING_UNKNOWN_DELEGATE,
            row.cell(key),
            suggestion=nearest(text, names),
            value=text,
            company=self._directory.shown(company_id),
            taken=taken.name or Phrase("delegate-of")(company=company_id),
            choices=names or phrases.NONE_NAMED,
        )
        return taken.key

    def _attended(self, text: str, company_id: str, start: datetime) -> str | None:
        """The key of who attended a past meeting, if that delegate was known when the workbook was written."""
        company = self._of(self._earlier, company_id)
        if company is None or self._earlier is None or self._until is None or start >= self._until:
            return None
        then = next((key for key, label in written_as(company).items() if fold(label) == fold(text)), None)
        if then is None or self._event is None:
            return then
        return keys_today(self._earlier, self._event, past=True)(then)

    def _interpreter(self, row: Row, found: Findings) -> str | None:
        text = row.text("interpreter")
        if not text or self._event is None:
            return text or None
        interpreters = self._event.interpreters or ()
        known = find_interpreter(text, interpreters)
        if known is None:
            likely = nearest(text, [name for i in interpreters for name in (i.id, i.name)])
            found.add(kinds.MEETING_UNKNOWN_INTERPRETER, row.cell("interpreter"), suggestion=likely, value=text)
        return known

    def _lock(self, row: Row) -> bool:
        text = row.text("lock")
        meaning = vocabulary().choice("lock", text) if text else ""
        if meaning is None:
            self._found.add(kinds.MEETING_LOCK, row.cell("lock"), value=text)
        return meaning != ""

    def _status(self, row: Row) -> MeetingStatus:
        text = row.text("status")
        status, likely = meeting_status_of(text) if text else (MeetingStatus.HELD, None)
        if status is None:
            suggestion = likely.value if likely is not None else None
            self._found.add(kinds.MEETING_STATUS, row.cell("status"), suggestion=suggestion, value=text)
        return status or MeetingStatus.HELD

    @staticmethod
    def _of(event: Event | None, company: str) -> Company | None:
        return event.company_by_id.get(company) if event is not None else None


def read_outcome(row: Row, choices: Sequence[str]) -> MeetingOutcome:
    """Read the columns filled in on the day; a text that is not understood is kept as written.

    Parameters
    ----------
    row
        A row with the columns ``held``, ``outcome``, ``amount``, ``currency``, ``rating`` and ``notes``, or some.
    """
    held, outcome = _yes_or_no(row), _choice(row.text("outcome"), choices)
    amount, rating = read_amount(row.value("amount")), _rating(row.value("rating"))
    read = {"held": held, "outcome": outcome, "amount": amount, "rating": rating}
    return MeetingOutcome(
        held=held,
        outcome=outcome or "",
        amount=amount,
        currency=row.text("currency"),
        rating=rating,
        notes=row.text("notes"),
        unread=tuple((key, row.text(key)) for key, value in read.items() if value is None and row.text(key)),
    )


def _with_cells(outcome: MeetingOutcome, row: Row, grid: Grid) -> MeetingOutcome:
    """The outcome with its cells, as the organizer filled them."""
    filled = grid.rows.get(row.number, {})
    cells = []
    for key in DAY_COLUMNS:
        value = filled.get(row.columns[key]) if row.value(key) is not None else None
        if type(value) in _NOTED_TYPES:
            cells.append(NotedCell(key, cast(NotedValue, value), getattr(outcome, key)))
    return replace(outcome, cells=tuple(cells))


def _yes_or_no(row: Row) -> bool | None:
    meaning = vocabulary().choice("held", row.text("held"))
    return None if meaning is None else meaning == "yes"


def _choice(text: str, choices: Sequence[str]) -> str | None:
    """The outcome that a text means: one of the event's list, or a translation of one of the format's own."""
    if not text:
        return None
    own = next((choice for choice in choices if fold(choice) == fold(text)), None)
    meant = vocabulary().choice("outcome", text)
    return own or (meant if meant in choices else None)


def read_amount(value: object) -> float | None:
    """Parse a sum of money: a number, or a text such as ``1,200,000.50``, ``1 200 000,50`` or ``50万``."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return float(value)
    text = re.sub(r"[\s\u00a0\u202f'’]", "", str(value))
    times = {"万": 1e4, "亿": 1e8}.get(text[-1:], 1.0)
    text = text.rstrip("万亿")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text) or re.fullmatch(r"\d+,\d{1,2}", text):
        text = text.replace(".", "").replace(",", ".")
    return float(text) * times if re.fullmatch(r"\d+(\.\d+)?", text) else None


def _rating(value: object) -> int | None:
    number = whole_number(value)
    return number if number is not None and 1 <= number <= 5 else None
