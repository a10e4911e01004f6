"""Figures of companies, and unmet requests with who asked."""

from __future__ import annotations

from dataclasses import replace

from sco_scheduler.agendas.build_report import delegate_labels
from sco_scheduler.agendas.rows import SlotReason, company_rows, slot_reason, unmet_rows
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.outcome import Obstacle, Reason, SlotObstacle, Unmet
from sco_scheduler.domain.schedule import Meeting, Schedule
from tests import events
from tests.agendas.samples import company, small_schedule


def test_figures_of_each_company():
    rows = {row.company.id: row for row in company_rows(small_schedule())}
    first = rows["P001"]
    assert (first.as_purchaser, first.as_supplier, first.gaps) == (2, 0, 1)
    assert (first.wishes_met, first.wishes_asked) == (2, 2)
    assert (first.invited_met, first.invited) == (1, 1)
    second = rows["P002"]
    assert (second.wishes_met, second.wishes_asked) == (1, 2)
    assert (second.top_met, second.top_asked) == (0, 1)
    assert (rows["S001"].as_supplier, rows["S001"].gaps, rows["S001"].invited) == (2, 0, 2)
    assert (rows["S003"].as_supplier, rows["S003"].wishes_asked) == (0, 0)


def test_the_top_wishes_are_musts_and_the_first_three_ranks():
    wishes = ["P1 > S1 #1", "P1 > S2 #3", "P1 > S3 #4", "P1 > S4", "P1 > S5 must"]
    of = events.event(purchasers=1, suppliers=5, slots=3, requests=wishes)
    schedule = Schedule(of, (events.meeting(of, "P1", "S2", 0), events.meeting(of, "P1", "S3", 1)))
    row = next(company_rows(schedule))
    assert (row.top_met, row.top_asked, row.wishes_met, row.wishes_asked) == (1, 3, 2, 5)


def test_an_unmet_pair_has_the_requests_of_both_sides():
    schedule = small_schedule()
    entries = [Unmet(("P002", "S002"), Reason.GOALS), Unmet(("P001", "S001"), Reason.GOALS)]
    one_side, both_sides = unmet_rows(schedule.event, entries)
    assert one_side.purchaser is not None
    assert one_side.supplier is None
    assert both_sides.supplier is not None
    assert both_sides.supplier.rank == 2


def test_delegates_that_a_name_does_not_tell_apart_are_called_by_their_key():
    event = Event(
        companies=(company("P1", "One", people=("",)), company("P2", "Two", people=("Ivan", "IVAN", "Olga", "")))
    )
    assert delegate_labels(event) == {"P1#1": "", "P2#1": "P2#1", "P2#2": "P2#2", "P2#3": "Olga", "P2#4": "P2#4"}


def unmet(*slots: SlotObstacle, reason: Reason = Reason.EVERY_SLOT_TAKEN) -> Unmet:
    return Unmet(("P002", "S002"), reason, obstacles=slots)


def test_where_every_slot_is_taken_the_reason_says_by_what():
    schedule = small_schedule()
    first, second, third = schedule.meetings
    other = replace(first, purchaser="P009", supplier="S002")
    when = first.start

    def busy(*meetings: Meeting) -> SlotObstacle:
        return SlotObstacle(when, Obstacle.BUSY, meetings)

    full = SlotObstacle(when, Obstacle.TABLES_TAKEN)
    cases = [
        (unmet(full, full), SlotReason.TABLES_FULL),
        (unmet(SlotObstacle(when, Obstacle.NO_INTERPRETER)), SlotReason.NO_INTERPRETER),
        (unmet(SlotObstacle(when, Obstacle.CANNOT_WALK)), SlotReason.TOO_FAR),
        (unmet(full, SlotObstacle(when, Obstacle.NO_INTERPRETER)), SlotReason.TABLES_AND_INTERPRETERS),
        (unmet(full, busy(second)), SlotReason.TABLES_AND_PEOPLE),
        (unmet(busy(second), busy(second)), SlotReason.PURCHASER_FULL),
        (unmet(busy(other), busy(third)), SlotReason.SUPPLIER_FULL),
        (unmet(busy(second), busy(other)), SlotReason.NEVER_FREE),
        (unmet(), Reason.EVERY_SLOT_TAKEN),
        (unmet(reason=Reason.GOALS), Reason.GOALS),
    ]
    assert second.purchaser == "P002"
    assert third.supplier == "S002"
    assert [slot_reason(entry) for entry, _ in cases] == [reason for _, reason in cases]
