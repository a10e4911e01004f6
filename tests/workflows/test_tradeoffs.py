"""What one goal costs in another: every point is a verified schedule, and giving up more never costs more."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from sco_scheduler.agendas.answers import FIGURES, TradeOff
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.workflows import tradeoffs as workflow
from sco_scheduler.workflows.build import build
from sco_scheduler.workflows.inputs import BuildOptions, read
from sco_scheduler.workflows.tradeoffs import tradeoffs, tries
from tests.cli.books import registrations

SCATTERED = {
    "Zones": [["Zone", "Name", "Tables"], ["A", "Hall", 1], ["B", "Yard", 1]],
    "Suppliers": [
        ["ID", "Company", "Country", "Zone", "Contact", "Not available"],
        ["S1", "Foton Motors", "China", "A", "Li Wei", "09:25-09:45"],
        ["S2", "Chongqing Pumps", "China", "B", "Wang Fang", None],
    ],
    "Requests": [
        ["From", "To", "Rank", "Level"],
        ["P1", "S1", 1, "must"],
        ["P2", "S1", 1, None],
        ["P1", "S2", 9, "maybe"],
    ],
}
"""S1's two meetings have a gap between them, and P1 changes zones for a meeting that is worth little."""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    path = registrations(tmp_path_factory.mktemp("day"), **SCATTERED)
    return path, tradeoffs(path, time_limit=20.0, reproducible=True)


def test_every_question_is_answered_by_the_schedules_that_were_tried(found):
    points = found[1].points
    assert [(p.question, p.order, p.value_slack) for p in points] == list(tries())
    assert {p.question for p in points} == set(TradeOff)


def test_no_bound_is_worse_than_its_value(found):
    for point in found[1].points:
        for goal, value, bound in zip(FIGURES[point.question], point.values, point.bounds, strict=True):
            assert bound is None or not GOALS[goal].better(value, bound), point


def test_giving_up_value_loses_less_time(found):
    points = found[1].of(TradeOff.VALUE_OR_TIME)
    assert points[0].values[0] == points[0].bounds[0]
    assert [p.values[1] for p in points] == sorted((p.values[1] for p in points), reverse=True)
    assert points[-1].values[1] < points[0].values[1]
    for point in points:
        assert point.values[0] >= points[0].values[0] * (1 - point.value_slack / 100)


def test_the_command_of_a_point_gives_its_schedule(found):
    path, given = found
    point = given.of(TradeOff.VALUE_OR_TIME)[-1]
    assert point.command == '--order "musts; minimums; value; lost_time" --value-slack 5'
    again = build(read(path), BuildOptions(20.0, reproducible=True, goals=point.order, value_slack=point.value_slack))
    assert (again.summary.value, again.summary.lost_time) == point.values


def test_pins_that_conflict_are_told(tmp_path):
    pins = [["Purchaser", "Supplier", "Start", "Table"], ["P1", "S1", "09:00", "1"], ["P2", "S1", "09:00", "1"]]
    found = tradeoffs(registrations(tmp_path, Fixed=pins), time_limit=10.0)
    assert found.conflict is not None
    assert found.points == ()


@pytest.mark.parametrize("reproducible", [False, True])
def test_each_schedule_is_built_with_its_share_and_told(tmp_path, monkeypatch, reproducible):
    asked, told = [], []
    goals = (SimpleNamespace(name="value", value=1, bound=70), SimpleNamespace(name="balance", value=6, bound=4))
    summary = SimpleNamespace(value=50, lost_time=40, gaps_purchasers=1, gaps_suppliers=2, zone_moves=5, meetings=9)

    def built(event, options, *, follower, explained):
        asked.append(options)
        assert explained is False
        there = len(asked) != 2  # of the second nothing was found in time
        pursued = tuple(goal for goal in goals if goal.name in options.goals)
        return SimpleNamespace(status=None, schedule=there or None, summary=summary, goals=pursued)

    monkeypatch.setattr(workflow, "build", built)
    monkeypatch.setattr(workflow, "Budget", lambda seconds: SimpleNamespace(remaining=lambda: seconds / 2))
    path = registrations(tmp_path)
    found = tradeoffs(
        path, time_limit=22.0, seed=7, reproducible=reproducible, on_step=lambda said: told.append(str(said))
    )
    shares = [22.0 / 11] * 11 if reproducible else [11.0 / left for left in range(11, 0, -1)]
    assert [options.time_limit for options in asked] == pytest.approx(shares)
    assert {(options.seed, options.reproducible) for options in asked} == {(7, reproducible)}
    assert [(options.goals, options.value_slack) for options in asked] == [
        (order, slack) for _, order, slack in tries()
    ]
    assert [said.rpartition(" of ")[2].rstrip(".") for said in told] == ["11"] * 11
    assert "1 of 11" in told[0]
    assert "11 of 11" in told[-1]
    assert [(p.question, p.order, p.value_slack) for p in found.points] == [t for n, t in enumerate(tries()) if n != 1]
    assert {(p.question, p.values, p.bounds, p.meetings) for p in found.points} == {
        (TradeOff.VALUE_OR_TIME, (50, 40), (70, None), 9),
        (TradeOff.GAPS_OR_MOVES, (3, 5), (None, None), 9),
        (TradeOff.VALUE_OR_BALANCE, (50, 6), (70, 4), 9),
    }


def test_the_last_schedules_have_half_a_second_though_the_time_is_over(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(workflow, "Budget", lambda seconds: SimpleNamespace(remaining=lambda: 0.0))
    monkeypatch.setattr(
        workflow,
        "build",
        lambda event, options, **_: (asked.append(options), SimpleNamespace(status=None, schedule=None))[1],
    )
    assert tradeoffs(registrations(tmp_path), time_limit=1.0).points == ()
    assert [options.time_limit for options in asked] == pytest.approx([0.5 / left for left in range(11, 0, -1)])
