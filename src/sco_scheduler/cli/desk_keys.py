"""The actions of the desk's keys, and the questions that they ask first.

``MeetingKeys`` has those about a meeting: held or not, cancelled, moved, booked, and its outcome.
"""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import DataTable

from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_asking import DeskQuestions, Field, FieldAsked
from sco_scheduler.cli.desk_typed import (
    amount_meant,
    amount_text,
    label_meant,
    languages_meant,
    moment_meant,
    one_table_meant,
    outcome_meant,
    period_meant,
    rating_meant,
    role_meant,
    table_meant,
    zone_meant,
)
from sco_scheduler.domain.event import OUTCOMES, Company, Slot
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.record import Notice
from sco_scheduler.insight.placing import earliest_partners, unmet_wishes
from sco_scheduler.intake.values.entries import currency_code
from sco_scheduler.workflows.companies import pair_in_roles
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.actions import NOT_FREE, busy_company, later_slot
from sco_scheduler.workflows.desk.day import Day, Step
from sco_scheduler.workflows.desk.finding import Found, search
from sco_scheduler.workflows.desk.steps import soonest

if TYPE_CHECKING:
    from sco_scheduler.cli.desk_app import DeskApp

_TIME_OR_ANY = Phrase("desk-ui-time-or-any")

_PARTNERS = 60
"""The largest number of partners that are offered."""


class MeetingKeys(DeskQuestions):
    """The keys about a meeting, a method each: of the one under the cursor, or a new one of the open company."""

    def held(self) -> None:
        """The meeting took place."""
        self.on_row(lambda number: self.app.do(lambda day: actions.held(day, number, True, self.desk)))

    def not_held(self) -> None:
        """The meeting did not take place."""
        self.on_row(lambda number: self.app.do(lambda day: actions.held(day, number, False, self.desk)))

    def cancel(self) -> None:
        """Cancel the meeting."""
        self.on_row(lambda number: self.app.do(lambda day: actions.cancel(day, number, self.desk)), later=True)

    def move(self) -> None:
        """Ask for the new time and table of the meeting."""

        def asked(number: str) -> None:
            def moved(day: Day, fields: list[str]) -> Step:
                meeting = day.row(number).meeting
                start = moment_meant(day, fields[0], meeting.start) or meeting.start
                return actions.move(day, number, start, label_meant(day, fields[1], meeting.zone), self.desk)

            known = self.day.row(number).meeting
            slot = (phrases.TIME, lambda text: self._read_slot(text, known.start))
            table = (phrases.TABLE, lambda text: table_meant(self.day, text, known.zone))
            self._ask_and_do(Phrase("desk-ui-move")(number=number), [slot, table], moved)

        self.on_row(asked, later=True)

    def swap(self) -> None:
        """Ask with which meeting of the same slot the table is swapped."""

        def asked(number: str) -> None:
            day = self.day
            own = day.row(number).meeting
            others = [m for m in day.schedule.meetings if (m.start, m.zone) == (own.start, own.zone) and m != own]
            if not others:
                self.app.show_message(self.say(Phrase("desk-ui-nobody-to-swap")))
                return

            def swapped(place: int) -> None:
                self.app.do(lambda day: actions.swap(day, number, others[place].number, self.desk))

            lines = [f"{m.place}  {self.view.sides(day, m)}" for m in others]
            self._choose(Phrase("desk-ui-swap")(number=number), lines, swapped)

        self.on_row(asked, later=True)

    def outcome(self) -> None:
        """Ask for the outcome of the meeting."""

        def asked(number: str) -> None:
            day = self.day
            was = day.row(number).outcome
            choices = day.event.settings.outcomes or OUTCOMES
            shown = tuple(self.view.outcome(choice) for choice in choices)
            names = [[told] for told in shown]
            rating = str(was.rating) if was.rating is not None else ""
            typed = (
                self.view.outcome(was.outcome),
                amount_text(was.amount, self.app.speech),
                was.currency,
                rating,
                was.notes,
            )

            def noted(day: Day, fields: list[str]) -> Step:
                outcome, amount, currency, rating, notes = fields
                new = replace(
                    day.row(number).outcome,
                    outcome=outcome_meant(outcome, choices, names),
                    amount=amount_meant(amount),
                    currency=currency_code(currency),
                    rating=rating_meant(rating),
                    notes=notes,
                )
                if new.tells_of_it and new.held is None:
                    new = replace(new, held=True)
                return actions.noted(day, number, new, self.desk)

            fields: list[FieldAsked] = [
                (
                    Phrase("desk-ui-outcome")(choices=shown),
                    lambda text: outcome_meant(text, choices, names),
                ),
                (Phrase("desk-ui-amount"), amount_meant),
                (Phrase("desk-ui-currency"), None),
                (Phrase("desk-ui-rating"), rating_meant),
                (phrases.NOTES, None),
            ]
            self._ask_and_do(Phrase("desk-ui-outcome-of")(number=number), fields, noted, typed=typed)

        self.on_row(asked)

    def free(self) -> None:
        """List the possible partners of the company, in one slot or any; Enter books."""
        company = self.company

        def offered(fields: list[str]) -> None:
            day = self.day
            start = moment_meant(day, fields[0])
            slots = [day.slot(start)] if start is not None else day.ahead()
            self.offer(day, company, slots, whenever=start is None)

        self._ask(Phrase("desk-ui-free-when"), [(_TIME_OR_ANY, self._read_slot)], offered)

    def _read_slot(self, text: str, on: datetime | None = None) -> None:
        """Check that a text is blank, or the start of a slot that has not begun, on the day of a moment or today."""
        if (start := moment_meant(self.day, text, on)) is not None:
            later_slot(self.day, start)

    def offer(self, day: Day, company: str, slots: Sequence[Slot], *, whenever: bool) -> None:
        """Offer the possible partners of the company in some slots; if any slot will do, also blocked wishes."""
        found = earliest_partners(day.schedule, company, slots, day.hall)
        wishes = [partner for partner in found if partner.wished]
        lines = [self.view.partner(day, partner) for partner in found]
        whom: list[tuple[str, datetime | None]] = [(partner.company, partner.meeting.start) for partner in found]
        if whenever:
            known = {partner.company for partner in found}
            blocked = [w for w in unmet_wishes(day.schedule, company) if w.company not in known]
            place = len(wishes)
            lines[place:place] = [self.view.blocked(day, wish) for wish in blocked]
            whom[place:place] = [(wish.company, None) for wish in blocked]
        if not lines:
            busy = "" if whenever else busy_company(day, company, slots[0])
            self.app.show_message(
                self.say(NOT_FREE(when=day.at(slots[0].start), who=(busy,)) if busy else Phrase("desk-ui-nobody-free"))
            )
            return

        def booked(place: int) -> None:
            other, start = whom[place]
            self.app.do(lambda day: actions.book(day, company, other, start, desk=self.desk))

        title = Phrase("desk-ui-free-any") if whenever else Phrase("desk-ui-free-at")(when=day.at(slots[0].start))
        self._choose(title, lines[:_PARTNERS], booked)

    def book(self) -> None:
        """Ask for the partner and time of a new meeting."""
        company = self.company

        def asked(fields: list[str]) -> None:
            who, when, table = fields

            def known(other: Company) -> None:
                def booked(day: Day) -> Step:
                    zone = day.event.zone_of(pair_in_roles(day.event, company, other.id))
                    start, label = moment_meant(day, when), label_meant(day, table, zone)
                    return actions.book(day, company, other.id, start, label, self.desk)

                self.app.do(booked)

            self.ask_company(who, known)

        slot = (_TIME_OR_ANY, self._read_slot)
        self._ask(
            Phrase("desk-ui-book"),
            [(phrases.WITH, self.known_somehow), slot, (Phrase("desk-ui-table-or-any"), None)],
            asked,
        )


