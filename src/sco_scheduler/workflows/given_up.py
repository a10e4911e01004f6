"""Rows of the published schedule that cannot stay as they are: void locks, lost times, and edits that break a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sco_scheduler.agendas.people import company_name
from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.event import Event, Level, Pair, Role
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, Published, PublishedMeeting, Schedule
from sco_scheduler.verify import verify
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.failures import HAND_EDIT_BREAKS, HAND_EDIT_NOT_KEPT, LOCK_VOID, SLOT_GONE


def cannot_stay(published: Published, written: tuple[Meeting, ...], event: Event) -> Iterator[Finding]:
    """Locks that are void, and meetings as written whose time is no slot any more; history stays in any case."""
    starts = {slot.start for slot in event.slots}
    as_written = set(written)
    for row in published.meetings:
        if row.status is not MeetingStatus.HELD or published.is_history(row.meeting):
            continue
        cells = (row.cell,) if row.cell is not None else ()
        pair = pair_in_words(event, row.meeting.pair)
        reason = _void(row.meeting.pair, event) if row.locked else None
        if reason is not None:
            yield Finding(LOCK_VOID, cells, {"pair": pair, "reason": reason})
        elif row.meeting.start not in starts and row.meeting in as_written:
            yield Finding(SLOT_GONE, cells, {"pair": pair, "time": time_in_words(row.meeting)})


def _void(pair: Pair, event: Event) -> Phrase | None:
    """Why a lock on a meeting of the pair holds no more; None where it does."""
    for company_id, role in zip(pair, Role, strict=True):
        company = event.company_by_id.get(company_id)
        if company is None:
            return phrases.NOT_REGISTERED(company=company_id)
        if company.cancelled:
            return _told(phrases.CANCELLED, phrases.CANCELLED_AT, event, company_id, company.cancelled_cell)
        if company.terms(role) is None:
            return phrases.NO_SUCH_ROLE[role](company=company_name(event, company_id))
    for request in event.requests_by_pair.get(pair, ()):
        if request.level is Level.NO:
            return _told(phrases.SAYS_NO, phrases.SAYS_NO_AT, event, request.asker, request.cell)
    return None


def _told(phrase: Phrase, with_cell: Phrase, event: Event, company_id: str, cell: Cell | None) -> Phrase:
    company = company_name(event, company_id)
    return phrase(company=company) if cell is None else with_cell(company=company, cell=cell)


def broken_by_hand(published: Published, written: tuple[Meeting, ...], event: Event) -> Iterator[Finding]:
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
            yield Finding(HAND_EDIT_BREAKS, cells, {"text": violation.message})


def not_kept(by_hand: Iterable[PublishedMeeting], schedule: Schedule) -> Iterator[Finding]:
    """The rows edited by hand whose meeting a new schedule has at another time or table, or not at all."""
    for row in by_hand:
        meeting = row.meeting
        held = schedule.by_pair.get(meeting.pair, ())
        if any((m.start, m.zone, m.table) == (meeting.start, meeting.zone, meeting.table) for m in held):
            continue
        now: Phrase = phrases.NOT_HELD
        if held:
            now = phrases.HELD_AT(time=time_in_words(held[0]), place=_place(held[0]))
        pair = pair_in_words(schedule.event, meeting.pair)
        details = {"pair": pair, "time": time_in_words(meeting), "place": _place(meeting), "now": now}
        yield Finding(HAND_EDIT_NOT_KEPT, (row.cell,) if row.cell is not None else (), details)


def _place(meeting: Meeting) -> str:
    return f"{meeting.zone}/{meeting.table}"


def pair_in_words(event: Event, pair: Pair) -> Phrase:
    """Both sides with their IDs."""
    purchaser, supplier = (f"{company_name(event, company)} ({company})" for company in pair)
    return phrases.PAIR(purchaser=purchaser, supplier=supplier)


def time_in_words(meeting: Meeting) -> str:
    """When a meeting starts."""
    return f"{meeting.start:%Y-%m-%d %H:%M}"
