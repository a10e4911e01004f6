"""Reads an agendas workbook: the present sheet Meetings, and the hidden Record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from sco_scheduler.domain.codec import VERSION_ENTRY, RecordDamaged, unpack
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.findings import Findings, by_importance
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.record import FORMAT_VERSION, MEETINGS_SHEET, RECORD_SHEET, TEXTS_ENTRY, Record
from sco_scheduler.domain.renaming import with_new_ids
from sco_scheduler.domain.schedule import PublishedMeeting, highest_number
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.files.opening import open_book
from sco_scheduler.intake.results import AgendasRead, UnreadRow
from sco_scheduler.intake.sheets.meetings import MEETINGS, OPTIONAL, MadeIds, MeetingReader
from sco_scheduler.intake.table.grids import Book, Grid, vocabulary
from sco_scheduler.intake.table.rows import Layout, SheetTable, read_table
from sco_scheduler.intake.table.workbook import find_sheets, folded_names, report_other_sheets

_RECORD = Layout(RECORD_SHEET, needed=(("key",), ("part",), ("text",)))
_SHEETS = (MEETINGS_SHEET, RECORD_SHEET)


def read_agendas(path: Path, event: Event | None = None) -> AgendasRead:
    """Read an agendas workbook, as written or edited by hand.

    Parameters
    ----------
    path
        The workbook.
    event
        The event to which names in Meetings refer; by default the one in the Record.

    Returns
    -------
    AgendasRead
        The rows of Meetings and the Record, with all findings, most serious first. Unreadable parts are
        missing and reported.
    """
    book = AgendasBook(path)
    return book.own if event is None else book.by(event, None)


class AgendasBook:
    """An agendas workbook, opened once, which takes most of the time, and read by one event or another."""

    def __init__(self, path: Path) -> None:
        self._found = Findings()
        self._book = open_book(path, self._found, only=folded_names(_SHEETS))
        self._sheets: Mapping[str, Grid] = {}
        self._record = Record()
        self._made: frozenset[str] = frozenset()
        self._renamed: Mapping[str, str] = {}
        self._is_agendas = self._book is not None and self._look_in(self._book, path)

    @cached_property
    def own(self) -> AgendasRead:
        """The workbook read by the event in its Record."""
        return self._read(self._record.event, self._record.history_until)

    def by(self, event: Event, until: datetime | None) -> AgendasRead:
        """Return the workbook read by another event, to whose names Meetings refers.

        Parameters
        ----------
        event
            The event.
        until
            Delegates of meetings that start before this moment are those of the time of writing; None if none do.
        """
        return self._read(event, until)

    def by_ids(self, made: Iterable[str], renamed: Mapping[str, str]) -> AgendasBook:
        """Return the workbook with the companies' IDs in the present registrations.

        Parameters
        ----------
        made
            The generated IDs, which the registrations do not have.
        renamed
            The present IDs of companies by previously generated ones, if they differ.
        """
        made = frozenset(map(fold, made))
        if not (made or renamed):
            return self
        other = copy(self)
        other.__dict__.pop("own", None)
        other._made, other._renamed = made, renamed
        if renamed:
            other._record = with_new_ids(self._record, renamed)
        return other

    def _look_in(self, book: Book, path: Path) -> bool:
        """Find the sheets and read the Record; return whether this can be an agendas workbook."""
        found = self._found
        self._sheets = find_sheets(book, _SHEETS, found, tell_hidden=False)
        if not self._sheets and find_sheets(book, ["Purchasers", "Suppliers", "Requests"], Findings()):
            built = path.with_name(f"{path.stem}-agendas.xlsx")
            found.add(
                kinds.AGENDAS_ARE_REGISTRATIONS, suggestion=str(built) if built.is_file() else None, path=path.name
            )
            return False
        self._record = _record(self._sheets.get(RECORD_SHEET), found)
        self._report_lost_sheets(book)
        return True

    def _report_lost_sheets(self, book: Book) -> None:
        """Report written sheets that are missing now, except those whose readers report it themselves."""
        there = {grid.name for grid in book.grids}
        if lost := tuple(name for name in self._record.sheets if name not in there and name not in _SHEETS):
            self._found.add(kinds.AGENDAS_SHEETS_LOST, sheets=lost)

    @cached_property
    def _meetings(self) -> tuple[SheetTable | None, Findings]:
        """The rows of Meetings, which are the same for every event, and the findings of reading them."""
        found = Findings()
        return read_table(self._sheets[MEETINGS_SHEET], MEETINGS, found, extras=False), found

    def _rows_of_meetings(self, found: Findings) -> SheetTable | None:
        table, told = self._meetings
        found.extend(told)
        return table

    def _read(self, event: Event | None, until: datetime | None) -> AgendasRead:
        found = Findings()
        found.extend(self._found)
        if self._book is None or not self._is_agendas:
            return AgendasRead(findings=by_importance(found.all()))
        rows: tuple[PublishedMeeting, ...] = ()
        unread: tuple[UnreadRow, ...] = ()
        if MEETINGS_SHEET not in self._sheets:
            report_other_sheets(self._book, _SHEETS, self._sheets, [MEETINGS_SHEET], others := Findings())
            found.extend(others.only_stopping())
        elif (table := self._rows_of_meetings(found)) is not None:
            words = vocabulary().sheets[MEETINGS_SHEET].columns
            absent = [words[key].told for key in OPTIONAL if key not in table.columns]
            if absent:
                cell = Cell(table.sheet, table.header)
                found.add(kinds.MEETINGS_COLUMNS_ABSENT, cell, sheet=table.sheet, columns=absent)
            ids = MadeIds(self._made, {fold(old): new for old, new in self._renamed.items()})
            reader = MeetingReader(event, self._record.known, self._book.epoch, found, ids, until)
            rows = reader.read(table, self._sheets[MEETINGS_SHEET])
            unread = reader.unread
        findings = by_importance(found.all())
        known = (*(self._record.meetings or ()), *(row.meeting for row in rows))
        record = replace(self._record, last_number=highest_number(known, self._record.last_number))
        return AgendasRead(rows, unread, record, findings)


def _record(grid: Grid | None, found: Findings) -> Record:
    """Decode the hidden sheet Record; damaged entries get defaults, and of another version only the version is read."""
    table = read_table(grid, _RECORD, Findings(), extras=False) if grid is not None else None
    if grid is None:
        found.add(kinds.RECORD_MISSING, Cell(RECORD_SHEET))
        return Record()
    if table is None:
        _damaged(Phrase("record-no-rows"), "", found)
        return Record()
    by_key: dict[str, list[tuple[object, object, object]]] = {}
    for row in table:
        by_key.setdefault(row.text("key"), []).append((row.text("key"), row.value("part"), row.value("text")))
    for unread in ("", TEXTS_ENTRY):
        by_key.pop(unread, None)
    entries: dict[str, object] = {}
    for key, parts in by_key.items():
        try:
            entries.update(unpack(parts))
        except RecordDamaged:
            _damaged(phrases.ENTRY_CHANGED(entry=key), key, found)
    if VERSION_ENTRY not in by_key:
        _damaged(Phrase("record-no-version"), VERSION_ENTRY, found)
    record = Record.of(entries)
    if record.version not in {"", FORMAT_VERSION}:
        found.add(kinds.AGENDAS_VERSION, Cell(RECORD_SHEET), value=record.version, known=FORMAT_VERSION)
        return replace(record, event=None, meetings=None)
    for key in ("event", "meetings"):
        if key in record.damaged:
            _damaged(phrases.ENTRY_CHANGED(entry=key), key, found)
    return record


def _damaged(reason: Phrase, entry: str, found: Findings) -> None:
    found.add(kinds.RECORD_DAMAGED, Cell(RECORD_SHEET), reason=reason, unknown=phrases.LOST.get(entry, entry))
