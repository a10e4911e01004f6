"""The screen of the desk: the search, its results, an agenda, and background work.

The screen is shown before heavy imports and reading: the actions of the keys are in ``desk_keys``, which the thread
that reads the workbook imports first.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.markup import escape
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Key, Resize
from textual.widgets import DataTable, Input, Static

from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_asking import Field, typed_as
from sco_scheduler.cli.desk_view import fitted
from sco_scheduler.cli.desk_work import TICK_SECONDS, DeskWork
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import ENGLISH, Phrase, Speech
from sco_scheduler.domain.schedule import PublishedMeeting

if TYPE_CHECKING:
    from sco_scheduler.cli.desk_keys import DeskKeys
    from sco_scheduler.workflows.desk.day import Day
    from sco_scheduler.workflows.desk.endings import Ended
    from sco_scheduler.workflows.desk.file import DeskFile
    from sco_scheduler.workflows.desk.finding import Found

_LOOK_SECONDS = 2.0
"""The interval in seconds of checks whether another process has written the workbook."""

ANSWER_SECONDS = 0.4
"""After a question, its keys are ignored for this time: n is a no to it, and a no-show elsewhere."""

_LISTED = 60
"""The largest number of lines of the list; typing more letters brings up further results."""
_NARROW = 100
"""A screen with fewer columns shows the list or the agenda, not both."""

_SCROLL_BAR = 2

_KEY_NAMES = {"escape": "Esc", **{f"f{number}": f"F{number}" for number in range(1, 13)}}

_ARROWS = {"up": "cursor_up", "down": "cursor_down", "pageup": "page_up", "pagedown": "page_down"}
"""Keys that move in the list while the search field has the focus."""

_BESIDE_AN_AGENDA = {name for keys, name, _ in phrases.KEYS if len(keys) == 1}


class Rows(DataTable[Text]):
    """A table of rows, in which Home and End go to the first and last row."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("home", "scroll_top", ""), Binding("end", "scroll_bottom", "")]


