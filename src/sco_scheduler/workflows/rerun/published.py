"""Reads the schedule that an earlier build published, from the present state of its workbook, for a rerun.

``event`` is the present event, ``written`` are the meetings as the program wrote them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sco_scheduler.agendas.build_report import pair_with_ids
from sco_scheduler.domain.event import Event, Pair
from sco_scheduler.domain.findings import Finding, Severity, by_importance
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.domain.renaming import carry
from sco_scheduler.domain.schedule import (
    Meeting,
    MeetingOutcome,
    MeetingStatus,
    Published,
    PublishedMeeting,
    Schedule,
    held_schedule,
)
from sco_scheduler.intake import AgendasBook, kinds
from sco_scheduler.intake.results import AgendasRead
from sco_scheduler.workflows.errors import (
    HAND_EDIT_NO_SLOT,
    HISTORY_FORGOTTEN,
    NOTES_LOST,
    OTHER_EVENT,
    OUT_ROW_DELETED,
    PAST_NO_SLOT,
    PUBLISHED_UNREADABLE,
    ROW_AS_WRITTEN,
    Stopped,
)
from sco_scheduler.workflows.inputs import Moment, resolve
from sco_scheduler.workflows.rerun.hand_edits import (
    EditedRow,
    cannot_stay,
    edited_by_hand,
    fixed_taken_out,
    in_vain,
    time_in_words,
)
from sco_scheduler.workflows.rerun.past_meetings import with_the_past
from sco_scheduler.workflows.rerun.since import refuse_outside

_OF_REGISTRATIONS = (
    kinds.MEETING_UNKNOWN_DELEGATE,
    kinds.MEETING_UNKNOWN_INTERPRETER,
    kinds.MEETING_UNKNOWN_TABLE,
    kinds.MEETING_UNKNOWN_ZONE,
    kinds.MEETING_END,
)
"""Findings that unedited rows may have because the registrations have changed."""


_TO_WRITE_ANEW = (*kinds.MEETINGS_MISREAD, kinds.MEETING_NUMBER_TWICE)
"""Findings of rows that cannot stand as they are, even where all else is as it was written."""


@dataclass(frozen=True)
class RerunStart:
    """The published schedule, and its differences from what was written.

    ``event`` is the one to build: that of the registrations, with additions for past meetings.
    ``printed`` is the schedule that the delegates have: the meetings as they were written, with the
    event they were made from; the present rows if the Record does not have it. ``unchanged``
    says that neither the registrations nor the sheet Meetings differ from the Record. ``read`` is the
    workbook, and ``findings`` are those of reading it and of the rows that cannot stay. ``by_hand`` are the
    rows that the organizer added or moved, if the Record says how they were written; ``added_in_vain`` are those whose
    pair cannot meet at all, and ``surplus`` the rows of pairs beyond the number of times that they may meet.
    """

    path: Path
    event: Event
    published: Published
    printed: Schedule
    unchanged: bool
    read: AgendasRead
    findings: tuple[Finding, ...]
    by_hand: tuple[EditedRow, ...] = ()
    added_in_vain: frozenset[Meeting] = frozenset()
    surplus: tuple[PublishedMeeting, ...] = ()


def read_published(
    path: Path, event: Event, since: Moment | None = None, *, book: AgendasBook | None = None
) -> RerunStart:
    """Read the published schedule for a rerun with this event.

    Rows that the organizer edited are taken as edited. A deleted row counts as marked
    cancelled; one that cannot be understood counts as it was written.

    Parameters
    ----------
    since
        Meetings that start before this moment are past; None if none are.

    Raises
    ------
    Stopped
        If the workbook cannot be read, has another format, or is of another event, or ``since`` is on no day of it.
    """
    book = book or AgendasBook(path)
    until = resolve(since, event) if since is not None else None
    read, then = book.by(event, until), book.own
    if any(f.severity is Severity.STOPS for f in read.findings):
        raise Stopped([*read.findings, Finding(PUBLISHED_UNREADABLE, details={"path": str(path)})])
    _refuse_another_event(path, read, event)
    read, written = _as_printed(read, then, event, until)
    rows, findings = _with_deleted(read, written, event)
    if since is not None and until is not None:
        known = [each for each in (event, read.event) if each is not None]
        findings += refuse_outside(since, until, known)
        starts = {slot.start for each in known for slot in each.slots}
        rows, misplaced = at_slots_in_the_past(rows, written, until, starts)
        findings += misplaced
    rows, misplaced = at_no_slot(rows, written, until, event)
    findings += misplaced
    published = Published(rows, _unmet_musts(read, event), until, read.record.last_number)
    unchanged, forgotten = _compared_as_before(read, event, published)
    event, lost = with_the_past(event, published, read.event)
    printed = _printed(read, event)
    vain = in_vain(published, written, event) - set(written)
    edited, broken = edited_by_hand(published, written, event)
    findings += [*read.findings, *lost, *cannot_stay(published, written, event, read.record.known), *broken]
    findings += fixed_taken_out(published, event)
    once = replace(published, meetings=without_surplus(published, written, event))
    kept = {id(row) for row in once.meetings}
    surplus = tuple(row for row in published.meetings if id(row) not in kept)
    if not unchanged:
        findings += forgotten
    return RerunStart(path, event, once, printed, unchanged, read, by_importance(findings), edited, vain, surplus)


def forgotten_rows(event: Event, book: AgendasBook) -> tuple[tuple[PublishedMeeting, ...], tuple[Finding, ...]]:
    """Read the rows of a schedule that a build forgets, to keep the notes in them.

    Returns
    -------
    tuple[tuple[PublishedMeeting, ...], tuple[Finding, ...]]
        The rows, none if the workbook is of another event; and a finding on rows with notes that cannot be kept.
    """
    read, then = book.by(event, None), book.own
    if _is_another_event(read, event):
        noted = [(row.cell, row.outcome) for row in read.rows] + [(row.cell, row.outcome) for row in read.unread]
        return (), _notes_lost(noted)
    read, written = _as_printed(read, then, event, None)
    rows, findings = _with_deleted(read, written, event)
    return rows, tuple(finding for finding in findings if finding.kind is NOTES_LOST)


# Rows


def _as_printed(
    read: AgendasRead, then: AgendasRead, event: Event, until: datetime | None
) -> tuple[AgendasRead, tuple[Meeting, ...]]:
    """The unedited rows as they were written, even if the registrations have changed since, and all rows as written.

    ``then`` is the same workbook read by its own Record, which tells unedited rows from edited
    ones. Findings about unedited rows concern the registrations, not the row.
    """
    if then.event is None or then.written is None:
        return read, ()
    now = dict(zip(then.written, carry(then.written, then.event, event, until), strict=True))
    standing = {row.meeting.number for row in then.rows}

    def printed(row: PublishedMeeting) -> Meeting:
        """The row as written, with its number unless another row has that: then this one is a copy made by hand."""
        meeting = now[row.meeting]
        return replace(meeting, number=row.meeting.number) if meeting.number in standing else meeting

    unedited = {row.cell: printed(row) for row in then.rows if row.meeting in now}
    rows = tuple(replace(row, meeting=unedited.get(row.cell, row.meeting)) for row in read.rows)
    numbers = {cell.row for cell in unedited if cell is not None}
    by_own_event = {(f.kind.code, f.cells) for f in then.findings}  # so the row was edited
    findings = tuple(
        f
        for f in read.findings
        if f.kind not in _OF_REGISTRATIONS or f.cells[0].row not in numbers or (f.kind.code, f.cells) in by_own_event
    )
    return replace(read, rows=rows, findings=findings), tuple(now.values())


def _with_deleted(
    read: AgendasRead, written: tuple[Meeting, ...], event: Event
) -> tuple[tuple[PublishedMeeting, ...], list[Finding]]:
    """The rows, with deleted ones as cancelled, and unreadable ones as they were written.

    The deleted row of a meeting that was out already keeps its status: else the pair would meet again for it.
    """
    standing = Counter(row.meeting.pair for row in read.rows)
    rows, findings = list(read.rows), []
    unread = {row.number: row for row in read.unread}
    for meeting in _gone(written, standing, {row.meeting.number for row in read.rows}):
        if meeting.number and meeting.number in unread:
            rows.append(PublishedMeeting(meeting, outcome=unread.pop(meeting.number).outcome))
            details = {
                "number": meeting.number,
                "pair": pair_with_ids(event, meeting.pair),
                "time": time_in_words(meeting),
            }
            findings.append(Finding(ROW_AS_WRITTEN, details=details))
        else:
            rows.append(PublishedMeeting(meeting, status=MeetingStatus.CANCELLED))
    for row in _out_before(read.record.marked, rows, event):
        misread = unread.pop(row.meeting.number, None)
        rows.append(row if misread is None else replace(row, outcome=misread.outcome))
        if misread is None:
            details = {"pair": pair_with_ids(event, row.meeting.pair), "time": time_in_words(row.meeting)}
            findings.append(Finding(OUT_ROW_DELETED, details=details))
    findings += _notes_lost([(row.cell, row.outcome) for row in unread.values()])
    return tuple(rows), findings


def _out_before(
    marked: Iterable[PublishedMeeting], rows: Iterable[PublishedMeeting], event: Event
) -> Iterator[PublishedMeeting]:
    """The rows that were written as cancelled or no-show and are gone, with none of their pair in their place."""
    standing = {row.meeting.pair for row in rows}
    for row in marked:
        pair = row.meeting.pair
        if not row.is_held and pair not in standing and all(company in event.company_by_id for company in pair):
            yield replace(row, cell=None)


def _notes_lost(rows: Iterable[tuple[Cell | None, MeetingOutcome]]) -> tuple[Finding, ...]:
    """A finding on rows that are not written again although they have notes."""
    cells = tuple(cell for cell, outcome in rows if cell is not None and not outcome.is_blank)
    return (Finding(NOTES_LOST, cells, {"count": len(cells)}),) if cells else ()


def _gone(written: Iterable[Meeting], standing: Counter[Pair], numbers: set[str]) -> Iterator[Meeting]:
    """The written meetings that have no row of their pair any more."""
    left = standing.copy()
    # Of a pair's several meetings, those whose number is present remain; another one was deleted.
    for meeting in sorted(written, key=lambda m: m.number not in numbers):
        if left[meeting.pair] > 0:
            left[meeting.pair] -= 1
        else:
            yield meeting


def _printed(read: AgendasRead, event: Event) -> Schedule:
    if read.event is not None and read.written is not None:
        return Schedule(read.event, read.written)
    return held_schedule(read.event or event, read.rows)


def _unmet_musts(read: AgendasRead, event: Event) -> frozenset[Pair]:
    """The musts that were unmet when the schedule was published, and are unchanged today."""
    pairs = read.record.unmet_musts
    earlier = read.event
    if earlier is None:
        return pairs
    return frozenset(p for p in pairs if earlier.requests_by_pair.get(p) == event.requests_by_pair.get(p))


def _compared_as_before(read: AgendasRead, event: Event, published: Published) -> tuple[bool, list[Finding]]:
    """Whether nothing differs from the Record, and a finding if meetings are no longer kept as past ones."""
    before, until = read.record.history_until, published.history_until
    then = replace(published, history_until=until if until is not None else before)
    forgotten = until is None and before is not None and any(then.is_history(m) for m in read.written or ())
    details = {"time": f"{before:%Y-%m-%d %H:%M}"} if before is not None else {}
    found = [Finding(HISTORY_FORGOTTEN, details=details)] if forgotten else []
    return _unchanged(read, with_the_past(event, then, read.event)[0]), found


def _unchanged(read: AgendasRead, event: Event) -> bool:
    """Whether registrations and Meetings equal the Record, and all rows are understood."""
    if read.written is None or read.event != event:
        return False
    if "marked" in read.record.damaged or any(finding.kind in _TO_WRITE_ANEW for finding in read.findings):
        return False
    marked = read.record.marked
    held = Counter(row.meeting for row in marked if row.is_held)
    plain = [PublishedMeeting(meeting) for meeting in (Counter(read.written) - held).elements()]
    return Counter(map(_compared, read.rows)) == Counter(map(_compared, (*marked, *plain)))


def _compared(row: PublishedMeeting) -> PublishedMeeting:
    """The parts of a row to compare; of a meeting that is not held without its people, who may have left."""
    if row.is_held:
        return row
    return replace(row, meeting=replace(row.meeting, purchaser_delegate="", supplier_delegate="", interpreter=None))


# Another event


def _refuse_another_event(path: Path, read: AgendasRead, event: Event) -> None:
    """Stop if fewer than half of the published schedule's companies are registered."""
    companies, registered = _registered(read, event)
    if _is_another_event(read, event):
        details = {"path": str(path), "companies": companies, "registered": registered}
        raise Stopped([Finding(OTHER_EVENT, details=details)])


