"""How wide the columns of an agenda are on a screen that has not room for all of each."""

from __future__ import annotations

from collections.abc import Sequence

_PADDING = 2
"""Columns of the screen beside each column of a table."""

_LEAST = 12
"""A column is not made narrower than this, nor one that is."""


def fitted(widths: Sequence[int], room: int) -> list[int]:
    """Make the widest columns narrower until all have room.

    Parameters
    ----------
    widths
        The width that each column would need.
    room
        The columns of the screen for all of them.
    """
    found = list(widths)
    over = sum(found) + _PADDING * len(found) - room
    while over > 0 and max(found, default=0) > _LEAST:
        found[found.index(max(found))] -= 1
        over -= 1
    return found
