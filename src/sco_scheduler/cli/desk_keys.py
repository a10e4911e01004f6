"""What each key of the desk does, and what it asks before it does so."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import DataTable, Input

from sco_scheduler.agendas.report import delegate_labels
from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_dialogs import Ask, Choose
from sco_scheduler.cli.desk_view import DeskView
from sco_scheduler.domain.event import OUTCOMES, Company, Event, Role, Slot
from sco_scheduler.domain.messages import Cell, Said
from sco_scheduler.domain.values import fold
from sco_scheduler.insight.partners import partners
from sco_scheduler.intake.findings import Findings
from sco_scheduler.intake.sheets.meetings import read_amount
from sco_scheduler.intake.values.entries import read_languages
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Day, Refused, Step
from sco_scheduler.workflows.desk.finding import Found, search
from sco_scheduler.workflows.desk.repairs import REPAIR_SECONDS, Desk
from sco_scheduler.workflows.errors import Unknown
from sco_scheduler.workflows.moments import parse_moment, resolve
from sco_scheduler.workflows.show import find_company

if TYPE_CHECKING:
    from sco_scheduler.cli.desk_app import DeskApp
    from sco_scheduler.workflows.desk.file import DeskFile

_PARTNERS = 30
"""The most partners that are offered for a slot."""

_CANDIDATES = 12
"""The most companies that are offered for a part of a name."""


class DeskKeys:
    """The keys of the desk, by the name of each: they ask what is missing, and let the screen do it."""

    def __init__(self, app: DeskApp, name: str, seconds: float | None) -> None:
        self._app = app
        self._desk = Desk(name, seconds or REPAIR_SECONDS, app.stopped.is_set)
        self.view = DeskView(app.speech)
        self._typed: tuple[str, ...] = ()

    def _say(self, what: Said) -> str:
        return self._app.say(what)

    @property
    def _file(self) -> DeskFile:
        file = self._app.file
        assert file is not None, "keys work once the workbook was read"
        return file

    @property
    def _day(self) -> Day:
        return self._file.day()

    @property
    def _company(self) -> str:
        company = self._app.company
        assert company is not None, "an agenda is open"
        return company

    # Finding

    def search(self, day: Day, text: str) -> list[Found]:
        """What is listed: all that has every word, or everybody with the late ones first."""
        return list(search(day, text)) if text.strip() else self.view.first(day)

    def open(self, found: Found) -> None:
        """Open the agenda of what was found; of an interpreter, ask about an absence."""
        if found.interpreter is not None:
            self._interpreter(found.interpreter.id)
            return
        app, day = self._app, self._day
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

    # Keys

    def search_again(self) -> None:
        """Go back to the search."""
        field = self._app.query_one("#search", Input)
        field.value = ""
        self._app.screen.set_focus(field)

    def _people(self) -> tuple[str, ...]:
        return tuple(d.key for d in self._day.event.company_by_id[self._company].delegates)

    def _whom(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Ask which delegate is meant, where there are several."""
        people, day = self._people(), self._day
        if len(people) == 1:
            then(people)
            return
        labels = delegate_labels(day.event)
        lines = [self._say(phrases.ALL_OF_THEM), *(labels[key] for key in people)]

        def chosen(place: int | None) -> None:
            if place is not None:
                then(people if place == 0 else (people[place - 1],))

        self._app.push_screen(Choose(self._say(phrases.WHICH_PERSON), lines), chosen)

    def arrived(self) -> None:
        """Somebody is there."""
        self._whom(lambda people: self._app.do(lambda day: actions.arrived(day, people, self._desk)))

    def no_show(self) -> None:
        """Somebody has not come."""
        self._whom(lambda people: self._app.do(lambda day: actions.no_show(day, people, self._desk)))

    def leaves(self) -> None:
        """Ask when somebody leaves early."""

        def asked(people: tuple[str, ...]) -> None:
            def told(fields: list[str] | None) -> None:
                if fields is not None:
                    self._app.do(lambda day: actions.leaves(day, people, _moment(day, fields[0]), self._desk))

            self._app.push_screen(Ask(self._say(phrases.LEAVES_WHEN), [(self._say(phrases.TIME), "")]), told)

        self._whom(asked)

    def held(self) -> None:
        """The meeting took place."""
        self._of_row(lambda number: self._app.do(lambda day: actions.held(day, number, True, self._desk)))

    def not_held(self) -> None:
        """The meeting did not take place."""
        self._of_row(lambda number: self._app.do(lambda day: actions.held(day, number, False, self._desk)))

    def cancel(self) -> None:
        """Cancel the meeting."""
        self._of_row(lambda number: self._app.do(lambda day: actions.cancel(day, number, self._desk)))

    def move(self) -> None:
        """Ask when, and to which table, the meeting moves."""

        def asked(number: str) -> None:
            def told(fields: list[str] | None) -> None:
                if fields is None:
                    return

                def moved(day: Day) -> Step:
                    start = _moment(day, fields[0]) or day.row(number).meeting.start
                    return actions.move(day, number, start, _label(fields[1]), self._desk)

                self._app.do(moved)

            lines = [(self._say(phrases.TIME), ""), (self._say(phrases.TABLE), "")]
            self._app.push_screen(Ask(self._say(phrases.MOVE_WHERE(number=number)), lines), told)

        self._of_row(asked)

    def swap(self) -> None:
        """Ask with which meeting of the same slot the table is swapped."""

        def asked(number: str) -> None:
            day = self._day
            own = day.row(number).meeting
            others = [m for m in day.schedule.meetings if (m.start, m.zone) == (own.start, own.zone) and m != own]
            if not others:
                self._app.tell(self._say(phrases.NOBODY_TO_SWAP))
                return

            def chosen(place: int | None) -> None:
                if place is not None:
                    other = others[place].number
                    self._app.do(lambda day: actions.swap(day, number, other, self._desk))

            lines = [f"{m.zone}/{m.table}  {m.number}  {day.sides(m)}" for m in others]
            self._app.push_screen(Choose(self._say(phrases.SWAP_WITH(number=number)), lines), chosen)

        self._of_row(asked)

    def outcome(self) -> None:
        """Ask what came of the meeting."""

        def asked(number: str) -> None:
            day = self._day
            was = day.row(number).outcome
            choices = day.event.settings.outcomes or OUTCOMES
            shown = [self.view.outcome(choice) for choice in choices]
            titles = (
                phrases.OUTCOME(choices=shown),
                phrases.AMOUNT,
                phrases.CURRENCY,
                phrases.RATING,
                phrases.NOTES,
            )
            amount = f"{was.amount:g}" if was.amount is not None else ""
            rating = str(was.rating) if was.rating is not None else ""
            values = (self.view.outcome(was.outcome), amount, was.currency, rating, was.notes)

            def told(fields: list[str] | None) -> None:
                if fields is None:
                    return

                def noted(day: Day) -> Step:
                    outcome, amount, currency, rating, notes = fields
                    chosen = _chosen(outcome, choices, shown)
                    new = replace(
                        day.row(number).outcome,
                        outcome=chosen,
                        amount=_number(amount),
                        currency=currency.upper(),
                        rating=_rating(rating),
                        notes=notes,
                    )
                    if chosen and new.held is None:
                        new = replace(new, held=True)
                    return actions.noted(day, number, new, self._desk)

                self._app.do(noted)

            lines = list(zip(map(self._say, titles), values, strict=True))
            self._app.push_screen(Ask(self._say(phrases.OUTCOME_OF(number=number)), lines), told)

        self._of_row(asked)

    def _of_row(self, then: Callable[[str], None]) -> None:
        row = self._app.row()
        if row is not None:
            then(row.meeting.number)

    def free(self) -> None:
        """List whom the company can meet in a slot; Enter books."""
        company = self._company

        def told(fields: list[str] | None) -> None:
            if fields is None:
                return
            day = self._day
            try:
                start = _moment(day, fields[0])
                slot = day.slot(start) if start is not None else day.coming()
            except Refused as refused:
                self._app.tell(self._say(refused.reason))
                return
            self._offer(day, company, slot)

        coming = self._day.coming()
        default = f"{coming.start:%H:%M}" if coming is not None else ""
        self._app.push_screen(Ask(self._say(phrases.FREE_WHEN), [(self._say(phrases.TIME), default)]), told)

    def _offer(self, day: Day, company: str, slot: Slot | None) -> None:
        found = partners(day.schedule, company, slot, day.hall)[:_PARTNERS] if slot is not None else ()
        if slot is None or not found:
            self._app.tell(self._say(phrases.NOBODY_FREE))
            return
        lines = [
            f"{'★' if p.wished else ' '} {p.value if p.wished else '':>3} {day.named(p.company)} ({p.company})  "
            f"{p.meeting.zone}/{p.meeting.table} {p.meeting.interpreter or ''}"
            for p in found
        ]

        def chosen(place: int | None) -> None:
            if place is not None:
                other = found[place].company
                self._app.do(lambda day: actions.book(day, company, other, slot.start, desk=self._desk))

        self._app.push_screen(Choose(self._say(phrases.FREE_AT(time=f"{slot.start:%H:%M}")), lines), chosen)

    def book(self) -> None:
        """Ask with whom and when a meeting is booked."""
        company = self._company

        def told(fields: list[str] | None) -> None:
            if fields is None:
                return
            who, when, table = fields

            def known(other: Company) -> None:
                def booked(day: Day) -> Step:
                    coming = day.coming()
                    start = _moment(day, when) or (coming.start if coming is not None else day.now)
                    return actions.book(day, company, other.id, start, _label(table), self._desk)

                self._app.do(booked)

            self._called(who, known)

        coming = self._day.coming()
        default = f"{coming.start:%H:%M}" if coming is not None else ""
        lines = [(self._say(phrases.WITH), ""), (self._say(phrases.TIME), default), (self._say(phrases.TABLE), "")]
        self._app.push_screen(Ask(self._say(phrases.BOOK_WHOM), lines), told)

    def _called(self, who: str, then: Callable[[Company], None], role: Role | None = None) -> None:
        """Go on with the company of a name, in a role if that matters; if several have it, ask which."""
        event = self._day.event
        if role is not None:
            event = replace(event, companies=tuple(c for c in event.companies if c.terms(role) is not None))
        try:
            then(find_company(event, who))
        except Unknown as unknown:
            likely = _likely(event, who)
            if not likely:
                self._app.tell(f"{unknown} {', '.join(unknown.candidates)}")
                return

            def chosen(place: int | None) -> None:
                if place is not None:
                    then(likely[place])

            lines = [f"{company.id}  {self._day.named(company.id)}" for company in likely]
            self._app.push_screen(Choose(self._say(phrases.WHICH_COMPANY(name=who)), lines), chosen)

    def walk_in(self) -> None:
        """Register somebody who comes without a registration, and open the agenda."""
        zones = tuple(zone.code for zone in self._day.event.zones)

        def told(fields: list[str] | None) -> None:
            if fields is None:
                return
            self._typed = tuple(fields)  # what is refused need not be typed again
            name, role, zone, languages, person, phone, *wishes = fields
            side = Role.SUPPLIER if role[:1].casefold() in {"s", "供", "卖", "п"} else Role.PURCHASER
            others = Role.PURCHASER if side is Role.SUPPLIER else Role.SUPPLIER
            wanted: list[Company] = []

            def next_wish(left: Sequence[str]) -> None:
                if not left:
                    self._app.do(registered, then=open_new)
                    return

                def known(company: Company) -> None:
                    wanted.append(company)
                    next_wish(left[1:])

                self._called(left[0], known, others)

            def registered(day: Day) -> Step:
                spoken = read_languages(languages, Cell("desk"), Findings()) if languages else frozenset[str]()
                code = next((code for code in zones if fold(code) == fold(zone)), zone)
                wishes_ = [company.id for company in wanted]
                return actions.walk_in(
                    day, name, side, code, spoken, wishes_, person=person, phone=phone, desk=self._desk
                )

            def open_new(step: Step) -> None:
                self._typed = ()
                new = step.day.event.company_by_id[step.day.desk.walk_ins[-1].id]
                self.open(Found(new))

            next_wish([wish for wish in wishes if wish])

        fields = (
            phrases.NAME,
            phrases.ROLE,
            phrases.ZONE(zones=zones),
            phrases.LANGUAGES,
            phrases.PERSON,
            phrases.PHONE,
            phrases.WISH,
            phrases.WISH,
        )
        self._app.push_screen(
            Ask(
                self._say(phrases.WALK_IN),
                [
                    (self._say(field), typed)
                    for field, typed in zip(fields, self._typed or ("",) * len(fields), strict=True)
                ],
            ),
            told,
        )

    def told(self) -> None:
        """Tick off who was told."""
        day = self._day
        waiting = [n for n, notice in enumerate(day.desk.notices) if notice.told_at is None]
        if not waiting:
            self._app.tell(self._say(phrases.NOBODY_WAITS))
            return
        lines = [self.view.notice(day, day.desk.notices[n]) for n in waiting]

        def chosen(place: int | None) -> None:
            if place is not None:
                notice = day.desk.notices[waiting[place]]
                self._app.do(lambda day: actions.told(day, notice, self._desk))

        self._app.push_screen(Choose(self._say(phrases.TO_BE_TOLD), lines), chosen)

    def close_table(self) -> None:
        """Close a table for a time."""

        def told(fields: list[str] | None) -> None:
            if fields is None:
                return
            zone, _, table = fields[0].partition("/")

            def closed(day: Day) -> Step:
                code = next((z.code for z in day.event.zones if fold(z.code) == fold(zone)), zone)
                first, last = _moment(day, fields[1]) or day.now, _moment(day, fields[2]) or _end_of_day(day)
                return actions.close_table(day, code, table.strip(), first, last, self._desk)

            self._app.do(closed)

        lines = [(self._say(told_), "") for told_ in (phrases.TABLE, phrases.FROM, phrases.UNTIL)]
        self._app.push_screen(Ask(self._say(phrases.CLOSE_WHICH), lines), told)

    def _interpreter(self, interpreter: str) -> None:
        """An interpreter is away for a time."""

        def told(fields: list[str] | None) -> None:
            if fields is None:
                return

            def away(day: Day) -> Step:
                first, last = _moment(day, fields[0]) or day.now, _moment(day, fields[1]) or _end_of_day(day)
                return actions.interpreter_away(day, interpreter, first, last, self._desk)

            self._app.do(away)

        lines = [(self._say(told_), "") for told_ in (phrases.FROM, phrases.UNTIL)]
        known = self._day.event.interpreter_by_id[interpreter]
        name = f"{known.id} {known.name}" if known.name else known.id
        self._app.push_screen(Ask(self._say(phrases.INTERPRETER_AWAY(name=name)), lines), told)

    def undo(self) -> None:
        """Take back what was done last."""
        file, name = self._file, self._desk.name
        self._app.work(lambda: file.take_back(name))

    # Printing

    def print(self) -> None:
        """Print the agenda of the company as it is now, with what is new marked."""
        company = self._company
        self._app.beside(lambda: self._printed((company,), changed=False))

    def print_changed(self) -> None:
        """Print every agenda that is not any more as it was printed last."""
        self._app.beside(lambda: self._printed((), changed=True))

    def _printed(self, who: tuple[str, ...], *, changed: bool) -> str:
        """Write the agendas as PDF, hand them to the printer if one is set, and say where they are."""
        from sco_scheduler.workflows.printing import LAST_PRINT, Format, PrintWish, default_folder, print_agendas

        file = self._file
        for refused in file.save():
            return self._say(refused.reason)
        folder = default_folder(file.path) / "desk"
        with tempfile.TemporaryDirectory() as scratch:
            at_start = Path(scratch) / file.path.name
            at_start.write_bytes(file.at_start)
            since = None if (folder / LAST_PRINT).is_file() else at_start
            wish = PrintWish((Format.PDF,), who, only_changed=changed, since=since, apart=not changed, hall=False)
            printed = print_agendas(file.path, folder, wish)
        sheets = [path for path in printed.written if path.suffix == ".pdf"]
        if not sheets:
            return self._say(phrases.NOTHING_TO_PRINT)
        if self._app.printer:
            for sheet in sheets:
                subprocess.run([*shlex.split(self._app.printer), str(sheet)], check=False, capture_output=True)
        return self._say(phrases.PRINTED(paths=tuple(map(str, sheets)), count=printed.delegates))


