"""Words beside hours that nothing has read."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.readings import leaves_words


@pytest.mark.parametrize(
    ("text", "told", "leaves"),
    [
        ("xyzday 12:00-13:00", False, True),
        ("พรุ่ 12:00-13:00", False, True),
        ("arrives at 10 and xyz", True, True),
        ("wir kommen um 10 und xyz", True, True),
        ("arrives at 10:15 and xyz", True, False),
        ("2026-06-11 12:00-13:00 xyz", False, False),
        ("du 12:00 au 13:00", False, False),
        ("lunch 12:00-13:00 xyz", False, False),
        ("busy 12:00-13:00 xyz", True, False),
        ("from 10 and until 12", False, False),
    ],
)
def test_words_that_may_be_the_day_of_hours_or_a_part_of_one_are_found(text, told, leaves):
    assert leaves_words(text, told=told) is leaves
