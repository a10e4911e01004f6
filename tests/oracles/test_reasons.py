from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from sco_scheduler.domain.event import Table, Zone
from sco_scheduler.domain.outcome import Obstacle, Reason, SlotObstacle, Unmet
from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting, Schedule
from sco_scheduler.verify import verify
from sco_scheduler.verify.case import Case
from tests.events import at, block, company, event, fixed, interpreter, meeting, published, request, span, zone
from tests.oracles.reasons.additions import Additions
from tests.oracles.reasons.check import check_reasons
from tests.oracles.reasons.prospects import Prospects
from tests.oracles.reasons.room import Room
from tests.parts import part
from tests.verify.schedules import valid_schedules, ways

PAIR = ("P1", "S1")


def unmet(reason, *who, obstacles=(), pair=PAIR, value=4, must=False):
    return Unmet(pair, reason, tuple(who), tuple(obstacles), value=value, must=must)


def errors(e, held, *entries, was=None, order=None):
    """What is wrong with the reasons, without the pair that each sentence begins with."""
    found = check_reasons(Schedule(e, tuple(held)), entries, was, order)
    return [text.split("): ", 1)[-1] if text.startswith("Unmet") else text for text in found]


def first(e, held, was=None, order=None):
    """The first reason that applies to P1 with S1, as the verifier has it."""
    right = [r for r in Reason if not any("reason given" in s for s in errors(e, held, unmet(r), was=was, order=order))]
    assert len(right) == 1
    return right[0]


# The reasons, each where it is the first


def test_refused_names_who_said_no():
    e = event(requests=["P1 > S1", "S1 > P1 no"], suppliers=[company("S1", cancelled=True)])
    assert not errors(e, [], unmet(Reason.REFUSED, "S1"))
    assert errors(e, [], unmet(Reason.REFUSED, "P1")) == [
        "refused names Company P1 (P1), but should name Company S1 (S1)."
    ]
    assert errors(e, [], unmet(Reason.CANCELLED, "S1")) == [
        "the reason given is cancelled, but the first that applies is refused."
    ]


def test_cancelled():
    e = event(requests=["P1 > S1"], suppliers=[company("S1", cancelled=True)])
    assert not errors(e, [], unmet(Reason.CANCELLED, "S1"))
    assert not errors(e, [])  # requests for who cancelled need not be listed


@pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW])
def test_taken_out_of_the_published_schedule(status):
    e = event(requests=["P1 > S1"])
    was = published(PublishedMeeting(meeting(e, "P1", "S1", 0), status=status))
    assert not errors(e, [], unmet(Reason.CANCELLED), was=was)


def test_different_tables():
    seller = company("S1", table="2")
    e = event(requests=["P1 > S1"], purchasers=[company("P1", table="1")], suppliers=[seller], tables=2)
    assert first(e, []) is Reason.DIFFERENT_TABLES
    e = event(requests=["P1 > S1"], purchasers=[company("P1", table="B/1")], suppliers=[seller], tables=2)
    assert first(e, []) is not Reason.DIFFERENT_TABLES


def test_no_common_slot():
    early, late = company("P1", away=[span("09:21", "18:00")]), company("S1", away=[span("09:00", "09:20")])
    assert first(event(requests=["P1 > S1"], purchasers=[early], suppliers=[late]), []) is Reason.NO_COMMON_SLOT
    closed = [zone(closed=[span("09:30", "10:00")])]
    e = event(requests=["P1 > S1"], suppliers=[late], tables=closed)
    assert first(e, []) is Reason.NO_COMMON_SLOT
    e = event(requests=["P1 > S1"], suppliers=[company("S1", zone="Q")])
    assert first(e, []) is Reason.NO_COMMON_SLOT


def test_the_past_is_no_slot():
    e = event(requests=["P1 > S1"], suppliers=[company("S1", away=[span("09:25", "10:00")])])
    assert first(e, [], published(until=at("09:10"))) is Reason.NO_COMMON_SLOT
    assert first(e, [], published(until=at("09:00"))) is Reason.TIME_RAN_OUT


