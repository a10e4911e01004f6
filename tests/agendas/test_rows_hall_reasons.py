"""What takes every slot of a request that is not met, in a word."""

from __future__ import annotations

import pytest

from sco_scheduler.agendas.rows import SlotReason, slot_reason
from sco_scheduler.domain.outcome import Obstacle, Reason, SlotObstacle, Unmet
from tests.events import at

TABLES, SPEAKERS, WALK, BUSY = (Obstacle.TABLES_TAKEN, Obstacle.NO_INTERPRETER, Obstacle.CANNOT_WALK, Obstacle.BUSY)


@pytest.mark.parametrize(
    ("kinds", "reason"),
    [
        ([TABLES, TABLES], SlotReason.TABLES_FULL),
        ([SPEAKERS], SlotReason.NO_INTERPRETER),
        ([WALK, WALK], SlotReason.TOO_FAR),
        ([TABLES, SPEAKERS, TABLES], SlotReason.TABLES_AND_INTERPRETERS),
        ([TABLES, BUSY], SlotReason.TABLES_AND_PEOPLE),
        ([TABLES, SPEAKERS, BUSY], SlotReason.TABLES_INTERPRETERS_AND_PEOPLE),
        ([SPEAKERS, BUSY], SlotReason.INTERPRETERS_AND_PEOPLE),
        ([SPEAKERS, WALK, BUSY], SlotReason.INTERPRETERS_AND_PEOPLE),
        ([WALK, BUSY], SlotReason.TOO_FAR),
        ([], Reason.EVERY_SLOT_TAKEN),
    ],
)
def test_what_takes_every_slot(kinds, reason):
    obstacles = tuple(SlotObstacle(at(f"{9 + n}:00".zfill(5)), kind) for n, kind in enumerate(kinds))
    assert slot_reason(Unmet(("P1", "S1"), Reason.EVERY_SLOT_TAKEN, obstacles=obstacles)) is reason


@pytest.mark.parametrize("kind", [kind for kind in Obstacle if kind is not BUSY])
def test_only_meetings_of_the_two_make_them_busy(kind):
    unmet = Unmet(("P1", "S1"), Reason.EVERY_SLOT_TAKEN, obstacles=(SlotObstacle(at("09:00"), kind),))
    assert slot_reason(unmet) not in {SlotReason.PURCHASER_FULL, SlotReason.SUPPLIER_FULL, SlotReason.NEVER_FREE}


def test_another_reason_stays():
    assert slot_reason(Unmet(("P1", "S1"), Reason.REFUSED)) is Reason.REFUSED
