"""R3: a table holds one meeting at a time, in its own zone, when zone and table are open."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.event import Table, Zone
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import Case
from sco_scheduler.verify.clock import clashes, first_overlapping
from sco_scheduler.verify.verdict import Violation, cells_of
from sco_scheduler.verify.words import sentence

RULE = RULES["R3"]


def table_one_meeting(case: Case) -> Iterator[Violation]:
    """Each meeting fills a slot at a table that is there and open, and no table has two at once.

    Tables are open in the event's slots only, so that a meeting at another time, or one that ends
    when its slot does not, breaks this rule too.
    """
    tables = {z.code: {t.label: t for t in z.tables} for z in case.event.zones}
    for meeting in case.meetings:
        if not case.is_history(meeting):
            yield from _outside_slots(case, meeting)
            yield from _closed(case, meeting, tables)
    yield from _two_at_one_table(case)


def _outside_slots(case: Case, meeting: Meeting) -> Iterator[Violation]:
    words = case.words
    end = case.clock.end_of.get(meeting.start)
    if end is None:
        text = f"no slot starts at {words.time(meeting.start)}, the time of {words.meeting(meeting)}"
        yield Violation(RULE, sentence(text), (meeting,))
    elif end != meeting.end:
        text = f"the slot at {words.time(meeting.start)} ends at {end:%H:%M}, but {words.meeting(meeting)} ends at "
        text += words.time(meeting.end)
        yield Violation(RULE, sentence(text), (meeting,))


def _closed(case: Case, meeting: Meeting, tables: dict[str, dict[str, Table]]) -> Iterator[Violation]:
    words = case.words
    zone = case.event.zone_by_code.get(meeting.zone)
    if zone is None:
        text = f"there is no zone {meeting.zone}, the place of {words.meeting(meeting)}"
        yield Violation(RULE, sentence(text), (meeting,))
        return
    table = tables[zone.code].get(meeting.table)
    if table is None:
        text = f"zone {zone.code} has no table {meeting.table}, the place of {words.meeting(meeting)}"
        yield Violation(RULE, sentence(text), (meeting,), cells_of(zone.cell))
    for name, place in ((f"zone {zone.code}", zone), (f"table {words.place(meeting)}", table)):
        yield from _closed_place(case, meeting, name, place)


def _closed_place(case: Case, meeting: Meeting, name: str, place: Zone | Table | None) -> Iterator[Violation]:
    closing = first_overlapping(place.closed, meeting.start, meeting.end) if place is not None else None
    if closing is not None:
        words = case.words
        text = f"{name} is closed {words.times(closing.start, closing.end)}, at the time of {words.meeting(meeting)}"
        yield Violation(RULE, sentence(text), (meeting,), cells_of(closing.cell))


def _two_at_one_table(case: Case) -> Iterator[Violation]:
    words = case.words
    for (zone, label), meetings in case.by_table.items():
        for one, other in clashes(meetings):
            if not case.is_history(other):
                text = f"table {zone}/{label} has two meetings at once at {words.time(other.start)}: "
                text += f"{words.pair(one.pair)}, and {words.pair(other.pair)}"
                if one.start != other.start:
                    text += f" (the first is {words.times(one.start, one.end)})"
                yield Violation(RULE, sentence(text), (one, other))
