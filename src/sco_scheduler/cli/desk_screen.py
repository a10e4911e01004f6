"""The screen of the desk: the search, what is found, an agenda, and the work that is done beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import DataTable, Footer, Input, Static

from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_dialogs import Confirm
from sco_scheduler.cli.desk_view import DeskView
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import ENGLISH, Said, Speech
from sco_scheduler.domain.schedule import PublishedMeeting
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Day, Refused, Step
from sco_scheduler.workflows.desk.file import Action, DeskFile
from sco_scheduler.workflows.desk.finding import Found, search
from sco_scheduler.workflows.errors import Stopped

_LOOK_SECONDS = 2.0
"""How often the desk looks whether somebody else has written the workbook."""

_LISTED = 60
"""The most lines of the list: whoever is further down is found by another letter."""
_CHANGES_SHOWN = 12
_CHANGES_TOLD = 6


class DeskScreen(App[None]):
    """The screen of the desk, without its keys. ``file`` is there once the workbook has been read."""

    CSS = """
    #top { height: auto; background: $primary; color: $text; padding: 0 1; }
    #find { width: 2fr; border-top: solid $primary; }
    #agenda { width: 3fr; border-top: solid $primary; border-title-style: bold; }
    #message { height: auto; min-height: 1; max-height: 8; padding: 0 1; background: $surface; }
    .box { width: 84; height: auto; max-height: 90%; padding: 1 2; background: $panel; border: round $accent; }
    .question { text-style: bold; padding-bottom: 1; }
    ModalScreen { align: center middle; }
    """

    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, path: Path, now: Callable[[Event], datetime], desk: actions.Desk, speech: Speech = ENGLISH
    ) -> None:
        self._speech, self._view = speech, DeskView(speech)
        super().__init__()
        self._path, self._now, self._desk = path, now, desk
        self.file: DeskFile | None = None
        self._found: list[Found] = []
        self._company: str | None = None
        self._rows: list[PublishedMeeting] = []
        self._busy = 0

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "", show=False)]

    # Screen

    def compose(self) -> ComposeResult:
        """The top line, the search, what is found beside the agenda, what was done, the keys."""
        yield Static("", id="top", markup=False)
        yield Input(placeholder=self._say(phrases.SEARCH), id="search")
        with Horizontal():
            yield DataTable(id="find", cursor_type="row")
            yield DataTable(id="agenda", cursor_type="row")
        yield Static(self._say(phrases.READING), id="message", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin to read the workbook, with the screen there already."""
        self.query_one("#find", DataTable).add_columns(*map(self._say, (phrases.ID, phrases.STATE, phrases.WHO)))
        titles = (phrases.NUMBER, phrases.TIME, phrases.TABLE, phrases.STATE, phrases.WITH, phrases.INTERPRETER)
        self.query_one("#agenda", DataTable).add_columns(*map(self._say, titles))
        self.query_one("#search", Input).focus()
        self.run_worker(self._read, thread=True)
        self.set_interval(_LOOK_SECONDS, self._look)

    def _read(self) -> None:
        try:
            file = DeskFile(self._path, self._now)
        except Stopped as stopped:
            told = [f"{f.where_in(self._speech)} {f.message_in(self._speech)}" for f in stopped.findings]
            self.call_from_thread(self._tell, "\n".join(told))
            return
        self.call_from_thread(self._opened, file)

    def _opened(self, file: DeskFile) -> None:
        self.file = file
        self._tell(self._say(phrases.READY))
        self._refresh_all()

    @property
    def day(self) -> Day | None:
        """The day as it is now; None while the workbook is being read."""
        return self.file.day() if self.file is not None else None

    def _say(self, what: Said) -> str:
        return self._speech.say(what)

    def _tell(self, text: str) -> None:
        self.query_one("#message", Static).update(text)

    def _refresh_all(self) -> None:
        day = self.day
        if day is None:
            return
        self.query_one("#top", Static).update(self._view.top(day))
        self._show_found(day)
        self._show_agenda(day)

    def _show_found(self, day: Day) -> None:
        table = self.query_one("#find", DataTable)
        text = self.query_one("#search", Input).value
        self._found = list(search(day, text)) if text.strip() else self._view.first(day)
        table.clear()
        for found in self._found[:_LISTED]:
            table.add_row(*self._view.found_row(day, found))

    def _show_agenda(self, day: Day) -> None:
        table = self.query_one("#agenda", DataTable)
        cursor = table.cursor_row
        table.clear()
        self._rows = []
        if self._company is None or self._company not in day.event.company_by_id:
            return
        rows = [row for row in day.rows if self._company in row.meeting.pair]
        self._rows = sorted(rows, key=lambda row: row.meeting.start)
        for row in self._rows:
            table.add_row(*self._view.agenda_row(day, row, self._company))
        company = day.event.company_by_id[self._company]
        reach = ", ".join(filter(None, (company.contact, company.phone, self._view.presence(day, company.id))))
        table.border_title = f"{company.id} {day.named(company.id)}  {reach}"
        if self._rows:
            table.move_cursor(row=min(cursor, len(self._rows) - 1))

    # Work

    def _do(self, action: Action, *, agreed: bool = False) -> None:
        """Do an action in the background: the screen stays alive meanwhile."""
        file = self.file
        if file is not None:
            self._in_background(lambda: file.do(action, agreed=agreed), None if agreed else action)

    def _in_background(self, work: Callable[[], Step], action: Action | None) -> None:
        self._busy += 1
        self._tell(self._say(phrases.WORKING))

        def run() -> None:
            try:
                step = work()
            except Refused as refused:
                self.call_from_thread(self._refused, refused, action)
            except Stopped as stopped:
                told = "\n".join(f.message_in(self._speech) for f in stopped.findings)
                self.call_from_thread(self._ended, told)
            else:
                self.call_from_thread(self._stepped, step, action)

        self.run_worker(run, thread=True, group="desk")

    def _ended(self, text: str) -> None:
        self._busy -= 1
        self._tell(text)
        self._refresh_all()

    def _stepped(self, step: Step, action: Action | None) -> None:
        if step.asks and action is not None:
            self._ended("")
            self._confirm(step, action, phrases.DISTURBS)
            return
        self._ended("\n".join([self._say(step.text), *self._view.notices(step, _CHANGES_TOLD)]))

    def _refused(self, refused: Refused, action: Action | None) -> None:
        others = [self._say(other) for other in refused.others]
        self._ended("\n".join([self._say(refused.reason), *others]))
        if refused.way is not None and action is not None:
            self._confirm(refused.way, _cheapest(action), refused.reason)

    def _confirm(self, step: Step, action: Action, why: Said) -> None:
        """Show what the cheapest way changes and whom it disturbs, and ask."""
        file, named = self.file, step.day.named
        stamp = file.stamp if file is not None else None
        who = tuple(map(named, step.disturbed))
        lines = [
            self._say(why),
            "",
            self._say(phrases.CHEAPEST(count=len(step.changes), who=who or "-")),
            *self._view.notices(step, _CHANGES_SHOWN),
            "",
            self._say(phrases.YES_OR_NO),
        ]

        def as_shown(day: Day) -> Step:
            """What was shown, unless somebody has written the workbook since: then it is worked out anew."""
            return step if file is not None and file.stamp == stamp else action(day)

        def answered(yes: bool | None) -> None:  # as the dialog gives it
            if yes:
                self._do(as_shown, agreed=True)
            else:
                self._tell(self._say(phrases.NOTHING_DONE))

        self.push_screen(Confirm(lines), answered)

    def _look(self) -> None:
        """See whether somebody else has written the workbook, and let the clock go on."""
        file, day = self.file, self.day
        if file is None or day is None or self._busy:
            return
        self.query_one("#top", Static).update(self._view.top(day))
        if file.changed:

            def read() -> None:
                try:
                    file.reload()
                except Stopped as stopped:
                    told = "\n".join(f.message_in(self._speech) for f in stopped.findings)
                    self.call_from_thread(self._ended, told)
                else:
                    self.call_from_thread(self._ended, self._say(phrases.CHANGED_ELSEWHERE))

            self._busy += 1
            self.run_worker(read, thread=True, group="desk")


def _cheapest(action: Action) -> Action:
    """The action that takes the cheapest way where it cannot be done as it was asked for."""

    def way(day: Day) -> Step:
        try:
            return action(day)
        except Refused as refused:
            if refused.way is None:
                raise
            return refused.way

    return way
