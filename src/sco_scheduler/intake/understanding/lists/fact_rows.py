"""Finds the facts about an event below a list, a label and a value in each row: ``Time | 27 May 2026, 9:00-17:00``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.hour_spans import ranges_in

_TWO, _MOST_OF_DAY = 2, 4


def facts_below(below: Sequence[int], filled: Mapping[int, Mapping[int, str]], usual: int) -> set[int]:
    """The rows of two cells after an empty row at the end of a wider list, if one has the hours of most of a day.

    Parameters
    ----------
    below
        The non-empty rows below the header, in order.
    usual
        The usual number of cells of a row.
    """
    lines: list[int] = []
    for row in reversed(below if usual > _TWO else ()):
        if not (lines and lines[-1] > row + 1) and len(filled[row]) <= _TWO:
            lines.append(row)
            continue
        break
    values = [list(filled[row].items()) for row in lines]
    if not lines or len(lines) == len(below) or lines[-1] <= below[-len(lines) - 1] + 1:
        return set()
    pairs = [(*label, *value) for label, value in (of for of in values if len(of) == _TWO)]
    timed = {c for before, label, c, text in pairs if c == before + 1 and _lasts(text) and not NAME_FORM.search(label)}
    others = [filled[row][column] for row in below[: -len(lines)] for column in timed & filled[row].keys()]
    return set(lines) if timed and not any(next(ranges_in(text), None) for text in others) else set()


def _lasts(text: str) -> bool:
    return any(end.hour - start.hour >= _MOST_OF_DAY for _, start, end in ranges_in(text))
