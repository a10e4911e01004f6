"""R3: a table holds one meeting at a time, in its own zone, when zone and table are open."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.event import Table, Zone
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.rules import RULES
from sco_scheduler.domain.schedule import Meeting
from sco_scheduler.verify.case import Case, Violation, cells_of, clashes, first_overlapping

RULE = RULES["R3"]


def table_one_meeting(case: Case) -> Iterator[Violation]:
    """Each meeting fills a slot at an existing and open table, and no table has two meetings at once.

    Tables are open only in the event's slots, so that a meeting at another time, or one that ends
    at another time than its slot, breaks this rule too.
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
        told = Phrase("said-no-slot")(time=words.time(meeting.start), meeting=words.meeting(meeting))
        yield Violation(RULE, told, (meeting,))
    elif end != meeting.end:
        told = Phrase("said-slot-ends")(
            time=words.time(meeting.start),
            end=f"{end:%H:%M}",
            meeting=words.meeting(meeting),
            other=words.time(meeting.end),
        )
        yield Violation(RULE, told, (meeting,))


def _closed(case: Case, meeting: Meeting, tables: dict[str, dict[str, Table]]) -> Iterator[Violation]:
    words = case.words
    zone = case.event.zone_by_code.get(meeting.zone)
    if zone is None:
        yield Violation(RULE, Phrase("said-no-zone")(zone=meeting.zone, meeting=words.meeting(meeting)), (meeting,))
        return
    table = tables[zone.code].get(meeting.table)
    if table is None:
        told = Phrase("said-no-table")(zone=zone.code, table=meeting.table, meeting=words.meeting(meeting))
        yield Violation(RULE, told, (meeting,), cells_of(zone.cell))
    yield from _closed_place(case, meeting, Phrase("said-zone-closed")(zone=zone.code), zone)
    yield from _closed_place(case, meeting, Phrase("said-table-closed")(table=meeting.place), table)


def _closed_place(case: Case, meeting: Meeting, told: Phrase, place: Zone | Table | None) -> Iterator[Violation]:
    closing = first_overlapping(place.closed, meeting.start, meeting.end) if place is not None else None
    if closing is not None:
        words = case.words
        told = told.with_blanks(times=words.span(closing), meeting=words.meeting(meeting))
        yield Violation(RULE, told, (meeting,), cells_of(closing.cell))


def _two_at_one_table(case: Case) -> Iterator[Violation]:
    words = case.words
    for (zone, label), meetings in case.by_table.items():
        for one, other in clashes(meetings):
            if not case.is_history(other):
                told = (
                    Phrase("said-table-twice")
                    if one.start == other.start
                    else Phrase("said-table-overlapping")(times=words.times(one.start, one.end))
                ).with_blanks(
                    table=f"{zone}/{label}",
                    time=words.time(other.start),
                    one=words.pair(one.pair),
                    other=words.pair(other.pair),
                )
                yield Violation(RULE, told, (one, other))
