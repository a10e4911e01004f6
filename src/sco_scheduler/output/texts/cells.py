"""Text as a worksheet can hold it, and how much room it takes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CELL_LIMIT = 32_767
"""The most characters that a cell of an Excel workbook holds, in UTF-16 units."""

# What XML cannot carry: control characters save tab and line feed, lone surrogates, noncharacters.
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")


def clean(text: str) -> str:
    """The text with line breaks made alike, without what a workbook cannot carry, and no longer than a cell.

    A text that is too long ends with a note of how long it was.
    """
    if text.isascii() and text.isprintable() and len(text) <= CELL_LIMIT:
        return text
    text = _UNUSABLE.sub("", _LINE_BREAKS.sub("\n", text))
    if len(text) * 2 <= CELL_LIMIT or units(text) <= CELL_LIMIT:
        return text
    note = f" … (cut here: {len(text):,} characters do not fit into a cell)"
    return cut(text, CELL_LIMIT - units(note)) + note


def one_line(text: str) -> str:
    """The text, cleaned, with every run of blanks and line breaks as one space."""
    return " ".join(clean(text).split())


def units(text: str) -> int:
    """The length of the text in UTF-16 units, as Excel counts it."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def cut(text: str, limit: int) -> str:
    """The longest start of the text that has at most ``limit`` UTF-16 units."""
    # Decoding passes over half a pair of units at the end.
    return text[:limit].encode("utf-16-le", "surrogatepass")[: 2 * limit].decode("utf-16-le", "ignore")


_NARROW = frozenset("iljtfrI.,:;|!'`()[]{}/\\- ")
_BROAD = frozenset("mwMW@%—…")


@lru_cache(maxsize=4096)
def _char_width(char: str) -> float:
    """The width of a character of Arial at 10 points, in units of a column's width (a digit)."""
    if unicodedata.east_asian_width(char) in {"W", "F"}:
        return 1.9
    if char in _NARROW:
        return 0.53
    if char in _BROAD:
        return 1.4
    if unicodedata.combining(char):
        return 0.0
    if char.isupper():
        return 1.25
    return 0.97 if char.isascii() else 1.07


def width(text: str) -> float:
    """About how wide the text is on one line at 10 points, in units of a column's width."""
    return sum(map(_char_width, text))


def lines(text: str, room: float) -> int:
    """About how many lines the text takes, wrapped in a column of this width; at least 1."""
    return sum(_lines_of_paragraph(paragraph, room) for paragraph in text.split("\n"))


@lru_cache(maxsize=16_384)
def _lines_of_paragraph(text: str, room: float) -> int:
    if width(text) <= room:
        return 1
    count, used = 1, 0.0
    for word in re.findall(r"\S+\s*", text):
        # Chinese may be broken anywhere, other words only where they are longer than a line.
        size = width(word)
        if used and used + width(word.rstrip()) > room and not _breaks_anywhere(word):
            count, used = count + 1, 0.0
        used += size
        while used > room and (size > room or _breaks_anywhere(word)):
            count, used = count + 1, used - room
    return count


def _breaks_anywhere(word: str) -> bool:
    return unicodedata.east_asian_width(word[0]) in {"W", "F"}
