"""The schedule that an earlier build published, as its workbook stands now: where a rerun starts from."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sco_scheduler.agendas.people import company_name
from sco_scheduler.domain.codec import CodecError, decode
from sco_scheduler.domain.event import Event, Level, Pair
from sco_scheduler.domain.findings import Finding, Severity, by_importance
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, PublishedMeeting, Schedule, ordered
from sco_scheduler.insight.carrying import carry
from sco_scheduler.intake import read_agendas
from sco_scheduler.intake.kinds import agendas as kinds
from sco_scheduler.intake.results import AgendasRead
from sco_scheduler.verify import verify
from sco_scheduler.workflows.failures import (
    HAND_EDIT_BREAKS,
    LOCK_VOID,
    OTHER_EVENT,
    PUBLISHED_UNREADABLE,
    ROW_AS_WRITTEN,
    SLOT_GONE,
    Stopped,
)
from sco_scheduler.workflows.history import Moment, resolve, with_the_past
from sco_scheduler.workflows.possible import at_slots_in_the_past, without_surplus

_OF_REGISTRATIONS = (
    kinds.UNKNOWN_DELEGATE,
    kinds.UNKNOWN_INTERPRETER,
    kinds.UNKNOWN_TABLE,
    kinds.UNKNOWN_ZONE,
    kinds.END_STALE,
)
"""What may be found in a row that nobody edited, since the registrations have changed."""


@dataclass(frozen=True)
class Earlier:
    """The published schedule, and how it came to be as it is.

    ``event`` is the one to build: that of the registrations, with what has left them since but is needed
    for meetings that are history and stay.
    ``printed`` is what the delegates hold in their hands: the meetings as they were written, with the
    event they were made from; the rows as they stand where the Record does not say. ``unchanged``
    says that neither the registrations nor the sheet Meetings differ from the Record. ``read`` is the
    workbook, and ``findings`` are those of reading it and of the rows that cannot stay.
    """

    path: Path
    event: Event
    published: Published
    printed: Schedule
    unchanged: bool
    read: AgendasRead
    findings: tuple[Finding, ...]


def read_published(path: Path, event: Event, since: Moment | None = None) -> Earlier:
    """Read the published schedule for a rerun with this event.

    Rows that the organizer edited are taken as they stand. A row that was deleted counts as marked
    cancelled; one that cannot be understood counts as it was written.

    Args:
        path: the agendas workbook.
        event: the registrations as they are now.
        since: what starts before this moment is history; None where nothing is.

    Raises:
        Stopped: the workbook cannot be read, has another format, or is of another event.

    """
    read, then = read_agendas(path, event), read_agendas(path)
    if any(f.severity is Severity.STOPS for f in read.findings):
        raise Stopped([*read.findings, Finding(PUBLISHED_UNREADABLE, details={"path": str(path)})])
    _refuse_another_event(path, read, event)
    read, written = _as_printed(read, then, event)
    rows, findings = _with_what_is_gone(read, written, event)
    until = resolve(since, event) if since is not None else None
    if until is not None:
        starts = {slot.start for known in (event, read.event) if known is not None for slot in known.slots}
        rows, misplaced = at_slots_in_the_past(rows, written, until, starts)
        findings += misplaced
    published = Published(rows, _unmet_musts(read, event), until)
    event = with_the_past(event, published, read.event)
    printed = _printed(read, event)
    findings += [*read.findings, *_cannot_stay(published, written, event), *_broken_by_hand(published, written, event)]
    once = replace(published, meetings=without_surplus(published, written, event))
    return Earlier(path, event, once, printed, _unchanged(read, event), read, by_importance(findings))


# Another event


def _refuse_another_event(path: Path, read: AgendasRead, event: Event) -> None:
    """Stop where fewer than half of the published schedule's companies are registered here."""
    companies, registered = _registered(read, event)
    if companies and 2 * registered < companies:
        details = {"path": str(path), "companies": companies, "registered": registered or "none"}
        raise Stopped([Finding(OTHER_EVENT, details=details)])


def _registered(read: AgendasRead, event: Event) -> tuple[int, int]:
    """The number of companies of the published schedule, and of those among them that are registered here.

    A company is known by its name, since made-up IDs are the same in any event; without the Record,
    by the names that stand in the rows.
    """
    if read.event is not None:
        names = {_fold(n) for c in event.companies for n in (c.name, c.local_name) if n}
        nameless = {c.id for c in event.companies if not (c.name or c.local_name)}
        known = [
            names & {_fold(c.name), _fold(c.local_name)} or (not c.name and not c.local_name and c.id in nameless)
            for c in read.event.companies
        ]
        return len(known), sum(map(bool, known))
    found = {company for row in read.rows for company in row.meeting.pair}
    other = {str(f.details.get("value")) for f in read.findings if f.kind is kinds.UNKNOWN_COMPANY}
    renamed = {str(f.details.get("value")) for f in read.findings if f.kind is kinds.NAME_DIFFERS}
    return len(found | other), len(found - renamed)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


# Rows


def _as_printed(read: AgendasRead, then: AgendasRead, event: Event) -> tuple[AgendasRead, tuple[Meeting, ...]]:
    """The rows that nobody edited as they were written, whatever has left the registrations since, and all written.

    ``then`` is the same workbook read by its own Record: only so can a row be told from one that was
    edited. What was found in such a row is about the registrations, not about the row.
    """
    if then.event is None or then.written is None:
        return read, ()
    now = dict(zip(then.written, carry(then.written, then.event, event), strict=True))
    unedited = {row.cell: now[row.meeting] for row in then.rows if row.meeting in now}
    rows = tuple(replace(row, meeting=unedited.get(row.cell, row.meeting)) for row in read.rows)
    numbers = {cell.row for cell in unedited if cell is not None}
    findings = tuple(f for f in read.findings if not (f.kind in _OF_REGISTRATIONS and f.cells[0].row in numbers))
    return replace(read, rows=rows, findings=findings), tuple(now.values())


