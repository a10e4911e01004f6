"""Recognises rows below a list that explain its signs: a sign and its meaning in two cells, in either order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.legends import explained_signs, legend_in_cells
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import is_legend, level_of, roles_of

_LONGEST_SIGN, _FEWEST_TURNED, _NARROWEST = 3, 2, 3
"""The most letters of a sign, the fewest rows with the sign behind its meaning, the fewest columns of a list."""

_MOST_OTHERS, _LONGEST_LABEL = 3, 14
"""The most rows at the end of a legend that explain no sign, and the most letters of what they explain."""


def legend_below(below: Sequence[int], filled: Mapping[int, Mapping[int, str]], width: int) -> set[int]:
    """The rows at the end of a list of several columns that explain its signs, even if its rows have few cells.

    Parameters
    ----------
    below
        The non-empty rows below the header, in order.
    filled
        The non-empty cells of all rows as text, by row and column.
    width
        The number of columns of the list.
    """
    lines: list[int] = []
    turned = _turned_below(below, filled)
    others = _others_below(below, filled)
    for row in below[len(below) - len(others) - 1 :: -1]:
        values = list(filled[row].values())
        heads = len(values) == 1 and is_legend(values[0]) and bool(lines)
        if not (heads or row in turned or _explains(values)):
            break
        lines.append(row)
    if width < _NARROWEST or len(lines) + len(others) >= len(below):
        return set()
    levels = [row for row in lines if row in turned or _explains(list(filled[row].values()), level=True)]
    inside = {text for row in below if row not in lines for text in list(filled[row].values())[1:]}
    used = any(s in inside for row in levels for s, _ in explained_signs(legend_text(list(filled[row].values()))))
    return {*lines, *others} if 2 * len(levels) >= len(lines) and (len(levels) > 1 or used) else set()


def _others_below(below: Sequence[int], filled: Mapping[int, Mapping[int, str]]) -> list[int]:
    """The last rows of a legend that explain something else than a sign: ``A/S, B/S | both asked``, ``(empty) | none``.

    They follow a row that explains a sign in the same columns, without a gap.
    """
    for place in range(len(below) - 1, max(0, len(below) - _MOST_OTHERS - 1) - 1, -1):
        row, values = below[place], [*filled[below[place]].values()]
        if len(values) == 2 and _explains(values):
            joined = all(filled[r].keys() == filled[row].keys() for r in below[place:])
            return list(below[place + 1 :]) if joined and below[-1] - row == len(below) - 1 - place else []
        other = len(values) == 2 and len(values[0]) <= _LONGEST_LABEL and not values[0].isdecimal()
        if not other or len(values[1]) <= _LONGEST_SIGN:
            return []
    return []


def _turned_below(below: Sequence[int], filled: Mapping[int, Mapping[int, str]]) -> set[int]:
    """The last rows without a gap between them that have a sign of their own behind its meaning: ``must meet | A``.

    The meaning of each is a level or names a side, and that of most is a level: a company with one tick is none.
    """
    lines: list[int] = []
    signs: list[str] = []
    for row in reversed(below):
        values = list(filled[row].values())
        if (lines and row != lines[-1] - 1) or not _is_turned(values) or values[1] in signs[:-1]:
            break
        if not (_means_level(values[0]) or roles_of(values[0])[0]):
            break
        lines.append(row)
        signs.append(values[1])
    told = sum(_means_level(next(iter(filled[row].values()))) for row in lines)
    return set(lines) if len(lines) >= _FEWEST_TURNED and 2 * told > len(lines) else set()


def _is_turned(values: Sequence[str]) -> bool:
    return len(values) == 2 and len(values[1]) <= _LONGEST_SIGN < len(values[0]) and not values[1].isdigit()


def _means_level(text: str) -> bool:
    return level_of(text) is not None or polarity_of(text) is not Level.WANT


def _explains(values: Sequence[str], *, level: bool = False) -> bool:
    """Whether a row of one text, or of a sign and a text, explains signs; with ``level``, signs of levels."""
    if len(values) > 2:
        return bool(legend_in_cells(values))
    if len(values) == 2 and len(values[0]) > _LONGEST_SIGN:
        return False
    said = explained_signs(" = ".join(value.rstrip(" =:–-") for value in values))
    short = {sign: meant for sign, meant in said if len(sign) <= _LONGEST_SIGN}
    told = {sign for sign, meant in short.items() if _means_level(meant)}
    numbered = len(short) < 2 and all(map(str.isdigit, short))  # a number may be a row number
    return bool(told if level else told or (short and not numbered))


def legend_text(values: Sequence[str]) -> str:
    """The cells of a row that explains signs, as one text with the sign before its meaning."""
    if _is_turned(values) and (_means_level(values[0]) or roles_of(values[0])[0]):
        return f"{values[1]} = {values[0]}"
    return legend_in_cells(values) if len(values) > 2 else " = ".join(values)


def is_key(values: Sequence[str]) -> bool:
    """Whether two cells explain a sign: ``M`` and ``must meet``."""
    return len(values) == 2 and len(values[0]) <= _LONGEST_SIGN and level_of(values[1]) is not None
