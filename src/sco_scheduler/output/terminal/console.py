"""Consoles that accept any text, and how messages, headings and tables are printed on them."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from sco_scheduler.domain.messages import ENGLISH, Phrase, Said, Speech
from sco_scheduler.resources import lazy_regex

WRITTEN_TO = Phrase("written-to")


def console_for(stream: IO[str], *, width: int | None = None) -> Console:
    """Make a console on a stream; letters that the stream cannot encode are replaced.

    What is printed is never read as markup, since names come from outside. ``NO_COLOR``,
    ``TERM=dumb`` and ``COLUMNS`` are respected.

    Parameters
    ----------
    width
        The columns without a terminal; 80 by default.
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
"""What steers the terminal, breaks lines, reorders what follows, or cannot be encoded."""

_HARM = lazy_regex(f"[ {_HARMFUL}]*[{_HARMFUL}][ {_HARMFUL}]*")


def plain(text: str) -> str:
    """Text that came from outside, on one line and without characters that steer a terminal."""
    cleaned, count = _HARM.subn(" ", text)
    return cleaned.strip(" ") if count else text


def heading(text: str) -> Text:
    """A heading on a line of its own."""
    return Text(plain(text), style="bold")


def table(*columns: str, title: str = "", right: tuple[int, ...] = (), least: tuple[int | None, ...] = ()) -> Table:
    """Make an empty table in the style of the program.

    Parameters
    ----------
    right
        The columns that hold numbers, from 0.
    least
        The least width that each of the first columns keeps in a narrow terminal, None for any.
    """
    made = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left", title_style="bold", pad_edge=False)
    for i, (name, width) in enumerate(zip_longest(columns, least)):
        made.add_column(name, justify="right" if i in right else "left", overflow="fold", min_width=width)
    return made


NARROW = 66
"""Columns below which no table of sentences reads well, and they stand one below the other."""

_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_OPENING, _CLOSING = "“‘（《「【", "”’），。；：！？、》」】…"
_UNITS = lazy_regex(
    rf"(?P<blank> )|[{_OPENING}]*(?:[{_WIDE}]|[^ {_WIDE}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*", re.DOTALL
)
"""A blank, or what must not be broken: a word or a wide character with the signs that cling to it."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text for rich as a paragraph, made ``plain``; ``hang`` is before the first line, and as blanks below."""

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
        What stands before the first line; as many blanks stand before those below.
    """
    console.print(Prose(speech.say(told), hang=hang, style=style))


def print_path(console: Console, told: Said, speech: Speech = ENGLISH) -> None:
    """Print a message that names a file on one line, so that the name can be copied."""
    console.print(plain(speech.say(told)), soft_wrap=True)
