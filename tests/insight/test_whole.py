"""What is told of whole random schedules: reasons, suggestions, partners, figures and changes, compared as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from random import Random

import pytest

from sco_scheduler.agendas.build_report import Summary
from sco_scheduler.domain.messages import ENGLISH, Said
from sco_scheduler.domain.schedule import Meeting, Schedule
from sco_scheduler.insight.capacity import Capacity, capacity
from sco_scheduler.insight.changes import compare
from sco_scheduler.insight.placing import earliest_partners, unmet_wishes
from sco_scheduler.insight.suggestions import suggest
from sco_scheduler.insight.summary import own_reasons, summarize
from sco_scheduler.insight.unmet import explain
from tests.output.layout import compared_part
from tests.verify.schedules import draw_valid

GOLDEN = Path(__file__).parent / "golden" / "whole.txt"


def shown(meeting: Meeting | None) -> str:
    if meeting is None:
        return "-"
    people = f"{meeting.purchaser_delegate} {meeting.supplier_delegate} {meeting.interpreter or '-'}"
    return f"{' '.join(meeting.pair)} {meeting.start:%d %H:%M} {meeting.place} {people}"


def told(schedule: Schedule, before: Schedule) -> Iterator[str]:
    """All that is told of a schedule, and of what changed to it from another one of the same event."""
    event = schedule.event
    companies = [company.id for company in event.companies]
    unmet = explain(schedule)
    for one in unmet:
        about = f"{one.value}{' must' if one.must else ''} {' '.join(one.who)} {' '.join(map(str, one.cells))}"
        yield f"unmet {' '.join(one.pair)} {about}: {one.reason.value}: {say(one.text)}"
    for found in suggest(schedule, companies, 2):
        because = "; ".join(f"{b.kind} {' '.join(b.about)}" for b in found.reasons)
        together = "" if found.together else ", not with others"
        yield f"suggested to {found.company}: {shown(found.meeting)}, {found.score:.3f}: {because}{together}"
    for company in companies:
        free = "; ".join(
            f"{shown(p.meeting)} {p.value if p.wished else ''}"
            for p in earliest_partners(schedule, company, event.slots)
        )
        wishes = ", ".join(f"{wish.company} {wish.value}" for wish in unmet_wishes(schedule, company))
        yield f"{company} could meet {free}; wishes {wishes}"
    yield from figures(summarize(schedule, unmet=unmet))
    for company, why in own_reasons(schedule).items():
        yield f"{company} by itself: {say(why)}"
    yield from loads(capacity(event))
    for row in compare(before, schedule):
        yield f"{row.kind}: {shown(row.before)} / {shown(row.after)}: {say(row.why)}"


def figures(summary: Summary) -> Iterator[str]:
    for missed in summary.minimums_missed:
        yield f"{missed.company} {missed.role.value} {missed.held} of {missed.minimum}: {say(missed.why)}"
    for name, value in vars_of(summary).items():
        if name != "minimums_missed":
            yield f"{name}: {value}"


def vars_of(summary: Summary) -> dict[str, object]:
    return {field.name: getattr(summary, field.name) for field in fields(summary)}


def loads(room: Capacity) -> Iterator[str]:
    yield f"capacity: {room.pairs_asked} asked, {room.pairs_possible} possible"
    for total in (*room.zone_totals, *room.language_totals):
        yield f"  {total.name}: {total.asked} of {total.room}"
    for load in (*room.zones, *room.languages):
        yield f"  {load.name} {load.start:%d %H:%M}: {load.asked:.2f} of {load.room}"
    for out in room.out_of_reach:
        yield f"  {out.company} {out.role.value} {out.reachable} of {out.minimum}: {say(out.why)}"


def say(said: Said) -> str:
    return ENGLISH.say(said)


@pytest.mark.parametrize("seed", range(14))
def test_what_is_told_of_a_schedule(seed):
    rng = Random(seed)
    schedule = draw_valid(rng)
    held = [m for m in schedule.meetings if rng.random() < 0.6]
    compared_part(GOLDEN, str(seed), list(told(Schedule(schedule.event, tuple(held)), schedule)))