def test_session_wishes_that_cannot_be_met_together():
    e = event(
        requests=[request("P1 > S1", sessions=["a"]), request("S1 > P1", sessions=["b"])],
        slots=[block(1, name="a"), block(1, "10:00", name="b")],
    )
    assert first(e, []) is Reason.WISHES


def test_delegate_wishes_that_cannot_be_met():
    buyer = company("P1", delegates=2)
    away = replace(buyer.delegates[1], absences=(span("09:00", "18:00"),))
    buyer = replace(buyer, delegates=(buyer.delegates[0], away))
    asked = [request("P1 > S1", delegate="P1#2")]
    assert first(event(requests=asked, purchasers=[buyer]), []) is Reason.WISHES
    both = [request("P1 > S1", delegate="P1#1"), request("S1 > P1", delegate="P1#2")]
    assert first(event(requests=both, purchasers=[company("P1", delegates=2)]), []) is Reason.WISHES


def test_delegate_wishes_that_leave_one_choice():
    both = [request("P1 > S1", delegate="S1#1"), request("S1 > P1", delegate="P1#1")]
    assert first(event(requests=both), []) is Reason.TIME_RAN_OUT


def test_after_wishes_that_the_schedule_leaves_no_room_for():
    e = event(requests=["P1 > S2", request("P1 > S1", after=["S2"])])
    assert first(e, [meeting(e, "P1", "S2", 1)]) is Reason.WISHES
    assert first(e, [meeting(e, "P1", "S2", 0)]) is Reason.TIME_RAN_OUT
    e = event(requests=["P1 > S1", request("P1 > S2", after=["S1"])])
    assert first(e, [meeting(e, "P1", "S2", 0)]) is Reason.WISHES
    assert first(e, [meeting(e, "P1", "S2", 1)]) is Reason.TIME_RAN_OUT


def test_after_wishes_met_at_once():
    e = event(requests=["P1 > S2", request("P1 > S1", after=["S2"])], slots=[block(2, pause=0)])
    assert first(e, [meeting(e, "P1", "S2", 0)]) is Reason.TIME_RAN_OUT
    e = event(requests=["P1 > S1", request("P1 > S2", after=["S1"])], slots=[block(2, pause=0)])
    assert first(e, [meeting(e, "P1", "S2", 1)]) is Reason.TIME_RAN_OUT


def test_at_maximum_names_who_is():
    e = event(requests=["P1 > S1", "P1 > S2"], purchasers=[company("P1", maximum=1)])
    held = [meeting(e, "P1", "S2", 0)]
    assert not errors(e, held, unmet(Reason.AT_MAXIMUM, "P1"))
    assert errors(e, held, unmet(Reason.AT_MAXIMUM, "S1")) == [
        "at maximum names Company S1 (S1), but should name Company P1 (P1)."
    ]


def test_gap_spread():
    e = event(requests=["P1 > S1", "P1 > S2", "P2 > S1"], tables=2, slots=3, gap_spread=0)
    held = [meeting(e, "P1", "S2", 0), meeting(e, "P2", "S1", 0, table="2")]
    assert first(e, held) is Reason.TIME_RAN_OUT  # side by side there is no gap
    away = company("S1", away=[span("09:25", "09:45")])
    e = event(
        requests=["P1 > S1", "P1 > S2", "P2 > S1"], suppliers=[away, company("S2")], tables=2, slots=3, gap_spread=0
    )
    assert first(e, held) is Reason.GAP_SPREAD


def test_goals():
    e = event(
        requests=["P1 > S1", "P1 > S2"],
        suppliers=[company("S1", away=[span("09:25", "09:45")]), company("S2")],
        slots=3,
    )
    held = [meeting(e, "P1", "S2", 0)]
    assert first(e, held, order=["gaps", "value"]) is Reason.GOALS
    assert first(e, held, order=["musts"]) is Reason.GOALS
    assert first(e, held, order=["value", "gaps"]) is Reason.TIME_RAN_OUT


def test_time_ran_out_counts_goals_of_a_rerun():
    e = event(requests=["P1 > S1"])
    was = published(meeting(e, "P1", "S1", 0))
    assert first(e, [], was, order=["kept", "slot_moves", "value"]) is Reason.TIME_RAN_OUT
    assert first(e, [], was, order=["slot_moves"]) is Reason.GOALS


