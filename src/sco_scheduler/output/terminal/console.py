"""Consoles that accept any text, and how messages, headings, tables and heat maps are printed on them."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, zip_longest
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from sco_scheduler.agendas.build_report import english_day
from sco_scheduler.domain.messages import ENGLISH, Phrase, Said, Speech
from sco_scheduler.resources import lazy_regex

WRITTEN_TO = Phrase("written-to")


def console_for(stream: IO[str], *, width: int | None = None) -> Console:
    """Make a console on a stream; characters that the stream cannot encode are replaced.

    Text is never interpreted as markup, since names come from outside. ``NO_COLOR``,
    ``TERM=dumb`` and ``COLUMNS`` are respected.

    Parameters
    ----------
    width
        The number of columns without a terminal; 80 by default.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False)


def standard_output() -> Console:
    """A console on standard output."""
    return console_for(sys.stdout)


def standard_error() -> Console:
    """A console on standard error."""
    return console_for(sys.stderr)


_HARMFUL = "\x00-\x1f\x7f-\x9f\u2028\u2029\u202a\u202b\u202d\u202e\ud800-\udfff"
"""Characters that control the terminal, break lines, reorder text, or cannot be encoded."""

_HARM = lazy_regex(f"[ {_HARMFUL}]*[{_HARMFUL}][ {_HARMFUL}]*")


def plain(text: str) -> str:
    """Put a text from outside on one line, without characters that control a terminal."""
    cleaned, count = _HARM.subn(" ", text)
    return cleaned.strip(" ") if count else text


def heading(text: str) -> Text:
    """A heading on a separate line."""
    return Text(plain(text), style="bold")


def table(*columns: str, title: str = "", right: tuple[int, ...] = (), least: tuple[int | None, ...] = ()) -> Table:
    """Make an empty table in the style of the program.

    Parameters
    ----------
    right
        The indices of the columns with numbers.
    least
        The least width of each of the first columns in a narrow terminal, None for any.
    """
    made = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left", title_style="bold", pad_edge=False)
    for i, (name, width) in enumerate(zip_longest(columns, least)):
        made.add_column(name, justify="right" if i in right else "left", overflow="fold", min_width=width)
    return made


NARROW = 66
"""Below this number of columns, tables of sentences are hardly legible, and are printed as lists."""

_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_OPENING, _CLOSING = "“‘（《「【", "”’），。；：！？、》」】…"
_UNITS = lazy_regex(
    rf"(?P<blank> )|[{_OPENING}]*(?:[{_WIDE}]|[^ {_WIDE}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*", re.DOTALL
)
"""A space, or a unit that must not be broken: a word, or a wide character with adjacent punctuation."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph for rich, made ``plain``; ``hang`` precedes the first line, spaces the others (hanging indent)."""

    text: str
    hang: str = ""
    style: str = ""
    hang_style: str = ""

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        indent = cell_len(self.hang)
        text = plain(self.text)
        longest, whole = max(map(cell_len, _units(text)), default=0), cell_len(text)
        return Measurement(min(longest, whole) + indent, whole + indent).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = cell_len(self.hang)
        for number, line in enumerate(wrapped(plain(self.text), max(1, options.max_width - indent))):
            before = Text(self.hang, style=self.hang_style) if number == 0 else Text(" " * indent)
            before.no_wrap = True
            yield before.append(line, style=self.style or "default")


def wrapped(text: str, width: int) -> list[str]:
    """Wrap a text into lines; a word that is too long is broken anywhere."""
    lines: list[str] = []
    line, used = "", 0
    for unit in _units(text):
        size = cell_len(unit)
        if used + size <= width or (unit == " " and used <= width):
            line, used = line + unit, used + size
            continue
        if line.strip():
            lines.append(line.rstrip())
        *full, line = [unit.lstrip()] if size <= width else chop_cells(unit.lstrip(), width) or [""]
        lines += full
        used = cell_len(line)
    return [*lines, line.rstrip()]


def _units(text: str) -> Iterator[str]:
    return (match[0] for match in _UNITS.finditer(text) if match[0])


def print_said(console: Console, told: Said, speech: Speech = ENGLISH, *, hang: str = "", style: str = "") -> None:
    """Print a message as a paragraph, wrapped to the width of the terminal.

    Parameters
    ----------
    hang
        The text before the first line; the lines below are indented by its width.
    """
    console.print(Prose(speech.say(told), hang=hang, style=style))


def print_path(console: Console, told: Said, speech: Speech = ENGLISH) -> None:
    """Print a message that names a file on one line, so that the name can be copied."""
    console.print(plain(speech.say(told)), soft_wrap=True)


# Heat maps

_SHORTEST_LABEL = 20
"""Long names of rows are cut down to this number of columns if a day would not fit otherwise."""

_COLUMN = 4
"""The width of a column: three digits and a space."""

_COLOURS = ((1.0, "black on red"), (0.85, "black on yellow"), (0.5, "black on green"))
"""Colours by the least share, the fullest first; below there is no colour."""


@dataclass(frozen=True, slots=True)
class Heat:
    """The capacity of a slot and its use or demand; a slot with neither is *closed*."""

    row: str
    start: datetime
    used: float
    room: int

    @property
    def share(self) -> float:
        """Use divided by capacity; infinite without capacity."""
        return self.used / self.room if self.room else float("inf")


@dataclass(frozen=True)
class HeatMap:
    """A rich renderable: occupancy in rows of slots, as coloured percentages, legible without colour.

    Each day has a separate block, and a day that is wider than the terminal is continued below. ``day_name``
    formats a day.
    """

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
    """The times in two lines: each hour above its first slot, the minutes below."""
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