def _is_another_event(read: AgendasRead, event: Event) -> bool:
    companies, registered = _registered(read, event)
    return 2 * registered < companies


def _registered(read: AgendasRead, event: Event) -> tuple[int, int]:
    """The number of companies in the published schedule, and of those that are registered.

    Companies are compared by name, since generated IDs are the same in any event; without the Record,
    by the names in the rows.
    """
    if read.event is not None:
        names = {fold(n) for c in event.companies for n in (c.name, c.local_name) if n}
        nameless = {c.id for c in event.companies if not (c.name or c.local_name)}
        known = [
            names & {fold(c.name), fold(c.local_name)} or (not c.name and not c.local_name and c.id in nameless)
            for c in read.event.companies
        ]
        return len(known), sum(map(bool, known))
    found = {company for row in read.rows for company in row.meeting.pair}
    other = {str(f.details.get("value")) for f in read.findings if f.kind is kinds.MEETING_UNKNOWN_COMPANY}
    renamed = {str(f.details.get("value")) for f in read.findings if f.kind is kinds.MEETING_NAME_DIFFERS}
    return len(found | other), len(found - renamed)


# Invalid rows


def at_slots_in_the_past(
    rows: Iterable[PublishedMeeting], written: Iterable[Meeting], until: datetime, starts: Set[datetime]
) -> tuple[tuple[PublishedMeeting, ...], list[Finding]]:
    """Restore rows that were moved to a past time that never was a slot.

    A past row stays for good, so that a typing error must not become past.

    Parameters
    ----------
    until
        Meetings that start before this moment are past.
    starts
        The start times of slots, by the present registrations and by those of the schedule.

    Returns
    -------
    tuple[tuple[PublishedMeeting, ...], list[Finding]]
        The rows, and a finding for each that had been moved so.
    """
    by_number = {(m.number, m.pair): m for m in written if m.number}
    as_written = set(by_number.values())
    kept: list[PublishedMeeting] = []
    findings: list[Finding] = []
    for row in rows:
        meeting = row.meeting
        past = row.is_held and meeting.start < until
        if not past or meeting.start in starts or meeting in as_written:
            kept.append(row)
            continue
        findings.append(Finding(PAST_NO_SLOT, row.cells, {"time": f"{meeting.start:%Y-%m-%d %H:%M}"}))
        original = by_number.get((meeting.number, meeting.pair))
        if original is not None:
            kept.append(replace(row, meeting=original))
    return tuple(kept), findings