def test_goals_are_by_default_those_of_the_event_in_the_order_of_a_rerun():
    e = event(requests=["P1 > S1"], goals=("gaps",))
    assert first(e, []) is Reason.GOALS
    assert first(e, [], published(meeting(e, "P1", "S1", 0))) is Reason.TIME_RAN_OUT


# Obstacles, slot by slot


def test_every_table_taken():
    e = event(requests=["P1 > S1", "P2 > S2"], slots=1)
    held = [meeting(e, "P2", "S2", 0)]
    taken = SlotObstacle(at("09:00"), Obstacle.TABLES_TAKEN, tuple(held))
    assert not errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[taken]))
    assert errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN)) == [
        "nothing is said of the slot at 09:00, which both could use."
    ]
    assert errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[taken, taken])) == [
        "the slot at 09:00 is listed 2 times."
    ]
    nobody = replace(taken, meetings=())
    assert errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[nobody])) == [
        "at 09:00 no meeting is named of those in the way (every table taken): "
        "the meeting of Company P2 (P2) with Company S2 (S2) at 09:00 at A/1."
    ]
    busy = replace(taken, obstacle=Obstacle.BUSY)
    assert errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[busy])) == [
        "at 09:00 the obstacle is every table taken, not busy."
    ]


def test_fixed_table_taken_though_others_are_free():
    e = event(requests=["P1 > S1", "P2 > S2"], purchasers=[company("P1", table="2"), company("P2")], tables=2, slots=1)
    held = [meeting(e, "P2", "S2", 0, table="2")]
    taken = SlotObstacle(at("09:00"), Obstacle.TABLES_TAKEN, tuple(held))
    assert not errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[taken]))


def test_closed_tables_are_taken_by_nobody():
    e = event(requests=["P1 > S1"], slots=1, tables=[Zone("A", tables=(Table("1", (span("09:00", "09:20"),)),))])
    taken = SlotObstacle(at("09:00"), Obstacle.TABLES_TAKEN)
    assert not errors(e, [], unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[taken]))


def speaking(*people, **more):
    return event(
        purchasers=[company("P1", languages=["ru"]), company("P2", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", languages=["zh"], zone="B")],
        tables=[zone("A", 2), zone("B", 2)],
        requests=["P1 > S1", "P2 > S2"],
        interpreters=people,
        **more,
    )


def test_no_free_interpreter():
    e = speaking(interpreter("I1", "ru", "zh"), interpreter("I2", "ru"), slots=1)
    held = [meeting(e, "P2", "S2", 0, interpreter="I1")]
    taken = SlotObstacle(at("09:00"), Obstacle.NO_INTERPRETER, tuple(held))
    assert not errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[taken]))
    assert len(errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[replace(taken, meetings=())]))) == 1


def test_nobody_speaks_both():
    e = speaking(interpreter("I1", "ru"), interpreter("I2", "ru", "zh", zone="B"), slots=1)
    entries = [unmet(Reason.NO_INTERPRETER), unmet(Reason.TIME_RAN_OUT, pair=("P2", "S2"))]
    assert not errors(e, [], *entries)


def test_interpreter_who_cannot_walk():
    e = speaking(interpreter("I1", "ru", "zh"), slots=2, walk_minutes=10)
    held = [meeting(e, "P2", "S2", 1, interpreter="I1")]
    rows = [SlotObstacle(at(t), Obstacle.NO_INTERPRETER, tuple(held)) for t in ("09:00", "09:25")]
    assert not errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=rows))


def test_cannot_walk_and_busy():
    e = event(
        requests=["P1 > S1", "P1 > S2"],
        suppliers=[company("S1"), company("S2", zone="B")],
        tables=[zone("A"), zone("B")],
        walk_minutes=10,
    )
    held = [meeting(e, "P1", "S2", 1)]
    rows = [
        SlotObstacle(at("09:00"), Obstacle.CANNOT_WALK, tuple(held)),
        SlotObstacle(at("09:25"), Obstacle.BUSY, tuple(held)),
    ]
    assert not errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=rows))
    swapped = [replace(row, start=other.start) for row, other in zip(rows, rows[::-1], strict=True)]
    assert len(errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=swapped))) == 2


