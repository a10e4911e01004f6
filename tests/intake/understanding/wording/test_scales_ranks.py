"""The order of numbers that a legend explains as wishes."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.scales import ranks_of_numbers


@pytest.mark.parametrize(
    ("legend", "texts", "ranks"),
    [
        ({"3": "must", "2": "want", "1": "want", "n": "no"}, [], {"2": 1, "1": 2}),
        ({"1": "must", "2": "want", "3": "want", "0": "no"}, [], {"2": 1, "3": 2}),
        ({"3": "want", "2": "want", "1": "want"}, ["3 = most wanted, 1 = less"], {"3": 1, "2": 2, "1": 3}),
        ({"1": "want", "2": "want"}, ["1 = most wanted, 2 = wanted"], {"1": 1, "2": 2}),
        ({"1": "want", "2": "want"}, [], {}),  # nothing says which is better
        ({"2": "must", "1": "want", "3": "want"}, [], {}),
        ({"3": "must", "2": "want", "1": "maybe"}, [], {}),  # each has a level of its own
        ({"a": "want", "b": "want"}, [], {}),
        ({}, [], {}),
    ],
)
def test_numbers_of_one_level_have_ranks(legend, texts, ranks):
    assert ranks_of_numbers(legend, texts) == ranks
