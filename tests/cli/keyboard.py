"""Somebody who works at the desk by its keys."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, nullcontext

import pytest
from textual._compositor import Compositor
from textual.events import Key
from textual.keys import _character_to_key
from textual.widgets import DataTable, Input, Static

from sco_scheduler.cli import desk_app
from sco_scheduler.cli.desk_app import DeskApp
from sco_scheduler.output.texts.words import speech
from sco_scheduler.verify import verify
from sco_scheduler.workflows.agendas_file import read_agendas_file
from tests.workflows.desk.day import NOW, QUICK


class Keyboard:
    """Somebody at the desk."""

    def __init__(self, app, pilot):
        self.app, self.pilot = app, pilot
        self.actions = 0

    async def press(self, *keys):
        for key in keys:
            await self.hit(key)
            while self.app.busy:
                await asyncio.sleep(0.005)
                await self.drawn()
        await self.settle()

    async def hit(self, *keys):
        """Press keys and wait for nothing that is done in the background."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            self.app._driver.send_message(Key(name, key if len(key) == 1 else None))
            await self.drawn()

    async def drawn(self):
        """Wait until no message is left and all is drawn.

        The pilot's own wait has each widget call back, and looks whether the processor is idle, for 40 ms and more.
        """
        ready = asyncio.get_running_loop()._ready
        quiet = 0
        with self.app._context():  # of two desks that are open
            while quiet < 3 and self.app.screen_stack:  # which is empty once the desk has ended
                await asyncio.sleep(0)
                if ready:
                    quiet = 0
                    continue
                screen = self.app.screen
                screen._on_timer_update()
                waiting = any(each.message_queue_size for each in (self.app, *screen.walk_children(with_self=True)))
                quiet = 0 if waiting or ready or screen._callbacks or screen._dirty_widgets else quiet + 1

    def draw(self):
        """Draw the whole of what is on the screen, with what lies below a question."""
        for screen in self.app.screen_stack:
            screen._compositor.render_strips()

    async def type(self, text):
        await self.press(*text)

    async def fill(self, *fields):
        """Fill in a question, field by field."""
        for field in fields:
            self.app.screen.focused.value = field
            await self.press("enter")

    async def settle(self):
        """Wait for what is done in the background, and let the time pass in which a key is taken for an answer."""
        await self.drawn()
        while self.app.busy or self.app.file is None or self.app.file.unsaved or self.app._saving:
            await asyncio.sleep(0.005)
            await self.drawn()
        self.app._asked_until = min(self.app._asked_until, time.monotonic() - desk_app.ANSWER_SECONDS)

    async def open(self, text):
        """Find somebody as by pasting the text: the screen is drawn once, not after each letter."""
        await self.press("escape")
        self.app.query_one("#search", Input).value = text
        await self.settle()
        await self.press("enter")

    async def onto(self, wanted):
        """Go to the row of a meeting by its number."""
        table = self.app.query_one("#agenda", DataTable)
        table.move_cursor(row=[row.meeting.number for row in self.app.rows].index(wanted))
        await self.settle()

    @property
    def message(self):
        return str(self.app.screen_stack[0].query_one("#message", Static).render())

    @property
    def top(self):
        return str(self.app.screen_stack[0].query_one("#top", Static).render())

    @property
    def second(self):
        return str(self.app.screen_stack[0].query_one("#second", Static).render())

    async def type_ahead(self, *keys):
        """Type faster than the screen works: all keys are there before the first is looked at."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
        await self.pilot.pause(0.2)
        await self.settle()


@contextmanager
def undrawn() -> Iterator[None]:
    """Leave out drawing each change of a screen that nobody looks at, which a third of the time would go to."""

    def render_update(compositor: Compositor, *_: object, **__: object) -> None:
        compositor._dirty_regions.clear()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", render_update)
        yield


def at_the_desk(path, play: Callable[[Keyboard], Awaitable[None]], *, now=NOW, lang="en", drawn=False):
    """Let somebody work at a desk, whose screen is drawn after each change, or only as it is in the end."""

    async def session():
        app = DeskApp(path, now if callable(now) else lambda _: now, QUICK.name, speech(lang), seconds=QUICK.seconds)
        async with app.run_test(size=(120, 36)) as pilot:
            keyboard = Keyboard(app, pilot)
            await keyboard.settle()
            await play(keyboard)
            keyboard.draw()

    with nullcontext() if drawn else undrawn():
        asyncio.run(session())


def held(path):
    file = read_agendas_file(path)
    assert verify(file.event, file.schedule.meetings).ok
    return {m.pair: (f"{m.start:%H:%M}", f"{m.zone}/{m.table}") for m in file.schedule.meetings}


def rows_of(file):
    return sorted((row.meeting.number, str(row.meeting), row.status, str(row.outcome)) for row in file.rows)
