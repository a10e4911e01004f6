"""Sets of slots, and who or what is free in them."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.hall import Hall, bound_table, during, each, maximum_matching
from tests.events import at, block, company, event, interpreter, meeting, span, table_choice, zone


def test_the_slots_of_a_set_come_in_time_order():
    assert list(each(0b10110)) == [1, 2, 4]
    assert list(each(0)) == []


@pytest.mark.parametrize(
    ("start", "end", "slots"),
    [("09:20", "09:25", 0b00), ("09:19", "09:20", 0b01), ("09:00", "09:26", 0b11), ("09:45", "18:00", 0b00)],
)
def test_touching_is_not_overlapping(start, end, slots):
    assert during(event(slots=2).slots, [span(start, end)]) == slots


@pytest.mark.parametrize(
    ("choice", "label"), [(None, None), ("2", "2"), ("9", None), ("A/2", "2"), ("B/2", None), ("A/9", None)]
)
def test_a_company_is_bound_where_the_zone_has_its_table(choice, label):
    terms = company("P1").purchaser
    bound = company("P1", table=choice).purchaser
    assert terms is not None
    assert bound is not None
    assert bound.table == table_choice(choice)
    assert bound_table(bound, zone("A", 2)) == label
    assert bound_table(None, zone("A", 2)) is None


@pytest.fixture
def hall():
    """P1 in zone A at 09:25 with an interpreter; zone B is 10 minutes away, pauses are 5."""
    of = event(
        purchasers=[company("P1", languages=["ru"])],
        suppliers=[company("S1", languages=["zh"]), company("S2", zone="B", languages=["zh"])],
        slots=[block(4), block(1, day=2)],
        tables=[zone("A", 2), zone("B", 1)],
        interpreters=[
            interpreter("I1", "ru", "zh"),
            interpreter("I2", "ru", "zh", zone="B", away=[span("09:00", "09:05")]),
        ],
        walk_minutes=10,
    )
    return Hall(Schedule(of, (meeting(of, "P1", "S1", 1, interpreter="I1"),)))


def test_busy_where_one_meets_and_too_far_before_and_after(hall):
    assert hall.busy("P1#1") == 0b00010
    assert hall.too_far("P1#1", "B") == 0b00101
    assert hall.too_far("P1#1", "A") == 0


def test_without_a_pause_the_slots_that_touch_a_meeting_are_too_near_to_walk():
    of = event(slots=[block(5, pause=0)], tables=[zone("A"), zone("B")], walk_minutes=10)
    hall = Hall(Schedule(of, (meeting(of, "P1", "S1", 2),)))
    met = [hall.too_far_from("P1#1", "B", slot) is not None for slot in of.slots]
    assert met == [False, True, False, True, False]
    assert hall.too_far("P1#1", "B") == 0b01010


def test_tables_are_taken_one_by_one(hall):
    zone_a = hall.event.zone_by_code["A"]
    assert hall.full(zone_a, None) == 0
    assert hall.full(zone_a, "1") == 0b00010
    assert hall.free_at("A", "2") == 0b11111
    assert hall.at_tables(zone_a, None, hall.event.slots[1]) == hall.schedule.meetings


def test_interpreters_work_in_their_zone_and_need_to_walk(hall):
    first, second = hall.event.interpreters
    assert hall.interpreter_free(first, "A") == 0b11101
    assert hall.interpreter_free(first, "B") == 0b11000
    assert hall.interpreter_free(second, "B") == 0b11110
    a, b = hall.event.delegate_by_key["P1#1"], hall.event.delegate_by_key["S2#1"]
    assert hall.suitable(a, b, "B") == (first, second)
    assert hall.suitable(a, b, "A") == (first,)
    kept = hall.interpreters_kept(a, b, "B", hall.event.slots[0])
    assert [m.start for m in kept] == [at("09:25")]


def test_a_matching_makes_room_for_as_many_as_there_are_places():
    possible = {"a": (1, 2), "b": (1,), "c": (2, 1), "d": ()}
    assert maximum_matching(["a", "b"], possible.__getitem__) == {2: "a", 1: "b"}
    assert maximum_matching(["a", "b", "c", "d"], possible.__getitem__) == {2: "a", 1: "b"}
    assert maximum_matching(["d"], possible.__getitem__) == {}


def test_the_meetings_that_keep_the_interpreters_of_any_choice_of_two_come_once_each():
    """S1#1 speaks zh and S1#2 fr; I1 and I2, who interpret zh, and I3, who interprets fr, are busy; I4 is free."""
    sellers = [company("S1", languages=["zh"], delegates=2), *(company(f"S{n}", languages=["zh"]) for n in (2, 3, 4))]
    first, second = sellers[0].delegates
    sellers[0] = replace(sellers[0], delegates=(first, replace(second, languages=frozenset({"fr"}))))
    of = event(
        purchasers=[company(f"P{n}", languages=["ru"]) for n in (1, 2, 3, 4)],
        suppliers=sellers,
        tables=4,
        interpreters=[interpreter(f"I{n}", "ru", *other) for n, other in ((1, ["zh"]), (2, ["zh"]), (3, ["fr", "zh"]))],
    )
    held = [meeting(of, f"P{n}", f"S{n}", 0, table=str(n), interpreter=f"I{n - 1}") for n in (2, 3, 4)]
    hall = Hall(Schedule(of, tuple(held)))
    buyer = of.company_by_id["P1"].delegates[0]
    for sellers_asked, kept in (((first,), held), ((of.company_by_id["S1"].delegates[1],), held[2:]), ((), [])):
        assert list(hall.all_kept([(buyer, seller) for seller in sellers_asked], "A", of.slots[0])) == kept
    both = [(buyer, seller) for seller in reversed(of.company_by_id["S1"].delegates)]
    assert list(hall.all_kept(both, "A", of.slots[0])) == [held[2], *held[:2]]
    assert list(hall.all_kept(both, "A", of.slots[1])) == []
    away = replace(of.interpreters[0], absences=(span("09:00", "09:20"),))
    absent = Hall(Schedule(replace(of, interpreters=(away, *of.interpreters[1:])), tuple(held)))
    assert list(absent.all_kept(both, "A", of.slots[0])) == [held[2], held[1]]


@pytest.mark.parametrize(
    ("walk", "slots"), [(5, []), (6, [1, 3]), (30, [1, 3]), (31, [0, 1, 3, 4]), (55, [0, 1, 3, 4])]
)
def test_a_slot_is_too_far_where_walking_takes_longer_than_from_the_end_to_the_start(walk, slots):
    of = event(slots=[block(5), block(1, day=2)], tables=[zone("A"), zone("B")], walk_minutes=walk)
    hall = Hall(Schedule(of, (meeting(of, "P1", "S1", 2, zone="A"),)))
    assert [slot.index for slot in of.slots if hall.too_far_from("P1#1", "B", slot) is not None] == slots
    assert list(each(hall.too_far("P1#1", "B"))) == slots
    assert hall.too_far("P1#1", "A") == 0