class DeskApp(DeskWork):
    """The desk as a full screen: find somebody, see the agenda, record what happens.

    ``file`` and ``keys`` are set once the workbook has been read. ``company`` is the one whose agenda is open, and
    ``person`` the single delegate of it whose agenda is shown.
    """

    CSS_PATH = "desk.tcss"

    ENABLE_COMMAND_PALETTE = False

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", "", show=False)]

    def __init__(
        self,
        path: Path,
        now: Callable[[Event], datetime],
        name: str,
        speech: Speech = ENGLISH,
        *,
        seconds: float | None = None,
        printer: str = "",
    ) -> None:
        super().__init__(path, speech)
        self.printer = printer
        self.found: list[Found] = []
        self._nobody = False
        self.company: str | None = None
        self.person: str | None = None
        self.rows: list[PublishedMeeting] = []
        self._now, self._desk_name, self._seconds = now, name, seconds
        # The descriptions of the keys are in the language of the desk.
        for pressed, action, told in phrases.KEYS:
            # Handled immediately: the keys typed after it are meant for the screen that it opens.
            keys = typed_as(pressed)
            self._bindings.bind(keys, f"key('{action}')", self.say(told), priority=True)
            if action in _BESIDE_AN_AGENDA:
                # Letters passed on by a field, since they were typed after its Enter, arrive through the list.
                self.bind(keys, f"key('{action}')", description=self.say(told))

    # Screen

    def compose(self) -> ComposeResult:
        """The top line, the search, the results next to the agenda, the last action, the keys."""
        yield Static("", id="top", markup=False)
        yield Static("", id="second", markup=False)
        yield Field(self._search_entered, name="search", placeholder=self.say(Phrase("desk-ui-search")))
        with Horizontal():
            yield Rows(id="find", cursor_type="row")
            with Vertical(id="beside"):
                yield Rows(id="agenda", cursor_type="row")
                yield Static("", id="nothing", markup=False)
        yield Static(self.say(Phrase("desk-ui-reading")), id="message", markup=False)
        yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Start reading the workbook while the screen is already shown."""
        self.screen.set_focus(self.query_one("#search", Input))
        self.call_after_refresh(self.run_worker, self._read, thread=True)
        self.set_interval(_LOOK_SECONDS, self._look)
        self.set_interval(TICK_SECONDS, self._tick)

    def _read(self) -> None:
        from sco_scheduler.cli.desk_keys import DeskKeys
        from sco_scheduler.workflows.desk.endings import take_ended
        from sco_scheduler.workflows.desk.file import DeskFile
        from sco_scheduler.workflows.errors import Stopped

        try:
            file = DeskFile(self.path, self._now)
        except Stopped as stopped:
            told = [f"{f.where_in(self.speech)} {f.message_in(self.speech)}" for f in stopped.findings]
            self.call_from_thread(self.show_message, "\n".join(told))
            return
        ended = take_ended(file)
        keys = DeskKeys(self, self._desk_name, self._seconds)
        keys.view.prepare(file.day())
        self.call_from_thread(self._opened, file, keys, ended)
        # The organizer's content is read only now, since that reads the whole workbook again.
        lost = file.own_content().lost
        if lost:
            self.call_from_thread(self.show_message, self.say(Phrase("desk-ui-will-be-lost")(sheets=lost)))

    def _opened(self, file: DeskFile, keys: DeskKeys, ended: Ended) -> None:
        self.file, self.keys = file, keys
        rules = [violation.message for violation in file.day().violations]
        told = file.day().on_no_day or file.clock_behind or Phrase("desk-ui-ready")
        self.show_message("\n".join([self.say(told), *self.ended(ended), *self.misread(file), *self.broken(rules)]))
        self.refresh_all()
        self._show_keys()

    def refresh_all(self) -> None:
        """Show the day as it is now."""
        day, keys = self.day, self.keys
        if day is not None and keys is not None:
            self.show_top(day, keys)
            self.show_agenda(day)

    def show_top(self, day: Day, keys: DeskKeys) -> None:
        """Show the top lines of the day."""
        assert self.file is not None, "a day is shown once the workbook was read"
        self.query_one("#top", Static).update(keys.view.top(day))
        self.query_one("#second", Static).update(keys.view.second(day, self.file.unsaved, trouble=bool(self._trouble)))

    def _show_found(self, day: Day, keys: DeskKeys, *, anew: bool = False) -> None:
        """Show the search results; the cursor stays on its entry, or is on the first line of a new search."""
        table = self.query_one("#find", DataTable)
        text = self.query_one("#search", Input).value
        marked = None if anew else self._marked()
        self.found = self._listed(day, keys, text)
        titles = map(self.say, (Phrase("desk-ui-id"), phrases.STATE, Phrase("desk-ui-who")))
        # As Text, since brackets in a name are no markup.
        cells = [list(map(Text, keys.view.found_row(day, found))) for found in self.found]
        _fill(table, list(map(Text, titles)), cells, self._room_of_list())
        table.move_cursor(row=next((n for n, found in enumerate(self.found) if found.key == marked), 0))

    def _marked(self) -> tuple[str, ...] | None:
        """The key of the entry under the cursor of the list."""
        cursor = self.query_one("#find", DataTable).cursor_row
        return self.found[cursor].key if 0 <= cursor < len(self.found) else None

    @staticmethod
    def _listed(day: Day, keys: DeskKeys, text: str) -> list[Found]:
        return keys.search(day, text)[:_LISTED]

    def show_agenda(self, day: Day) -> None:
        """Show the agenda of the open company, and the list next to it; the cursor stays on its meeting."""
        keys, row = self.keys, self.row()
        if keys is None:
            return
        if self.company not in day.event.company_by_id:
            # A walk-in who was removed by undo, here or at another desk.
            self.company = None
        if self.company is None or self.person not in day.event.delegate_by_key:
            self.person = None
        self.screen_stack[0].set_class(self.company is None, "closed")
        self._show_found(day, keys)
        self._show_rows(day, keys, row.meeting.number if row is not None else "")

    def _show_rows(self, day: Day, keys: DeskKeys, number: str) -> None:
        """Show the rows of the open agenda, with the cursor on the meeting with a number."""
        table, company = self.query_one("#agenda", DataTable), self.company
        cursor = table.cursor_row
        table.clear(columns=True)
        self.rows = []
        table.border_title = ""
        self._show_nothing("")
        if company is None:
            self._show_keys()
            return
        self.rows = [row for row in day.agenda(company) if self.person in {None, *row.meeting.delegates}]
        cells = [keys.view.agenda_row(day, row, company, self.person) for row in self.rows]
        titles = keys.view.agenda_columns(day, company, self.person)
        _fill(table, list(map(Text, titles)), cells, self._room(), whole=1)
        table.border_title = escape(keys.view.heading(day, company, self.person))
        self._show_nothing(keys.view.nothing(day, company))
        if self.rows:
            numbers = [row.meeting.number for row in self.rows]
            at = numbers.index(number) if number in numbers else min(cursor, len(numbers) - 1)
            table.move_cursor(row=at)

    def _room(self) -> int:
        """The number of columns of the screen for an agenda, as ``desk.tcss`` divides it."""
        return self.size.width if self.size.width < _NARROW else self.size.width * 2 // 3

    def _room_of_list(self) -> int:
        """The number of columns for the list, without its scroll bar."""
        shared = self.company is not None and self.size.width >= _NARROW
        return (self.size.width - self._room() if shared else self.size.width) - _SCROLL_BAR

    def _show_nothing(self, why: str) -> None:
        """Show why a company has no meeting, below the headers of its agenda; '' clears it."""
        self.query_one("#nothing", Static).update(why)
        self.query_one("#nothing", Static).display = bool(why)
        self.query_one("#agenda", DataTable).set_class(bool(why) and not self.rows, "nothing")

    # Keys

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys of the focused part; in a narrow screen, show the list or the agenda."""
        if event.widget.id in {"search", "find", "agenda"}:
            self.screen_stack[0].set_class(event.widget.id == "agenda", "reading")
        self._show_keys()

    def on_resize(self, event: Resize) -> None:
        """Wrap the line of keys again, and decide whether list and agenda fit side by side."""
        self.screen_stack[0].set_class(event.size.width < _NARROW, "narrow")
        self._show_keys(event.size.width)
        if (day := self.day) is not None:
            self.show_agenda(day)

    def _show_keys(self, width: int | None = None) -> None:
        """Show the keys with their descriptions; those of a question are shown until it is answered."""
        line = Text(no_wrap=True)
        used, room = 0, max(20, (width or self.size.width) - 2)
        for pressed, action, told in phrases.KEYS:
            if not self._is_available(action):
                continue
            name, does = _KEY_NAMES.get(pressed, pressed), self.say(told)
            needed = cell_len(f"{name} {does}")
            if used and used + needed > room:
                line.append("\n")
                used = 0
            line.append(name, "bold").append(f" {does}   ")
            used += needed + 3
        self.query_one("#keys", Static).update(line)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search with every letter."""
        if event.input.id == "search":
            self._typed_at = time.monotonic()
        if event.input.id == "search" and (day := self.day) is not None and self.keys is not None:
            self._show_found(day, self.keys, anew=True)
            if not self.found:
                self._say_nobody()
            elif self._nobody:
                self.show_message(self.say(Phrase("desk-ui-ready")))
            self._nobody = not self.found

    def on_key(self, event: Key) -> None:
        """Move in the list with the arrows while the search field has the focus."""
        if event.key in _ARROWS and self.focused is self.query_one("#search", Input):
            getattr(self.query_one("#find", DataTable), f"action_{_ARROWS[event.key]}")()

    def _search_entered(self, field: Field) -> None:
        """Open the result under the cursor, or the first one if the list is not up to date."""
        if (day := self.day) is not None and self.keys is not None:
            marked = self._marked()
            self.found = self._listed(day, self.keys, field.value)
            self._open(next((n for n, found in enumerate(self.found) if found.key == marked), 0))

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the chosen entry of the list."""
        if event.data_table.id == "find":
            self._open(event.cursor_row)

    def _open(self, place: int) -> None:
        if self.keys is not None and place < len(self.found):
            self.keys.open(self.found[place])
        elif self.keys is not None:
            self._say_nobody()

    def _say_nobody(self) -> None:
        self.show_message(self.say(Phrase("desk-ui-nobody-found")(text=self.query_one("#search", Input).value)))

    def row(self) -> PublishedMeeting | None:
        """The meeting under the cursor."""
        cursor = self.query_one("#agenda", DataTable).cursor_row
        return self.rows[cursor] if 0 <= cursor < len(self.rows) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable letters as commands only in an agenda: in a field they are text.

        Parameters
        ----------
        action
            The action of a key: ``key`` for the commands of the desk, others of Textual.
        parameters
            Its arguments; of ``key`` the name of the command.

        Returns
        -------
        bool | None
            Whether the key is enabled; None shows it as disabled.
        """
        return action != "key" or (len(self.screen_stack) == 1 and self._is_available(str(parameters[0])))

    def _is_available(self, name: str) -> bool:
        """Whether a command is available, if no question is open."""
        if name in _BESIDE_AN_AGENDA:
            focused = self.screen_stack[0].focused
            return focused is not None and focused.id == "agenda" and self.company is not None
        return self.keys is not None or name == "leave"

    def action_key(self, name: str) -> None:
        """Execute the command of a key, unless it comes too soon after a question, as an answer to it."""
        self._typed_at = time.monotonic()
        if name in _BESIDE_AN_AGENDA and self._typed_at - self._asked_until < ANSWER_SECONDS:
            return
        if name == "leave":
            self.action_leave()
            return
        if name == "search_again" and self.busy and time.monotonic() - self._since > TICK_SECONDS:
            self.stopped.set()
            self.show_message(self.say(Phrase("desk-ui-giving-up")))
        if self.keys is not None:
            getattr(self.keys, name)()


def _fill(table: DataTable[Text], titles: list[Text], rows: list[list[Text]], room: int, whole: int = 0) -> None:
    """Fill a table, with columns as wide as their content if there is room, and the first ones whole in any case.

    The widths are given, since a table that measures its columns itself shows them too narrow at first.
    """
    table.clear(columns=True)
    widths = fitted([max(cell.cell_len for cell in column) for column in zip(titles, *rows, strict=True)], room, whole)
    for title, width in zip(titles, widths, strict=True):
        table.add_column(title, width=width)
    table.add_rows(rows)
