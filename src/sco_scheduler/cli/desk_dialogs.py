"""The fields that the desk is typed into, and its questions: a few fields, a choice, and whether to go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static


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
