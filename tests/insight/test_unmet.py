"""Each reason, and each obstacle, on an event small enough to see that it is true."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.outcome import Obstacle, Reason, Unmet
from sco_scheduler.domain.schedule import Meeting, MeetingStatus, PublishedMeeting, Schedule
from sco_scheduler.insight.unmet import explain, fits_but_for_interpreters
from tests.events import at, block, company, event, interpreter, meeting, published, request, span, zone


def explained(of: Event, *held: Meeting) -> Unmet:
    """The reason of the only unmet pair."""
    (found,) = explain(Schedule(of, held))
    return found


def test_a_pair_that_is_held_has_no_reason():
    of = event(purchasers=1, suppliers=1)
    assert explain(Schedule(of, (meeting(of, "P1", "S1", 0),))) == ()


def test_a_refusal_is_named_with_its_cell():
    of = event(purchasers=1, suppliers=1, requests=["P1 > S1", "S1 > P1 no"])
    found = explained(of)
    assert (found.reason, found.who) == (Reason.REFUSED, ("S1",))
    assert str(found.text) == "Company S1 said no to this meeting (Requests!A3)."


def test_a_refusal_that_nobody_asked_against_is_no_unmet_request():
    of = event(purchasers=1, suppliers=1, requests=["S1 > P1 no"])
    assert explain(Schedule(of)) == ()


def test_a_cancelled_company():
    of = event(purchasers=1, suppliers=[company("S1", cancelled=True)])
    found = explained(of)
    assert (found.reason, found.who) == (Reason.CANCELLED, ("S1",))
    assert str(found.text) == "Company S1 has cancelled."


def test_a_meeting_that_the_published_schedule_takes_out():
    of = event(purchasers=1, suppliers=1)
    row = PublishedMeeting(meeting(of, "P1", "S1", 0), status=MeetingStatus.NO_SHOW)
    (found,) = explain(Schedule(of), published=published(row))
    assert (found.reason, found.who) == (Reason.CANCELLED, ())
    assert "marked cancelled or no-show" in str(found.text)


def test_two_fixed_tables():
    of = event(purchasers=[company("P1", table="1")], suppliers=[company("S1", table="A/2")], tables=2)
    found = explained(of)
    assert found.reason is Reason.DIFFERENT_TABLES
    assert str(found.text) == "Company P1 meets at table 1 only, and Company S1 at table 2 only."


def test_a_fixed_table_of_another_zone_does_not_bind():
    zones = [zone("A", 2), zone("B", 2)]
    of = event(purchasers=[company("P1", table="B/1")], suppliers=[company("S1", table="A/2")], tables=zones)
    assert explained(of).reason is Reason.TIME_RAN_OUT


def test_never_there_at_the_same_time():
    away = [company("P1", away=[span("09:00", "09:20")])], [company("S1", away=[span("09:25", "10:00")])]
    of = event(purchasers=away[0], suppliers=away[1])
    found = explained(of)
    assert found.reason is Reason.NO_COMMON_SLOT
    assert str(found.text) == "The two are never there at the same time: Company P1 is there at 09:25 only."


def test_away_altogether():
    of = event(purchasers=[company("P1", away=[span("08:00", "18:00")])], suppliers=1)
    assert str(explained(of).text) == "Company P1 is away in every slot of the event."


def test_a_closed_zone():
    of = event(purchasers=1, suppliers=1, tables=[zone("A", 1, [span("08:00", "18:00")])])
    found = explained(of)
    assert found.reason is Reason.NO_COMMON_SLOT
    assert str(found.text) == "At 09:00 and 09:25, when both are there, zone A is closed."


def test_a_zone_that_is_not_there():
    of = event(purchasers=1, suppliers=[company("S1", zone="Z")])
    assert str(explained(of).text) == "The zone of Company S1 is not one of the event's zones."


def test_a_session_wish_that_cannot_be_met():
    of = event(purchasers=1, suppliers=1, requests=[request("P1 > S1", sessions=["Evening"])])
    found = explained(of)
    assert found.reason is Reason.WISHES
    assert str(found.text) == (
        "No slot in which both are there meets the wishes together: Company P1 wants the session Evening."
    )


def test_a_delegate_wished_for_who_is_away():
    people = company("S1", delegates=2)
    away = replace(people.delegates[1], absences=(span("08:00", "18:00"),))
    people = replace(people, delegates=(people.delegates[0], away))
    of = event(purchasers=1, suppliers=[people], requests=[request("P1 > S1", delegate="S1#2")])
    found = explained(of)
    assert found.reason is Reason.WISHES
    assert "wants Delegate 2 of S1 to attend" in str(found.text)


def test_after_a_meeting_that_ends_the_day():
    of = event(purchasers=1, suppliers=2, requests=[request("P1 > S1", after=["S2"]), "P1 > S2"])
    found = explained(of, meeting(of, "P1", "S2", 1))
    assert found.reason is Reason.WISHES
    assert "Company P1 wants to meet Company S2 before" in str(found.text)


def test_before_a_meeting_that_begins_the_day():
    of = event(purchasers=1, suppliers=2, requests=["P1 > S1", request("P1 > S2", after=["S1"])])
    found = explained(of, meeting(of, "P1", "S2", 0))
    assert found.reason is Reason.WISHES
    assert str(found.text).startswith("Another meeting is to come after this one")


def test_a_maximum():
    of = event(purchasers=[company("P1", maximum=1)], suppliers=2, tables=2)
    found = explained(of, meeting(of, "P1", "S2", 0))
    assert (found.reason, found.who) == (Reason.AT_MAXIMUM, ("P1",))
    assert str(found.text) == "Company P1 has its maximum of 1 meeting as a purchaser."


def test_every_table_taken():
    of = event(purchasers=2, suppliers=2, slots=1, requests=["P1 > S1", "P2 > S2"])
    held = meeting(of, "P2", "S2", 0)
    found = explained(of, held)
    assert found.reason is Reason.EVERY_SLOT_TAKEN
    assert [(o.start, o.obstacle, o.meetings) for o in found.obstacles] == [
        (at("09:00"), Obstacle.TABLES_TAKEN, (held,))
    ]
    assert str(found.text) == "The one slot that both could use is not free: every table of zone A is taken at 09:00."


def test_no_table_open():
    closed = zone("A", 1)
    closed = replace(closed, tables=tuple(replace(t, closed=(span("09:00", "09:20"),)) for t in closed.tables))
    found = explained(event(purchasers=1, suppliers=1, slots=1, tables=[closed]))
    assert str(found.text) == "The one slot that both could use is not free: no table of zone A is open at 09:00."
    none = explained(event(purchasers=1, suppliers=1, slots=1, tables=[zone("A", 0)]))
    assert str(none.text) == "The one slot that both could use is not free: no table of zone A is open at 09:00."


def test_the_one_table_of_a_company_taken():
    of = event(
        purchasers=2,
        suppliers=[company("S1", table="2"), company("S2")],
        slots=1,
        tables=2,
        requests=["P1 > S1", "P2 > S2"],
    )
    found = explained(of, meeting(of, "P2", "S2", 0, table="2"))
    assert "table 2 of zone A is taken at 09:00" in str(found.text)


def two_tongues(*people) -> Event:
    return event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"])],
        slots=1,
        tables=2,
        requests=["P1 > S1", "P2 > S2"],
        interpreters=people,
    )


def test_no_free_interpreter():
    of = two_tongues(interpreter("I1", "ru", "zh"))
    held = meeting(of, "P2", "S2", 0, interpreter="I1")
    found = explained(of, held)
    assert [(o.obstacle, o.meetings) for o in found.obstacles] == [(Obstacle.NO_INTERPRETER, (held,))]
    assert "no interpreter who speaks Russian and Chinese is free at 09:00" in str(found.text)


def test_nobody_who_speaks_both():
    of = two_tongues(interpreter("I1", "ru", "en"))
    found, _ = explain(Schedule(of))
    assert (found.reason, found.obstacles) == (Reason.NO_INTERPRETER, ())
    assert str(found.text) == ("No interpreter for zone A speaks Russian and Chinese at any time when both could meet.")


def test_nobody_who_speaks_both_comes_before_tables_that_are_taken():
    of = replace(two_tongues(interpreter("I1", "ru", "en")), zones=(zone("A", 1),))
    found = explained(of, meeting(of, "P2", "S2", 0))
    assert found.reason is Reason.NO_INTERPRETER


def test_an_interpreter_at_one_of_the_times_is_told_slot_by_slot():
    of = replace(two_tongues(interpreter("I1", "ru", "zh", away=[span("09:25", "10:00")])), sessions=(block(2),))
    held = meeting(of, "P2", "S2", 0, interpreter="I1")
    found = explained(of, held)
    assert [(o.obstacle, o.meetings) for o in found.obstacles] == [
        (Obstacle.NO_INTERPRETER, (held,)),
        (Obstacle.NO_INTERPRETER, ()),
    ]


def test_no_time_to_walk():
    of = event(
        purchasers=1,
        suppliers=[company("S1", zone="A"), company("S2", zone="B")],
        tables=[zone("A", 1), zone("B", 1)],
        walk_minutes=10,
    )
    held = meeting(of, "P1", "S2", 0)
    found = explained(of, held)
    assert [(o.obstacle, o.meetings) for o in found.obstacles] == [
        (Obstacle.BUSY, (held,)),
        (Obstacle.CANNOT_WALK, (held,)),
    ]
    assert "Company P1 cannot walk there in time from zone B at 09:25" in str(found.text)


def test_only_the_delegates_whom_it_keeps_out_are_told_with_an_obstacle():
    """The second delegate of P1 is busy in the slot in which the first has no interpreter, or cannot walk in time."""
    first, second = (company("P1", languages=[spoken]).delegates[0] for spoken in ("ru", "kk"))
    buyer = replace(company("P1"), delegates=(first, replace(second, key="P1#2")))
    of = event(
        purchasers=[buyer, company("P2", languages=["ru"])],
        suppliers=[
            company("S1", languages=["zh"], away=[span("09:00", "09:20")]),
            company("S2", languages=["zh"]),
            *(company(code, languages=["zh"], zone="B") for code in ("S3", "S4")),
        ],
        slots=2,
        tables=[zone("A", 2), zone("B", 2)],
        requests=["P1 > S1", "P2 > S2", "P1 > S3", "P1 > S4"],
        interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "kk", "zh")],
    )
    own = [meeting(of, "P1", f"S{4 - n}", n, delegates=(2, 1), interpreter="I2") for n in range(2)]
    for at_first, minutes, obstacle in (
        (meeting(of, "P2", "S2", 1, interpreter="I1"), 0, Obstacle.NO_INTERPRETER),
        (meeting(of, "P1", "S3", 0, interpreter="I1"), 10, Obstacle.CANNOT_WALK),
    ):
        far = replace(of, settings=replace(of.settings, walk_minutes=minutes))
        found = next(u for u in explain(Schedule(far, (*own, at_first))) if u.pair == ("P1", "S1"))
        assert [(o.obstacle, o.meetings) for o in found.obstacles] == [(obstacle, (at_first,))]


def test_busy_with_what_is_worth_more():
    of = event(purchasers=1, suppliers=2, slots=1, tables=2, requests=["P1 > S1 #5", "P1 > S2 #1"])
    found = explained(of, meeting(of, "P1", "S2", 0))
    assert str(found.text) == (
        "The one slot that both could use is not free: Company P1 meets Company S2 at 09:00 (worth 20). "
        "This one is worth 12."
    )


def test_busy_in_many_slots_is_told_in_short():
    of = event(
        purchasers=1, suppliers=6, slots=5, tables=1, requests=["P1 > S1", *(f"P1 > S{n} #{n}" for n in range(2, 7))]
    )
    held = [meeting(of, "P1", f"S{n}", n - 2) for n in range(2, 6)]
    # The same where every table is taken too: one more would not help who is busy.
    for tables in (1, 2):
        roomy = replace(of, zones=(zone("A", tables),))
        assert str(explained(roomy, *held, meeting(of, "P1", "S6", 4)).text) == (
            "None of the 5 slots that both could use is free: Company P1 meets others at 5 times from 09:00 to 10:40 "
            "(worth 10 to 18), the least of them Company S6 at 10:40 (worth 10). This one is worth 4."
        )


def test_tables_taken_while_both_are_free():
    of = event(purchasers=2, suppliers=2, slots=5, tables=1, requests=["P1 > S1", *["P2 > S2 #1"]])
    held = [replace(meeting(of, "P2", "S2", n), number=f"M{n}") for n in range(5)]
    assert str(explained(of, *held).text) == (
        "None of the 5 slots that both could use is free: every table of zone A is taken at all of them."
    )


def test_musts_in_the_way_are_called_so():
    of = event(purchasers=1, suppliers=2, slots=1, tables=2, requests=["P1 > S1 #5", "P1 > S2 must"])
    assert "meets Company S2 at 09:00 (a must)" in str(explained(of, meeting(of, "P1", "S2", 0)).text)


def test_a_second_delegate_lets_the_meeting_be_held():
    of = event(purchasers=[company("P1", delegates=2)], suppliers=2, slots=1, tables=2)
    assert explained(of, meeting(of, "P1", "S2", 0)).reason is Reason.TIME_RAN_OUT


def test_the_gap_spread():
    of = event(purchasers=1, suppliers=2, slots=3, tables=1, gap_spread=0, requests=["P1 > S1", "P1 > S2"])
    shut = replace(of, zones=(zone("A", 1, [span("09:25", "09:45")]),))
    found = explained(shut, meeting(of, "P1", "S2", 0))
    assert found.reason is Reason.GAP_SPREAD
    assert str(found.text) == "Wherever it is added, the gap counts of two companies would differ by more than 0."


def test_goals_that_come_first():
    of = event(purchasers=1, suppliers=2, slots=3, tables=[zone("A", 1, [span("09:25", "09:45")])])
    held = Schedule(of, (meeting(of, "P1", "S2", 0),))
    assert [found.reason for found in explain(held, order=("gaps", "value"))] == [Reason.GOALS]


def test_the_goals_are_those_of_the_event_unless_others_are_given():
    of = event(purchasers=1, suppliers=2, slots=3, tables=[zone("A", 1, [span("09:25", "09:45")])])
    for goals, reason in ((("gaps", "value"), Reason.GOALS), (("value", "gaps"), Reason.TIME_RAN_OUT)):
        held = Schedule(replace(of, settings=replace(of.settings, goals=goals)), (meeting(of, "P1", "S2", 0),))
        assert [found.reason for found in explain(held)] == [reason]


def test_time_ran_out():
    found = explained(event(purchasers=1, suppliers=1))
    assert (found.reason, found.value, found.must) == (Reason.TIME_RAN_OUT, 4, False)


def test_history_is_not_a_slot_to_use():
    of = event(purchasers=1, suppliers=1)
    (found,) = explain(Schedule(of), published=published(until=at("18:00")))
    assert found.reason is Reason.OVER
    assert str(found.text) == "There was room for it in a slot that has begun by now."


def test_during_the_event_what_has_begun_is_told_apart_from_what_is_closed():
    of = event(purchasers=[company("P1", away=[span("09:20", "18:00")])], suppliers=1, slots=3)
    (found,) = explain(Schedule(of), published=published(until=at("09:10")))
    assert found.reason is Reason.NO_COMMON_SLOT
    assert str(found.text) == "Every slot in which the two could meet has begun by now."


def test_after_the_event_it_is_told_why_a_meeting_was_not_held_at_all():
    of = event(purchasers=1, suppliers=2, slots=1, tables=1)
    held = Schedule(of, (meeting(of, "P1", "S2", 0),))
    during, after = (explain(held, published=published(until=at(when)))[0] for when in ("08:00", "18:00"))
    assert after.reason is during.reason is Reason.EVERY_SLOT_TAKEN
    assert str(after.text) == str(during.text)


def test_musts_come_first_and_then_the_most_valuable():
    of = event(purchasers=1, suppliers=3, requests=["P1 > S1 #9", "P1 > S2 #1", "P1 > S3 must"])
    found = explain(Schedule(of))
    assert [(u.pair[1], u.must, u.value) for u in found] == [("S3", True, 40), ("S2", False, 20), ("S1", False, 4)]


@pytest.mark.parametrize("day", [1, 2])
def test_dates_are_named_where_there_are_several_days(day):
    buyers = [company("P1", away=[span("08:00", "18:00", 3 - day)]), company("P2")]
    days = [block(1, day=1), block(1, day=2)]
    of = event(purchasers=buyers, suppliers=2, slots=days, requests=["P1 > S1", "P2 > S2"])
    assert f"on {11 + day} June at 09:00" in str(explained(of, meeting(of, "P2", "S2", day - 1)).text)


@pytest.mark.parametrize(
    ("held", "fits"),
    [
        ([], True),
        ([("P2", "S2", 0, "1"), ("P2", "S2", 1, "1")], True),
        ([("P2", "S2", 0, "1"), ("P3", "S3", 0, "2")], True),
        ([("P2", "S2", 0, "1"), ("P3", "S3", 0, "2"), ("P2", "S3", 1, "1"), ("P3", "S2", 1, "2")], False),
        ([("P1", "S2", 0, "1"), ("P2", "S1", 1, "1")], False),
        ([("P1", "S2", 0, "1")], True),
    ],
    ids=["nothing held", "the interpreter busy", "one slot full", "both full", "each busy in one", "one slot left"],
)
def test_whether_a_meeting_fits_but_for_interpreters(held, fits):
    of = event(
        purchasers=[company(f"P{n}", languages=["ru"]) for n in (1, 2, 3)],
        suppliers=[company(f"S{n}", languages=["zh"]) for n in (1, 2, 3)],
        slots=2,
        tables=2,
        requests=["P1 > S1", "S1 > P2 no", "P2 > S1"],
        interpreters=[interpreter("I1", "ru", "zh")],
    )
    rows = [meeting(of, *pair, slot, table=table, interpreter="I1") for *pair, slot, table in held]
    assert fits_but_for_interpreters(Schedule(of, tuple(rows)), ("P1", "S1")) is fits
    assert not fits_but_for_interpreters(Schedule(of, tuple(rows)), ("P2", "S1"))


@pytest.mark.parametrize(("until", "fits"), [(None, True), ("09:10", False), ("12:00", True)])
def test_a_meeting_fits_into_what_is_ahead_or_after_the_event_anywhere(until, fits):
    of = event(purchasers=1, suppliers=2, tables=2)
    held = meeting(of, "P1", "S2", 1)
    rows = published(held, until=None if until is None else at(until))
    assert fits_but_for_interpreters(Schedule(of, (held,)), ("P1", "S1"), rows) is fits


@pytest.mark.parametrize(("searched", "reason"), [(True, Reason.TIME_RAN_OUT), (False, Reason.CAN_BE_ADDED)])
def test_time_ran_out_for_nothing_where_nobody_searched(searched, reason):
    (found,) = explain(Schedule(event(purchasers=1, suppliers=1)), searched=searched)
    assert found.reason is reason