def test_cannot_walk_without_a_pause():
    e = event(
        requests=["P1 > S1", "P1 > S2"],
        suppliers=[company("S1", away=[span("09:20", "10:00")]), company("S2", zone="B")],
        tables=[zone("A"), zone("B")],
        slots=[block(2, pause=0)],
    )
    held = [meeting(e, "P1", "S2", 1)]
    far = SlotObstacle(at("09:00"), Obstacle.CANNOT_WALK, tuple(held))
    assert not errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[far]))


def test_nobody_walks_overnight_or_within_a_zone():
    sellers = [company("S1"), company("S2", zone="B"), company("S3")]
    slots = [block(1, "23:00", length=55), block(1, "00:00", day=2)]
    asked = {"requests": ["P1 > S1", "P1 > S2", "P1 > S3"], "suppliers": sellers, "tables": [zone("A"), zone("B")]}
    for other, days in (("S2", slots), ("S3", 2)):
        e = event(**asked, slots=days, walk_minutes=10)
        assert first(e, [meeting(e, "P1", other, 0)]) is Reason.TIME_RAN_OUT


def test_busy_must_hold_for_every_choice():
    e = event(
        requests=["P1 > S1", "P1 > S2", "P1 > S3"],
        purchasers=[company("P1", delegates=2)],
        suppliers=3,
        slots=1,
        tables=3,
    )
    one = meeting(e, "P1", "S2", 0)
    two = meeting(e, "P1", "S3", 0, table="2", delegates=(2, 1))
    listed = unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[SlotObstacle(at("09:00"), Obstacle.BUSY, (one, two))])
    assert not errors(e, [one, two], listed)
    assert len(errors(e, [one, two], replace(listed, obstacles=(replace(listed.obstacles[0], meetings=(one,)),)))) == 1
    other = unmet(Reason.TIME_RAN_OUT, pair=("P1", "S3"))
    assert errors(e, [one], listed, other) == [
        "the reason given is every slot taken, but the first that applies is time ran out."
    ]


def test_who_is_absent_is_no_choice():
    buyer = company("P1", delegates=2)
    away = replace(buyer.delegates[0], absences=(span("09:00", "10:00"),))
    buyer = replace(buyer, delegates=(away, buyer.delegates[1]))
    e = event(requests=["P1 > S1", "P1 > S2"], purchasers=[buyer], tables=2, slots=1)
    held = [meeting(e, "P1", "S2", 0, delegates=(2, 1))]
    busy = SlotObstacle(at("09:00"), Obstacle.BUSY, tuple(held))
    assert not errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[busy]))


def test_obstacles_strike_out_choices_in_turn():
    """One delegate is busy, the other needs an interpreter who is not there: the last to go lacks the interpreter."""
    buyer = company("P1", delegates=2)
    people = (replace(buyer.delegates[0], languages=frozenset({"ru"})), buyer.delegates[1])
    e = event(
        purchasers=[replace(buyer, delegates=people)],
        suppliers=[company("S1", languages=["zh"]), company("S2")],
        tables=2,
        slots=1,
        interpreters=[],
    )
    held = [meeting(e, "P1", "S2", 0, table="2", delegates=(2, 1))]
    silent = SlotObstacle(at("09:00"), Obstacle.NO_INTERPRETER)
    assert not errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[silent]))


def test_meetings_named_must_be_in_the_way_and_held():
    e = event(
        requests=["P1 > S1", "P2 > S2"],
        slots=[block(1), block(1, day=2)],
        suppliers=[company("S1", away=[span("09:00", "10:00", 2)]), company("S2")],
    )
    held = [meeting(e, "P2", "S2", 0)]
    stray, invented = meeting(e, "P2", "S2", 1), replace(held[0], table="7")
    for extra, word in ((stray, ", which is not held, is not in the way"), (invented, "which is not held")):
        taken = SlotObstacle(at("09:00"), Obstacle.TABLES_TAKEN, (*held, extra))
        found = errors(e, held, unmet(Reason.EVERY_SLOT_TAKEN, obstacles=[taken]))
        assert len(found) == 1
        assert word in found[0]


