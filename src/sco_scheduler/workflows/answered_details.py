"""Reads a form's data on the company itself: languages, absences, contact and delegates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from sco_scheduler.agendas.build_report import company_with_id
from sco_scheduler.domain.event import Company, Event, Role, Terms
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.intake import kinds
from sco_scheduler.intake.answers.form import (
    CONFIRMED,
    DELEGATE,
    HOURS,
    FormField,
    WishForm,
    is_plain,
    is_refusal,
    read_mark,
)
from sco_scheduler.intake.own_places import OwnPlaces
from sco_scheduler.intake.values.dates import leading_date
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.languages import read_languages
from sco_scheduler.intake.values.times import Calendar, read_ranges
from sco_scheduler.output.excel.joined import CellChange, NewRow

JOINED = Phrase("joined-from")
JOINED_BEFORE = Phrase("joined-before")
WITHDRAWN = Phrase("joined-withdrawn")

_KEY = re.compile(rf"{HOURS}:(?P<day>\d{{4}}-\d\d-\d\d) (?P<start>\d\d:\d\d)-(?P<end>\d\d:\d\d)")


class Details:
    """The changes and additions that a form's second sheet asks for."""

    def __init__(self, event: Event, company: Company, form: WishForm, places: OwnPlaces, found: Findings) -> None:
        self._event, self._company, self._form = event, company, form
        self._places, self._found = places, found
        self._calendar = Calendar(event.sessions)
        self.changes: list[CellChange] = []
        self.additions: list[NewRow] = []
        self.remarks: list[tuple[str, Cell]] = []
        """Further texts, such as when somebody comes, with their cells."""

        self.without_place = False
        """Whether something that changes has no cell of its own."""

        self._fields()
        self._hours()
        self._people()

    def _fields(self) -> None:
        for key, entry in self._form.entries.items():
            if key == CONFIRMED or key.startswith(HOURS) or not entry.changed:
                continue
            if key == "languages":
                read_languages(entry.text, entry.cell, self._found)  # reports unknown ones, which are left as they are
            self._put(key, entry.text, entry)

    def _hours(self) -> None:
        hours = {key: entry for key, entry in self._form.entries.items() if key.startswith(HOURS)}
        changed = [entry for entry in hours.values() if entry.changed]
        if not changed:
            return
        away = {key: text for key, entry in hours.items() if (text := self._away(key, entry))}
        for key in away:
            self._check_session(key, hours[key])
        self._put("not_available", "; ".join(away.values()), changed[0])

    def _check_session(self, key: str, entry: FormField) -> None:
        """Report an absence from a session that the event no longer has, in no part."""
        asked = _KEY.fullmatch(key)
        assert asked is not None, "its text was read"
        start, end = (datetime.fromisoformat(f"{asked['day']} {asked[side]}") for side in ("start", "end"))
        if not any(session.start < end and start < session.end for session in self._event.sessions):
            named = company_with_id(self._event, self._company.id)
            self._found.add(kinds.ANSWER_SESSION_GONE, entry.cell, company=named, text=entry.text, **asked.groupdict())

    def _away(self, key: str, entry: FormField) -> str:
        """The hours of one session as a range list with its date."""
        match = _KEY.fullmatch(key)
        text = entry.text
        if match is None or not is_refusal(text):
            return ""
        mark = read_mark(text)
        if mark is not None and mark.level is not None and mark.rank is None:
            # A tick or a yes means all of the session; a no means that the company is present.
            return f"{match['day']} {match['start']}-{match['end']}" if str(mark.level) != "no" else ""
        dated = text if leading_date(normalized(text)) is not None else f"{match['day']} {text}"
        read_ranges(dated, entry.cell, self._calendar, self._found)
        return dated

    def _put(self, column: str, value: str, entry: FormField) -> None:
        """Write a cell of the company's first row, and empty the same column in its other row."""
        source = _source(entry)
        for number, (sheet, row, terms) in enumerate(rows_of(self._company, self._places)):
            stated = terms.cells.get(column)
            self.without_place |= stated is not None and not self._places.is_at(sheet, column, stated)
            if number == 0 or stated is not None:
                self.changes.append(CellChange(sheet, row, column, (value or None) if number == 0 else None, source))

    def _people(self) -> None:
        """The delegates, if any of their entries was changed."""
        people = self._form.people
        if not any(entry.changed for person in people.values() for entry in person.values()):
            return
        coming = {key: person for key, person in people.items() if self._comes(person)}
        before = {f"{DELEGATE}:{delegate.key}": delegate for delegate in self._company.delegates if delegate.name}
        if not coming:
            if before:
                first = next(iter(people.values()))
                self._found.add(kinds.ANSWER_NOBODY_COMES, first["comes"].cell, company=self._company.name)
            return
        for person in coming.values():
            self._check(person)
            if person["comes"].changed and not is_plain(person["comes"].text):
                self.remarks.append((f"{person['value'].text}: {person['comes'].text}", person["comes"].cell))
        listed = {key: row for key, d in before.items() if (row := self._places.row("Delegates", d.cell)) is not None}
        for key, row in listed.items():
            self._edit(before[key].name, row, people.get(key), coming=key in coming)
        # Without rows a company's only delegate is its contact; once there is any row, the contact needs one too.
        for key, person in coming.items():
            if key not in listed:
                self._add(person)

    def _comes(self, person: Mapping[str, FormField]) -> bool:
        comes = person["comes"]
        mark = read_mark(comes.text)
        refused = mark is not None and mark.level is not None and str(mark.level) == "no"
        return bool(person["value"].text) and not refused

    def _check(self, person: Mapping[str, FormField]) -> None:
        read_languages(person["languages"].text, person["languages"].cell, self._found)
        read_ranges(person["away"].text, person["away"].cell, self._calendar, self._found)

    def _edit(self, name: str, row: int, person: Mapping[str, FormField] | None, *, coming: bool) -> None:
        if person is None:
            return  # no change for a row that was deleted in the form
        if not coming:
            for column in self._places.tables["Delegates"].columns:
                comes = person["comes"]
                source = WITHDRAWN(cell=comes.cell, before=name) if column == "company" else ""
                self.changes.append(CellChange("Delegates", row, column, None, source))
            return
        for part, column in _COLUMNS.items():
            entry = person[part]
            if entry.changed:
                self.changes.append(CellChange("Delegates", row, column, entry.text or None, _source(entry)))

    def _add(self, person: Mapping[str, FormField]) -> None:
        values = {"company": name_in_rows(self._company)}
        values |= {column: person[part].text for part, column in _COLUMNS.items()}
        self.additions.append(NewRow("Delegates", values, str(person["value"].cell)))


