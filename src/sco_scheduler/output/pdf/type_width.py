"""How many lines a text takes when it is set in Noto Sans: rather one too many, so that what fits by it, fits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_BOLD = {
    0.21: "‘’",
    0.27: " !'.:·",
    0.3: ",;ijlıłі",
    0.33: "()-J[]І",
    0.36: "`",
    0.39: "If{}•",
    0.42: "/\\_t°",
    0.45: "r“”",
    0.48: '"?z§гғ',
    0.51: "csзстэєґ–„",
    0.54: "*FS|",
    0.57: "$+0123456789<=>ELTZ^vxy~×ŁГЕТеухҐҒүұ€",
    0.6: "ae«»Завьяә",
    0.63: "CPYbdgkopqÞðøþРбдклорчҮҰҳө",
    0.66: "#BKRVXhnuđЄБВСУХЬЭинпцъђћџқһ",
    0.69: "AßАКЯ",
    0.72: "DGÐĐЛЧҷҺ",
    0.75: "&UПЪҚңҲ",
    0.78: "HOQØЂЋЏДИНОЦӨ",
    0.81: "NƏфҶӘ",
    0.84: "мыюҢ…",
    0.87: "wж",
    0.9: "%@Фљ",
    0.93: "MæМЫњ",
    0.96: "WmÆŒшщ",
    0.99: "œЖ—",
    1.02: "ЉЮ№",
    1.05: "Њ",
    1.08: "ШЩ",
}
"""The widths of letters in bold, in parts of the size; every other letter counts as a square."""

_WIDTHS = {char: width for width, chars in _BOLD.items() for char in chars}
_REGULAR = 0.945
"""Texts in regular are a little narrower than this part of their width in bold."""
_SOFT_HYPHEN = "\u00ad"
_ROOM = 0.99
"""What part of a line is counted on."""

Piece = tuple[str, float, bool]
"""A text, its size in points, and whether it is bold."""

POINT = 25.4 / 72
"""Millimetres."""


def line_count(pieces: Iterable[Piece], room: float) -> int:
    """The lines that these texts take together, one after the other, in a column of so many millimetres."""
    room = room * _ROOM / POINT
    count, used = 1, 0.0
    for text, size, bold in pieces:
        for wide, narrow in _words(text, bold):
            # A blank at the end of a line takes no room.
            if used > 0 and used + narrow * size > room:
                count, used = count + 1, 0.0
            used += wide * size
    return count


def text_width(text: str, size: float) -> float:
    """The width of a text in bold on one line, in millimetres."""
    return sum(wide for wide, _ in _words(text, bold=True)) * size * POINT


@lru_cache(maxsize=50_000)
def _words(text: str, bold: bool) -> Sequence[tuple[float, float]]:
    """The width of each part after which a line may end, with the blank that follows, and without it."""
    found: list[tuple[float, float]] = []
    wide = narrow = 0.0
    for char in text:
        if char == _SOFT_HYPHEN or (_is_wide(char) and wide):
            # A hyphen is printed where the line ends.
            hyphen = _WIDTHS["-"] if char == _SOFT_HYPHEN else 0.0
            found.append((wide, narrow + hyphen))
            wide = narrow = 0.0
            if char == _SOFT_HYPHEN:
                continue
        wide += _char_width(char, bold)
        if char == " ":
            found.append((wide, narrow))
            wide = narrow = 0.0
        else:
            narrow = wide
    return (*found, (wide, narrow)) if wide else tuple(found)


@lru_cache(maxsize=8192)
def _char_width(char: str, bold: bool) -> float:
    if unicodedata.combining(char):
        return 0.0
    # An accent makes a letter hardly wider.
    found = _WIDTHS.get(char) or _WIDTHS.get(unicodedata.normalize("NFD", char)[0])
    if found is None:
        return 1.0
    return found if bold else found * _REGULAR


@lru_cache(maxsize=4096)
def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}
