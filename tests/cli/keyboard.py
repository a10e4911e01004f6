"""Somebody who works at the desk by its keys."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from textual.events import Key
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
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text):
        await self.press(*text)

    async def fill(self, *fields):
        """Fill in a question, field by field."""
        for field in fields:
            self.app.screen.focused.value = field
            await self.press("enter")

    async def settle(self):
        await self.pilot.pause()
        while self.app.busy or self.app.file is None or self.app.file.unsaved or self.app._saving:
            await self.pilot.pause(0.02)
        waiting = self.app._asked_until + desk_app.ANSWER_SECONDS - time.monotonic()
        await self.pilot.pause(waiting if waiting > 0 else None)

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


def at_the_desk(path, play: Callable[[Keyboard], Awaitable[None]], *, now=NOW, lang="en"):
    """Let somebody work at a desk."""

    async def session():
        app = DeskApp(path, now if callable(now) else lambda _: now, QUICK.name, speech(lang), seconds=QUICK.seconds)
        async with app.run_test(size=(120, 36)) as pilot:
            keyboard = Keyboard(app, pilot)
            await keyboard.settle()
            await play(keyboard)

    asyncio.run(session())


def held(path):
    file = read_agendas_file(path)
    assert verify(file.event, file.schedule.meetings).ok
    return {m.pair: (f"{m.start:%H:%M}", f"{m.zone}/{m.table}") for m in file.schedule.meetings}


def rows_of(file):
    return sorted((row.meeting.number, str(row.meeting), row.status, str(row.outcome)) for row in file.rows)
