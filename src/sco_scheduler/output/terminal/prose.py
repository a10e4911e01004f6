"""Text that is broken into lines where its language breaks it: Chinese between any two characters.

rich breaks at blanks only, so that a Chinese sentence with a name in it leaves half of its lines empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

NARROW = 66
"""Columns below which no table of sentences reads well, and they stand one below the other."""

_WIDE = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_OPENING, _CLOSING = "“‘（《「【", "”’），。；：！？、》」】…"
_UNITS = re.compile(
    rf"(?P<blank>[ \n])|[{_OPENING}]*(?:[{_WIDE}]|[^ \n{_WIDE}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*", re.DOTALL
)
"""A blank, or what must not be broken: a word or a wide character with the signs that cling to it."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text for rich, in paragraphs between line breaks; ``hang`` is before the first line, and as blanks below."""

    text: str
    hang: str = ""
    style: str = ""
    hang_style: str = ""

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        indent = cell_len(self.hang)
        longest = max((cell_len(unit) for unit in _units(self.text)), default=0)
        whole = max(map(cell_len, self.text.split("\n")))
        return Measurement(min(longest, whole) + indent, whole + indent).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = cell_len(self.hang)
        for number, line in enumerate(wrapped(self.text, max(1, options.max_width - indent))):
            before = Text(self.hang, style=self.hang_style) if number == 0 else Text(" " * indent)
            before.no_wrap = True
            yield before.append(line, style=self.style or "default")


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, each at most so many columns wide; a word that is longer is broken anywhere."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0
        for unit in _units(paragraph):
            size = cell_len(unit)
            if used + size <= width or (unit == " " and used <= width):
                line, used = line + unit, used + size
                continue
            if line.strip():
                lines.append(line.rstrip())
            *full, line = [unit.lstrip()] if size <= width else chop_cells(unit.lstrip(), width) or [""]
            lines += full
            used = cell_len(line)
        lines.append(line.rstrip())
    return lines


def _units(text: str) -> Iterator[str]:
    return (match[0] for match in _UNITS.finditer(text) if match[0])
