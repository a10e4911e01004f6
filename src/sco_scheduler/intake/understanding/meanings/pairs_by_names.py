"""Recognises a list of wishes by its two columns with names of other lists, whatever their titles."""

from __future__ import annotations

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.shapes import may_name
from sco_scheduler.intake.understanding.meanings.standing import Standing

_AGAIN, _ELSEWHERE, _FILLED = 0.9, 0.8, 0.5
"""The maximum share of different names, the minimum share of names that occur elsewhere, and the share of rows with a
name from which on a list has names of its own."""


def pairs_names(region: Region, own: Column, said: Standing) -> bool:
    """Whether each row of a list pairs two names of other lists, and has no name of its own.

    ``own``, the column that may have it, is one of the two then, or seldom filled. Other columns, such as remarks on
    some requests, then name no companies.
    """
    named = [c for c in region.columns if may_name(c) and c.choice is None and c.profile.unique < _AGAIN]
    named = [c for c in named if said.share(c) >= _ELSEWHERE]
    if len(named) != len(("from", "to")) or not (own in named or own.profile.full < _FILLED):
        return False
    first, second = (c.cells for c in named)
    return all(fold(text) != fold(second.get(row, "")) for row, text in first.items())
