"""Heat maps: occupancy in rows of slots, as percentages on a colour.

The figures are enough without colour. Each day has a block of its own, and a day that is wider than the
terminal is continued below.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from sco_scheduler.agendas.build_report import english_day
from sco_scheduler.output.terminal.console import plain

_SHORTEST_LABEL = 20
"""To so many columns long names of rows are cut where a day would not fit otherwise."""

_COLUMN = 4
"""Three digits and a space before them."""

_COLOURS = ((1.0, "black on red"), (0.85, "black on yellow"), (0.5, "black on green"))
"""From the fullest down; what is emptier has no colour."""


@dataclass(frozen=True, slots=True)
class Heat:
    """How much of the room in one slot is used or asked for; no room and nothing used is *closed*."""

    row: str
    start: datetime
    used: float
    room: int

    @property
    def share(self) -> float:
        """Used over room; infinite where something is asked for where there is no room."""
        if self.room == 0:
            return float("inf") if self.used > 0 else 0.0
        return self.used / self.room


@dataclass(frozen=True)
class HeatMap:
    """A rich renderable: rows of heat over the slots of the event. ``day_name`` formats a day."""

    title: str
    cells: Sequence[Heat]
    day_name: Callable[[date], str] = english_day

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(self.title, style="bold")
        names = list(dict.fromkeys(c.row for c in self.cells))
        found = {(c.row, c.start): c for c in self.cells}
        starts = sorted({c.start for c in self.cells})
        days = [(day, list(moments)) for day, moments in groupby(starts, key=lambda s: s.date())]
        spare = options.max_width - _COLUMN * max((len(moments) for _, moments in days), default=0)
        label = min(max((cell_len(plain(n)) for n in names), default=0), max(_SHORTEST_LABEL, spare))
        fitting = max(1, (options.max_width - label) // _COLUMN)
        for day, moments in days:
            if len(days) > 1:
                yield Text(self.day_name(day), style="italic")
            for i in range(0, len(moments), fitting):
                yield from _block(names, moments[i : i + fitting], found, label)


def _block(
    names: Iterable[str], moments: Sequence[datetime], found: dict[tuple[str, datetime], Heat], label: int
) -> Iterator[Text]:
    yield _clock_line(moments, label, hours=True)
    yield _clock_line(moments, label, hours=False)
    for name in names:
        line = Text(plain(name))
        line.truncate(label, pad=True)
        for moment in moments:
            line.append_text(_cell(found.get((name, moment))))
        line.no_wrap = True
        yield line


def _clock_line(moments: Sequence[datetime], label: int, *, hours: bool) -> Text:
    """The clock in two lines: the hour where it begins, the minutes below."""
    words, before = [], None
    for moment in moments:
        hour = moment.hour if moment.hour != before else None
        words.append(f"{moment:%H}:" if hours and hour is not None else "" if hours else f"{moment:%M}")
        before = moment.hour
    return Text(" " * label + "".join(f"{word:>{_COLUMN}}" for word in words), style="dim", no_wrap=True)


def _cell(heat: Heat | None) -> Text:
    if heat is None or (heat.room == 0 and heat.used == 0):
        return Text("   -", style="dim")
    words = "!!!" if heat.share == float("inf") else f"{min(999, round(heat.share * 100))}"
    style = next((style for least, style in _COLOURS if heat.share >= least), "")
    return Text(" ").append(f"{words:>3}", style=style)
