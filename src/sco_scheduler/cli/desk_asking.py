"""What the keys of the desk share: the day, and questions for what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sco_scheduler.agendas.report import delegate_labels
from sco_scheduler.cli.desk_dialogs import Ask, Check, Choose
from sco_scheduler.cli.desk_view import DeskView
from sco_scheduler.domain.event import Company, Event, Role
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.names import fold
from sco_scheduler.workflows.companies import find_company, nearest_companies
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Day, Step
from sco_scheduler.workflows.desk.repairs import DESK_REPAIR_SECONDS, Desk
from sco_scheduler.workflows.errors import Refused, Unknown

if TYPE_CHECKING:
    from sco_scheduler.cli.desk_app import DeskApp
    from sco_scheduler.workflows.desk.file import DeskFile

_NOBODY_CALLED_IN = {
    Role.PURCHASER: Phrase("desk-ui-no-purchaser-called"),
    Role.SUPPLIER: Phrase("desk-ui-no-supplier-called"),
    None: Phrase("desk-ui-nobody-called"),
}

_CANDIDATES = 12
"""The most companies that are offered for a part of a name."""

Reader = Callable[[str], object]
"""Reads what was typed into a field; what it cannot read it refuses."""

FieldAsked = tuple[Said, Reader | None]
"""A field of a question: its label, and what reads it; None takes anything."""


class DeskQuestions:
    """The day as the keys see it, and the questions that several of them ask.

    A question is shown as a dialog over the screen; what is to be done with the answer is handed over as a function,
    which is not called if the question is given up.

    Parameters
    ----------
    name
        Who works at this desk, for the log.
    seconds
        The time limit of a repair, None for the usual one.
    """

    def __init__(self, app: DeskApp, name: str, seconds: float | None) -> None:
        self.app = app
        self.desk = Desk(name, seconds or DESK_REPAIR_SECONDS, app.stopped.is_set, careful=True)
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

    def ask_whom(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Go on with the keys of the delegates that are meant; where there are several, ask which."""
        day = self.day
        people = tuple(d.key for d in day.event.company_by_id[self.company].delegates)
        if self.app.person in people:
            people = (self.app.person,)
        if len(people) == 1:
            then(people)
            return
        labels = delegate_labels(day.event)
        lines = [self.say(Phrase("desk-ui-all")), *(labels[key] for key in people)]
        self._choose(Phrase("desk-ui-which"), lines, lambda place: then((people[place - 1],) if place else people))

    def _choose(self, title: Said, lines: Sequence[str], then: Callable[[int], None], place: int = 0) -> None:
        """Let one of several lines be chosen, and go on with its place; nothing is done where none is."""
        self.app.push_screen(
            Choose(self.say(title), lines, place), lambda chosen: then(chosen) if chosen is not None else None
        )

    def _ask(
        self,
        title: Said,
        fields: Sequence[FieldAsked],
        then: Callable[[list[str]], None],
        *,
        typed: Sequence[str] = (),
        check: Check | None = None,
    ) -> None:
        """Ask for a few fields, and go on with what is typed into them; nothing is done where that is given up."""
        labels, readers = zip(*fields, strict=True)
        lines = list(zip(map(self.say, labels), typed or ("",) * len(fields), strict=True))
        asked = Ask(self.say(title), lines, check or self.check(*readers))
        self.app.push_screen(asked, lambda texts: then(texts) if texts is not None else None)

    def _ask_and_do(
        self,
        title: Said,
        fields: Sequence[FieldAsked],
        action: Callable[[Day, list[str]], Step],
        *,
        typed: Sequence[str] = (),
    ) -> None:
        """Ask for a few fields, and do an action with what is typed into them; arguments as for ``ask``."""
        self._ask(title, fields, lambda texts: self.app.do(lambda day: action(day, texts)), typed=typed)

    def check(self, *readers: Reader | None) -> Check:
        """What is wrong with fields that are read so, by the place of a field; None reads anything.

        Parameters
        ----------
        *readers
            Reads a field each; what it cannot read it refuses.
        """

        def checked(fields: Sequence[str]) -> tuple[int, str] | None:
            for place, (read, text) in enumerate(zip(readers, fields, strict=True)):
                try:
                    if read is not None:
                        read(text)
                except Refused as refused:
                    return place, self.say(refused.reason)
            return None

        return checked

    def known_somehow(self, text: str, role: Role | None = None) -> None:
        """Check that some company is called by a text, or nearly.

        Raises
        ------
        Refused
            None is.
        """
        event = _in_role(self.day.event, role)
        # Who is called so in the other role is the one that was meant.
        if text and not _likely(event, text) and (_likely(self.day.event, text) or not nearest_companies(event, text)):
            raise Refused(_NOBODY_CALLED_IN[role](name=text))

    def on_row(self, then: Callable[[str], None], *, later: bool = False) -> None:
        """Go on with the number of the meeting under the cursor; ``later``: if it is held and has not begun."""
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
        """Go on with the company of a name, in a role if that matters; if several have it, ask which."""
        event = _in_role(self.day.event, role)
        try:
            then(find_company(event, who))
        except Unknown:
            likely, title = _likely(event, who), Phrase("desk-ui-which-company")
            if not likely:
                likely, title = nearest_companies(event, who), Phrase("desk-ui-nobody-called-near")
            if not likely:
                self.app.tell(self.say(_NOBODY_CALLED_IN[role](name=who)))
                return

            lines = [f"{company.id}  {self.view.both_names(self.day, company)}" for company in likely]
            self._choose(title(name=who), lines, lambda place: then(likely[place]))

    def ask_companies(
        self, names: Sequence[str], then: Callable[[list[Company]], None], role: Role | None = None
    ) -> None:
        """Go on with the companies of several names, asked about one after another."""
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


def _in_role(event: Event, role: Role | None) -> Event:
    """The event with the companies of a role alone; None is any."""
    if role is None:
        return event
    return replace(event, companies=tuple(c for c in event.companies if c.terms(role) is not None))


def _likely(event: Event, who: str) -> list[Company]:
    """The companies that have a text in a name or ID, a few of them."""
    wanted = fold(who)
    found = [c for c in event.companies if wanted and any(wanted in fold(t) for t in (c.id, c.name, c.local_name))]
    return found[:_CANDIDATES]
