"""How wide the columns of a printed report are."""

from __future__ import annotations

import pytest

from sco_scheduler.output.report.pdf import _shares
from sco_scheduler.output.report.tables import NO_SHARE, ReportTable


@pytest.mark.parametrize(
    ("header", "cells", "share"),
    [
        ("Who", ("Ann", "Bo"), 8),
        ("Who", ("Company Limited", "Bo"), 18),
        ("Who", ("x" * 40, "Bo"), 34),
        ("Outstanding", ("x", "y"), 17),
        ("Held", (3, 4), None),
        ("Held", (3, None), None),
        ("Held", (3, "none of them"), 15),
        ("Held", (3, "15%"), None),
        ("Held", ("15%", NO_SHARE), None),
        ("Held", (None, ""), 8),
        ("谁", ("重庆汽车有限公司", ""), 19),
    ],
)
def test_a_column_of_texts_has_room_for_its_longest_within_limits_and_one_of_numbers_what_is_left(header, cells, share):
    table = ReportTable("key", "Title", (header,), tuple((cell,) for cell in cells))
    assert _shares(table) == [share]
