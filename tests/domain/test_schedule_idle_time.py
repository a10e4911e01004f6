"""Gaps and lost minutes of one person, as the format defines them."""

from __future__ import annotations

from random import Random

import pytest

from sco_scheduler.domain.schedule import Schedule, idle_time
from sco_scheduler.verify import verify
from tests import events
from tests.agendas.samples import meeting, small_event


@pytest.mark.parametrize(
    ("held", "gaps"),
    [([], 0), ([2], 0), ([0, 1, 2], 0), ([0, 2], 1), ([0, 4], 1), ([0, 2, 4], 2), ([1, 2, 3], 0), ([2, 3], 0)],
)
def test_gaps_are_runs_of_idle_slots_between_meetings_and_lunch_is_none(held: list[int], gaps: int):
    event = small_event()
    meetings = [meeting(event, "P001", "S001", slot) for slot in held]
    assert idle_time(event, meetings).gaps == gaps


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("pause", [0, 5])
def test_what_people_lose_is_what_the_verifier_says(seed: int, pause: int):
    """Gaps and minutes of two days with breaks, for whatever each person meets."""
    chance = Random(seed)
    of = events.event(
        purchasers=2,
        suppliers=[events.company(f"S{n}", zone="AB"[n % 2]) for n in range(1, 5)],
        slots=[
            events.block(4, pause=pause),
            events.block(3, "14:00", pause=pause),
            events.block(3, day=2, pause=pause),
        ],
        tables=[events.zone("A", 2), events.zone("B", 2)],
        walk_minutes=pause,
        supplier_weight=1,
        purchaser_weight=1,
    )
    held = [
        events.meeting(of, "P1", f"S{n}", slot) for n, slot in enumerate(sorted(chance.sample(range(10), 4)), start=1)
    ]
    goals = verify(of, held).goals
    schedule = Schedule(of, tuple(held))
    found = [idle_time(of, meetings) for meetings in schedule.by_delegate.values()]
    assert sum(idle.gaps for idle in found) == goals["gaps"]
    assert sum(idle.lost_minutes for idle in found) == goals["lost_time"]
    assert sum(idle.walking for idle in found) == goals["zone_moves"] * pause
    assert sum(idle.zone_moves for idle in found) == goals["zone_moves"]
