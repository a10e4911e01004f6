"""Rows edited by hand that cannot be a published schedule: the same pair too often, a past that never was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import datetime

from sco_scheduler.domain.event import Event, Pair
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, PublishedMeeting
from sco_scheduler.workflows.failures import PAST_NO_SLOT


def at_slots_in_the_past(
    rows: Iterable[PublishedMeeting], written: Iterable[Meeting], until: datetime, starts: Set[datetime]
) -> tuple[tuple[PublishedMeeting, ...], list[Finding]]:
    """The rows, where those that were moved to a time that never was a slot count as they were written.

    A row that is history stays as it is for good, so that a slip of the hand must not become history.

    Args:
        rows: the rows as they stand.
        written: the meetings as they were written.
        until: what starts before this moment is history.
        starts: when slots start, by the registrations of today and by those the schedule was made from.

    """
    by_number = {(m.number, m.pair): m for m in written if m.number}
    as_written = set(by_number.values())
    kept: list[PublishedMeeting] = []
    findings: list[Finding] = []
    for row in rows:
        meeting = row.meeting
        past = row.status is MeetingStatus.HELD and meeting.start < until
        if not past or meeting.start in starts or meeting in as_written:
            kept.append(row)
            continue
        cells = (row.cell,) if row.cell is not None else ()
        findings.append(Finding(PAST_NO_SLOT, cells, {"time": f"{meeting.start:%Y-%m-%d %H:%M}"}))
        original = by_number.get((meeting.number, meeting.pair))
        if original is not None:
            kept.append(replace(row, meeting=original))
    return tuple(kept), findings


def without_surplus(published: Published, written: Iterable[Meeting], event: Event) -> tuple[PublishedMeeting, ...]:
    """The rows without those of a pair that stands on more than it may meet; the one as written goes before others."""
    as_written = set(written)
    fixed = Counter(row.pair for row in event.fixed)
    by_pair: dict[Pair, list[PublishedMeeting]] = {}
    surplus: list[PublishedMeeting] = []
    seen: set[Meeting] = set()
    for row in sorted(published.meetings, key=lambda row: not row.locked):
        if row.status is not MeetingStatus.HELD:
            continue
        if row.meeting in seen:  # copied by hand, and nothing else
            surplus.append(row)
            continue
        seen.add(row.meeting)
        by_pair.setdefault(row.meeting.pair, []).append(row)
    for pair, rows in by_pair.items():
        loose = [row for row in rows if not row.locked and not published.is_history(row.meeting)]
        room = max(0, max(1, fixed[pair]) - (len(rows) - len(loose)))
        surplus += sorted(loose, key=lambda row: row.meeting not in as_written)[room:]
    out = {id(row) for row in surplus}
    return tuple(row for row in published.meetings if id(row) not in out)
