"""The questions of the desk: a few fields, a choice, whether to go on; and what the keys ask that is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static

from sco_scheduler.agendas.build_report import delegate_labels
from sco_scheduler.cli.desk_view import DeskView
from sco_scheduler.domain.event import Company, Event, Role
from sco_scheduler.domain.messages import Phrase, Said
from sco_scheduler.domain.names import fold
from sco_scheduler.workflows.companies import companies_alike, find_company, nearest_companies
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Day, Step
from sco_scheduler.workflows.desk.repairs import Desk
from sco_scheduler.workflows.errors import Refused, Unknown
from sco_scheduler.workflows.limits import DESK_REPAIR_SECONDS

if TYPE_CHECKING:
    from sco_scheduler.cli.desk_app import DeskApp
    from sco_scheduler.workflows.desk.file import DeskFile


class Field(Input):
    """A field whose Enter is done at once: what is typed right after it goes to where Enter leads.

    Textual hands Enter from parent to parent before anything is done, while the next keys still go to this field: a
    time typed fast, or read by a scanner, would end in the field before.
    """

    def __init__(
        self, entered: Callable[[Field], None], value: str = "", *, name: str, placeholder: str = "", slim: bool = False
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=name, compact=slim)
        self._entered = entered

    def on_key(self, event: Key) -> None:
        """Do what Enter does; hand on what was typed after it."""
        focused = self.screen.focused
        if focused is not self:
            event.stop()
            event.prevent_default()
            if focused is not None:
                # As the application itself hands keys on; the event itself is spent by having come here.
                focused._forward_event(Key(event.key, event.character))
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            self._entered(self)


_RUSSIAN = dict(zip("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить", strict=True))
"""What the keys of letters type where the keyboard is set to Russian, as it is for who has just typed a name in it."""


def typed_as(key: str) -> str:
    """All that a key may come as, separated by commas: a letter also in Russian, in capitals and in full width."""
    if len(key) > 1:
        return key
    ways = (key, _RUSSIAN[key])
    return ",".join((*ways, *(way.upper() for way in ways), chr(ord(key) + 0xFEE0)))


Entered = TypeVar("Entered")


class Dialog(ModalScreen[Entered]):
    """A dialog that is answered once: of two keys pressed fast the second comes when it is gone already."""

    answered = False

    def answer(self, answer: Entered) -> None:
        """End with an answer, the first that is given."""
        if not self.answered:
            self.answered = True
            self.dismiss(answer)


Check = Callable[[Sequence[str]], tuple[int, str] | None]
"""What is wrong with the fields of a question: the place of a field, and what to write there; None if nothing is."""


class Ask(Dialog[list[str] | None]):
    """Asks for a few fields; Enter goes to the next one and ends at the last, Escape gives up.

    What ``check`` finds wrong is told in the question, which stays with all that was typed; Enter ends it from then on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss_none", "")]

    def __init__(self, title: str, fields: Sequence[tuple[str, str]], check: Check | None = None) -> None:
        super().__init__()
        self._title, self._fields, self._check = title, tuple(fields), check
        self._ahead: list[Key] = []

    def compose(self) -> ComposeResult:
        """A box with a line for each field."""
        with VerticalScroll(classes="box", can_focus=False):
            yield Static(self._title, classes="question", markup=False)
            for number, (label, default) in enumerate(self._fields):
                with Horizontal(classes="field"):
                    yield Label(label, markup=False)
                    yield Field(self._next, default, name=f"field{number}", slim=True)
            yield Static("", id="wrong", markup=False)

    def on_mount(self) -> None:
        """Begin with the first field, and with what was typed before it was there."""
        # At once, not after what is waiting: the next key is meant for this field already.
        self.set_focus(self.query_one("#field0", Field))
        self.query_one("#wrong").display = False
        for key in self._ahead:
            self._hand_on(key)

    def on_key(self, event: Key) -> None:
        """Hand on what was typed before the fields were there; what they take themselves does not come here."""
        if event.is_printable or event.key == "enter":
            event.stop()
            self._hand_on(event)

    def _hand_on(self, key: Key) -> None:
        if isinstance(self.focused, Field):
            self.focused._forward_event(Key(key.key, key.character))
        else:
            self._ahead.append(key)

    def _next(self, field: Field) -> None:
        """Go on to the next field, or end."""
        fields = list(self.query(Field))
        place = fields.index(field) + 1
        if place < len(fields) and not self.query_one("#wrong").display:
            self.set_focus(fields[place])
            return
        typed = [each.value.strip() for each in fields]
        wrong = self._check(typed) if self._check is not None else None
        if wrong is None:
            self.answer(typed)
            return
        place, told = wrong
        self.query_one("#wrong", Static).update(told)
        self.query_one("#wrong").display = True
        self.set_focus(fields[place])

    def action_dismiss_none(self) -> None:
        """Give up."""
        self.answer(None)


class Lines(OptionList):
    """A list whose Enter is done at once, before the keys after it."""

    def on_key(self, event: Key) -> None:
        """Choose the line that is marked."""
        if event.key == "enter" and self.highlighted is not None and isinstance(self.screen, Choose):
            event.stop()
            event.prevent_default()
            self.screen.answer(self.highlighted)


class Choose(Dialog[int | None]):
    """Lets one line of a list be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss_none", "")]

    def __init__(self, title: str, lines: Sequence[str], place: int = 0) -> None:
        super().__init__()
        self._title, self._lines, self._place = title, tuple(lines), place

    def compose(self) -> ComposeResult:
        """A box with the list."""
        with Vertical(classes="box wide"):
            yield Static(self._title, classes="question", markup=False)
            yield Lines(*self._lines, markup=False)

    def on_mount(self) -> None:
        """Begin where somebody was before."""
        self.query_one(OptionList).highlighted = min(self._place, len(self._lines) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with the line's place."""
        self.answer(event.option_index)

    def action_dismiss_none(self) -> None:
        """Give up."""
        self.answer(None)


class Confirm(Dialog[bool | None]):
    """Asks whether to go on, after saying what that would mean; Escape gives no answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{typed_as('y')},enter", "decide(True)", ""),
        Binding(typed_as("n"), "decide(False)", ""),
        Binding("escape", "decide(None)", ""),
    ]

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """A box with the lines."""
        with VerticalScroll(classes="box"):
            yield Static("\n".join(self._lines), markup=False)

    def action_decide(self, yes: bool | None) -> None:  # as a key gives it
        """End."""
        self.answer(yes)


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
            self.app.show_message(self.say(refused.reason))
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
                self.app.show_message(self.say(_NOBODY_CALLED_IN[role](name=who)))
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
    """The companies that have a text in a name or ID, else those of which it is another spelling, a few of them."""
    wanted = fold(who)
    found = [c for c in event.companies if wanted and any(wanted in fold(t) for t in (c.id, c.name, c.local_name))]
    return (found or companies_alike(event, who))[:_CANDIDATES]
