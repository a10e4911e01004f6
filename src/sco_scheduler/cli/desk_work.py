"""Background work of the desk: actions, their confirmation, and writing the workbook.

The screen stays responsive. The result of a key is shown immediately and written in the background.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event as Flag
from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Static

from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.cli.desk_asking import Confirm
from sco_scheduler.domain.messages import Phrase, Said, Speech

if TYPE_CHECKING:
    from sco_scheduler.cli.desk_keys import DeskKeys
    from sco_scheduler.workflows.desk.day import Day, Step
    from sco_scheduler.workflows.desk.endings import Ended
    from sco_scheduler.workflows.desk.file import Action, DeskFile
    from sco_scheduler.workflows.errors import Refused, Stopped

    Otherwise = tuple[Said, Action]

TICK_SECONDS = 0.5
"""The interval at which the screen updates the elapsed time of an action."""

_PAUSE_SECONDS = 1.0
"""The pause in typing before a question is shown."""

_CHANGES_SHOWN = 12
_CHANGES_TOLD = 6


@dataclass(frozen=True)
class _Wish:
    """A requested action, what follows it or replaces it, and when the work on it began."""

    action: Action | None
    then: Callable[[Step], None] | None
    otherwise: Otherwise | None
    began: float
    agreed: bool = False


class DeskWork(App[None]):
    """The background work of the desk.

    ``file`` and ``keys`` are set once the workbook has been read. ``busy`` counts running computations,
    ``stopped`` is set when they are abandoned.
    """

    def __init__(self, path: Path, speech: Speech) -> None:
        super().__init__()
        self.path, self.speech = path, speech
        self.file: DeskFile | None = None
        self.keys: DeskKeys | None = None
        self.busy = 0
        self.stopped = Flag()
        self._since = 0.0
        self._typed_at = 0.0
        self._asked_until = 0.0
        self._saving = False
        self._trouble = ""

    @property
    def day(self) -> Day | None:
        """The present day; None while the workbook is being read."""
        return self.file.day() if self.file is not None else None

    def say(self, what: Said) -> str:
        """Say something in the language of the desk."""
        return self.speech.say(what)

    def show_message(self, text: str) -> None:
        """Show a message below the lists."""
        self.query_one("#message", Static).update(text)

    def refresh_all(self) -> None:
        """Show the present day."""
        raise NotImplementedError  # implemented by the app

    def show_top(self, day: Day, keys: DeskKeys) -> None:
        """Show the top lines of the day."""
        raise NotImplementedError  # implemented by the app

    def action_leave(self) -> None:
        """End after everything is done and written; if something cannot be written, ask whether to discard it."""
        if self.busy:
            self.set_timer(TICK_SECONDS / 10, self._leave_if_idle)
        elif self.file is None or not self.file.unsaved:
            self.exit()
        elif not self._trouble:
            self.show_message(self.say(phrases.SAVING))
            self._save(then=self.action_leave)
        elif not isinstance(self.screen, Confirm):
            lines = [
                self._trouble,
                "",
                self.say(Phrase("desk-ui-leave-unwritten")),
                self.say(phrases.YES_OR_NO),
                "",
                *(f"  {self.say(text)}" for text in self.file.unwritten),
            ]
            self.push_screen(Confirm(lines), lambda yes: self.exit() if yes else None)

    def _leave_if_idle(self) -> None:
        """Leave, unless background work has ended with a question in the meantime."""
        if len(self.screen_stack) == 1:
            self.action_leave()

    def do(
        self,
        action: Action,
        *,
        agreed: bool = False,
        then: Callable[[Step], None] | None = None,
        otherwise: Otherwise | None = None,
    ) -> None:
        """Do an action in the background: the screen stays responsive, and shows it before it is written.

        Parameters
        ----------
        action
            The action.
        agreed
            Whether disturbing others is confirmed; if not, and the action does, the user is asked.
        then
            Called with the step once it is done.
        otherwise
            The alternative if that is declined, with its description in the question.
        """
        file = self.file
        if file is not None:
            self.work(lambda: file.take(action, agreed=agreed), None if agreed else action, then, otherwise)

    def work(
        self,
        work: Callable[[], Step],
        action: Action | None = None,
        then: Callable[[Step], None] | None = None,
        otherwise: Otherwise | None = None,
        *,
        agreed: bool = False,
    ) -> None:
        """Compute a step in the background."""
        from sco_scheduler.workflows.errors import Refused, Stopped

        self.busy += 1
        self.stopped.clear()
        self._since = time.monotonic()
        wish = _Wish(action, then, otherwise, self._since, agreed)

        def run() -> None:
            try:
                step = work()
            except Refused as refused:
                self.call_from_thread(self._refused, refused, wish)
            except Stopped as stopped:
                self.call_from_thread(self._ended, self._findings_text(stopped))
            except Exception as error:  # a bug of the program must not end the day at the desk
                self.call_from_thread(self._ended, self._fault_text(error))
            else:
                self.call_from_thread(self._stepped, step, wish)

        self.run_worker(run, thread=True, group="desk")

    def beside(self, work: Callable[[], str]) -> None:
        """Do other work in the background, such as printing, and show the result."""
        from sco_scheduler.workflows.errors import Stopped

        self.busy += 1
        self._since = time.monotonic()

        def run() -> None:
            try:
                told = work()
            except Stopped as stopped:
                told = self._findings_text(stopped)
            except Exception as error:  # as above
                told = self._fault_text(error)
            self.call_from_thread(self._ended, told)

        self.run_worker(run, thread=True, group="desk")

    def broken(self, rules: Sequence[Phrase]) -> list[str]:
        """The rules that the workbook breaks after an edit by hand: the first ones and the number of others."""
        if not rules:
            return []
        most = phrases.BROKEN_TOLD
        more = [f"  … +{len(rules) - most}"] if len(rules) > most else []
        return [self.say(phrases.BROKEN), *(f"  {self.say(rule)}" for rule in rules[:most]), *more]

    def misread(self, file: DeskFile) -> list[str]:
        """What is read otherwise than it stands in the workbook: the first of these and the number of others."""
        found, most = file.misread, phrases.BROKEN_TOLD
        more = [f"  … +{len(found) - most}"] if len(found) > most else []
        return [*(f"{f.where_in(self.speech)} {f.message_in(self.speech)}" for f in found[:most]), *more]

    def ended(self, ended: Ended) -> list[str]:
        """What desks had not written when they were ended: what was written after all, and what is lost."""
        both = ((phrases.ENDED_LOST, ended.lost), (phrases.ENDED_SAVED, ended.saved))
        return [
            "\n  ".join([self.say(told), *(f"{e.desk}: {self.say(e.text)}" for e in entries)])
            for told, entries in both
            if entries
        ]

    def _fault_text(self, error: Exception) -> str:
        from sco_scheduler.cli.errors import fault

        return "\n".join(map(self.say, fault(error, ())))

    def _findings_text(self, stopped: Stopped) -> str:
        return "\n".join(finding.message_in(self.speech) for finding in stopped.findings)

    def _tick(self) -> None:
        """Show the elapsed time of an action that takes longer than expected."""
        if self.busy and time.monotonic() - self._since > TICK_SECONDS and not self.stopped.is_set():
            self.show_message(self.say(Phrase("desk-ui-working")(seconds=int(time.monotonic() - self._since))))

    def _ended(self, text: str) -> None:
        self.busy -= 1
        self.show_message("\n".join([text, *self._saved_over()]))
        self.refresh_all()

    def _saved_over(self) -> list[str]:
        """The actions lost because an older state of the workbook was saved."""
        assert self.file is not None, "actions are done once the workbook was read"
        recalled = self.file.recalled()
        if recalled is None:
            return []
        both = ((Phrase("desk-ui-saved-over"), recalled.own), (Phrase("desk-ui-lost-elsewhere"), recalled.others))
        return ["\n  ".join(map(self.say, (told, *texts))) for told, texts in both if texts]

    def _stepped(self, step: Step, wish: _Wish) -> None:
        keys = self.keys
        assert keys is not None, "steps are made once the workbook was read"
        if step.asks and wish.action is not None and not wish.agreed:
            action = wish.action
            self._ask_when_idle(lambda: self._confirm(step, action, Phrase("desk-ui-disturbs"), wish), wish.began)
            return
        self._ended("\n".join([self.say(step.text), *keys.view.notices(step, _CHANGES_TOLD)]))
        if wish.then is not None:
            wish.then(step)
        self._save()

    def _refused(self, refused: Refused, wish: _Wish) -> None:
        told = "\n".join(self.say(part) for part in (refused.reason, *refused.others))
        way = refused.way
        if way is None or wish.action is None:
            self._ended(told)
            return
        from sco_scheduler.workflows.desk.file import cheapest

        action = cheapest(wish.action)
        self._ask_when_idle(lambda: self._confirm(way, action, refused.reason, wish), wish.began, told)

    def _ask_when_idle(self, ask: Callable[[], None], began: float, told: str = "") -> None:
        """Show the question of an action when nothing else is being typed, since that would answer it."""
        elsewhere = len(self.screen_stack) > 1
        typed_since = self._typed_at > began
        if elsewhere or (typed_since and time.monotonic() - self._typed_at < _PAUSE_SECONDS):
            self.set_timer(_PAUSE_SECONDS / 4, lambda: self._ask_when_idle(ask, began, told))
            return
        self._ended(told)
        ask()

    def _confirm(self, step: Step, action: Action, why: Said, wish: _Wish) -> None:
        """Show the changes of the cheapest way and whom it disturbs, and ask for confirmation."""
        from sco_scheduler.workflows.desk.steps import CHANGED_SINCE
        from sco_scheduler.workflows.errors import Refused

        file, keys = self.file, self.keys
        assert file is not None, "steps are made once the workbook was read"
        assert keys is not None, "steps are made once the workbook was read"
        version = file.version
        who = tuple(step.day.short[company] for company in step.disturbed)
        told = Phrase("desk-ui-cheapest") if step.proved else Phrase("desk-ui-best-found")
        about = [why, "", told(count=len(step.changes), who=who or "-")] if not step.question else [step.question]
        lines = [
            *map(self.say, about),
            self.say(wish.otherwise[0] if wish.otherwise is not None else phrases.YES_OR_NO),
            "",
            *keys.view.changes(step, _CHANGES_SHOWN),
        ]

        def as_shown(day: Day) -> Step:
            """The step as shown, or computed and, if it disturbs others, confirmed again if the day has changed."""
            if file.version == version:
                return step
            anew = action(day)
            if set(anew.disturbed) <= set(step.disturbed):
                return anew
            raise Refused(CHANGED_SINCE, anew)

        def answered(yes: bool | None) -> None:  # as the dialog gives it
            self._asked_until = time.monotonic()
            if yes:
                self.work(lambda: file.take(as_shown, agreed=True), action, wish.then, wish.otherwise, agreed=True)
            elif yes is False and wish.otherwise is not None:
                self.do(wish.otherwise[1], agreed=True)
            else:
                self.show_message(self.say(Phrase("desk-ui-nothing-done")))

        self.push_screen(Confirm(lines), answered)

    # The file

    def _save(self, then: Callable[[], None] | None = None) -> None:
        """Write the pending actions in the background; those done in the meantime are written next."""
        file = self.file
        if file is None or (self._saving and then is None):
            return
        from sco_scheduler.workflows.errors import Stopped

        self._saving = True

        def run() -> None:
            told = ""
            lost: tuple[Refused, ...] = ()
            try:
                lost = file.save()
            except Stopped as stopped:
                told = self._findings_text(stopped)
            except Exception as error:  # as above: the actions stay pending
                told = self._fault_text(error)
            self.call_from_thread(self._saved, told, [self.say(refused.reason) for refused in lost], then)

        self.run_worker(run, thread=True, group="file")

    def _saved(self, trouble: str, lost: list[str], then: Callable[[], None] | None) -> None:
        self._saving = False
        if self._trouble and not trouble:
            self.show_message(self.say(Phrase("desk-ui-written")))
        # Repeated every few seconds: other messages in the meantime should stay.
        known = trouble == self._trouble
        self._trouble = trouble
        not_written = [] if known or not trouble else [self.say(Phrase("desk-ui-not-written")(reason=trouble))]
        if told := [*not_written, *lost, *self._saved_over()]:
            self.show_message("\n".join(told))
        if lost:
            self.refresh_all()
        elif (day := self.day) is not None and self.keys is not None:
            self.show_top(day, self.keys)
        if then is not None and not trouble:
            then()
        elif self.file is not None and self.file.unsaved and not trouble:
            self._save()

    def _look(self) -> None:
        """Check whether another process has written the workbook, and update the clock."""
        file, day, keys = self.file, self.day, self.keys
        if file is None or day is None or keys is None or not self.query("#top"):
            return  # not read yet, or the screen is closed while the desk ends
        self.show_top(day, keys)
        if file.unsaved:
            self._save()
        elif file.changed and not self.busy and not self._saving:
            from sco_scheduler.workflows.desk.day import faults

            def read() -> str:
                before = file.day()
                known = set(before.desk.log)
                file.merge()
                now = file.day()
                others = [entry for entry in now.desk.log if entry not in known][-_CHANGES_TOLD:]
                # The author of an edit in the workbook is not known.
                lines = [f"  {entry.desk and f'{entry.desk}: '}{self.say(entry.text)}" for entry in others]
                told = Phrase("desk-ui-changed-by") if others else Phrase("desk-ui-changed")
                return "\n".join([self.say(told), *lines, *self.misread(file), *self.broken(faults(now, before))])

            self.beside(read)
