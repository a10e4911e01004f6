from dataclasses import replace

from sco_scheduler.domain.event import Span
from sco_scheduler.domain.messages import Cell
from tests.events import at, block, company, event, meeting, published, span
from tests.verify.said import broken, cells, said


def test_two_meetings_at_once_name_people_places_and_time():
    e = event(tables=2)
    assert said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 0, table="2")]) == [
        "R1 Delegate Delegate 1 of P1 (Company P1, P1) is in two meetings at once at 09:00: "
        "with Company S1 (S1) at A/1 and with Company S2 (S2) at A/2."
    ]
    assert not said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1, table="2")])


def test_suppliers_too():
    e = event(tables=2)
    assert broken(e, [meeting(e, "P1", "S1", 0), meeting(e, "P2", "S1", 0, table="2")]) == {"R1"}


def test_two_delegates_can_be_in_two_meetings():
    e = event(purchasers=[company("P1", delegates=2)], tables=2)
    one = meeting(e, "P1", "S1", 0)
    assert not said(e, [one, meeting(e, "P1", "S2", 0, table="2", delegates=(2, 1))])
    assert broken(e, [one, meeting(e, "P1", "S2", 0, table="2", delegates=(1, 1))]) == {"R1"}


def test_overlap_of_different_slots_is_a_clash_too():
    """Two sessions whose slots cross, as no well-formed event has: only clock times see this."""
    e = event(tables=2, slots=[block(1, "09:00"), block(1, "09:10")])
    one, other = meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1, table="2")
    assert (one.start, other.start) == (at("09:00"), at("09:10"))
    assert said(e, [one, other]) == [
        "R1 Delegate Delegate 1 of P1 (Company P1, P1) is in two meetings at once at 09:10: "
        "with Company S1 (S1) at A/1 and with Company S2 (S2) at A/2 (the first is 09:00-09:20)."
    ]


def test_a_long_meeting_clashes_with_every_later_one_that_it_covers():
    e = event(suppliers=3, tables=3, slots=3)
    long = replace(meeting(e, "P1", "S1", 0), end=at("10:10"))
    lines = said(e, [long, meeting(e, "P1", "S2", 1, table="2"), meeting(e, "P1", "S3", 2, table="3")])
    assert sum("two meetings at once" in line for line in lines) == 2


def test_touching_is_not_overlapping():
    e = event(slots=[block(2, pause=0)])
    assert not said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)])


def test_absences_with_their_cell():
    away = Span(at("09:15"), at("09:30"), Cell("Purchasers", 2, "H"))
    e = event(purchasers=[company("P1", away=[away])])
    assert said(e, [meeting(e, "P1", "S1", 0)]) == [
        "R1 Delegate Delegate 1 of P1 (Company P1, P1) is not available 09:15-09:30, "
        "but meets 09:00-09:20 with Company S1 (S1) at A/1."
    ]
    assert cells(e, [meeting(e, "P1", "S1", 0)]) == ["Purchasers!H2"]


def test_absence_that_touches_is_none():
    e = event(suppliers=[company("S1", away=[span("09:20", "09:25")])])
    assert not said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P2", "S1", 1)])


def test_absence_counts_for_its_own_day():
    e = event(suppliers=[company("S1", away=[span("09:00", "18:00", day=2)])], slots=[block(2), block(2, day=2)])
    assert not said(e, [meeting(e, "P1", "S1", 0)])
    assert broken(e, [meeting(e, "P1", "S1", 2)]) == {"R1"}


def test_cancelled_company():
    e = event(suppliers=[company("S1", cancelled=True)])
    assert (
        "R1 Company S1 (S1) has cancelled, but is in the meeting of Company P1 (P1) with Company S1 (S1) "
        "at 09:00 at A/1."
    ) in said(e, [meeting(e, "P1", "S1", 0)])
    assert "Suppliers!P2" in cells(e, [meeting(e, "P1", "S1", 0)])


def test_history_is_exempt_but_what_follows_is_not():
    away = [span("09:00", "09:30")]
    e = event(purchasers=[company("P1", away=away)])
    held = meeting(e, "P1", "S1", 0)
    assert not said(e, [held], published(held, until=at("09:05")))
    assert broken(e, [held], published(held)) == {"R1"}


def test_new_meeting_may_not_run_into_history():
    e = event(tables=2, slots=[block(1, "09:00"), block(1, "09:10")])
    past, new = meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1, table="2")
    assert broken(e, [past, new], published(past, until=at("09:05"))) == {"R1"}