def _with_what_is_gone(
    read: AgendasRead, written: tuple[Meeting, ...], event: Event
) -> tuple[tuple[PublishedMeeting, ...], list[Finding]]:
    """The rows, with those that were deleted as cancelled ones, and those that cannot be read as they were written."""
    standing = Counter(row.meeting.pair for row in read.rows)
    rows, findings = list(read.rows), []
    for meeting in _gone(written, standing, {row.meeting.number for row in read.rows}):
        if meeting.number and meeting.number in read.unread:
            rows.append(PublishedMeeting(meeting))
            details = {"number": meeting.number, "pair": _pair(event, meeting.pair), "time": _time(meeting)}
            findings.append(Finding(ROW_AS_WRITTEN, details=details))
        else:
            rows.append(PublishedMeeting(meeting, status=MeetingStatus.CANCELLED))
    return tuple(rows), findings


def _gone(written: Iterable[Meeting], standing: Counter[Pair], numbers: set[str]) -> Iterator[Meeting]:
    """The meetings that were written and whose pair has no row for them any more."""
    left = standing.copy()
    # Of a pair's several meetings those whose number still stands are there; another one was deleted.
    for meeting in sorted(written, key=lambda m: m.number not in numbers):
        if left[meeting.pair] > 0:
            left[meeting.pair] -= 1
        else:
            yield meeting


def _printed(read: AgendasRead, event: Event) -> Schedule:
    if read.event is not None and read.written is not None:
        return Schedule(read.event, read.written)
    held = tuple(row.meeting for row in read.rows if row.status is MeetingStatus.HELD)
    return Schedule(read.event or event, ordered(event, held))


def _unmet_musts(read: AgendasRead, event: Event) -> frozenset[Pair]:
    """The musts that were not held when the schedule was published, and that say the same today."""
    try:
        pairs = decode(frozenset[Pair], read.record.get("unmet_musts", []))
    except (CodecError, TypeError):
        return frozenset()
    earlier = read.event
    if earlier is None:
        return frozenset(pairs)
    return frozenset(p for p in pairs if earlier.requests_by_pair.get(p) == event.requests_by_pair.get(p))


def _unchanged(read: AgendasRead, event: Event) -> bool:
    """Whether registrations and Meetings are as the Record has them."""
    if read.event is None or read.written is None or read.event != event:
        return False
    try:
        marked = decode(tuple[PublishedMeeting, ...], read.record.get("marked", []))
    except (CodecError, TypeError):
        return False
    held = Counter(row.meeting for row in marked if row.status is MeetingStatus.HELD)
    plain = [PublishedMeeting(meeting) for meeting in (Counter(read.written) - held).elements()]
    return Counter(read.rows) == Counter([*marked, *plain])


# Rows that cannot stay


def _cannot_stay(published: Published, written: tuple[Meeting, ...], event: Event) -> Iterator[Finding]:
    """Locks that are void, and meetings as written whose time is no slot any more; history stays in any case."""
    starts = {slot.start for slot in event.slots}
    as_written = set(written)
    for row in published.meetings:
        if row.status is not MeetingStatus.HELD or published.is_history(row.meeting):
            continue
        cells = (row.cell,) if row.cell is not None else ()
        pair = _pair(event, row.meeting.pair)
        reason = _void(row.meeting.pair, event) if row.locked else ""
        if reason:
            yield Finding(LOCK_VOID, cells, {"pair": pair, "reason": reason})
        elif row.meeting.start not in starts and row.meeting in as_written:
            yield Finding(SLOT_GONE, cells, {"pair": pair, "time": _time(row.meeting)})


def _void(pair: Pair, event: Event) -> str:
    for company_id in pair:
        company = event.company_by_id.get(company_id)
        if company is None:
            return f"{company_id} is no longer registered"
        if company.cancelled:
            where = f" ({company.cancelled_cell})" if company.cancelled_cell is not None else ""
            return f"{company_name(event, company_id)} has cancelled{where}"
    for request in event.requests_by_pair.get(pair, ()):
        if request.level is Level.NO:
            where = f" ({request.cell})" if request.cell is not None else ""
            return f"{company_name(event, request.asker)} says no{where}"
    return ""


def _broken_by_hand(published: Published, written: tuple[Meeting, ...], event: Event) -> Iterator[Finding]:
    """The rules that rows edited by hand break; every row may have been edited where the Record does not say."""
    rows = [row for row in published.meetings if row.status is MeetingStatus.HELD]
    as_written = set(written)
    by_hand = {row.meeting for row in rows if row.meeting not in as_written and not published.is_history(row.meeting)}
    twice = [meeting for meeting, times in Counter(row.meeting for row in rows).items() if times > 1]
    by_hand.update(twice)
    if not by_hand:
        return
    for violation in verify(event, [row.meeting for row in rows]).violations:
        if not by_hand.isdisjoint(violation.meetings):
            places = [row.cell for row in rows if row.meeting in violation.meetings]
            cells = tuple(dict.fromkeys(cell for cell in (*places, *violation.cells) if cell is not None))
            yield Finding(HAND_EDIT_BREAKS, cells, {"text": violation.text})


def _pair(event: Event, pair: Pair) -> str:
    return " with ".join(f"{company_name(event, company)} ({company})" for company in pair)


def _time(meeting: Meeting) -> str:
    return f"{meeting.start:%Y-%m-%d %H:%M}"
