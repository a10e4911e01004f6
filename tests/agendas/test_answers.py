"""Repairs as data: what one has to reach, what moves, and whose agendas it changes."""

from dataclasses import replace

import pytest

from sco_scheduler.agendas.answers import Change, Moved, Repair, RepairMode
from sco_scheduler.domain.schedule import Schedule
from tests.events import event, interpreter, meeting

OF = event(purchasers=2, suppliers=2, slots=3, tables=2, interpreters=[interpreter("I1", "en", "zh")])
HELD = meeting(OF, "P1", "S1", 0)


@pytest.mark.parametrize(
    ("otherwise", "elsewhere"),
    [({"table": "2"}, True), ({"interpreter": "I1"}, False), ({"supplier_delegate": "S1#2"}, False)],
)
def test_a_meeting_that_others_attend_is_not_held_elsewhere(otherwise, elsewhere):
    assert Moved(HELD, replace(HELD, **otherwise)).elsewhere is elsewhere
    assert Moved(HELD, meeting(OF, "P1", "S1", 1)).elsewhere


@pytest.mark.parametrize(
    ("after", "count"),
    [
        ((HELD,), 0),
        ((meeting(OF, "P1", "S1", 1),), 2),
        ((replace(HELD, interpreter="I1"),), 3),
        ((HELD, meeting(OF, "P2", "S2", 0, table="2")), 2),
        ((), 2),
    ],
)
def test_a_repair_changes_the_agendas_of_whom_it_moves_calls_or_spares(after, count):
    mode = RepairMode.NOBODY
    repair = Repair(mode, Schedule(OF, after), (), (), (), 0, 0, Schedule(OF, (HELD,)), True, Change(), mode)
    assert repair.agendas_changed == count
