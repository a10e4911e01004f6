"""The desk as a full screen: what each key does, and what it asks before it does so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from textual.widgets import DataTable, Input

from sco_scheduler.agendas.report import delegate_labels
from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_dialogs import Ask, Choose
from sco_scheduler.cli.desk_screen import DeskScreen
from sco_scheduler.domain.event import Event, Role, Slot
from sco_scheduler.domain.messages import ENGLISH, Cell, Speech
from sco_scheduler.domain.schedule import PublishedMeeting
from sco_scheduler.insight.partners import partners
from sco_scheduler.intake.findings import Findings
from sco_scheduler.intake.values.entries import read_languages
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Day, Refused, Step
from sco_scheduler.workflows.errors import Unknown
from sco_scheduler.workflows.moments import parse_moment, resolve
from sco_scheduler.workflows.show import find_company

_PARTNERS = 30
"""The most partners that are offered for a slot."""


class DeskApp(DeskScreen):
    """The desk with its keys: find somebody, see the agenda, say what happens."""

    def __init__(
        self, path: Path, now: Callable[[Event], datetime], desk: actions.Desk, speech: Speech = ENGLISH
    ) -> None:
        super().__init__(path, now, desk, speech)
        # The keys say what they do in the language of the desk.
        for pressed, name, told in _KEYS:
            self.bind(pressed, name, description=self._say(told))

    # Keys

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search with every letter."""
        if event.input.id == "search" and (day := self.day) is not None:
            self._show_found(day)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the first that is found."""
        if event.input.id == "search":
            self._open(0)

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open what is chosen in the list."""
        if event.data_table.id == "find":
            self._open(event.cursor_row)

    def _open(self, place: int) -> None:
        day = self.day
        if day is None or place >= len(self._found):
            return
        found = self._found[place]
        if found.interpreter is not None:
            self._interpreter(found.interpreter.id)
            return
        if found.meeting is not None:
            self._company = found.meeting.purchaser
        elif found.company is not None:
            self._company = found.company.id
        self._show_agenda(day)
        table = self.query_one("#agenda", DataTable)
        table.focus()
        wanted = next((n for n, row in enumerate(self._rows) if found.meeting == row.meeting), self._next_row(day))
        if self._rows:
            table.move_cursor(row=wanted)

    def _next_row(self, day: Day) -> int:
        """The row of the meeting that runs or comes next."""
        return next((n for n, row in enumerate(self._rows) if row.meeting.end > day.now), 0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are commands only beside an agenda: in a field they are letters."""
        if action in _BESIDE_AN_AGENDA:
            return self.focused is not None and self.focused.id == "agenda" and self._company is not None
        return self.file is not None or action in {"quit", "command_palette"}

    def action_search(self) -> None:
        """Go back to the search."""
        field = self.query_one("#search", Input)
        field.value = ""
        field.focus()

    def _row(self) -> PublishedMeeting | None:
        cursor = self.query_one("#agenda", DataTable).cursor_row
        return self._rows[cursor] if 0 <= cursor < len(self._rows) else None

    def _people(self) -> tuple[str, ...]:
        day = self.day
        assert day is not None, "an agenda is open"
        return tuple(d.key for d in day.event.company_by_id[str(self._company)].delegates)

    def _whom(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Ask which delegate is meant, where there are several."""
        people, day = self._people(), self.day
        assert day is not None, "an agenda is open"
        if len(people) == 1:
            then(people)
            return
        labels = delegate_labels(day.event)
        lines = [self._say(phrases.ALL_OF_THEM), *(labels[key] for key in people)]

        def chosen(place: int | None) -> None:
            if place is not None:
                then(people if place == 0 else (people[place - 1],))

        self.push_screen(Choose(self._say(phrases.WHICH_PERSON), lines), chosen)

    def action_arrived(self) -> None:
        """Somebody is there."""
        self._whom(lambda people: self._do(lambda day: actions.arrived(day, people, self._desk)))

    def action_no_show(self) -> None:
        """Somebody has not come."""
        self._whom(lambda people: self._do(lambda day: actions.no_show(day, people, self._desk)))

    def action_leaves(self) -> None:
        """Ask when somebody leaves early."""

        def asked(people: tuple[str, ...]) -> None:
            def told(fields: list[str] | None) -> None:
                if fields is not None:
                    at = self._time(fields[0])
                    self._do(lambda day: actions.leaves(day, people, at, self._desk))

            self.push_screen(Ask(self._say(phrases.LEAVES_WHEN), [(self._say(phrases.TIME), "")]), told)

        self._whom(asked)

    def action_held(self) -> None:
        """The meeting took place."""
        self._of_row(lambda number: self._do(lambda day: actions.held(day, number, took_place=True, desk=self._desk)))

    def action_not_held(self) -> None:
        """The meeting did not take place."""
        self._of_row(lambda number: self._do(lambda day: actions.held(day, number, took_place=False, desk=self._desk)))

    def action_cancel(self) -> None:
        """Cancel the meeting."""
        self._of_row(lambda number: self._do(lambda day: actions.cancel(day, number, self._desk)))

    def action_move(self) -> None:
        """Ask when, and to which table, the meeting moves."""

        def asked(number: str) -> None:
            def told(fields: list[str] | None) -> None:
                if fields is None:
                    return

                def moved(day: Day) -> Step:
                    start = self._time(fields[0]) or day.row(number).meeting.start
                    return actions.move(day, number, start, fields[1] or None, self._desk)

                self._do(moved)

            lines = [(self._say(phrases.TIME), ""), (self._say(phrases.TABLE), "")]
            self.push_screen(Ask(self._say(phrases.MOVE_WHERE(number=number)), lines), told)

        self._of_row(asked)

    def action_swap(self) -> None:
        """Ask with which meeting the table is swapped."""

        def asked(number: str) -> None:
            def told(fields: list[str] | None) -> None:
                if fields is not None:
                    self._do(lambda day: actions.swap(day, number, fields[0], self._desk))

            title = self._say(phrases.SWAP_WITH(number=number))
            self.push_screen(Ask(title, [(self._say(phrases.NUMBER), "")]), told)

        self._of_row(asked)

    def action_outcome(self) -> None:
        """Ask what came of the meeting."""

        def asked(number: str) -> None:
            day = self.day
            assert day is not None, "an agenda is open"
            was = day.row(number).outcome
            amount = f"{was.amount:g}" if was.amount is not None else ""
            rating = str(was.rating) if was.rating is not None else ""
            titles = (phrases.OUTCOME, phrases.AMOUNT, phrases.CURRENCY, phrases.RATING, phrases.NOTES)
            values = (was.outcome, amount, was.currency, rating, was.notes)

            def told(fields: list[str] | None) -> None:
                if fields is None:
                    return
                outcome, amount, currency, rating, notes = fields
                new = replace(
                    was,
                    held=True if outcome and was.held is None else was.held,
                    outcome=outcome,
                    amount=_number(amount),
                    currency=currency,
                    rating=int(rating) if rating.isdecimal() and 1 <= int(rating) <= 5 else None,
                    notes=notes,
                )
                self._do(lambda day: actions.noted(day, number, new, self._desk))

            lines = list(zip(map(self._say, titles), values, strict=True))
            self.push_screen(Ask(self._say(phrases.OUTCOME_OF(number=number)), lines), told)

        self._of_row(asked)

    def _of_row(self, then: Callable[[str], None]) -> None:
        row = self._row()
        if row is not None:
            then(row.meeting.number)

    def action_free(self) -> None:
        """List whom the company can meet in a slot; Enter books."""

        def told(fields: list[str] | None) -> None:
            day, company = self.day, self._company
            if fields is None or day is None or company is None:
                return
            try:
                start = self._time(fields[0])
                coming = day.coming()
                slot = day.slot(start) if start is not None else coming
            except Refused as refused:
                self._tell(self._say(refused.reason))
                return
            if slot is None:
                self._tell(self._say(phrases.NOBODY_FREE))
                return
            self._offer(day, company, slot)

        coming = self.day.coming() if self.day is not None else None
        default = f"{coming.start:%H:%M}" if coming is not None else ""
        self.push_screen(Ask(self._say(phrases.FREE_WHEN), [(self._say(phrases.TIME), default)]), told)

    def _offer(self, day: Day, company: str, slot: Slot) -> None:
        found = partners(day.schedule, company, slot)[:_PARTNERS]
        if not found:
            self._tell(self._say(phrases.NOBODY_FREE))
            return
        lines = [
            f"{'★' if p.wished else ' '} {p.value if p.wished else '':>3} {day.named(p.company)} ({p.company})  "
            f"{p.meeting.zone}/{p.meeting.table} {p.meeting.interpreter or ''}"
            for p in found
        ]

        def chosen(place: int | None) -> None:
            if place is not None:
                other = found[place].company
                self._do(lambda day: actions.book(day, company, other, slot.start, desk=self._desk))

        self.push_screen(Choose(self._say(phrases.FREE_AT(time=f"{slot.start:%H:%M}")), lines), chosen)

    def action_book(self) -> None:
        """Ask with whom and when a meeting is booked."""

        def told(fields: list[str] | None) -> None:
            day, company = self.day, self._company
            if fields is None or day is None or company is None:
                return
            try:
                other = find_company(day.event, fields[0]).id
            except Unknown as unknown:
                self._tell(str(unknown) + " " + ", ".join(unknown.candidates[:6]))
                return
            start = self._time(fields[1])
            if start is not None:
                self._do(lambda day: actions.book(day, company, other, start, fields[2] or None, self._desk))

        lines = [(self._say(told_), "") for told_ in (phrases.WITH, phrases.TIME, phrases.TABLE)]
        self.push_screen(Ask(self._say(phrases.BOOK_WHOM), lines), told)

    def action_walk_in(self) -> None:
        """Register somebody who comes without a registration."""

        def told(fields: list[str] | None) -> None:
            day = self.day
            if fields is None or day is None:
                return
            name, role, zone, languages, person, *wishes = fields
            try:
                wanted = [find_company(day.event, wish).id for wish in wishes if wish]
            except Unknown as unknown:
                self._tell(str(unknown) + " " + ", ".join(unknown.candidates[:6]))
                return
            spoken = read_languages(languages, Cell("desk"), Findings()) if languages else frozenset()
            side = Role.SUPPLIER if role[:1].casefold() in {"s", "供", "卖", "п"} else Role.PURCHASER
            self._do(lambda day: actions.walk_in(day, name, side, zone, spoken, wanted, person=person, desk=self._desk))

        fields = (
            phrases.NAME,
            phrases.ROLE,
            phrases.ZONE,
            phrases.LANGUAGES,
            phrases.PERSON,
            phrases.WISH,
            phrases.WISH,
        )
        self.push_screen(Ask(self._say(phrases.WALK_IN), [(self._say(field), "") for field in fields]), told)

    def action_told(self) -> None:
        """Tick off who was told."""
        day = self.day
        if day is None:
            return
        waiting = [n for n, notice in enumerate(day.desk.notices) if notice.told_at is None]
        if not waiting:
            self._tell(self._say(phrases.NOBODY_WAITS))
            return
        lines = [f"{day.named(day.desk.notices[n].company)}: {self._say(day.desk.notices[n].text)}" for n in waiting]

        def chosen(place: int | None) -> None:
            if place is not None:
                self._do(lambda day: actions.told(day, waiting[place], self._desk))

        self.push_screen(Choose(self._say(phrases.TO_BE_TOLD), lines), chosen)

    def action_close_table(self) -> None:
        """Close a table for a time."""

        def told(fields: list[str] | None) -> None:
            if fields is None:
                return
            zone, _, table = fields[0].partition("/")
            start, end = self._time(fields[1]), self._time(fields[2])

            def closed(day: Day) -> Step:
                first, last = start or day.now, end or _end_of_day(day)
                return actions.close_table(day, zone, table, first, last, self._desk)

            self._do(closed)

        lines = [(self._say(told_), "") for told_ in (phrases.TABLE, phrases.FROM, phrases.UNTIL)]
        self.push_screen(Ask(self._say(phrases.CLOSE_WHICH), lines), told)

    def _interpreter(self, interpreter: str) -> None:
        """An interpreter is away for a time."""

        def told(fields: list[str] | None) -> None:
            if fields is None:
                return
            start, end = self._time(fields[0]), self._time(fields[1])

            def away(day: Day) -> Step:
                first, last = start or day.now, end or _end_of_day(day)
                return actions.interpreter_away(day, interpreter, first, last, self._desk)

            self._do(away)

        lines = [(self._say(told_), "") for told_ in (phrases.FROM, phrases.UNTIL)]
        self.push_screen(Ask(self._say(phrases.INTERPRETER_AWAY(name=interpreter)), lines), told)

    def action_undo(self) -> None:
        """Take back what was done last."""
        file = self.file
        if file is not None:
            self._in_background(lambda: file.undo(self._desk.name), None)

    def _time(self, text: str) -> datetime | None:
        """The moment that a field says; None where it is blank or says none, which is told."""
        day = self.day
        if day is None or not text:
            return None
        try:
            return resolve(parse_moment(text), day.event)
        except ValueError:
            self._tell(self._say(phrases.NO_TIME(text=text)))
            return None


_KEYS = (
    ("escape", "search", phrases.KEY_SEARCH),
    ("a", "arrived", phrases.KEY_ARRIVED),
    ("n", "no_show", phrases.KEY_NO_SHOW),
    ("l", "leaves", phrases.KEY_LEAVES),
    ("h", "held", phrases.KEY_HELD),
    ("x", "not_held", phrases.KEY_NOT_HELD),
    ("o", "outcome", phrases.KEY_OUTCOME),
    ("m", "move", phrases.KEY_MOVE),
    ("c", "cancel", phrases.KEY_CANCEL),
    ("s", "swap", phrases.KEY_SWAP),
    ("f", "free", phrases.KEY_FREE),
    ("b", "book", phrases.KEY_BOOK),
    ("f2", "walk_in", phrases.KEY_WALK_IN),
    ("f3", "told", phrases.KEY_TOLD),
    ("f4", "close_table", phrases.KEY_CLOSE_TABLE),
    ("f8", "undo", phrases.KEY_UNDO),
    ("f10", "quit", phrases.KEY_QUIT),
)
"""The keys, what they do, and what the last line says of them."""

_BESIDE_AN_AGENDA = {name for keys, name, _ in _KEYS if len(keys) == 1}


def _end_of_day(day: Day) -> datetime:
    ends = [slot.end for slot in day.event.slots if slot.date == day.now.date()]
    return max(ends, default=day.event.slots[-1].end)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(" ", "").replace(",", ".")) if text else None
    except ValueError:
        return None
