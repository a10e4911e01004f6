"""The keys of the desk that are about a meeting: held or not, cancelled, moved, booked, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_asking import Asking, amount_meant, moment, outcome_meant, rating_meant, table_label
from sco_scheduler.cli.desk_dialogs import Ask, Choose
from sco_scheduler.domain.event import OUTCOMES, Company, Slot
from sco_scheduler.insight.partners import partners
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Day, Refused, Step

_PARTNERS = 30
"""The most partners that are offered for a slot."""


class MeetingKeys(Asking):
    """The keys about a meeting, a method for each: of the one under the cursor, or a new one of the open company."""

    def held(self) -> None:
        """The meeting took place."""
        self.on_row(lambda number: self.app.do(lambda day: actions.held(day, number, True, self.desk)))

    def not_held(self) -> None:
        """The meeting did not take place."""
        self.on_row(lambda number: self.app.do(lambda day: actions.held(day, number, False, self.desk)))

    def cancel(self) -> None:
        """Cancel the meeting."""
        self.on_row(lambda number: self.app.do(lambda day: actions.cancel(day, number, self.desk)))

    def move(self) -> None:
        """Ask when, and to which table, the meeting moves."""

        def asked(number: str) -> None:
            def told(fields: list[str] | None) -> None:
                if fields is None:
                    return

                def moved(day: Day) -> Step:
                    start = moment(day, fields[0]) or day.row(number).meeting.start
                    return actions.move(day, number, start, table_label(fields[1]), self.desk)

                self.app.do(moved)

            lines = [(self.say(phrases.TIME), ""), (self.say(phrases.TABLE), "")]
            self.app.push_screen(Ask(self.say(phrases.MOVE_WHERE(number=number)), lines), told)

        self.on_row(asked)

    def swap(self) -> None:
        """Ask with which meeting of the same slot the table is swapped."""

        def asked(number: str) -> None:
            day = self.day
            own = day.row(number).meeting
            others = [m for m in day.schedule.meetings if (m.start, m.zone) == (own.start, own.zone) and m != own]
            if not others:
                self.app.tell(self.say(phrases.NOBODY_TO_SWAP))
                return

            def chosen(place: int | None) -> None:
                if place is not None:
                    other = others[place].number
                    self.app.do(lambda day: actions.swap(day, number, other, self.desk))

            lines = [f"{m.zone}/{m.table}  {m.number}  {day.sides(m)}" for m in others]
            self.app.push_screen(Choose(self.say(phrases.SWAP_WITH(number=number)), lines), chosen)

        self.on_row(asked)

    def outcome(self) -> None:
        """Ask what came of the meeting."""

        def asked(number: str) -> None:
            day = self.day
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
                    chosen = outcome_meant(outcome, choices, shown)
                    new = replace(
                        day.row(number).outcome,
                        outcome=chosen,
                        amount=amount_meant(amount),
                        currency=currency.upper(),
                        rating=rating_meant(rating),
                        notes=notes,
                    )
                    if chosen and new.held is None:
                        new = replace(new, held=True)
                    return actions.noted(day, number, new, self.desk)

                self.app.do(noted)

            lines = list(zip(map(self.say, titles), values, strict=True))
            self.app.push_screen(Ask(self.say(phrases.OUTCOME_OF(number=number)), lines), told)

        self.on_row(asked)

    def free(self) -> None:
        """List whom the company can meet in a slot; Enter books."""
        company = self.company

        def told(fields: list[str] | None) -> None:
            if fields is None:
                return
            day = self.day
            try:
                start = moment(day, fields[0])
                slot = day.slot(start) if start is not None else day.coming()
            except Refused as refused:
                self.app.tell(self.say(refused.reason))
                return
            self._offer(day, company, slot)

        coming = self.day.coming()
        default = f"{coming.start:%H:%M}" if coming is not None else ""
        self.app.push_screen(Ask(self.say(phrases.FREE_WHEN), [(self.say(phrases.TIME), default)]), told)

    def _offer(self, day: Day, company: str, slot: Slot | None) -> None:
        found = partners(day.schedule, company, slot, day.hall)[:_PARTNERS] if slot is not None else ()
        if slot is None or not found:
            self.app.tell(self.say(phrases.NOBODY_FREE))
            return
        lines = [
            f"{'★' if p.wished else ' '} {p.value if p.wished else '':>3} {day.named(p.company)} ({p.company})  "
            f"{p.meeting.zone}/{p.meeting.table} {p.meeting.interpreter or ''}"
            for p in found
        ]

        def chosen(place: int | None) -> None:
            if place is not None:
                other = found[place].company
                self.app.do(lambda day: actions.book(day, company, other, slot.start, desk=self.desk))

        self.app.push_screen(Choose(self.say(phrases.FREE_AT(time=f"{slot.start:%H:%M}")), lines), chosen)

    def book(self) -> None:
        """Ask with whom and when a meeting is booked."""
        company = self.company

        def told(fields: list[str] | None) -> None:
            if fields is None:
                return
            who, when, table = fields

            def known(other: Company) -> None:
                def booked(day: Day) -> Step:
                    coming = day.coming()
                    start = moment(day, when) or (coming.start if coming is not None else day.now)
                    return actions.book(day, company, other.id, start, table_label(table), self.desk)

                self.app.do(booked)

            self.ask_company(who, known)

        coming = self.day.coming()
        default = f"{coming.start:%H:%M}" if coming is not None else ""
        lines = [(self.say(phrases.WITH), ""), (self.say(phrases.TIME), default), (self.say(phrases.TABLE), "")]
        self.app.push_screen(Ask(self.say(phrases.BOOK_WHOM), lines), told)
