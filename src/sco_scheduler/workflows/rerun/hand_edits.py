"""Checks edits by hand of a published schedule: rows that cannot stay, and those that a rerun did not keep.

``written`` are the meetings as the program wrote them, ``event`` is the present event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from sco_scheduler.agendas.build_report import (
    company_name,
    delegate_labels,
    has_cancelled,
    interpreter_label,
    pair_with_ids,
)
from sco_scheduler.domain.event import Event, Level, Pair, Role, Session
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Cell, Phrase, Said, Sentence
from sco_scheduler.domain.record import with_former
from sco_scheduler.domain.schedule import Meeting, Published, PublishedMeeting, Schedule
from sco_scheduler.verify import Violation, verify
from sco_scheduler.workflows.errors import (
    FIXED_TAKEN_OUT,
    HAND_EDIT_BREAKS,
    HAND_EDIT_NOT_KEPT,
    HAND_EDIT_VOID,
    LOCK_VOID,
    SESSION_GONE,
    SLOT_GONE,
)

_NO_SUCH_ROLE = {Role.PURCHASER: Phrase("no-purchaser-any-more"), Role.SUPPLIER: Phrase("no-supplier-any-more")}


def cannot_stay(
    published: Published, written: tuple[Meeting, ...], event: Event, earlier: Event | None = None
) -> Iterator[Finding]:
    """Report meetings that the organizer wants and that cannot be held, and those at a time that is no slot any more.

    Past meetings stay in any case. ``earlier`` has the names of companies that are no longer registered, and the
    sessions in which meetings stood: those of one session are a single finding.
    """
    named = with_former(event, earlier.companies) if earlier is not None else event
    starts = {slot.start for slot in event.slots}
    as_written = set(written)
    stood: dict[Session, list[PublishedMeeting]] = {}
    for row in published.meetings:
        if not row.is_held or published.is_history(row.meeting):
            continue
        pair = pair_with_ids(named, row.meeting.pair)
        reason = _void(row.meeting.pair, event, named) if _is_wanted(row, as_written) else None
        if reason is not None and row.locked:
            yield Finding(LOCK_VOID, row.cells, {"pair": pair, "reason": reason})
        elif reason is not None:
            details = {"pair": pair, "time": time_in_words(row.meeting), "place": row.meeting.place, "reason": reason}
            yield Finding(HAND_EDIT_VOID, row.cells, details)
        elif row.meeting.start not in starts and row.meeting in as_written:
            session = _session_then(row.meeting, earlier)
            if session is not None:
                stood.setdefault(session, []).append(row)
                continue
            yield Finding(SLOT_GONE, row.cells, {"pair": pair, "time": time_in_words(row.meeting)})
    for session, rows in stood.items():
        yield _session_gone(session, rows, event)


def _session_then(meeting: Meeting, earlier: Event | None) -> Session | None:
    """The session in whose slot a meeting stood; None if it is not known, or the meeting was in no slot."""
    if earlier is None or meeting.start not in {slot.start for slot in earlier.slots}:
        return None
    return next((s for s in earlier.sessions if s.start <= meeting.start < s.end), None)


def _session_gone(session: Session, rows: Sequence[PublishedMeeting], event: Event) -> Finding:
    """The finding on a session of the earlier build that is gone, or has other slots now, with the count of rows."""
    now = next((s for s in event.sessions if s.start < session.end and session.start < s.end), None)
    details = {
        "session": session.name,
        "day": f"{session.start:%Y-%m-%d}",
        "times": f"{session.start:%H:%M}-{session.end:%H:%M}",
        "state": Phrase("session-is-gone") if now is None else Phrase("session-has-other-slots"),
        "count": len(rows),
    }
    return Finding(SESSION_GONE, (now.cell,) if now is not None and now.cell is not None else (), details)


def fixed_taken_out(published: Published, event: Event) -> Iterator[Finding]:
    """Report rows of Fixed that give way to a row of Meetings that was deleted, or marked cancelled or no-show.

    Past meetings are over, so that nothing gives way to them.
    """
    held = Counter(row.meeting.pair for row in published.meetings if row.is_held)
    left = {pair: [row for row in event.fixed if row.pair == pair] for pair in {row.pair for row in event.fixed}}
    for out in published.meetings:
        pair, start = out.meeting.pair, out.meeting.start
        rows = left.get(pair, [])
        if out.is_held or published.is_history(out.meeting) or len(rows) <= held[pair]:
            continue
        rows.sort(key=lambda row: (row.date, row.start) != (start.date(), start.time()))
        details = {"pair": pair_with_ids(event, pair), "time": time_in_words(out.meeting)}
        yield Finding(FIXED_TAKEN_OUT, (*filter(None, (rows.pop(0).cell,)), *out.cells), details)


def in_vain(published: Published, written: tuple[Meeting, ...], event: Event) -> frozenset[Meeting]:
    """The meetings that the organizer wants, by a lock or an edit, and that cannot be held at any time."""
    as_written = set(written)
    return frozenset(
        row.meeting
        for row in published.meetings
        if row.is_held
        and not published.is_history(row.meeting)
        and _is_wanted(row, as_written)
        and _void(row.meeting.pair, event, event) is not None
    )


def _is_wanted(row: PublishedMeeting, as_written: Set[Meeting]) -> bool:
    """Whether the organizer locked or edited a row; without a Record the latter is not known."""
    return row.locked or bool(as_written and row.meeting not in as_written)


def _void(pair: Pair, event: Event, named: Event) -> Phrase | None:
    """Why the pair cannot meet, whatever is locked; None if it can. ``named`` has the names of those who have left."""
    for company_id, role in zip(pair, Role, strict=True):
        company = event.company_by_id.get(company_id)
        if company is None:
            return Phrase("no-longer-registered")(company=company_name(named, company_id))
        if company.cancelled:
            return has_cancelled(event, company_id)
        if company.terms(role) is None:
            return _NO_SUCH_ROLE[role](company=company_name(event, company_id))
    for request in event.requests_by_pair.get(pair, ()):
        if request.level is Level.NO:
            return _worded(Phrase("says-no"), Phrase("says-no-at"), event, request.asker, request.cell)
    return None


def _worded(phrase: Phrase, with_cell: Phrase, event: Event, company_id: str, cell: Cell | None) -> Phrase:
    company = company_name(event, company_id)
    return phrase(company=company) if cell is None else with_cell(company=company, cell=cell)


@dataclass(frozen=True)
class EditedRow:
    """A row that the organizer added or moved by hand, and the rule that it breaks (blank: none)."""

    row: PublishedMeeting
    broken: Said = ""


def edited_by_hand(
    published: Published, written: tuple[Meeting, ...], event: Event
) -> tuple[tuple[EditedRow, ...], tuple[Finding, ...]]:
    """Find the rows edited by hand, and report the rules that they break.

    If the Record does not have the rows as written, every row may have been edited: broken rules are
    reported for all, and no row counts as edited. Past meetings break no rule, and those that cannot be held, which
    ``cannot_stay`` reports, do not stand.
    """
    out = in_vain(published, written, event)
    rows = [row for row in published.meetings if row.is_held and row.meeting not in out]
    as_written = set(written)
    edited = [row for row in rows if row.meeting not in as_written and not published.is_history(row.meeting)]
    by_hand = {row.meeting for row in edited}
    by_hand.update(meeting for meeting, times in Counter(row.meeting for row in rows).items() if times > 1)
    if not by_hand:
        return (), ()
    standing = Published(tuple(rows), history_until=published.history_until)
    findings: list[Finding] = []
    broken: dict[Meeting, list[Violation]] = {}
    for violation in verify(event, [row.meeting for row in rows], standing).violations:
        if by_hand.isdisjoint(violation.meetings):
            continue
        places = [row.cell for row in rows if row.meeting in violation.meetings]
        cells = tuple(dict.fromkeys(cell for cell in (*places, *violation.cells) if cell is not None))
        findings.append(Finding(HAND_EDIT_BREAKS, cells, {"text": violation.message}))
        for meeting in by_hand.intersection(violation.meetings):
            broken.setdefault(meeting, []).append(violation)
    told = tuple(EditedRow(row, _most_specific(broken.get(row.meeting, []))) for row in edited)
    return told if written else (), tuple(findings)


def _most_specific(violations: list[Violation]) -> Said:
    """Choose a violation of the row alone rather than one that involves others."""
    return min(violations, key=lambda v: len(v.meetings)).message if violations else ""


def not_kept(edited: Iterable[EditedRow], schedule: Schedule) -> Iterator[Finding]:
    """Report the edited rows whose meeting is missing or different in the new schedule, with the reason."""
    for hand in edited:
        meeting = hand.row.meeting
        held = schedule.by_pair.get(meeting.pair, ())
        if meeting in held:
            continue
        here = next((m for m in held if m.slot_and_table == meeting.slot_and_table), None)
        now: Phrase = Phrase("meeting-not-held")
        if here is not None:
            now = Phrase("meeting-held-with")(people=_people(schedule.event, here, meeting))
        elif held:
            now = Phrase("meeting-held-at")(time=time_in_words(held[0]), place=held[0].place)
        pair = pair_with_ids(schedule.event, meeting.pair)
        why = Sentence(hand.broken) if hand.broken else Phrase("meeting-gave-way")
        details = {"pair": pair, "time": time_in_words(meeting), "place": meeting.place, "now": now, "why": why}
        yield Finding(HAND_EDIT_NOT_KEPT, hand.row.cells, details)


def _people(event: Event, now: Meeting, wanted: Meeting) -> tuple[Said, ...]:
    """The people in a meeting who replace others."""
    labels = delegate_labels(event)
    people: list[Said] = [
        labels.get(key, key) for key, other in zip(now.delegates, wanted.delegates, strict=True) if key != other
    ]
    if now.interpreter != wanted.interpreter:
        name = interpreter_label(event, now.interpreter)
        people.append(Phrase("meeting-by-interpreter")(name=name) if name else Phrase("meeting-by-no-interpreter"))
    return tuple(people)


def time_in_words(meeting: Meeting) -> str:
    """The start of a meeting, in words."""
    return f"{meeting.start:%Y-%m-%d %H:%M}"
