"""Reads a form's data on the company itself: languages, absences, contact and delegates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property

from sco_scheduler.agendas.build_report import company_with_id
from sco_scheduler.domain.event import Company, Delegate, Event, Level, Role, Span, Terms
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds
from sco_scheduler.intake.answers.form import (
    CONFIRMED,
    DELEGATE,
    HOURS,
    FormField,
    WishForm,
    is_near,
    is_plain,
    is_refusal,
    read_mark,
)
from sco_scheduler.intake.own_places import OwnPlaces
from sco_scheduler.intake.values.dates import leading_date
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.languages import read_languages
from sco_scheduler.intake.values.presence import NEVER
from sco_scheduler.intake.values.statuses import stays_away
from sco_scheduler.intake.values.times import Calendar, figures_of, read_ranges
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

        self.count = 0
        """The number of corrections on the form."""

        self._fields()
        self._hours()
        self._people()

    def _fields(self) -> None:
        for key, entry in self._form.entries.items():
            if key == CONFIRMED or key.startswith(HOURS) or not entry.changed:
                continue
            if key == "languages":
                read_languages(entry.text, entry.cell, self._found)  # reports unknown ones, which are left as they are
                self._follow("languages")
            self._put(key, entry.text, entry)
            self.count += 1

    def _hours(self) -> None:
        hours = {key: entry for key, entry in self._form.entries.items() if key.startswith(HOURS)}
        changed = [entry for entry in hours.values() if entry.changed]
        self.count += len(changed)
        # Hours of a delegate's own row may stand among the company's, as those of all its delegates.
        shared = [person["away"] for key, person in self._form.people.items() if self._shares_hours(key, person)]
        if not changed and not shared:
            return
        away = {key: text for key, entry in sorted(hours.items()) if (text := self._away(key, entry))}
        for key in away:
            self._check_session(key, hours[key])
        self._put("not_available", "; ".join(away.values()), (changed or shared)[0])
        self._follow("away")

    def _follow(self, part: str) -> None:
        """Write what the form says of each delegate with a row, whose cell takes precedence over the company's."""
        for key, row in self._listed.items():
            if (person := self._form.people.get(key)) is None or not self._comes(person) or person[part].changed:
                continue
            column, entry = _COLUMNS[part], person[part]
            stated = self._places.text("Delegates", row, column)
            if self._meaning(part, stated) != self._meaning(part, entry.text):
                source = JOINED_BEFORE(cell=entry.cell, text=entry.text, before=stated)
                self.changes.append(CellChange("Delegates", row, column, entry.text or None, source if stated else ""))

    def _meaning(self, part: str, text: str) -> object:
        """The languages or hours that a cell of a delegate states."""
        nowhere = Cell("Delegates")
        if part == "languages":
            return read_languages(text, nowhere, Findings())
        return read_ranges(text, nowhere, self._calendar, Findings())

    def _shares_hours(self, key: str, person: Mapping[str, FormField]) -> bool:
        """Whether a delegate's hours change, of which the row has some that the form shows as the company's."""
        row, entry = self._listed.get(key), person["away"]
        if row is None or not entry.changed:
            return False
        stated = self._places.text("Delegates", row, _COLUMNS["away"])
        return self._meaning("away", stated) != self._meaning("away", entry.was)

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
        if match is None or not is_refusal(text) or figures_of(text) == NEVER or normalized(text) in _THERE:
            return ""
        mark = read_mark(text) if is_plain(text) else None
        if (mark is not None and mark.level is Level.WANT) or stays_away(text):  # a tick or a yes
            return f"{match['day']} {match['start']}-{match['end']}"
        own_date = leading_date(normalized(text)) is not None
        dated = text if own_date else f"{match['day']} {text}"
        found = Findings()
        spans = read_ranges(dated, entry.cell, self._calendar, found)
        self._found.extend(found)
        return dated if own_date else _within_session(spans, match) or dated

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
        if gone := self._form.absent:
            self._found.add(kinds.ANSWER_PEOPLE_MISSING, company=self._named, names=gone, count=len(gone))
        changed = any(entry.changed for person in people.values() for entry in person.values())
        if not changed and not self._replaces_contact():
            return
        for person in people.values():
            self._without_name(person)
        coming = {key: person for key, person in people.items() if self._comes(person)}
        if not coming:
            if self._before:
                first = next(iter(people.values()))
                self._found.add(kinds.ANSWER_NOBODY_COMES, first["comes"].cell, company=self._company.name)
            return
        for person in coming.values():
            self._check(person)
            if person["comes"].changed and not is_plain(person["comes"].text):
                self.remarks.append((f"{person['value'].text}: {person['comes'].text}", person["comes"].cell))
        for key, row in self._listed.items():
            self._edit(self._before[key].name, row, people.get(key), coming=key in coming)
        # Without rows a company's only delegate is its contact; once there is any row, the contact needs one too.
        for key, person in coming.items():
            if key not in self._listed:
                self._add(person)

    def _replaces_contact(self) -> bool:
        """Whether the company has another contact now, who would be its only delegate in place of the one who comes."""
        contact = self._form.entries.get("contact")
        if contact is None or not contact.changed or self._listed or not self._before:
            return False
        was, now = fold(contact.was), fold(contact.text)
        return not now or not (was in now or now in was or is_near(was, now))

    def _without_name(self, person: Mapping[str, FormField]) -> None:
        """Keep what is said of somebody whose name is blank on the form and was when it was sent."""
        if person["value"].text or person["value"].was:
            return
        said = [entry for part, entry in person.items() if entry.changed and not (part == "comes" and _is_no(entry))]
        if said:
            self.remarks.append(("; ".join(entry.text for entry in said), said[0].cell))

    @cached_property
    def _named(self) -> str:
        """The company's name in messages."""
        return company_with_id(self._event, self._company.id)

    @cached_property
    def _before(self) -> Mapping[str, Delegate]:
        """The registered delegates by their key on the form."""
        return {f"{DELEGATE}:{delegate.key}": delegate for delegate in self._company.delegates if delegate.name}

    @cached_property
    def _listed(self) -> Mapping[str, int]:
        """The rows of Delegates by the delegate's key on the form."""
        rows = {key: self._places.row("Delegates", delegate.cell) for key, delegate in self._before.items()}
        return {key: row for key, row in rows.items() if row is not None}

    def _comes(self, person: Mapping[str, FormField]) -> bool:
        return bool(person["value"].text) and not _is_no(person["comes"])

    def _check(self, person: Mapping[str, FormField]) -> None:
        read_languages(person["languages"].text, person["languages"].cell, self._found)
        read_ranges(person["away"].text, person["away"].cell, self._calendar, self._found)

    def _edit(self, name: str, row: int, person: Mapping[str, FormField] | None, *, coming: bool) -> None:
        if person is None:
            return  # no change for a row that was deleted in the form
        if not coming:
            self.count += 1
            for column in self._places.tables["Delegates"].columns:
                comes = person["comes"]
                source = WITHDRAWN(cell=comes.cell, before=name) if column == "company" else ""
                self.changes.append(CellChange("Delegates", row, column, None, source))
            return
        for part, column in _COLUMNS.items():
            entry = person[part]
            if entry.changed:
                self.count += 1
                self.changes.append(CellChange("Delegates", row, column, entry.text or None, _source(entry)))

    def _add(self, person: Mapping[str, FormField]) -> None:
        values = {"company": name_in_rows(self._company)}
        values |= {column: person[part].text for part, column in _COLUMNS.items()}
        self.count += any(entry.changed for entry in person.values())
        self.additions.append(NewRow("Delegates", values, str(person["value"].cell)))


def _is_no(entry: FormField) -> bool:
    """Whether an entry says that somebody does not come; what is only doubtful, or a condition, does not."""
    mark = read_mark(entry.text) if is_plain(entry.text) else None
    return (mark is not None and mark.level is Level.NO) or stays_away(entry.text)


def _within_session(spans: Sequence[Span], session: re.Match[str]) -> str:
    """Hours without a date as figures, up to the ends of their session where they have none; '' if all have both."""
    day = datetime.fromisoformat(session["day"])
    start, end = (datetime.fromisoformat(f"{session['day']} {session[key]}") for key in ("start", "end"))
    next_day = day + timedelta(days=1)
    ended = [(start if s.start == day else s.start, end if s.end == next_day else s.end) for s in spans]
    if ended == [(s.start, s.end) for s in spans] or any(not one < other <= next_day for one, other in ended):
        return ""
    return "; ".join(f"{session['day']} {one:%H:%M}-{other:%H:%M}" for one, other in ended)


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


_THERE = frozenset({"n", "否", "不"})
"""Words for no, in addition to those that say so in a list of hours."""

_COLUMNS = {"value": "delegate", "title": "title", "languages": "languages", "away": "not_available", "email": "email"}
"""The columns of Delegates for the entries of a person's row."""
