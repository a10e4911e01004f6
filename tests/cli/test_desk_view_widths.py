"""Columns of an agenda on a narrow screen."""

from __future__ import annotations

import pytest

from sco_scheduler.cli.desk_view_widths import fitted


@pytest.mark.parametrize(
    ("widths", "room", "found"),
    [
        ([5, 5, 32, 20], 80, [5, 5, 32, 20]),
        ([5, 5, 32, 20], 60, [5, 5, 22, 20]),
        ([5, 5, 32, 20], 50, [5, 5, 16, 16]),
        ([5, 5, 32, 20], 20, [5, 5, 12, 12]),
        ([], 20, []),
    ],
)
def test_the_widest_columns_give_way(widths, room, found):
    assert fitted(widths, room) == found
