"""Consoles that never fail, and the pieces of text that everything here is made of."""

from __future__ import annotations

import io
import sys
import unicodedata
from itertools import zip_longest
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text


def console_for(stream: IO[str], *, width: int | None = None) -> Console:
    """A console on a stream; letters that the stream cannot encode are replaced.

    What is printed is never read as markup, since names come from outside. ``NO_COLOR``,
    ``TERM=dumb`` and ``COLUMNS`` are respected; without a terminal lines are 80 columns wide, or
    ``width``.
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


def plain(text: str) -> str:
    """Text that came from outside, on one line and without characters that steer a terminal."""
    if text.isprintable():
        return text
    return " ".join("".join(c if _harmless(c) else " " for c in text).split())


def _harmless(character: str) -> bool:
    # Cc steers the terminal, Cs cannot be encoded, bidirectional overrides reorder what follows.
    return (
        unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"} and character not in "\u202a\u202b\u202d\u202e"
    )


def heading(text: str) -> Text:
    """A heading on a line of its own."""
    return Text(text, style="bold")


def table(*columns: str, title: str = "", right: tuple[int, ...] = (), least: tuple[int | None, ...] = ()) -> Table:
    """An empty table in the house style; ``right`` lists the columns that hold numbers.

    ``least`` is the least width that each of the first columns keeps in a narrow terminal, None for any.
    """
    made = Table(box=SIMPLE_HEAD, title=title or None, title_justify="left", title_style="bold", pad_edge=False)
    for i, (name, width) in enumerate(zip_longest(columns, least)):
        made.add_column(name, justify="right" if i in right else "left", overflow="fold", min_width=width)
    return made