def at_no_slot(
    rows: Iterable[PublishedMeeting], written: Iterable[Meeting], until: datetime | None, event: Event
) -> tuple[tuple[PublishedMeeting, ...], list[Finding]]:
    """Give rows that were moved to a time that is no slot the time again at which they were written, if that is one.

    The meeting cannot be held at that time in any case, and people have the other one on paper. What else was edited
    in the row stays. A locked row stays as it is, so that the lock is refused.

    Parameters
    ----------
    until
        Meetings that start before this moment are past; None if none are.

    Returns
    -------
    tuple[tuple[PublishedMeeting, ...], list[Finding]]
        The rows, and a finding for each that had been moved so.
    """
    starts = {slot.start for slot in event.slots}
    by_number = {(m.number, m.pair): m for m in written if m.number and m.start in starts}
    found: list[PublishedMeeting] = []
    findings: list[Finding] = []
    for row in rows:
        meeting = row.meeting
        then = by_number.get((meeting.number, meeting.pair))
        past = until is not None and meeting.start < until
        if then is None or past or row.locked or not row.is_held or meeting.start in starts:
            found.append(row)
            continue
        details = {
            "pair": pair_with_ids(event, meeting.pair),
            "time": time_in_words(meeting),
            "then": time_in_words(then),
        }
        findings.append(Finding(HAND_EDIT_NO_SLOT, row.cells, details))
        found.append(replace(row, meeting=replace(meeting, start=then.start, end=then.end)))
    return tuple(found), findings


def without_surplus(published: Published, written: Iterable[Meeting], event: Event) -> tuple[PublishedMeeting, ...]:
    """Remove rows of a pair beyond the number of times that it may meet, written ones last."""
    as_written = set(written)
    fixed = Counter(row.pair for row in event.fixed)
    by_pair: dict[Pair, list[PublishedMeeting]] = {}
    surplus: list[PublishedMeeting] = []
    seen: set[Meeting] = set()
    for row in sorted(published.meetings, key=lambda row: not row.locked):
        if not row.is_held:
            continue
        if row.meeting in seen:  # an identical copy made by hand
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
