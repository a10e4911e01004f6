"""The dialogs of the desk: fields, a choice, a confirmation; and the questions for missing arguments of the keys."""

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
    """A field that handles Enter immediately: the keys typed after it go to the next field.

    Textual passes Enter from parent to parent before it is handled, while the next keys still go to this field: a
    time typed fast, or read by a scanner, would end in the previous field.
    """

    def __init__(
        self, entered: Callable[[Field], None], value: str = "", *, name: str, placeholder: str = "", slim: bool = False
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=name, compact=slim)
        self._entered = entered

    def on_key(self, event: Key) -> None:
        """Handle Enter; pass on the keys typed after it."""
        focused = self.screen.focused
        if focused is not self:
            event.stop()
            event.prevent_default()
            if focused is not None:
                # As the application itself forwards keys; the event itself has been consumed by coming here.
                focused._forward_event(Key(event.key, event.character))
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            self._entered(self)


_RUSSIAN = dict(zip("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзфывапролдячсмить", strict=True))
"""The letters that keys produce with a Russian keyboard layout, which is active after typing a Russian name."""


def typed_as(key: str) -> str:
    """All forms in which a key may arrive, separated by commas: a letter also in Russian, capital and full width."""
    if len(key) > 1:
        return key
    ways = (key, _RUSSIAN[key])
    return ",".join((*ways, *(way.upper() for way in ways), chr(ord(key) + 0xFEE0)))


Entered = TypeVar("Entered")


class Dialog(ModalScreen[Entered]):
    """A dialog that is answered once: the second of two keys pressed fast arrives when it is closed already."""

    answered = False

    def answer(self, answer: Entered) -> None:
        """Close with an answer; only the first one counts."""
        if not self.answered:
            self.answered = True
            self.dismiss(answer)


Check = Callable[[Sequence[str]], tuple[int, str] | None]
"""Validates the fields of a dialog: returns the index of a field and the message; None if all are valid."""


class Ask(Dialog[list[str] | None]):
    """Asks for a few fields; Enter goes to the next one and closes at the last, Escape cancels.

    An error found by ``check`` is shown in the dialog, which keeps everything typed; Enter submits it from then on.
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
        """Focus the first field, and apply the keys typed before it existed."""
        # Immediately, not after pending events: the next key is already meant for this field.
        self.set_focus(self.query_one("#field0", Field))
        self.query_one("#wrong").display = False
        for key in self._ahead:
            self._hand_on(key)

    def on_key(self, event: Key) -> None:
        """Pass on keys typed before the fields existed; keys that fields handle themselves do not arrive here."""
        if event.is_printable or event.key == "enter":
            event.stop()
            self._hand_on(event)

    def _hand_on(self, key: Key) -> None:
        if isinstance(self.focused, Field):
            self.focused._forward_event(Key(key.key, key.character))
        else:
            self._ahead.append(key)

    def _next(self, field: Field) -> None:
        """Go to the next field, or submit."""
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
        """Cancel."""
        self.answer(None)


class Lines(OptionList):
    """A list that handles Enter immediately, before the keys after it."""

    def on_key(self, event: Key) -> None:
        """Choose the highlighted line."""
        if event.key == "enter" and self.highlighted is not None and isinstance(self.screen, Choose):
            event.stop()
            event.prevent_default()
            self.screen.answer(self.highlighted)


class Choose(Dialog[int | None]):
    """A dialog to choose one line of a list."""

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
        """Start at the previous position."""
        self.query_one(OptionList).highlighted = min(self._place, len(self._lines) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the line's index."""
        self.answer(event.option_index)

    def action_dismiss_none(self) -> None:
        """Cancel."""
        self.answer(None)


class Confirm(Dialog[bool | None]):
    """Asks for confirmation after describing the consequences; Escape gives no answer."""

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
        """Close with the answer."""
        self.answer(yes)


_NOBODY_CALLED_IN = {
    Role.PURCHASER: Phrase("desk-ui-no-purchaser-called"),
    Role.SUPPLIER: Phrase("desk-ui-no-supplier-called"),
    None: Phrase("desk-ui-nobody-called"),
}

_CANDIDATES = 12
"""The largest number of companies offered for a part of a name."""

Reader = Callable[[str], object]
"""Parses the text of a field; raises ``Refused`` for invalid text."""

FieldAsked = tuple[Said, Reader | None]
"""A field of a question: its label, and its parser; None accepts any text."""


class DeskQuestions:
    """The day for the keys, and the questions that several of them ask.

    A question is shown as a dialog over the screen; a function is passed to process the answer,
    which is not called if the question is cancelled.

    Parameters
    ----------
    name
        The name of the desk, for the log.
    seconds
        The time limit of a repair, None for the default.
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
        """The present day."""
        return self.file.day()

    @property
    def company(self) -> str:
        """The ID of the company whose agenda is open."""
        company = self.app.company
        assert company is not None, "an agenda is open"
        return company

    def ask_whom(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Continue with the keys of the intended delegates; if there are several, ask which."""
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
        """Let one of several lines be chosen, and continue with its index; nothing happens on cancel."""
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
        """Ask for a few fields, and continue with their texts; nothing happens on cancel."""
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
        """Ask for a few fields, and do an action with their texts; arguments as for ``_ask``."""
        self._ask(title, fields, lambda texts: self.app.do(lambda day: action(day, texts)), typed=typed)

    def check(self, *readers: Reader | None) -> Check:
        """Make a validation of fields from their parsers, in order; None accepts any text.

        Parameters
        ----------
        *readers
            Parses a field each, and raises ``Refused`` for invalid text.
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
        """Check that some company has a text as its name, or nearly.

        Raises
        ------
        Refused
            If there is none.
        """
        event = _in_role(self.day.event, role)
        # A company with this name in the other role is the one that was meant.
        if text and not _likely(event, text) and (_likely(self.day.event, text) or not nearest_companies(event, text)):
            raise Refused(_NOBODY_CALLED_IN[role](name=text))

    def on_row(self, then: Callable[[str], None], *, later: bool = False) -> None:
        """Continue with the number of the meeting under the cursor; ``later``: only if it is held and has not begun."""
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
        """Continue with the company with a name, in a role if given; if several have it, ask which."""
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
        """Continue with the companies with several names, asking about one after another."""
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
    """The event with only the companies in a role; None for any."""
    if role is None:
        return event
    return replace(event, companies=tuple(c for c in event.companies if c.terms(role) is not None))


def _likely(event: Event, who: str) -> list[Company]:
    """A few companies with a text in their name or ID, else those whose name or ID is a similar spelling."""
    wanted = fold(who)
    found = [c for c in event.companies if wanted and any(wanted in fold(t) for t in (c.id, c.name, c.local_name))]
    return (found or companies_alike(event, who))[:_CANDIDATES]
