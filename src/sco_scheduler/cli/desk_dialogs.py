"""The questions that the desk asks: a few fields, a choice from a list, and whether to go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Static


class Ask(ModalScreen[list[str] | None]):
    """Asks for a few fields; Enter goes to the next one and ends at the last, Escape gives up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss_none", "")]

    def __init__(self, title: str, fields: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._fields = title, tuple(fields)

    def compose(self) -> ComposeResult:
        """A box with a line for each field."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="question", markup=False)
            for number, (label, default) in enumerate(self._fields):
                yield Label(label, markup=False)
                yield Input(default, id=f"field{number}", compact=True)

    def on_mount(self) -> None:
        """Begin with the first field."""
        # At once, not after what is waiting: the next key is meant for this field already.
        self.set_focus(self.query_one("#field0", Input))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field, or end."""
        number = int(str(event.input.id).removeprefix("field"))
        if number + 1 < len(self._fields):
            self.set_focus(self.query_one(f"#field{number + 1}", Input))
        else:
            inputs = [self.query_one(f"#field{n}", Input) for n in range(len(self._fields))]
            self.dismiss([field.value.strip() for field in inputs])

    def action_dismiss_none(self) -> None:
        """Give up."""
        self.dismiss(None)


class Choose(ModalScreen[int | None]):
    """Lets one line of a list be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss_none", "")]

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title, self._lines = title, tuple(lines)

    def compose(self) -> ComposeResult:
        """A box with the list."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="question", markup=False)
            yield OptionList(*self._lines, markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with the line's place."""
        self.dismiss(event.option_index)

    def action_dismiss_none(self) -> None:
        """Give up."""
        self.dismiss(None)


class Confirm(ModalScreen[bool]):
    """Asks whether to go on, after saying what that would mean."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", ""),
        Binding("n,escape", "answer(False)", ""),
    ]

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """A box with the lines."""
        with Vertical(classes="box"):
            yield Static("\n".join(self._lines), markup=False)

    def action_answer(self, yes: bool) -> None:  # as a key gives it
        """End."""
        self.dismiss(yes)
