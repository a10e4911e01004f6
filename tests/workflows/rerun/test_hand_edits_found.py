"""What is found of edits by hand: void locks, times that are no slots, and rules that rows break, with their cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.schedule import MeetingStatus, Published, PublishedMeeting, Schedule
from sco_scheduler.workflows.rerun.hand_edits import EditedRow, cannot_stay, edited_by_hand, not_kept
from tests.events import at, block, company, event, meeting, published

EVENT = event(slots=3, tables=2)
P1S1, P2S2 = meeting(EVENT, "P1", "S1", 0), meeting(EVENT, "P2", "S2", 1)


def told(rows, today, written=(P1S1, P2S2)):
    """What is reported of the published rows, by the row of its cell."""
    return {f.cells[0].row: f.code for f in cannot_stay(rows, written, today)}


def test_a_lock_is_void_where_a_side_is_gone_has_cancelled_has_lost_its_role_or_refuses():
    rows = published(P1S1, P2S2, locked=[0])
    gone = event(purchasers=[company("P2")], slots=3, tables=2, requests=["P2 > S2"])
    cancelled = event(suppliers=[company("S1", cancelled=True), company("S2")], slots=3, tables=2)
    other_role = event(purchasers=[company("P1", roles="s"), company("P2")], slots=3, tables=2, requests=["P2 > S2"])
    refused = event(slots=3, tables=2, requests=["P1 > S1", "S1 > P1 no", "P2 > S2"])
    assert told(rows, EVENT) == {}
    for today in (gone, cancelled, other_role, refused):
        assert told(rows, today) == {2: "lock-void"}
        assert told(published(P1S1, P2S2), today) == {}, "a row that is not locked is not kept"


def test_a_time_that_is_no_slot_any_more_is_told_of_rows_that_stand_as_written():
    later = event(slots=[block(3, "09:10")], tables=2)
    moved = replace(P2S2, start=at("09:11"), end=at("09:31"))
    assert told(published(P1S1, P2S2), later) == {2: "published-slot-gone", 3: "published-slot-gone"}
    assert told(published(P1S1, moved), later) == {2: "published-slot-gone"}


@pytest.mark.parametrize(
    ("sessions", "state"), [([block(3, "14:00")], "is gone"), ([block(3, "09:10")], "has other slots now")]
)
def test_the_meetings_of_a_session_that_is_gone_are_one_finding(sessions, state):
    now = event(slots=sessions, tables=2)
    outside = replace(P2S2, start=at("09:11"), end=at("09:31"))
    rows = published(P1S1, meeting(EVENT, "P1", "S2", 2), outside)
    written = tuple(row.meeting for row in rows.meetings)
    alone, together = cannot_stay(rows, written, now, EVENT)
    assert (alone.code, alone.cells[0].row) == ("published-slot-gone", 4), "it was in no slot of that session"
    assert together.code == "published-session-gone"
    said = f"Session Morning on 2025-06-12, 09:00-10:10, {state}: 2 meetings stood there and have to move, or are "
    assert together.message == said + "given up."


def test_a_single_meeting_of_a_session_that_is_gone_is_told_as_one():
    (found,) = cannot_stay(published(P1S1), (P1S1,), event(slots=[block(3, "14:00")], tables=2), EVENT)
    assert found.message.endswith("1 meeting stood there and has to move, or is given up.")


def test_nothing_is_told_of_history_and_of_what_was_taken_out():
    later = event(slots=[block(3, "09:10")], tables=2)
    out = PublishedMeeting(P2S2, status=MeetingStatus.CANCELLED, cell=None)
    assert told(published(P1S1, out, until=at("09:05")), later) == {}


def found(*rows, written=(P1S1, P2S2)):
    """Which rows count as edited, with what they break, and the findings with their cells."""
    edited, findings = edited_by_hand(published(*rows), written, EVENT)
    return [(row.row.meeting, str(row.broken)) for row in edited], [
        (f.code, [str(cell) for cell in f.cells]) for f in findings
    ]


def test_rows_as_they_were_written_are_no_edits_whatever_they_break():
    clash = meeting(EVENT, "P1", "S2", 0, table="2")
    assert found(P1S1, P2S2) == ([], [])
    assert found(P1S1, clash, written=(P1S1, clash)) == ([], [])


def test_an_edited_row_tells_what_it_breaks_with_its_cell_and_that_of_the_other():
    clash = meeting(EVENT, "P1", "S2", 0, table="2")
    ((row, broken),), findings = found(P1S1, clash)
    assert row == clash
    assert "P1" in broken
    assert ("hand-edit-breaks-rule", ["Meetings!A2", "Meetings!A3"]) in findings
    fine = meeting(EVENT, "P2", "S1", 2)
    assert found(P1S1, fine) == ([(fine, "")], [])
    ((_, broken),), _ = found(P1S1, replace(clash, table="9"))
    assert broken.startswith("Zone A has no table 9"), "what it breaks alone comes first"


def test_an_edited_row_that_a_request_forbids_is_told_with_the_cell_of_that():
    of = event(slots=3, tables=2, requests=["P1 > S1", "P2 > S2", "P1 > S2", "S2 > P1 no"])
    rows = published(P1S1, meeting(of, "P1", "S2", 1))
    assert edited_by_hand(rows, (P1S1, P2S2), of) == ((), ())
    (finding,) = cannot_stay(rows, (P1S1, P2S2), of)
    assert (finding.code, finding.where) == ("hand-edit-void", "Meetings!A3")
    assert finding.message.endswith(
        "at 2025-06-12 09:25 at A/1, but this meeting cannot be held: Company S2 says no (Requests!A5)."
    )
    assert "a lock would not hold it" in finding.advice


def test_a_row_that_was_doubled_is_an_edit():
    edited, findings = found(P1S1, P1S1)
    assert edited == []
    assert findings
    assert {code for code, _ in findings} == {"hand-edit-breaks-rule"}


def test_without_the_rows_as_written_what_is_broken_is_told_of_all_and_no_row_counts_as_edited():
    clash = meeting(EVENT, "P1", "S2", 0, table="2")
    edited, findings = found(P1S1, clash, written=())
    assert edited == []
    assert findings


def test_history_is_no_edit():
    clash = meeting(EVENT, "P1", "S2", 0, table="2")
    rows = Published(published(P1S1, clash).meetings, history_until=at("09:05"))
    assert edited_by_hand(rows, (P1S1, P2S2), EVENT) == ((), ())
    doubled = Published(published(P1S1, P1S1).meetings, history_until=at("09:05"))
    assert edited_by_hand(doubled, (P1S1,), EVENT) == ((), ())


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ({"delegates": (2, 1), "interpreter": "I2"}, "held there with Delegate 2 of P1, the interpreter I2"),
        ({}, "held there with no interpreter"),
        ({"table": "2", "interpreter": "I1"}, "held at 2025-06-12 09:00 at A/2"),
        (None, "not held"),
    ],
)
def test_of_an_edit_that_is_not_kept_it_is_told_what_is_held_now(held, told):
    of = event(purchasers=[company("P1", delegates=2)], suppliers=1, tables=2, interpreters=[])
    edit = EditedRow(PublishedMeeting(meeting(of, "P1", "S1", 0, interpreter="I1")), "")
    now = () if held is None else (meeting(of, "P1", "S1", 0, **held),)
    (found,) = not_kept([edit], Schedule(of, now))
    assert f"but this is {told}. It gave way" in found.message
