"""Rows edited by hand that cannot be a published schedule."""

from collections import Counter
from dataclasses import replace

import pytest

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting
from sco_scheduler.workflows.rerun.published import _gone, at_slots_in_the_past, without_surplus
from tests.events import at, event, fixed, meeting, published

EVENT = event(slots=4, tables=2)
STARTS = {slot.start for slot in EVENT.slots}
ONE, TWO, THREE = (meeting(EVENT, "P1", "S1", slot, number=f"M00{slot}") for slot in range(3))


def kept(*rows, locked=(), until=None, written=(), of=EVENT):
    """The positions of the rows that stay."""
    before = published(*rows, locked=locked, until=until)
    after = without_surplus(before, written, of)
    return [n for n, row in enumerate(before.meetings) if any(row is other for other in after)]


@pytest.mark.parametrize(
    ("rows", "options", "stay"),
    [
        ((ONE,), {}, [0]),
        ((ONE, TWO), {}, [0]),
        ((ONE, TWO), {"written": [TWO]}, [1]),
        ((ONE, TWO), {"locked": [1]}, [1]),
        ((ONE, TWO), {"locked": [0, 1]}, [0, 1]),
        ((ONE, ONE), {"locked": [1]}, [1]),
        ((ONE, ONE), {"until": at("09:10")}, [0]),
        ((ONE, TWO), {"until": at("09:10")}, [0]),
        ((ONE, TWO), {"until": at("10:00")}, [0, 1]),
        ((ONE, TWO, THREE), {"of": replace(EVENT, fixed=(fixed("P1", "S1"), fixed("P1", "S1")))}, [0, 1]),
        ((PublishedMeeting(ONE, status=MeetingStatus.CANCELLED), TWO), {}, [0, 1]),
    ],
)
def test_a_pair_stands_no_more_often_than_it_may_meet(rows, options, stay):
    assert kept(*rows, **options) == stay


def past(*rows, written=()):
    """The rows and findings where everything before 12:00 is history."""
    return at_slots_in_the_past(published(*rows).meetings, written, at("12:00"), STARTS)


def test_a_slip_of_the_hand_does_not_become_history():
    slip = replace(ONE, start=at("08:00"), end=at("08:20"))
    rows, findings = past(slip, TWO, written=[ONE, TWO])
    assert [row.meeting for row in rows] == [ONE, TWO]
    assert [(f.code, f.cells) for f in findings] == [("past-no-slot", (Cell("Meetings", 2, "A"),))]
    added = replace(slip, number="")
    assert past(added, written=[ONE]) == ((), findings)


def test_what_is_at_a_slot_or_as_written_or_to_come_stays():
    gone = replace(ONE, start=at("08:00"), end=at("08:20"))
    later = replace(TWO, start=at("13:00"), end=at("13:20"))
    out = PublishedMeeting(replace(THREE, start=at("08:00")), status=MeetingStatus.CANCELLED)
    rows, findings = past(ONE, gone, later, out, written=[gone])
    assert (len(rows), findings) == (4, [])


@pytest.mark.parametrize("stands", ["M001", "M002"])
def test_of_two_meetings_of_a_pair_the_one_whose_number_stands_is_not_gone(stands):
    of = event(slots=3)
    written = [replace(meeting(of, "P1", "S1", slot), number=f"M00{slot + 1}") for slot in (0, 1)]
    gone = list(_gone(written, Counter({("P1", "S1"): 1}), {stands}))
    assert [m.number for m in gone] == [m.number for m in written if m.number != stands]