class NoPlace(Exception):
    """Raised if what a form changes has no cell of its own in the registrations."""


def rows_of(company: Company, places: OwnPlaces) -> list[tuple[str, int, Terms]]:
    """The rows of a company, each with its sheet and terms."""
    sheets = {Role.PURCHASER: "Purchasers", Role.SUPPLIER: "Suppliers"}
    terms = [(sheets[role], company.terms(role)) for role in Role]
    rows = [(sheet, places.row(sheet, of.cells["row"]), of) for sheet, of in terms if of is not None]
    return [(sheet, row, of) for sheet, row, of in rows if row is not None]


def name_in_rows(company: Company) -> str:
    """The identifier of a company in a row: its ID if the registrations have it, else its name."""
    given = any("id" in terms.cells for terms in (company.purchaser, company.supplier) if terms is not None)
    return company.id if given else company.name


def _source(entry: FormField) -> Phrase:
    """The source of a value, and the value before."""
    if entry.was:
        return JOINED_BEFORE(cell=entry.cell, text=entry.text, before=entry.was)
    return JOINED(cell=entry.cell, text=entry.text)


_COLUMNS = {"value": "delegate", "title": "title", "languages": "languages", "away": "not_available", "email": "email"}
"""The columns of Delegates for the entries of a person's row."""
