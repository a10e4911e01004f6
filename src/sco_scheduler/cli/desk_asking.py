"""What the keys of the desk share: the day, questions for what is missing, and what the text typed means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sco_scheduler.agendas.report import delegate_labels
from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_dialogs import Choose
from sco_scheduler.cli.desk_view import DeskView
from sco_scheduler.domain.event import Company, Event, Role
from sco_scheduler.domain.messages import Said
from sco_scheduler.domain.values import fold
from sco_scheduler.intake.sheets.meetings import read_amount
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Day, Refused
from sco_scheduler.workflows.desk.repairs import DESK_REPAIR_SECONDS, Desk
from sco_scheduler.workflows.errors import Unknown
from sco_scheduler.workflows.moments import parse_moment, resolve
from sco_scheduler.workflows.show import find_company

if TYPE_CHECKING:
    from sco_scheduler.cli.desk_app import DeskApp
    from sco_scheduler.workflows.desk.file import DeskFile

_CANDIDATES = 12
"""The most companies that are offered for a part of a name."""


class DeskQuestions:
    """The day as the keys see it, and the questions that several of them ask.

    A question is shown as a dialog over the screen; what is to be done with the answer is handed over as a function,
    which is not called if the question is given up.

    Parameters
    ----------
    app
        The screen.
    name
        Who works at this desk, for the log.
    seconds
        The time limit of a repair, None for the usual one.
    """

    def __init__(self, app: DeskApp, name: str, seconds: float | None) -> None:
        self.app = app
        self.desk = Desk(name, seconds or DESK_REPAIR_SECONDS, app.stopped.is_set)
        self.view = DeskView(app.speech)

    def say(self, what: Said) -> str:
        """Say something in the language of the desk."""
        return self.app.say(what)

    @property
    def file(self) -> DeskFile:
        """The workbook, once it has been read."""
        file = self.app.file
        assert file is not None, "keys work once the workbook was read"
        return file

    @property
    def day(self) -> Day:
        """The day as it is now."""
        return self.file.day()

    @property
    def company(self) -> str:
        """The ID of the company whose agenda is open."""
        company = self.app.company
        assert company is not None, "an agenda is open"
        return company

    def _people(self) -> tuple[str, ...]:
        return tuple(d.key for d in self.day.event.company_by_id[self.company].delegates)

    def ask_whom(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Go on with the keys of the delegates that are meant; where there are several, ask which."""
        people, day = self._people(), self.day
        if len(people) == 1:
            then(people)
            return
        labels = delegate_labels(day.event)
        lines = [self.say(phrases.ALL_OF_THEM), *(labels[key] for key in people)]

        def chosen(place: int | None) -> None:
            if place is not None:
                then(people if place == 0 else (people[place - 1],))

        self.app.push_screen(Choose(self.say(phrases.WHICH_PERSON), lines), chosen)

    def on_row(self, then: Callable[[str], None], *, later: bool = False) -> None:
        """Go on with the number of the meeting under the cursor; ``later``: if it is held and has not begun.

        Parameters
        ----------
        then
            Called with the meeting's number.
        later
            Whether only a meeting will do that is held and has not begun.
        """
        row = self.app.row()
        if row is None:
            return
        try:
            if later:
                actions.held_later(self.day, row.meeting.number)
        except Refused as refused:
            self.app.tell(self.say(refused.reason))
        else:
            then(row.meeting.number)

    def ask_company(self, who: str, then: Callable[[Company], None], role: Role | None = None) -> None:
        """Go on with the company of a name, in a role if that matters; if several have it, ask which.

        Parameters
        ----------
        who
            An ID or part of a name.
        then
            Called with the company; not called where none is chosen.
        role
            The role that the company has to have; None is any.
        """
        event = self.day.event
        if role is not None:
            event = replace(event, companies=tuple(c for c in event.companies if c.terms(role) is not None))
        try:
            then(find_company(event, who))
        except Unknown as unknown:
            likely = _likely(event, who)
            if not likely:
                self.app.tell(f"{unknown} {', '.join(unknown.candidates)}")
                return

            def chosen(place: int | None) -> None:
                if place is not None:
                    then(likely[place])

            lines = [f"{company.id}  {self.day.short[company.id]}" for company in likely]
            self.app.push_screen(Choose(self.say(phrases.WHICH_COMPANY(name=who)), lines), chosen)

    def ask_companies(
        self, names: Sequence[str], then: Callable[[list[Company]], None], role: Role | None = None
    ) -> None:
        """Go on with the companies of several names, asked about one after another.

        Parameters
        ----------
        names
            IDs or parts of names.
        then
            Called with all of them once the last is known.
        role
            The role that each has to have; None is any.
        """
        found: list[Company] = []

        def next_of(left: Sequence[str]) -> None:
            if not left:
                then(found)
                return

            def known(company: Company) -> None:
                found.append(company)
                next_of(left[1:])

            self.ask_company(left[0], known, role)

        next_of(names)


def moment_meant(day: Day, text: str) -> datetime | None:
    """The moment that a field says; None where it is blank.

    Parameters
    ----------
    day
        The day.
    text
        What was typed, such as 10:40.

    Raises
    ------
    Refused
        It is no time.
    """
    if not text:
        return None
    try:
        return resolve(parse_moment(text), day.event)
    except ValueError as error:
        raise Refused(phrases.NO_TIME(text=text)) from error


def table_label(text: str) -> str | None:
    """The label of a table, as ``5`` or ``A/5``; None where the field is blank."""
    return text.rpartition("/")[2].strip() or None


def _likely(event: Event, who: str) -> list[Company]:
    """The companies that have a text in a name or ID, a few of them."""
    wanted = fold(who)
    found = [c for c in event.companies if wanted and any(wanted in fold(t) for t in (c.id, c.name, c.local_name))]
    return found[:_CANDIDATES]


def end_of_day(day: Day) -> datetime:
    """The end of the last slot of the day that it is, or of the event after its last day."""
    ends = [slot.end for slot in day.event.slots if slot.date == day.now.date()]
    return max(ends, default=day.event.slots[-1].end)


def role_meant(text: str) -> Role:
    """The role that a word begins with, in any of the three languages; a purchaser where it is another word."""
    return Role.SUPPLIER if text[:1].casefold() in {"s", "供", "卖", "п"} else Role.PURCHASER


def outcome_meant(text: str, choices: Sequence[str], shown: Sequence[str]) -> str:
    """The outcome that a text means: one of the list, in the language of the desk too, or how it alone begins.

    Parameters
    ----------
    text
        What was typed; nothing gives ''.
    choices
        The outcomes as they are kept.
    shown
        The same in the language of the desk.

    Raises
    ------
    Refused
        It means none.
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


def amount_meant(text: str) -> float | None:
    """The sum of money that a text means; None where it is blank.

    Raises
    ------
    Refused
        It is none.
    """
    amount = read_amount(text)
    if text and amount is None:
        raise Refused(phrases.NO_NUMBER(text=text))
    return amount


def amount_text(amount: float | None) -> str:
    """A sum of money as it is typed, with every digit; '' for None."""
    return f"{amount:f}".rstrip("0").rstrip(".") if amount is not None else ""


def rating_meant(text: str) -> int | None:
    """The rating from 1 to 5 that a text means; None where it is blank.

    Raises
    ------
    Refused
        It is none.
    """
    if text and text not in {"1", "2", "3", "4", "5"}:
        raise Refused(phrases.NO_RATING(text=text))
    return int(text) if text else None
