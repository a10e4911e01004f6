"""Reads registrations into an event, with all findings.

``sources`` is the workbook, or the folder with a CSV file for each sheet, or these files. ``encoding`` is that of CSV
files; by default that of the map, else it is detected and reported. ``form`` is the map of their form. ``sure`` is the
certainty, from 0 to 1, from which a guess at the meaning of a column or word is accepted without asking.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sco_scheduler.background import gc_paused
from sco_scheduler.domain.event import (
    Company,
    Delegate,
    Event,
    FixedMeeting,
    Interpreter,
    Level,
    Request,
    Role,
    Session,
    Zone,
    present,
)
from sco_scheduler.domain.findings import Findings, by_importance
from sco_scheduler.domain.messages import Cell, Tally, no_tally
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import kinds
from sco_scheduler.intake.directory import Directory
from sco_scheduler.intake.files.opening import Sources, open_registrations
from sco_scheduler.intake.results import Intake, Opened, Previous, row_counts, wish_counts
from sco_scheduler.intake.sheets import companies as people
from sco_scheduler.intake.sheets import zones
from sco_scheduler.intake.sheets.companies import (
    CompanyReader,
    Shared,
    named_zones,
    read_shared,
    report_without_meetings,
)
from sco_scheduler.intake.sheets.event import (
    EventSheet,
    check_sessions,
    default_sessions,
    read_programme,
    read_sessions,
    read_settings,
    stated_sessions,
)
from sco_scheduler.intake.sheets.fixed import FixedReader
from sco_scheduler.intake.sheets.identities import LAYOUTS as COMPANY_LAYOUTS
from sco_scheduler.intake.sheets.identities import Identities, identify, report_alike
from sco_scheduler.intake.sheets.requests import Asking, RequestRows, decide_requests
from sco_scheduler.intake.table.form_map import read_map
from sco_scheduler.intake.table.grids import NO_MAP, Book, FormMap
from sco_scheduler.intake.table.layout import Understood, understood
from sco_scheduler.intake.table.rows import SheetTable
from sco_scheduler.intake.table.workbook import LAYOUTS, read_tables
from sco_scheduler.intake.understanding.cells.questions import HOURS, Question, folded, listed_names, question_of_times
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.names.nearness import Nearness
from sco_scheduler.intake.understanding.telling import asks_for_times, tell_guess, tell_questions, tell_what_was_read
from sco_scheduler.intake.values.journeys import Place
from sco_scheduler.intake.values.times import Calendar, Unclear

if TYPE_CHECKING:
    from sco_scheduler.intake.understanding.event_hours import EventHours
    from sco_scheduler.intake.understanding.meanings.planned import Plan
    from sco_scheduler.intake.understanding.understood import Understanding


@gc_paused()
def read_registrations(
    sources: Sources,
    *,
    previous: Previous | None = None,
    today: date | None = None,
    encoding: str | None = None,
    form: Path | None = None,
    sure: float = SURE,
    tally: Tally = no_tally,
    requests_to_come: bool = False,
    opened: Opened | None = None,
) -> Intake:
    """Read a registrations workbook, or CSV files in its place.

    Parameters
    ----------
    previous
        Decisions of an earlier build: generated IDs stay with the company's name, the default sessions keep their
        day, and default zones their tables.
    today
        The day of default sessions without an earlier build; by default the present.
    tally
        Receives the progress of reading.
    requests_to_come
        Whether missing requests are not reported, since they are still to be asked for.
    opened
        The same registrations, just opened with the same ``encoding``, ``form``, ``sure`` and
        ``requests_to_come``; they are not opened again.

    Returns
    -------
    Intake
        The event, or None if a finding stops the work, and all findings, most serious first.
    """
    found = Findings()
    if opened is None:
        parts = _opened(sources, form, encoding, found, tally)
        if parts is None:
            return Intake(None, by_importance(found.all()))
        opening = found.without(lambda _: False)
        tables, unusable, understanding = read_tables(*parts, found, sure, requests_to_come=requests_to_come)
        opened = Opened(*parts, tables, unusable, understanding, found, opening)
    found = Findings()
    found.extend(opened.found)
    book, known, understanding = opened.book, opened.form, opened.understanding
    reading = _Reading(book, opened.tables, previous or Previous(), today, found, opened.unusable, tally, known, sure)
    if "Sessions" not in {*opened.tables, *opened.unusable} and _has_other_texts(opened):
        from sco_scheduler.intake.stated_times import days_stated, hours_stated

        reading.days, reading.hours = days_stated(opened), hours_stated(opened)
        reading.has_other_texts = True
    if understanding is not None:
        reading.days = understanding.days
    reading.last_answer = understanding.last_answer if understanding is not None else None
    reading.days_clear = understanding is not None and bool(reading.days)
    reading.is_export = understanding is not None
    event = reading.event()
    asked = reading.asked(understanding) if understanding is not None else reading.asked_when()
    if asked and asked[0].kind == "event" and asked[0].guess and asked[0].certainty >= sure:
        opening = opened.opening.without(lambda _: False)
        tell_guess(asked[0], opening)
        told = {asked[0].path: asked[0].guess}
        again = answered(replace(opened, opening=opening), told, sure, requests_to_come=requests_to_come)
        return read_registrations(sources, previous=previous, today=today, sure=sure, tally=tally, opened=again)
    times = reading.questions()
    if understanding is None and reading.worded:
        reading.tell_words()
    if understanding is not None and not (asked or times or reading.found.stopped):
        from sco_scheduler.intake.understanding.confirmations.in_order import questions_as_read

        times = questions_as_read(event, understanding, known, sure, reading.found, reading.hours)
    found = reading.found
    findings = by_importance(found.all())
    return Intake(
        None if found.stopped else event,
        findings,
        reading.identities.made,
        reading.default_date,
        reading.default_tables,
        partial(row_counts, opened.tables, reading.identities, event, findings, reading.request_rows),
        tuple(wish_counts(understanding, event)) if understanding is not None else (),
        (*asked, *times),
        opened.tables,
        reading.identities.renamed,
        opened,
        bool(reading.days or (reading.hours is not None and reading.hours.sessions)),
        event,
    )


def answered(
    opened: Opened, answers: Mapping[tuple[str, ...], str], sure: float = SURE, *, requests_to_come: bool = False
) -> Opened:
    """The same registrations as if their map had further ``answers``, each by the path of its question."""
    form = replace(opened.form, answers={**opened.form.answers, **{folded(p): said for p, said in answers.items()}})
    found = opened.opening.without(lambda _: False)
    read = read_tables(opened.book, form, found, sure, requests_to_come=requests_to_come)
    return Opened(opened.book, form, *read, found, opened.opening)


_OF_DAYS = frozenset({kinds.RANGE_OTHER_DAY, kinds.RANGE_UNREADABLE, kinds.DATE_AMBIGUOUS})
"""The findings about times that have no meaning before the days of the event are known."""


def read_book(sources: Sources, *, encoding: str | None = None, form: Path | None = None) -> Book | None:
    """Read the sheets of registrations without interpretation; None if they cannot be read."""
    opened = _opened(sources, form, encoding, Findings())
    return None if opened is None else opened[0]


@gc_paused()
def read_places(
    sources: Sources, *, encoding: str | None = None, form: Path | None = None, sure: float = SURE
) -> tuple[Book, Mapping[str, SheetTable]] | None:
    """Read the sheets of registrations, and the tables with the rows and columns that are used; None if unreadable."""
    opened = _opened(sources, form, encoding, Findings())
    return (
        None if opened is None else (opened[0], read_tables(*opened, Findings(), requests_to_come=True, sure=sure)[0])
    )


@gc_paused()
def understand(sources: Sources, *, encoding: str | None = None, form: Path | None = None) -> Understood | None:
    """Find the layout of registrations, as far as it is understood; None if they cannot be read."""
    opened = _opened(sources, form, encoding, Findings())
    return None if opened is None else understood(*opened, encoding)


def _opened(
    sources: Sources, form: Path | None, encoding: str | None, found: Findings, tally: Tally = no_tally
) -> tuple[Book, FormMap] | None:
    """The workbook, and the map for reading it; None if either cannot be read, which is then reported."""
    known = read_map(form, list(LAYOUTS), found) if form is not None else NO_MAP
    encoding = encoding or (known.encoding if known is not None else None)
    book = open_registrations(sources, found, encoding, tally=tally)
    return (book, known.for_sheets(book.called)) if book is not None and known is not None else None


def _has_other_texts(opened: Opened) -> bool:
    """Whether texts beside the lists of the format may state when the event is, if no sheet has the sessions."""
    headers = {table.sheet: table.header for key, table in opened.tables.items() if key != "Event"}
    other = (min(grid.rows) < headers.get(grid.name, _LAST_ROW) for grid in opened.book.grids if grid.rows)
    return opened.understanding is not None or any(other)


_LAST_ROW = 1 << 20


@dataclass
class _Reading:
    """One reading of a workbook's tables."""

    book: Book
    tables: Mapping[str, SheetTable]
    previous: Previous
    today: date | None
    found: Findings
    unusable: Collection[str] = ()
    """Sheets that exist but whose header cannot be used, which is already reported."""
    tally: Tally = no_tally
    form: FormMap = NO_MAP
    sure: float = SURE
    unclear: list[Unclear] = field(default_factory=list)
    """The texts that do not say certainly when somebody is away."""
    worded: list[Unclear] = field(default_factory=list)
    """The texts in words of which was read when somebody is away."""
    default_date: date | None = None
    default_tables: Mapping[str, int] = field(default_factory=dict)
    days: tuple[Place, ...] = ()
    """The days of an event without sessions, as far as its sheets state them."""

    hours: EventHours | None = None
    has_other_texts: bool = False
    """The hours of an event without sessions, as far as its sheets state them."""

    last_answer: date | None = None
    """The day of the last answer to a form, if it is known."""

    days_clear: bool = False
    """Whether no absence is on another day."""

    is_export: bool = False
    """Whether sheets of another form were interpreted."""

    request_rows: RequestRows = field(default_factory=RequestRows)
    """How the rows of Requests are used."""

    identities: Identities = field(default_factory=lambda: Identities((), {}))

    def event(self) -> Event:
        """The event, as far as it is understood."""
        tables, found, epoch = self.tables, self.found, self.book.epoch
        stated = self.hours.minutes if self.hours is not None else {}
        sheet = read_settings(tables.get("Event"), self.book.name, found, stated)
        read, complete = self._sessions(sheet)
        calendar = Calendar(
            read,
            epoch,
            complete,
            self.default_date is not None and not self.days_clear,
            self.default_date is not None,
            self._answer_on,
            self.unclear,
            self.sure,
            self.worded,
        )
        self.identities = identify(
            {role: tables.get(layout.key) for role, layout in COMPANY_LAYOUTS.items()}, self.previous, found
        )
        meant = self.form.meanings("names")
        directory = Directory.of_rows(self.identities, Nearness(), self.previous.companies, meant)
        entries = self.identities.by_company()
        shared = {company: read_shared(rows, directory, calendar, found) for company, rows in entries.items()}
        told = found if all(layout.key in tables for layout in COMPANY_LAYOUTS.values()) else Findings()
        delegates = people.read_delegates(tables.get("Delegates"), shared, directory, calendar, told)
        codes = zones.ZoneCodes(self._zones(calendar, shared, delegates))
        reader = CompanyReader(codes, sheet.limits, calendar.sessions, directory, found, zones_given="Zones" in tables)
        companies = {
            company: reader.read(rows, shared[company], delegates[company]) for company, rows in entries.items()
        }
        reader.report_assumed_zones()
        interpreters = people.read_interpreters(tables.get("Interpreters"), codes, calendar, found)
        held: tuple[FixedMeeting, ...] = ()
        requests: tuple[Request, ...] = ()
        # Without all companies every row would only repeat that a sheet is missing.
        if all(layout.key in tables for layout in COMPANY_LAYOUTS.values()):
            held = self._fixed(tuple(companies.values()), directory, codes, calendar, interpreters)
            requests = self._requests(companies, held, directory, calendar)
        report_without_meetings(companies.values(), requests, found)
        directory.report_gone(found)
        directory.report_doubles(found)
        directory.report_loosely_found(found)
        report_alike(self.identities.entries, found)
        return Event(
            sheet.settings,
            tuple(calendar.sessions),
            codes.zones,
            tuple(companies.values()),
            requests,
            interpreters,
            held,
            read_programme(tables.get("Programme"), calendar.sessions, epoch, found),
        )

    def _answer_on(self, text: str) -> str | None:
        """The map's answer on when a text says that somebody is away; an answer of the map is its own meaning."""
        answers = {path: said for path, said in self.form.answers.items() if path[0] == "times"}
        return answers.get(("times", fold(text)), text if fold(text) in map(fold, answers.values()) else None)

    def asked(self, known: Understanding) -> Sequence[Question]:
        """The questions of the sheets, perhaps with that when the event is; those on times that depend on others wait.

        So do the findings on such times.
        """
        when = self._question_of_event(known)
        if when is not None:
            void = {*_OF_DAYS, kinds.SESSIONS_DEFAULT}
            self.found = self.found.without(lambda finding: finding.kind in void or asks_for_times(finding))
            self.unclear = []
            tell_questions([when], self.found)
            return [when, *(question for question in known.questions if question.kind != "times")]
        columns = {(cell.sheet, cell.column) for q in known.questions if q.kind == "column" for cell in q.cells}
        if columns:
            self.unclear = [text for text in self.unclear if (text.cell.sheet, text.cell.column) not in columns]
            self.found = self.found.without(
                lambda f: f.kind in _OF_DAYS and {(cell.sheet, cell.column) for cell in f.cells} <= columns
            )
        return known.questions

    def asked_when(self) -> Sequence[Question]:
        """The question when the event is, if sheets of the format do not say it, and other texts may."""
        told = "Sessions" in self.tables or self.previous.default_date is not None
        if told or self.default_date is None or not self.has_other_texts:
            return ()
        if not (facts := self._texts_about_when(())):
            return ()
        from sco_scheduler.intake.understanding.event_hours import NO_HOURS
        from sco_scheduler.intake.understanding.told_sessions import NO_TEXTS, question_of_event

        about = (self.hours or NO_HOURS, self.default_date)
        when = question_of_event((), NO_TEXTS, *about, NO_TEXTS, self.book.grids, facts, self.days)
        tell_questions([when] if when is not None else [], self.found)
        return [when] if when is not None else ()

    def _question_of_event(self, known: Understanding) -> Question | None:
        """The question when the event is, if no sheet says it, and absences depend on it, or other texts may say it."""
        if "Sessions" in self.tables or self.default_date is None:
            return None
        from sco_scheduler.intake.stated_times import cells_below
        from sco_scheduler.intake.understanding.told_sessions import NO_TEXTS, hours_beside, question_of_event

        said = {f.cells[0]: str(f.details["value"]) for f in self.found.all() if f.kind in _OF_DAYS and f.cells}
        said |= {text.cell: text.text for text in (*self.unclear, *self.worded)}  # a weekday may be one by chance
        said |= {q.cells[0]: q.subject for q in known.questions if q.kind == "times"}
        hours = self.hours if self.hours is not None and self.hours.sessions else known.hours
        about, facts = self.last_answer or self.default_date, self._texts_about_when(known.plans)
        below = cells_below(known.plans) if facts else ()
        if self.days:
            return question_of_event((), NO_TEXTS, hours, about, NO_TEXTS, self.book.grids, facts, self.days, below)
        away = hours_beside(known, self.form)
        return question_of_event(known.plans, said, hours, about, away, self.book.grids, facts, (), below)

    def _texts_about_when(self, plans: Sequence[Plan]) -> dict[Cell, str]:
        """The texts that may say when the event is, as far as that is not known."""
        from sco_scheduler.intake.stated_times import texts_about_when

        known = bool(self.days) and self.hours is not None and bool(self.hours.sessions)
        names = [entry.name for entry in self.identities.entries]
        return texts_about_when(self.book.grids, plans, self.tables, names, days=not self.days) if not known else {}

    def questions(self) -> tuple[Question, ...]:
        """The questions on when somebody is away; texts without any interpretation are findings already."""
        if not self.unclear:
            return ()
        asked = self._times(self.unclear)
        tell_questions([question for question in asked if question.certainty], self.found)
        return asked

    def tell_words(self) -> None:
        """Report what was read of absences in words: as a guess that was taken, or in a note on all of them."""
        read = self._times(self.worded)
        for question in (question for question in read if question.certainty < SURE):
            tell_guess(question, self.found)
        sure = [question for question in read if question.certainty >= SURE]
        tell_what_was_read([replace(q, kind=HOURS, samples=(q.samples[0], q.guess)) for q in sure], self.found)

    def _times(self, texts: Sequence[Unclear]) -> tuple[Question, ...]:
        """The questions when somebody is away, one for each text."""
        away = [e for e in self.identities.entries if e.row.text("not_available")]  # the others have no such cell
        names = {e.row.cell("not_available"): e.name or e.id for e in away}
        told = self.default_date is None or bool(self.days)  # else the day is that of reading
        who = defaultdict[str, list[str]](list)
        for text in texts:
            who[text.text].append(names.get(text.cell, text.cell.sheet))
        asked = {}
        for text in reversed(texts):
            about = (text.text, text.cell, listed_names(who[text.text]), text.readings, text.sure)
            asked[text.text] = question_of_times(*about, text.days if told else ())
        return tuple(reversed(asked.values()))

    def _fixed(
        self,
        companies: tuple[Company, ...],
        directory: Directory,
        codes: zones.ZoneCodes,
        calendar: Calendar,
        interpreters: tuple[Interpreter, ...] | None,
    ) -> tuple[FixedMeeting, ...]:
        """The meetings of the sheet Fixed."""
        if "Fixed" not in self.tables:
            return ()
        reader = FixedReader(
            companies=companies,
            directory=directory,
            zones=codes,
            sessions=calendar.sessions,
            interpreters=interpreters,
            epoch=self.book.epoch,
            found=self.found,
        )
        return reader.read(self.tables["Fixed"])

    def _requests(
        self, companies: Mapping[str, Company], held: tuple[FixedMeeting, ...], directory: Directory, calendar: Calendar
    ) -> tuple[Request, ...]:
        """The requests of the sheet Requests and of the wish columns; an event without meetings is reported."""
        levels = {word: Level(said) for word, said in self.form.meanings("words", "level").items() if said in {*Level}}
        ask = Asking(companies, directory, calendar, self.found, self.tally, self.form.meanings("names"), levels)
        asked = list(ask.requests(self.tables["Requests"])) if "Requests" in self.tables else []
        asked += ask.wishes(self.identities.entries)
        self.request_rows = ask.rows
        requests = decide_requests(asked, companies, held, directory, self.found)
        # In an export, an answer or a guess may have cancelled everybody.
        if "Requests" in self.tables and not held and not requests and (self.is_export or not self.request_rows.gone):
            self.found.add(kinds.EVENT_EMPTY, Cell("Requests"))
        return requests

    def _sessions(self, sheet: EventSheet) -> tuple[tuple[Session, ...], bool]:
        """The sessions, and whether all of them could be read."""
        if "Sessions" in self.unusable:
            return (), False
        if "Sessions" in self.tables:
            table = self.tables["Sessions"]
            read = read_sessions(table, sheet.settings, self.book.epoch, self.found)
            complete = len(read) == len(table.rows)
        else:
            day = self.previous.default_date or self.today or present(sheet.settings.time_zone).date()
            days = (self._dated(self.previous.default_date or self.last_answer or day) if self.days else ()) or (day,)
            self.default_date = days[0]
            hours = self.hours.on(days) if self.hours is not None else []
            if self.hours is not None and hours:
                told = tuple(dict.fromkeys(f"{start:%H:%M}-{end:%H:%M}" for _, start, end in hours))
                self.found.add(
                    kinds.SESSIONS_STATED, *self.hours.cells, date=tuple(day.isoformat() for day in days), hours=told
                )
            read = stated_sessions(hours, sheet.settings) or default_sessions(days, sheet.settings, self.found)
            complete = True
        check_sessions(read, sheet.settings, self.found)
        return read, complete

    def _dated(self, about: date) -> tuple[date, ...]:
        from sco_scheduler.intake.understanding.event_days import dates_stated

        return dates_stated(self.days, self.book.grids, about)

    def _zones(
        self, calendar: Calendar, shared: Mapping[str, Shared], delegates: Mapping[str, tuple[Delegate, ...]]
    ) -> tuple[Zone, ...]:
        if "Zones" in self.tables:
            made = zones.read_zones(self.tables["Zones"], calendar, self.found)
        else:
            told = self.found if "Zones" not in self.unusable else Findings()
            made = zones.default_zones(named_zones(self.identities.entries), told)
            counts = self._useful_tables(made, shared, delegates)
            least = zones.at_least(counts, self.previous.default_tables)
            made = zones.with_default_tables(made, least, self._named_tables(made))
            self.default_tables = {zone.code: len(zone.tables) for zone in made}
        if "Tables" in self.tables:
            made = zones.close_tables(self.tables["Tables"], made, calendar, self.found)
        return made

    def _named_tables(self, made: tuple[Zone, ...]) -> dict[str, list[str]]:
        """The tables that companies name, by the code of their default zone; of the only zone if they name none."""
        codes = zones.ZoneCodes(made)
        named: dict[str, list[str]] = {}
        for entry in self.identities.entries:
            of_zone, slash, text = entry.row.text("table").rpartition("/")  # ``A/5``
            home = of_zone if slash else entry.row.text("zone")
            zone = codes.find(home) if home else made[0] if len(made) == 1 else None
            if text and zone is not None:
                named.setdefault(zone.code, []).append(text)
        return named

    def _useful_tables(
        self, made: tuple[Zone, ...], shared: Mapping[str, Shared], delegates: Mapping[str, tuple[Delegate, ...]]
    ) -> dict[str, int]:
        """The number of tables that each default zone can use: at most its suppliers' or all purchasers' delegates."""
        codes = zones.ZoneCodes(made)
        purchasers, suppliers = 0, dict.fromkeys((zone.code for zone in made), 0)
        for entry in self.identities.entries:
            if shared[entry.id].cancelled is not None:
                continue
            text = entry.row.text("zone")
            zone = codes.find(text) if text else made[0]
            if entry.role is Role.PURCHASER:
                purchasers += len(delegates[entry.id])
            elif zone is not None:
                suppliers[zone.code] += len(delegates[entry.id])
        return {code: min(count, purchasers) for code, count in suppliers.items()}
