"""Reads the sheet Fixed: meetings that have to be held; one that cannot be understood stops the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from sco_scheduler.domain.event import Company, FixedMeeting, Interpreter, Role, Session, Slot, TableChoice, slots_of
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.intake import kinds, phrases
from sco_scheduler.intake.directory import Directory
from sco_scheduler.intake.sheets.companies import find_interpreter
from sco_scheduler.intake.sheets.identities import LAYOUTS
from sco_scheduler.intake.sheets.zones import ZoneCodes
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.table.rows import Layout, Row, SheetTable
from sco_scheduler.intake.values.dates import MIDNIGHT_AFTER, read_day
from sco_scheduler.intake.values.entries import nearest
from sco_scheduler.intake.values.times import read_clock
from sco_scheduler.intake.values.typed_hours import likely_clock

FIXED = Layout("Fixed", needed=(("purchaser",), ("supplier",)))


class FixedReader:
    """Reads the rows of the sheet Fixed."""

    def __init__(
        self,
        *,
        companies: Sequence[Company],
        directory: Directory,
        zones: ZoneCodes,
        sessions: Sequence[Session],
        interpreters: Sequence[Interpreter] | None,
        epoch: datetime,
        found: Findings,
    ) -> None:
        self._companies = {company.id: company for company in companies}
        self._directory = directory
        self._zones = zones
        self._slots: tuple[Slot, ...] = slots_of(sessions)
        self._interpreters = tuple(interpreters or ())
        self._epoch = epoch
        self._found = found

    def read(self, table: SheetTable) -> tuple[FixedMeeting, ...]:
        """Read the fixed meetings, in the order of the sheet; a pair meets as often as it is listed."""
        return tuple(self._meetings(table))

    def _meetings(self, table: SheetTable) -> Iterator[FixedMeeting]:
        for row in table:
            purchaser = self._side(row, Role.PURCHASER)
            supplier = self._side(row, Role.SUPPLIER)
            day = read_day(row.value("date"), row.cell("date"), self._epoch, self._found)
            start = self._start(row)
            self._check_slot(row, day, start)
            choice, interpreter = self._table(row, supplier), self._interpreter(row)
            if purchaser is None or supplier is None:
                continue
            if purchaser == supplier:
                cells = (row.cell("supplier"), row.cell("purchaser"))
                self._found.add(kinds.FIXED_ITSELF, *cells, company=self._directory.shown(purchaser))
                continue
            yield FixedMeeting(purchaser, supplier, day, start, choice, interpreter, row.cell("purchaser"))

    def _side(self, row: Row, role: Role) -> str | None:
        cell, text = row.cell(role), row.text(role)
        if not text:
            column = vocabulary().sheets["Fixed"].columns[role].told
            self._found.add(kinds.CELL_NEEDED, cell, column=column)
            return None
        company = self._directory.reported(
            text, cell, self._found, unknown=kinds.FIXED_UNKNOWN_COMPANY, ambiguous=kinds.FIXED_AMBIGUOUS_COMPANY
        )
        if company is None:
            return None
        if self._companies[company].terms(role) is None:
            shown = self._directory.shown(company)
            sheet = vocabulary().sheets[LAYOUTS[role].key].sheet.told
            self._found.add(kinds.FIXED_ROLE, cell, company=shown, role=phrases.IN_ROLE[role], sheet=sheet)
            return None
        return company

    def _start(self, row: Row) -> time | None:
        value = row.value("start")
        clock = read_clock(value)
        if value is None:
            return None
        if clock is None or clock >= MIDNIGHT_AFTER:
            likely = likely_clock(value)
            self._found.add(kinds.TIME_UNREADABLE, row.cell("start"), suggestion=likely, value=row.text("start"))
            return None
        return (datetime.min + clock).time()

    def _check_slot(self, row: Row, day: date | None, start: time | None) -> None:
        if day is None and start is None:
            return
        on_day = [slot for slot in self._slots if day is None or slot.date == day]
        if not self._slots or any(start is None or slot.start.time() == start for slot in on_day):
            return
        starts = dict.fromkeys(slot.start.strftime("%H:%M") for slot in on_day)
        days = dict.fromkeys(slot.date.isoformat() for slot in self._slots)
        shown = [day.isoformat() if day is not None else "", start.strftime("%H:%M") if start is not None else ""]
        self._found.add(
            kinds.FIXED_NO_SLOT,
            row.cell("start") if starts else row.cell("date"),
            value=" ".join(shown).strip(),
            choices=tuple(starts or days),
        )

    def _table(self, row: Row, supplier: str | None) -> TableChoice | None:
        text = row.text("table")
        if not text:
            return None
        terms = self._companies[supplier].supplier if supplier is not None else None
        home = self._zones.find(terms.zone) if terms is not None else None
        choice = self._zones.choice(text, home)
        elsewhere = choice is not None and choice.zone is None and home is not None
        if choice is None or (elsewhere and home is not None and self._zones.label(home, choice.label) is None):
            where: Phrase | str = ""
            if home and supplier:
                where = Phrase("in-the-zone-of")(zone=home.code, company=self._directory.shown(supplier))
            labels = [table.label for table in home.tables] if home is not None else []
            likely = nearest(text, labels) or self._zones.likely_table(text)
            self._found.add(kinds.TABLE_UNKNOWN, row.cell("table"), suggestion=likely, value=text, where=where)
            return None
        return choice

    def _interpreter(self, row: Row) -> str | None:
        text = row.text("interpreter")
        if not text:
            return None
        found = find_interpreter(text, self._interpreters)
        if found is None:
            likely = nearest(text, [name for i in self._interpreters for name in (i.id, i.name)])
            self._found.add(kinds.FIXED_INTERPRETER, row.cell("interpreter"), suggestion=likely, value=text)
        return found


def fixed_cell(fixed: Sequence[FixedMeeting], purchaser: str, supplier: str) -> Cell | None:
    """Return the cell of the first fixed meeting of a purchaser with a supplier, or None."""
    return next((f.cell for f in fixed if f.pair == (purchaser, supplier)), None)