def _moment(day: Day, text: str) -> datetime | None:
    """The moment that a field says; None where it is blank.

    Raises:
        Refused: it is no time.

    """
    if not text:
        return None
    try:
        return resolve(parse_moment(text), day.event)
    except ValueError as error:
        raise Refused(phrases.NO_TIME(text=text)) from error


def _label(text: str) -> str | None:
    """The label of a table, as ``5`` or ``A/5``; None where the field is blank."""
    return text.rpartition("/")[2].strip() or None


def _likely(event: Event, who: str) -> list[Company]:
    """The companies that have a text in a name or ID, a few of them."""
    wanted = fold(who)
    found = [c for c in event.companies if wanted and any(wanted in fold(t) for t in (c.id, c.name, c.local_name))]
    return found[:_CANDIDATES]


def _end_of_day(day: Day) -> datetime:
    ends = [slot.end for slot in day.event.slots if slot.date == day.now.date()]
    return max(ends, default=day.event.slots[-1].end)


def _chosen(text: str, choices: Sequence[str], shown: Sequence[str]) -> str:
    """The outcome that a text means: one of the list, in the language of the desk too, or how it alone begins.

    Raises:
        Refused: it means none.

    """
    wanted = fold(text)
    if not wanted:
        return ""
    both = [(choice, {fold(choice), fold(told)}) for choice, told in zip(choices, shown, strict=True)]
    same = [choice for choice, names in both if wanted in names]
    near = [choice for choice, names in both if any(name.startswith(wanted) for name in names)]
    if same or len(near) == 1:
        return (same or near)[0]
    raise Refused(phrases.NO_OUTCOME(text=text, choices=tuple(shown)))


def _number(text: str) -> float | None:
    """A sum of money.

    Raises:
        Refused: it is none.

    """
    amount = read_amount(text)
    if text and amount is None:
        raise Refused(phrases.NO_NUMBER(text=text))
    return amount


def _rating(text: str) -> int | None:
    """A rating from 1 to 5.

    Raises:
        Refused: it is none.

    """
    if text and text not in {"1", "2", "3", "4", "5"}:
        raise Refused(phrases.NO_RATING(text=text))
    return int(text) if text else None
