"""The keys of the desk that are about a meeting: held or not, cancelled, moved, booked, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_asking import DeskQuestions, FieldAsked
from sco_scheduler.cli.desk_typed import (
    amount_meant,
    amount_text,
    label_meant,
    moment_meant,
    outcome_meant,
    rating_meant,
    table_meant,
)
from sco_scheduler.domain.event import OUTCOMES, Company, Slot
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.insight.placing import earliest_partners, unmet_wishes
from sco_scheduler.intake.values.currencies import currency_code
from sco_scheduler.workflows.companies import pair_in_roles
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Day, Step
from sco_scheduler.workflows.desk.refusals import NOT_FREE, busy_company, later_slot

_TIME_OR_ANY = Phrase("desk-ui-time-or-any")

_PARTNERS = 60
"""The most partners that are offered."""


class MeetingKeys(DeskQuestions):
    """The keys about a meeting, a method for each: of the one under the cursor, or a new one of the open company."""

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
        """Ask when, and to which table, the meeting moves."""

        def asked(number: str) -> None:
            def moved(day: Day, fields: list[str]) -> Step:
                meeting = day.row(number).meeting
                start = moment_meant(day, fields[0]) or meeting.start
                return actions.move(day, number, start, label_meant(day, fields[1], meeting.zone), self.desk)

            zone = self.day.row(number).meeting.zone
            table = (phrases.TABLE, lambda text: table_meant(self.day, text, zone))
            self._ask_and_do(Phrase("desk-ui-move")(number=number), [(phrases.TIME, self._read_slot), table], moved)

        self.on_row(asked, later=True)

    def swap(self) -> None:
        """Ask with which meeting of the same slot the table is swapped."""

        def asked(number: str) -> None:
            day = self.day
            own = day.row(number).meeting
            others = [m for m in day.schedule.meetings if (m.start, m.zone) == (own.start, own.zone) and m != own]
            if not others:
                self.app.tell(self.say(Phrase("desk-ui-nobody-to-swap")))
                return

            def swapped(place: int) -> None:
                self.app.do(lambda day: actions.swap(day, number, others[place].number, self.desk))

            lines = [f"{m.place}  {self.view.sides(day, m)}" for m in others]
            self._choose(Phrase("desk-ui-swap")(number=number), lines, swapped)

        self.on_row(asked, later=True)

    def outcome(self) -> None:
        """Ask what came of the meeting."""

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
        """List whom the company can meet, in one slot or whenever; Enter books."""
        company = self.company

        def offered(fields: list[str]) -> None:
            day = self.day
            start = moment_meant(day, fields[0])
            slots = [day.slot(start)] if start is not None else day.ahead()
            self.offer(day, company, slots, whenever=start is None)

        self._ask(Phrase("desk-ui-free-when"), [(_TIME_OR_ANY, self._read_slot)], offered)

    def _read_slot(self, text: str) -> None:
        """Check that a text is blank, or the start of a slot that has not begun."""
        start = moment_meant(self.day, text)
        if start is not None:
            later_slot(self.day, start)

    def offer(self, day: Day, company: str, slots: Sequence[Slot], *, whenever: bool) -> None:
        """Offer whom the company can meet in some slots, and, if any slot will do, wishes that others stand against."""
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
            self.app.tell(
                self.say(NOT_FREE(when=day.at(slots[0].start), who=(busy,)) if busy else Phrase("desk-ui-nobody-free"))
            )
            return

        def booked(place: int) -> None:
            other, start = whom[place]
            self.app.do(lambda day: actions.book(day, company, other, start, desk=self.desk))

        title = Phrase("desk-ui-free-any") if whenever else Phrase("desk-ui-free-at")(when=day.at(slots[0].start))
        self._choose(title, lines[:_PARTNERS], booked)

    def book(self) -> None:
        """Ask with whom and when a meeting is booked."""
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
