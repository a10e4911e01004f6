"""Tells dashes that say no from those in place of an empty cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sco_scheduler.intake.understanding.wording.words import is_tick
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import absence_in_figures, says_day
from sco_scheduler.intake.values.weekdays import weekdays_called
from sco_scheduler.resources import lazy_regex

DASHES = frozenset({"-", "–", "—", "−"})
_WORD = lazy_regex(r"[^\W\d_]+")
_MOST = 2
"""A dash is on at most one in so many rows, as few are away."""


def are_opposites(texts: Collection[str], titles: Iterable[str], rows: int) -> bool:
    """Whether dashes mean absence: below a day, each other cell is a tick or hours, and none is empty.

    Parameters
    ----------
    texts
        The cells of a column.
    titles
        The readings of its title.
    rows
        The number of rows of the list.
    """
    others = [text for text in texts if text not in DASHES]
    if len(others) in {len(texts), 0} or len(texts) < rows or _MOST * len(others) < rows:
        return False
    ticks = [text for text in others if is_tick(text)]
    timed = all(absence_in_figures(normalized(text), present=True) for text in others if text not in ticks)
    return bool(ticks) and timed and any(map(_names_day, titles))


def _names_day(title: str) -> bool:
    return says_day(title) or any(map(weekdays_called, _WORD.findall(normalized(title))))
