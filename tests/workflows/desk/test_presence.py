"""People and places at the desk: who comes, leaves or walks in, and what that does to the meetings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Delegate, Role
from sco_scheduler.domain.record import Presence, with_desk
from sco_scheduler.domain.schedule import MeetingStatus
from sco_scheduler.insight.changes import DROPPED, MOVED
from sco_scheduler.insight.placing import partners
from sco_scheduler.workflows.desk import actions, presence
from sco_scheduler.workflows.desk.repairs import with_given_up
from sco_scheduler.workflows.desk.steps import undone
from tests.events import at, block, company, meeting, span
from tests.workflows.desk.day import NOW, QUICK, checked, held, number, refused, small_event


def test_who_has_not_come_to_a_running_meeting_is_late(day):
    assert [m.pair for m in day.late()] == [("P2", "S2")]
    after = presence.arrived(day, ["P2#1"], QUICK).day
    assert [m.pair for m in after.late()] == [("P2", "S2")]
    assert presence.arrived(after, ["S2#1"], QUICK).day.late() == ()


def test_an_arrival_changes_no_meeting(day):
    step = presence.arrived(day, ["P1#1"], QUICK)
    assert step.day.presence("P1#1") is Presence.ARRIVED
    assert (step.changes, step.asks) == ((), False)
    assert [(entry.desk, entry.company) for entry in step.day.desk.log] == [("Anna", "P1")]
    assert str(step.text) == "Delegate 1 of P1 arrived."


def test_who_arrives_is_named_with_the_company(day):
    people = replace(day.event.company_by_id["P1"], name="Volga-Avtosnab", delegates=(Delegate("P1#1", "Denis Orlov"),))
    companies = tuple(people if c.id == "P1" else c for c in day.event.companies)
    step = presence.arrived(replace(day, event=replace(day.event, companies=companies)), ["P1#1"], QUICK)
    assert str(step.text) == "Denis Orlov (Volga-Avtosnab) arrived."


def test_whoever_has_no_name_is_called_by_the_company(day):
    (company, *others) = day.event.companies
    nameless = replace(company, delegates=(replace(company.delegates[0], name=""),))
    day = replace(day, event=replace(day.event, companies=(nameless, *others)))
    assert str(presence.arrived(day, ["P1#1"], QUICK).text) == "Company P1 arrived."


def test_a_no_show_frees_what_is_ahead_and_tells_the_partners(day):
    step = presence.no_show(day, ["P2#1"], QUICK)
    after = checked(step)
    assert {pair for pair in held(after) if "P2" in pair} == set()
    out = {row.meeting.pair for row in after.rows if row.status is MeetingStatus.NO_SHOW}
    assert out == {("P2", "S2"), ("P2", "S3")}
    # Who has not come need not be told that nobody waits.
    assert {n.company for n in after.desk.waiting} == {"S2", "S3"}
    assert not step.asks


def test_who_has_not_come_is_offered_to_nobody_until_there(day):
    slot = next(slot for slot in day.event.slots if slot.start == at("10:40"))
    assert "P2" in {partner.company for partner in partners(day.schedule, "S1", slot)}
    after = presence.no_show(day, ["P2#1"], QUICK).day
    assert "P2" not in {partner.company for partner in partners(after.schedule, "S1", slot)}
    assert after.event.delegate_by_key["P2#1"].absences == (span("09:30", "11:25"),)
    there = presence.arrived(after, ["P2#1"], QUICK).day
    assert there.event.delegate_by_key["P2#1"].absences == ()


def test_who_comes_after_all_gets_the_meetings_ahead_back(day):
    after = presence.no_show(day, ["P2#1"], QUICK).day
    step = presence.arrived(after, ["P2#1"], QUICK)
    assert {pair for pair in held(checked(step)) if "P2" in pair} == {("P2", "S3")}
    assert str(step.text) == "Delegate 1 of P2 is there again. Held again: 1 meeting."


def test_of_several_who_leave_and_come_back_is_told_in_the_plural(day):
    companies = (company("P1", languages=["ru"], delegates=2), *day.event.companies[1:])
    day = replace(day, event=replace(day.event, companies=companies))
    step = presence.leaves(day, ["P1#1", "P1#2"], desk=QUICK)
    assert str(step.text).startswith("Delegate 1 of P1, Delegate 2 of P1 leave at 09:30.")
    back = presence.arrived(step.day, ["P1#1", "P1#2"], QUICK)
    assert str(back.text).startswith("Delegate 1 of P1, Delegate 2 of P1 are there again.")


def test_a_closed_table_moves_its_meeting_to_the_next_table(day):
    step = presence.close_table(day, "A", "1", at("10:15"), at("11:30"), QUICK)
    after = checked(step)
    assert held(after)["P2", "S3"] == ("10:15", "A/2")
    assert step.asks
    assert set(step.disturbed) == {"P2", "S3"}


def test_an_interpreter_who_leaves_is_replaced(file):
    early = replace(file.day(), now=at("08:50"))
    step = presence.interpreter_away(early, "I1", at("09:00"), at("10:00"), QUICK)
    after = checked(step)
    assert next(m for m in after.schedule.meetings if m.pair == ("P1", "S1")).interpreter == "I2"


def test_an_interpreter_who_is_there_again_can_be_booked(file):
    early = replace(file.day(), now=at("08:50"))
    away = presence.interpreter_away(early, "I1", at("08:50"), at("10:00"), QUICK).day
    back = checked(presence.interpreter_back(replace(away, now=at("09:10")), "I1", QUICK))
    assert back.event.interpreter_by_id["I1"].absences == (span("08:50", "09:10"),)
    assert with_desk(small_event(), back.desk).interpreter_by_id["I1"].absences == (span("08:50", "09:10"),)


def test_a_table_that_is_open_again_can_be_used(day):
    closed = presence.close_table(day, "B", "2", at("09:30"), at("11:30"), QUICK).day
    again = checked(presence.open_table(closed, "B", "2", QUICK))
    assert again.event.zone_by_code["B"].tables[1].closed == ()
    assert with_desk(small_event(), again.desk).zone_by_code["B"].tables[1].closed == ()


def test_who_arrives_may_leave_the_meetings_out(day):
    after = presence.no_show(day, ["P2#1"], QUICK).day
    there = checked(presence.arrived(after, ["P2#1"], QUICK, meetings_too=False))
    assert there.presence("P2#1") is Presence.ARRIVED
    assert {pair for pair in held(there) if "P2" in pair} == set()


def test_who_leaves_early_loses_only_what_is_later(day):
    step = presence.leaves(day, ["P3#1"], at("10:30"), desk=QUICK)
    after = checked(step)
    assert held(after)["P3", "S1"][0] == "09:50"
    assert held(after).get(("P3", "S4"), ("", ""))[0] in {"", "10:15"}
    assert after.event.delegate_by_key["P3#1"].absences == (span("10:30", "11:25"),)


@pytest.mark.parametrize("now", ["11:25", "18:00"])
def test_who_leaves_after_the_last_meeting_is_noted_as_gone(day, now):
    late = replace(day, now=at(now))
    after = checked(presence.leaves(late, ["P3#1"], desk=QUICK))
    assert after.presence("P3#1") is Presence.LEFT
    assert after.event.delegate_by_key["P3#1"].absences == ()
    assert held(after) == held(day)


def test_who_comes_late_keeps_what_can_be_held_later_and_is_free_again_on_arriving(day):
    after = checked(presence.leaves(day, ["P3#1"], None, at("10:30"), desk=QUICK))
    assert after.presence("P3#1") is Presence.EXPECTED
    assert after.event.delegate_by_key["P3#1"].absences == (span("09:30", "10:30"),)
    assert held(after)["P3", "S4"] == ("10:40", "B/1")
    assert held(after)["P3", "S1"][0] == "11:05"
    there = checked(presence.arrived(after, ["P3#1"], QUICK))
    assert there.event.delegate_by_key["P3#1"].absences == ()


def test_an_early_leave_that_is_known_stays_when_somebody_arrives(day):
    after = presence.leaves(day, ["P3#1"], at("10:30"), desk=QUICK).day
    there = presence.arrived(after, ["P3#1"], QUICK).day
    assert there.event.delegate_by_key["P3#1"].absences == (span("10:30", "11:25"),)


def test_a_time_that_ends_before_it_begins_is_refused(day):
    told = refused(lambda: presence.close_table(day, "A", "1", at("11:00"), at("10:00"), QUICK))
    assert "11:00 to 10:00 ends before it begins" in str(told.reason)


def test_a_walk_in_needs_a_new_name_and_a_known_zone(day):
    assert "registered" in str(refused(lambda: presence.walk_in(day, "company p1", Role.PURCHASER, "A")).reason)
    assert "A, B" in str(refused(lambda: presence.walk_in(day, "Oasis", Role.SUPPLIER, "X")).reason)
    assert "name" in str(refused(lambda: presence.walk_in(day, " ", Role.PURCHASER, "A")).reason)


def test_what_a_walk_in_wishes_is_said_to_be_free_and_not_to_have_waited_for_a_search(day):
    after = presence.walk_in(day, "Oasis", Role.PURCHASER, "A", frozenset({"ru"}), ["S2"], desk=QUICK).day
    new = next(c.id for c in after.event.companies if c.name == "Oasis")
    assert "can still be added without moving anybody" in str(after.why_without_meetings(new))


def without_interpreters(day):
    """The day with both interpreters away, and the meeting of P1 and S1 at 09:00 given up for want of one."""
    early = replace(day, now=at("08:50"))
    first = presence.interpreter_away(early, "I1", at("08:50"), at("11:25"), QUICK).day
    assert first.desk.given_up == ()
    second = checked(presence.interpreter_away(first, "I2", at("08:50"), at("11:25"), QUICK))
    assert [m.pair for m in second.desk.given_up] == [("P1", "S1")]
    assert ("P1", "S1") not in held(second)
    return second


def test_what_an_interpreter_left_comes_back_with_whoever_can_interpret_it(day):
    step = presence.interpreter_back(without_interpreters(day), "I1", QUICK)
    back = checked(step)
    assert held(back) == held(replace(day, now=at("08:50")))
    assert {m.pair: m.number for m in back.schedule.meetings} == {m.pair: m.number for m in day.schedule.meetings}
    assert back.desk.given_up == ()
    assert step.asks
    assert set(step.disturbed) == {"P1", "S1"}


def test_only_the_interpreter_is_told_of_what_fell_and_came_back_meanwhile(day):
    alone = replace(day.event, interpreters=day.event.interpreters[:1])
    early = replace(day, event=alone, now=at("08:50"))
    away = presence.interpreter_away(early, "I1", at("08:50"), at("11:25"), QUICK).day
    assert {n.company for n in away.desk.waiting} == {"P1", "S1"}
    assert {n.company for n in checked(presence.interpreter_back(away, "I1", QUICK)).desk.waiting} == {"I1"}


def test_what_has_begun_meanwhile_does_not_come_back(day):
    back = checked(presence.interpreter_back(replace(without_interpreters(day), now=at("09:01")), "I1", QUICK))
    assert ("P1", "S1") not in held(back)
    assert back.desk.given_up == ()
    assert back.desk.log[-1].text.key == "desk-interpreter-back"


def test_none_comes_back_at_the_place_of_another_that_could(day):
    late = replace(day, now=at("10:30"))
    known = {row.meeting.pair: row for row in late.rows}
    busy, free = known["P3", "S1"], known["P3", "S4"]
    last = {"start": at("11:05"), "end": at("11:25")}
    rows = tuple(row for row in late.rows if row not in {busy, free})
    rows += (replace(busy, meeting=replace(busy.meeting, **last)),)
    worth_more = replace(free.meeting, **last)  # P3 has another meeting then
    other = replace(free.meeting, purchaser="P1", purchaser_delegate="P1#1", number="M9")
    back = with_given_up(replace(late, rows=rows, desk=replace(late.desk, given_up=(worth_more, other))))
    assert held(back)["P1", "S4"] == ("10:40", "B/1")
    assert [m.pair for m in back.desk.given_up] == [("P3", "S4")]


def test_what_was_given_up_need_not_come_back(day):
    back = checked(presence.interpreter_back(without_interpreters(day), "I1", QUICK, meetings_too=False))
    assert ("P1", "S1") not in held(back)
    assert [m.pair for m in back.desk.given_up] == [("P1", "S1")]


def test_what_was_given_up_for_a_closed_table_comes_back_when_it_opens(day):
    day = replace(day, now=at("08:50"))
    for table in ("1", "2"):
        day = presence.close_table(day, "B", table, at("09:00"), at("11:25"), QUICK).day
    assert [m.pair for m in day.desk.given_up] == [("P3", "S4")]
    back = checked(presence.open_table(day, "B", "2", QUICK))
    assert held(back)["P3", "S4"] == ("10:40", "B/2")
    assert [table.closed for table in back.event.zone_by_code["B"].tables] == [(span("09:00", "11:25"),), ()]
    later = replace(day, now=at("09:05"))
    alone = checked(presence.open_table(later, "B", "2", QUICK, meetings_too=False))
    assert ("P3", "S4") not in held(alone)
    assert alone.event.zone_by_code["B"].tables[1].closed == (span("09:00", "09:05"),)


def test_an_interpreter_who_is_back_ends_nobody_elses_absence(day):
    gone = day
    for interpreter in ("I1", "I2"):
        gone = presence.interpreter_away(gone, interpreter, at("10:40"), at("11:25"), QUICK).day
    back = presence.interpreter_back(gone, "I1", QUICK).day
    assert [i.absences for i in back.event.interpreters] == [(), (span("10:40", "11:25"),)]
    known = (span("09:00", "10:00"),)
    people = tuple(replace(i, absences=(*known, *i.absences)) for i in gone.event.interpreters)
    back = presence.interpreter_back(replace(gone, event=replace(gone.event, interpreters=people)), "I1", QUICK).day
    assert back.event.interpreters[0].absences == known, "what was registered is as it was"


def test_what_is_asked_of_who_has_not_come_tells_whether_they_were_there(day):
    careful = replace(QUICK, careful=True)
    arrived = presence.arrived(day, ["P3#1"], QUICK).day
    asked = [str(presence.no_show(of, ["P3#1"], careful).question) for of in (day, arrived)]
    assert asked == [
        "Delegate 1 of P3 did not come: take out 2 meetings?",
        "Delegate 1 of P3 has arrived. Take out 2 meetings that are not over yet all the same?",
    ]


def test_who_left_and_comes_again_is_told_what_came_back_elsewhere(day):
    gone = checked(presence.leaves(day, ["P3#1"], desk=QUICK))
    assert {m.pair for m in gone.desk.given_up} == {("P3", "S1"), ("P3", "S4")}
    back = checked(presence.arrived(replace(gone, now=at("09:55")), ["P3#1"], QUICK))
    assert held(back)["P3", "S4"] == held(day)["P3", "S4"]
    assert ("P3", "S1") not in held(back)
    assert [n.company for n in back.desk.waiting if "P3" in n.company] == []


def test_a_return_that_is_taken_back_leaves_what_was_given_up(day):
    before = without_interpreters(day)
    step = presence.interpreter_back(before, "I1", QUICK)
    again = undone(step.day, before, step.day, "Anna").day
    assert again.desk.given_up == before.desk.given_up
    assert ("P1", "S1") not in held(again)


def test_an_interpreter_who_was_away_is_told_of_a_meeting_once(day):
    booked = checked(actions.book(day, "P2", "S1", at("11:05"), desk=QUICK))
    mine = next(m.interpreter for m in booked.schedule.meetings if m.pair == ("P2", "S1"))
    other = next(i.id for i in booked.event.interpreters if i.id != mine)
    alone = checked(presence.interpreter_away(booked, other, at("09:50"), at("11:25"), QUICK))
    away = checked(presence.interpreter_away(alone, mine, at("09:50"), at("11:25"), QUICK))
    back = checked(presence.interpreter_back(away, mine, QUICK))
    assert ("P2", "S1") in held(back)
    assert [str(notice.text) for notice in back.desk.waiting if notice.company == mine] == [
        "11:05 P2 / S1: added at A/1"
    ]


def test_who_arrives_is_not_away_any_more_and_others_who_left_at_the_same_time_are(day):
    for people in (["P1#1"], ["P2#1"]):
        day = presence.leaves(day, people, NOW, at("11:05"), QUICK).day
    (away,) = day.desk.absences["P1#1"]
    assert day.desk.absences["P2#1"] == (away,)
    after = presence.arrived(day, ["P1#1"], QUICK, meetings_too=False).day
    assert (after.desk.absences.get("P1#1", ()), after.desk.absences["P2#1"]) == ((), (away,))
    assert [away in after.event.delegate_by_key[key].absences for key in ("P1#1", "P2#1")] == [False, True]


def test_what_is_held_elsewhere_than_printed_or_not_at_all_is_told(day):
    kept, moved, *_ = day.schedule.meetings
    lost = meeting(day.event, "P3", "S2", 5)
    told = presence._different(day, [kept, replace(moved, table="2"), lost])
    assert [(row.kind, row.purchaser) for row in told] == [(MOVED, moved.purchaser), (DROPPED, "P3")]


def test_who_is_there_is_taken_out_of_a_single_meeting_only_where_that_is_confirmed(day):
    careful = replace(QUICK, careful=True)
    assert not presence.no_show(day, ["S3#1"], careful).asks
    assert presence.no_show(presence.arrived(day, ["S3#1"], QUICK).day, ["S3#1"], careful).asks


def test_who_leaves_later_is_away_from_then_on_for_that_day_and_there_until_then(day):
    days = replace(day, event=replace(day.event, sessions=(*day.event.sessions, block(2, day=2))))
    away = presence.leaves(days, ["P1#1"], at=at("11:05"), desk=QUICK).day
    assert away.presence("P1#1") is Presence.EXPECTED
    assert away.desk.absences == {"P1#1": (span("11:05", "11:25"),)}


def test_absences_and_closings_add_up_and_only_those_of_now_end(day):
    for start, end in (("09:30", "09:40"), ("11:05", "11:20")):
        day = presence.leaves(day, ["P1#1"], at=at(start), until=at(end), desk=QUICK).day
        day = presence.close_table(day, "B", "2", at(start), at(end), QUICK).day
    spans = (span("09:30", "09:40"), span("11:05", "11:20"))
    assert (day.desk.absences["P1#1"], day.desk.closed["B/2"]) == (spans, spans)
    back = presence.arrived(day, ["P1#1"], QUICK).day
    assert back.desk.absences["P1#1"] == back.event.delegate_by_key["P1#1"].absences == spans[1:]
    over = replace(day, now=at("11:20"))
    assert "A/1" in str(refused(lambda: presence.open_table(over, "A", "1", QUICK)).reason)
    assert "B/2" in str(refused(lambda: presence.open_table(over, "B", "2", QUICK)).reason)


def test_of_the_meetings_of_who_comes_after_all_those_come_back_that_can(file):
    early = replace(file.day(), now=at("08:50"))
    gone = presence.no_show(early, ["P1#1"], QUICK).day
    other = number(file, "P2", "S2")
    taken = checked(actions.move(gone, other, at("09:50"), desk=QUICK))
    back = held(checked(presence.arrived(taken, ["P1#1"], QUICK)))
    assert (("P1", "S1") in back, ("P1", "S2") in back) == (True, False)


def test_a_walk_in_has_a_name_of_its_own_and_wishes_by_rank(day):
    assert "p1" in str(refused(lambda: presence.check_name(day.event, "p1")).reason)
    after = presence.walk_in(day, " New ", Role.PURCHASER, "", wishes=["S3", "S2"], desk=QUICK).day
    assert [company.name for company in after.desk.walk_ins] == ["New"]
    assert [(request.supplier, request.rank) for request in after.desk.requests] == [("S3", 1), ("S2", 2)]
