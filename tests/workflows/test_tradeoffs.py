"""What one goal costs in another: every point is a verified schedule, and giving up more never costs more."""

from __future__ import annotations

import pytest

from sco_scheduler.agendas.answers import FIGURES, TradeOff
from sco_scheduler.domain.goals import GOALS
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
