"""Tiny random events with schedules that keep every rule, built by trial."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from hypothesis import strategies as st

from sco_scheduler.domain.event import Event, Pair
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.verify import verify
from tests.random_events import draw_event


def ways(event: Event, pair: Pair) -> Iterator[Meeting]:
    """Every meeting of a pair that can be written down: slot, table of any zone, delegates, interpreter."""
    purchaser, supplier = (event.company_by_id[c] for c in pair)
    people = [None, *(i.id for i in event.interpreters or ())]
    for slot in event.slots:
        for zone in event.zones:
            for table in zone.tables:
                for a in purchaser.delegates:
                    for b in supplier.delegates:
                        for interpreter in people:
                            place = (zone.code, table.label, a.key, b.key)
                            yield Meeting(*pair, slot.start, slot.end, *place, interpreter)


def draw_valid(rng: Random, tries: int = 60) -> Schedule:
    """An event without pins and a schedule of it: random meetings, each kept if no rule is broken with it."""
    event = draw_event(rng, pins=False)
    pairs = list(event.requests_by_pair)
    every = [way for pair in pairs for way in ways(event, pair)]
    held: list[Meeting] = []
    for way in rng.sample(every, min(tries, len(every))):
        if verify(event, [*held, way]).ok:
            held.append(way)
    return Schedule(event, tuple(held))


def valid_schedules() -> st.SearchStrategy[Schedule]:
    """Events with schedules that keep every rule."""
    return st.randoms(use_true_random=False).map(draw_valid)
