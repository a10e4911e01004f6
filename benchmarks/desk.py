"""How fast the desk answers at full size: ``python -m benchmarks.desk WORKBOOK [--repairs 20] [--seed 0] [--json]``.

The workbook is an agendas workbook, which is copied first. Measured are, in a process of its own, the time until the
screen is there and until the workbook is read; then, by the keys of the desk, the time from a key until the screen has
what it brings (a letter of the search, an agenda opened, an arrival, whom a company can meet, and so on through the
day); what writing takes behind the screen; and bookings of seeded pairs at times when one of the two is busy, until the
cheapest way is shown. The targets are a second, a tenth of a second, and three seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from textual.widgets import Input, Static

from benchmarks.machine import facts, print_facts
from sco_scheduler.cli.desk_app import DeskApp
from sco_scheduler.cli.desk_asking import Choose
from sco_scheduler.domain.event import Event
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.desk.day import Day
from sco_scheduler.workflows.desk.repairs import Desk
from sco_scheduler.workflows.errors import Refused

_START = """
import sys, time
began = float(sys.argv[2])
from pathlib import Path
from sco_scheduler.cli.desk_app import DeskApp
from sco_scheduler.workflows.inputs import Moment, clock
read, opened = DeskApp._read, DeskApp._opened
def timed_read(app):
    print("screen", time.time() - began, file=sys.__stdout__, flush=True)
    read(app)
def timed_opened(app, file, keys):
    opened(app, file, keys)
    print("read", time.time() - began, file=sys.__stdout__, flush=True)
    app.exit()
DeskApp._read, DeskApp._opened = timed_read, timed_opened
DeskApp(Path(sys.argv[1]), clock(Moment()), "benchmark").run(headless=True)
"""

_KEYS = (
    ("what came of a meeting, asked", "o"),
    ("a meeting held, or why not", "h"),
    ("with whom to swap tables, asked", "s"),
    ("a meeting cancelled, or why not", "c"),
    ("taken back", "f8"),
    ("a no-show, or who of several", "n"),
    ("there after all, or asked", "a"),
    ("a walk-in, asked", "f2"),
    ("who is to be told", "f3"),
    ("which table to close, asked", "f4"),
)
"""Keys beside an agenda, in the order in which they are pressed, with what they bring."""

Times = dict[str, list[float]]


def started(workbook: Path) -> tuple[float, float]:
    """Seconds from the start of the process until the screen is there, and until the workbook is read."""
    run = subprocess.run(
        [sys.executable, "-c", _START, workbook, str(time.time())], capture_output=True, text=True, check=True
    )
    found = dict(line.split() for line in run.stdout.splitlines() if line.startswith(("screen", "read")))
    return float(found["screen"]), float(found["read"])


def keys(workbook: Path, seed: int) -> Times:
    """Seconds that keys take until the screen has what they bring."""
    found: Times = {}

    async def session() -> None:
        app = DeskApp(workbook, lambda event: event.slots[2].start, "benchmark")
        async with app.run_test(size=(150, 45)) as pilot:
            await _until(lambda: app.file is not None)

            async def timed(name: str, key: str, done: Callable[[], bool]) -> None:
                began = time.perf_counter()
                app.simulate_key(key)
                await _until(done)
                found.setdefault(name, []).append(time.perf_counter() - began)

            file = app.file
            assert file is not None, "the workbook was read"
            active = [c for c in file.day().event.companies if file.day().agenda(c.id)]
            companies = random.Random(seed).sample(active, min(12, len(active)))
            search, message = app.query_one("#search", Input), app.query_one("#message", Static)

            def told() -> bool:
                return bool(str(message.render()))

            def answered() -> bool:
                return len(app.screen_stack) > 1 or told()

            async def closed() -> None:
                while len(app.screen_stack) > 1:
                    await pilot.press("escape")

            for company in companies:
                await pilot.press("escape")
                typed = ""
                for letter in company.id.lower():
                    typed += letter
                    await timed("a letter of the search", letter, lambda wanted=typed: search.value == wanted)
                await timed("an agenda opened", "enter", lambda wanted=company.id: app.company == wanted)
                app.show_message("")
                await timed("an arrival", "a", answered)
                await closed()
                began = time.perf_counter()
                await _until(lambda: not file.unsaved)
                found.setdefault("writing, behind the screen", []).append(time.perf_counter() - began)
                app.show_message("")
                await timed("when they want to meet, asked", "f", answered)
                await timed("whom they can meet", "enter", lambda: isinstance(app.screen, Choose) or told())
                await closed()
                for name, key in _KEYS:
                    app.show_message("")
                    await timed(name, key, answered)
                    await closed()
                    await _until(lambda: not (app.busy or file.unsaved))

    asyncio.run(session())
    return found


async def _until(done: Callable[[], bool]) -> None:
    while not done():
        await asyncio.sleep(0.005)


def repairs(day: Day, count: int, seed: int) -> Iterator[tuple[float, str]]:
    """Seconds until a booking at a time when one of the two is busy is answered, and how."""
    rng, event = random.Random(seed), day.event
    pairs = sorted(pair for pair in event.requests_by_pair if pair not in day.schedule.by_pair)
    tried = 0
    for pair in rng.sample(pairs, len(pairs)):
        slot = rng.choice([slot for slot in event.slots if slot.start > day.now])
        began = time.perf_counter()
        try:
            actions.book(day, *pair, slot.start, desk=Desk("benchmark"))
        except Refused as refused:
            way = refused.way
            if "desk-not-free" not in getattr(refused.reason, "key", ""):
                continue
            answer = "none found" if way is None else "proved" if way.proved else "not proved"
            yield time.perf_counter() - began, answer
            tried += 1
        if tried == count:
            return


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--repairs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    print_facts([given.seed])
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(shutil.copy(given.workbook, folder))
        starts = [started(workbook) for _ in range(3)]
        times: Times = {"the screen is there": [s for s, _ in starts], "the workbook is read": [r for _, r in starts]}
        times |= keys(workbook, given.seed)
        day = _day(workbook)
        answered = list(repairs(day, given.repairs, given.seed))
        times["a booking that needs a repair"] = [seconds for seconds, _ in answered]
    answers = {answer: sum(a == answer for _, a in answered) for answer in ("proved", "not proved", "none found")}
    if given.json:
        print(json.dumps({"facts": facts([given.seed]), "seconds": times, "repairs": answers}, indent=2))
        return
    print(f"{'':32}{'median':>8}{'worst':>8}{'times':>7}")
    for name, seconds in ((name, seconds) for name, seconds in times.items() if seconds):
        print(f"{name:32}{statistics.median(seconds):8.3f}{max(seconds):8.3f}{len(seconds):7}")
    print("repairs: " + ", ".join(f"{count} {answer}" for answer, count in answers.items()))


def _day(workbook: Path) -> Day:
    from sco_scheduler.workflows.desk.file import DeskFile

    def now(event: Event) -> datetime:
        return event.slots[2].start

    return DeskFile(workbook, now).day()


if __name__ == "__main__":
    main()
