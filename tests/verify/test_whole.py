"""What the verifier says of random schedules that break rules, and the values of their goals, compared as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Meeting, Published
from sco_scheduler.verify import verify
from tests.output.layout import compared_part
from tests.random_events import random_rerun
from tests.verify.schedules import draw_valid, ways

GOLDEN = Path(__file__).parent / "golden" / "whole.txt"


def told(of: Event, meetings: Sequence[Meeting], rows: Published | None) -> list[str]:
    verdict = verify(of, meetings, rows)
    found = [
        f"{v.rule.code} {v.text} {len(v.meetings)} {' '.join(map(str, v.cells))}".rstrip() for v in verdict.violations
    ]
    return [*found, " ".join(f"{name} {value}" for name, value in verdict.goals.items())]


@pytest.mark.parametrize("seed", range(40))
def test_what_is_said_of_a_rerun_that_was_held_otherwise(seed):
    rng = Random(seed)
    of, rows = random_rerun(seed)
    held = [row.meeting for row in rows.meetings if rng.random() < 0.8]
    slots = [*of.slots, *of.slots[:1]]
    for place, meeting in enumerate(held):
        if rng.random() < 0.5:
            slot = rng.choice(slots)
            held[place] = replace(meeting, start=slot.start, end=slot.end)
        if rng.random() < 0.2:
            held[place] = replace(
                held[place], **dict(zip(("zone", "table"), rng.choice([("A", "1"), ("B", "2")]), strict=True))
            )
    compared_part(GOLDEN, f"rerun {seed}", told(of, held, rows))


@pytest.mark.parametrize("seed", range(16))
def test_what_is_said_of_a_schedule_that_has_meetings_too_many(seed):
    rng = Random(seed)
    schedule = draw_valid(rng)
    pairs = list(schedule.event.requests_by_pair)
    every = [way for pair in pairs for way in ways(schedule.event, pair)]
    more = rng.sample(every, min(3, len(every)))
    lines = told(schedule.event, schedule.meetings, None) + told(schedule.event, [*schedule.meetings, *more], None)
    compared_part(GOLDEN, f"too many {seed}", lines)