# The list as a whole


def test_list_is_complete_and_has_nothing_else():
    e = event(requests=["P1 > S1", "P2 > S2", "S1 > P2 no"])
    held = [meeting(e, "P2", "S2", 0)]
    assert errors(e, held) == [
        "The meeting of Company P1 (P1) with Company S1 (S1) is neither held nor listed as unmet."
    ]
    right = unmet(Reason.TIME_RAN_OUT)
    assert not errors(e, held, right)
    assert errors(e, held, right, unmet(Reason.GOALS, pair=("P2", "S2"))) == [
        "Company P2 (P2) with Company S2 (S2) is listed as unmet, but was not asked for or is held."
    ]
    assert errors(e, held, right, right) == ["Company P1 (P1) with Company S1 (S1) is listed as unmet 2 times."]


def test_value_and_must():
    e = event(requests=["P1 > S1 must"])
    assert not errors(e, [], unmet(Reason.TIME_RAN_OUT, value=40, must=True))
    assert errors(e, [], unmet(Reason.TIME_RAN_OUT, value=4)) == ["its value is 40, not 4.", "it is a must."]


def test_obstacles_where_none_belong():
    e = event(requests=["P1 > S1"])
    listed = unmet(Reason.TIME_RAN_OUT, obstacles=[SlotObstacle(at("09:00"), Obstacle.BUSY)])
    assert errors(e, [], listed) == ["obstacles are listed, which time ran out does not have."]


def test_fixed_rows_that_nobody_asked_for_are_no_unmet_requests():
    e = event(requests=[], fixed=[fixed("P1", "S1")])
    assert not errors(e, [])


# Against the rules themselves


@given(valid_schedules())
@settings(
    max_examples=part(40), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_what_could_be_added_is_what_the_rules_allow(schedule):
    """Slots, choices and tables without an obstacle are those in which the verifier accepts the meeting."""
    e, held = schedule.event, schedule.meetings
    case = Case(e, held)
    room = Room(case)
    for pair in [p for p in e.requests_by_pair if p not in case.by_pair and case.pairs.times_asked(p)]:
        accepted = {replace(way, interpreter=None) for way in ways(e, pair) if verify(e, [*held, way]).ok}
        full = [
            c
            for c, side in zip(pair, (case.as_purchaser, case.as_supplier), strict=True)
            for terms in [e.company_by_id[c].purchaser if side is case.as_purchaser else e.company_by_id[c].supplier]
            if terms.maximum is not None and len(side.get(c, ())) >= terms.maximum
        ]
        prospects = Prospects(room)
        if full or len(prospects.bound_tables(pair)) > 1 or not prospects.common(pair):
            assert not accepted
        else:
            assert set(Additions(room, ()).ways(prospects.prospect(pair))) == accepted


@given(valid_schedules())
@settings(
    max_examples=part(40), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_of_ways_that_are_alike_one_stands_for_all(schedule):
    """With many tables, what holds of each way holds of one of those that are looked at, and the other way round."""
    zones = tuple(
        replace(z, tables=(*z.tables, *(replace(z.tables[0], label=f"new {n}") for n in range(3))))
        for z in schedule.event.zones
    )
    e = replace(schedule.event, zones=zones)
    case = Case(e, schedule.meetings)
    room = Room(case)
    additions, prospects = Additions(room, ("gaps", "zone_moves", "table_moves", "value")), Prospects(room)
    for pair in [p for p in e.requests_by_pair if p not in case.by_pair and case.pairs.times_asked(p)]:
        if len(prospects.bound_tables(pair)) < 2 and prospects.common(pair):
            prospect = prospects.prospect(pair)
            every, some = list(additions.ways(prospect)), list(additions.kinds_of_ways(prospect))
            assert set(some) <= set(every)
            for judge in (additions.betters, additions.keeps_gap_spread):
                assert {judge(way) for way in some} == {judge(way) for way in every}
