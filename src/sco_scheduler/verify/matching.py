"""Rows set against meetings, one each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sco_scheduler.domain.schedule import Meeting

_Row = TypeVar("_Row")


def left_over(rows: Sequence[_Row], meetings: Sequence[Meeting], fits: Callable[[_Row, Meeting], bool]) -> list[_Row]:
    """The rows that are left when as many as possible have a meeting of their own that fits.

    Augmenting paths (H. W. Kuhn, 1955): a row takes a fitting meeting that is free, or one whose row
    can take another. Meant for the handful of rows that one pair has.
    """
    row_of: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for at, meeting in enumerate(meetings):
            if at not in tried and fits(rows[row], meeting):
                tried.add(at)
                if at not in row_of or place(row_of[at], tried):
                    row_of[at] = row
                    return True
        return False

    return [rows[row] for row in range(len(rows)) if not place(row, set())]