_WISH = Phrase("desk-ui-wish")


class DeskKeys(MeetingKeys):
    """The keys of the desk, a method each (see ``KEYS`` of ``desk_app``): they ask for missing arguments, and act."""

    def __init__(self, app: DeskApp, name: str, seconds: float | None) -> None:
        super().__init__(app, name, seconds)
        self._typed: tuple[str, ...] = ()
        """The last input about a walk-in that was refused, to be offered again."""

    # Finding

    def search(self, day: Day, text: str) -> list[Found]:
        """The entries of the list: the search results, or all companies with the late ones first."""
        return list(search(day, text)) if text.strip() else self.view.first(day)

    def open(self, found: Found) -> None:
        """Open the agenda of a search result; for an interpreter, ask about an absence."""
        if found.interpreter is not None:
            self._interpreter(found.interpreter.id)
            return
        app, day = self.app, self.day
        app.person = found.delegate
        if found.meeting is not None:
            app.company = found.meeting.purchaser
        elif found.company is not None:
            app.company = found.company.id
        app.show_agenda(day)
        table = app.query_one("#agenda", DataTable)
        app.screen.set_focus(table)
        coming = next((n for n, row in enumerate(app.rows) if row.meeting.end > day.now), 0)
        wanted = next((n for n, row in enumerate(app.rows) if found.meeting == row.meeting), coming)
        if app.rows:
            table.move_cursor(row=wanted)

    def search_again(self) -> None:
        """Return to the search."""
        field = self.app.query_one("#search", Field)
        field.value = ""
        self.app.screen.set_focus(field)

    # People and the hall

    def arrived(self) -> None:
        """Note that the delegates have arrived."""
        self.ask_whom(lambda people: self._back(partial(presence.arrived, delegates=people, desk=self.desk)))

    def _back(self, action: Callable[..., Step]) -> None:
        """End an absence or a closing and restore meetings; do not restore them if that disturbs others."""
        self.app.do(action, otherwise=(Phrase("desk-ui-arrived-alone"), partial(action, meetings_too=False)))

    def no_show(self) -> None:
        """Note that the delegates have not come."""
        self.ask_whom(lambda people: self.app.do(lambda day: presence.no_show(day, people, self.desk)))

    def leaves(self) -> None:
        """Ask for the times of an absence, for early departures and late arrivals."""

        def asked(people: tuple[str, ...]) -> None:
            def away(day: Day, fields: list[str]) -> Step:
                first = moment_meant(day, fields[0])
                return presence.leaves(day, people, first, moment_meant(day, fields[1], first), self.desk)

            self._ask_and_do(Phrase("desk-ui-away-when"), self._asks_when(), away)

        self.ask_whom(asked)

    def _asks_when(self) -> list[FieldAsked]:
        """The two fields for the start and the end."""
        return [
            (label, lambda text: moment_meant(self.day, text))
            for label in (Phrase("desk-ui-from"), Phrase("desk-ui-until"))
        ]

    def walk_in(self) -> None:
        """Register a company without a registration, and open its agenda."""
        event = self.day.event
        zones = tuple(zone.code for zone in event.zones)

        def told(fields: list[str]) -> None:
            self._typed = tuple(fields)  # refused input need not be typed again
            *about, first, second = fields
            wishes = [wish for wish in (first, second) if wish]
            self.ask_companies(wishes, lambda wanted: self._register(about, wanted), role_meant(fields[1]).other)

        def checked(fields: Sequence[str]) -> tuple[int, str] | None:
            def known(wish: str) -> None:
                self.known_somehow(wish, role_meant(fields[1]).other)

            return self.check(
                lambda name: presence.check_name(event, name),
                role_meant,
                lambda zone: presence.check_zone(event, zone_meant(event, zone), role_meant(fields[1])),
                languages_meant,
                None,
                None,
                known,
                known,
            )(fields)

        about = (
            Phrase("desk-ui-name"),
            Phrase("desk-ui-role"),
            Phrase("desk-ui-zone")(zones=zones),
            Phrase("desk-ui-languages"),
            Phrase("desk-ui-person"),
            Phrase("desk-ui-phone"),
        )
        labels = (*about, _WISH, _WISH)
        self._ask(
            Phrase("desk-ui-walk-in"), [(label, None) for label in labels], told, typed=self._typed, check=checked
        )

    def _register(self, about: Sequence[str], wanted: Sequence[Company]) -> None:
        """Register a walk-in by the typed fields and the companies that it wishes to meet, and open its agenda."""
        name, role, zone, languages, person, phone = about

        def registered(day: Day) -> Step:
            code, spoken = zone_meant(day.event, zone), languages_meant(languages)
            wishes = [company.id for company in wanted]
            return presence.walk_in(
                day, name, role_meant(role), code, spoken, wishes, person=person, phone=phone, desk=self.desk
            )

        def open_new(step: Step) -> None:
            self._typed = ()
            self.open(Found(step.day.event.company_by_id[step.day.desk.walk_ins[-1].id]))

        self.app.do(registered, then=open_new)

    def told(self, place: int = 0) -> None:
        """Mark notices as delivered, one company after another with all its notices, the earliest meetings first."""
        day = self.day
        waiting: dict[str, list[Notice]] = {}
        for notice in day.desk.waiting:
            waiting.setdefault(notice.company, []).append(notice)
        if not waiting:
            self.app.show_message(self.say(Phrase("desk-ui-nobody-waits")))
            return
        waiting = dict(sorted(waiting.items(), key=lambda item: soonest(item[1])))
        lines = [self.view.call(day, company, notices) for company, notices in waiting.items()]

        def chosen(place: int) -> None:
            notices = list(waiting.values())[place]
            self.app.do(lambda day: actions.told(day, notices, self.desk), then=lambda _: self.told(place))

        self._choose(Phrase("desk-ui-to-be-told")(count=len(waiting)), lines, chosen, place)

    def close_table(self) -> None:
        """Close a table for a time, or open a closed one."""
        day = self.day
        closed = [(place, span) for place, spans in day.desk.closed.items() for span in spans if span.end > day.now]
        if not closed:
            self._close()
            return

        def chosen(place: int) -> None:
            if place == 0:
                self._close()
            else:
                zone, _, table = closed[place - 1][0].partition("/")
                self._back(partial(presence.open_table, zone=zone, table=table, desk=self.desk))

        again = [
            self.say(
                Phrase("desk-ui-open-again")(
                    table=place, start=day.clock(span.start), end=day.until(span.start, span.end)
                )
            )
            for place, span in closed
        ]
        lines = [self.say(Phrase("desk-ui-close-another")), *again]
        self._choose(Phrase("desk-ui-closed-tables"), lines, chosen)

    def _close(self) -> None:
        """Ask for the table to close, and the times."""

        def closed(day: Day, fields: list[str]) -> Step:
            zone, table = one_table_meant(day, fields[0])
            return presence.close_table(day, zone, table, *_from_until(day, *fields[1:]), self.desk)

        table = (phrases.TABLE, lambda text: one_table_meant(self.day, text))
        self._ask_and_do(Phrase("desk-ui-close"), [table, *self._asks_when()], closed)

    def _interpreter(self, interpreter: str) -> None:
        """Note that an interpreter is away for a time, or back."""
        day = self.day
        away = [span for span in day.desk.absences.get(interpreter, ()) if span.end > day.now]
        if not away:
            self._interpreter_away(interpreter)
            return

        def chosen(place: int) -> None:
            if place == 0:
                self._back(partial(presence.interpreter_back, interpreter=interpreter, desk=self.desk))
            else:
                self._interpreter_away(interpreter)

        until = max(span.end for span in away)
        lines = [
            self.say(Phrase("desk-ui-is-back")(time=day.clock(until))),
            self.say(Phrase("desk-ui-another-absence")),
        ]
        self._choose(day.named(interpreter), lines, chosen)

    def _interpreter_away(self, interpreter: str) -> None:
        """Ask for the times of an interpreter's absence."""

        def away(day: Day, fields: list[str]) -> Step:
            return presence.interpreter_away(day, interpreter, *_from_until(day, *fields), self.desk)

        known = self.day.event.interpreter_by_id[interpreter]
        name = f"{known.id} {known.name}" if known.name else known.id
        self._ask_and_do(Phrase("desk-ui-interpreter-away")(name=name), self._asks_when(), away)

    def undo(self) -> None:
        """Undo the last action."""
        file, name = self.file, self.desk.name
        self.app.work(lambda: file.take_back(name))

    # Printing

    def print(self) -> None:
        """Print the present agenda of the company, with new meetings marked."""
        company = self.company
        self.app.beside(lambda: self._printed((company,), changed=False))

    def print_changed(self) -> None:
        """Print every agenda that differs from its last print."""
        self.app.beside(lambda: self._printed((), changed=True))

    def _printed(self, who: tuple[str, ...], *, changed: bool) -> str:
        """Write the agendas as PDF, send them to the printer if one is set, and return where they are."""
        from sco_scheduler.workflows.agendas_file import default_folder, last_printed
        from sco_scheduler.workflows.history import copy_before_desk
        from sco_scheduler.workflows.printed_files import Format, PrintWish
        from sco_scheduler.workflows.printing import print_agendas

        file = self.file
        for refused in file.save():
            return self.say(refused.reason)
        folder = default_folder(file.path) / "desk"
        with tempfile.TemporaryDirectory() as scratch:
            since = last_printed(folder, folder.parent)
            if since is None and self.day.desk.log:
                since = copy_before_desk(file.path)
            if since is None:
                since = Path(scratch) / file.path.name
                since.write_bytes(file.at_start)
            wish = PrintWish((Format.PDF,), who, only_changed=changed, since=since, apart=not changed, hall=False)
            printed = print_agendas(file.path, folder, wish)
        sheets = [path for path in printed.written if path.suffix == ".pdf"]
        if not sheets:
            return self.say(Phrase("desk-ui-nothing-to-print"))
        paths = tuple(map(str, sheets))
        for path in paths if self.app.printer else ():
            failed = _failed(self.app.printer, path)
            if failed:
                return self.say(Phrase("desk-ui-not-printed")(command=self.app.printer, reason=failed, paths=paths))
        return self.say(Phrase("desk-ui-printed")(paths=paths, count=printed.delegates))


def _from_until(day: Day, first: str, last: str) -> tuple[datetime, datetime]:
    """The period of two fields: from now, and to the end of the day, if they are blank."""
    return period_meant(day, moment_meant(day, first), lambda on: moment_meant(day, last, on))


def _failed(printer: str, path: str) -> str:
    """Print a file by a command; return why it failed, '' if it did not."""
    try:
        command = [*shlex.split(printer), path]
        done = subprocess.run(command, check=False, capture_output=True, errors="replace")
    except OSError as error:
        return error.strerror or type(error).__name__
    except ValueError as error:  # an unclosed quotation mark
        return str(error)
    said = done.stderr.strip().splitlines()
    return "" if not done.returncode else said[-1] if said else str(done.returncode)
