"""Options that make no sense are refused with a sentence that says what would."""

from __future__ import annotations

import math

import pytest

from sco_scheduler.workflows.inputs import MOST_MOVES, BuildOptions, ReadOptions
from sco_scheduler.workflows.limits import MOST_SECONDS


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"goals": ["musts", "valu"]}, "maybe 'value'"),
        ({"goals": ["kept"]}, "no goal that can be ordered"),
        ({"goals": ["value", "value"]}, "named twice"),
        ({"seed": -1}, "from 0 to"),
        ({"seed": 2**31}, "from 0 to"),
        ({"seed": 1.5}, "whole number"),
        ({"seed": True}, "whole number"),
        ({"time_limit": math.nan}, "above 0"),
        ({"time_limit": math.inf}, "above 0"),
        ({"time_limit": 0}, "above 0"),
        ({"value_slack": math.nan}, "from 0 to"),
        ({"price_seconds": -1}, "above 0"),
        ({"allow_moves": -1}, "or None"),
        ({"allow_moves": MOST_MOVES + 1}, "or None"),
    ],
)
def test_values_that_make_no_sense(options, words):
    with pytest.raises(ValueError, match=words):
        BuildOptions(**options)


@pytest.mark.parametrize("sure", [math.nan, math.inf, -0.1, 1.5])
def test_a_certainty_is_from_0_to_1(sure):
    with pytest.raises(ValueError, match="from 0 to 1"):
        ReadOptions(sure=sure)


def test_goals_as_one_text():
    with pytest.raises(TypeError, match="a list of names"):
        BuildOptions(goals="value")


def test_goals_are_kept_as_a_tuple_and_none_is_any_number_of_moves():
    options = BuildOptions(goals=["musts", "value"], allow_moves=None)
    assert options.goals == ("musts", "value")
    assert options.allow_moves is None


@pytest.mark.parametrize("slack", [-0.1, 100.1, float("nan")])
def test_a_slack_is_from_nothing_to_everything(slack):
    with pytest.raises(ValueError, match="value_slack"):
        BuildOptions(value_slack=slack)
    assert [BuildOptions(value_slack=good).value_slack for good in (0, 100)] == [0, 100]


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        ("seed", (0, 2**31 - 1)),
        ("allow_moves", (0, MOST_MOVES)),
        ("time_limit", (0.001, MOST_SECONDS, None)),
        ("price_seconds", (0.001, MOST_SECONDS)),
    ],
)
def test_the_ends_of_each_range_are_taken(name, ends):
    assert [getattr(BuildOptions(**{name: end}), name) for end in ends] == list(ends)


@pytest.mark.parametrize("name", ["time_limit", "price_seconds"])
def test_a_limit_beyond_what_a_solver_can_be_told_is_refused(name):
    with pytest.raises(ValueError, match=name):
        BuildOptions(**{name: MOST_SECONDS + 1})
