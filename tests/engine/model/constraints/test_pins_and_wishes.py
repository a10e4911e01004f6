"""R8: pins, session wishes, delegate wishes and After are respected."""

from tests.engine.held import holds
from tests.events import at, block, company, event, fixed, meeting, published, request


def test_a_fixed_meeting_is_held_exactly_so():
    pinned = event(requests=["P1 > S1", "P2 > S1"], fixed=[fixed("P1", "S1", at("09:25"))])
    assert holds(pinned, "P1 S1 1")
    assert not holds(pinned, "P1 S1 0")
    assert not holds(pinned, "P2 S1 1")


def test_two_pins_on_one_table_and_slot_cannot_both_be_held():
    pins = [fixed("P1", "S1", at("09:00"), table="1"), fixed("P2", "S2", at("09:00"), table="1")]
    assert not holds(event(requests=[], fixed=pins, tables=2))
    apart = [fixed("P1", "S1", at("09:00"), table="1"), fixed("P2", "S2", at("09:00"), table="2")]
    assert holds(event(requests=[], fixed=apart, tables=2))


def test_sessions_that_are_wished_for_by_both_sides():
    sessions = [block(1, "09:00", name="Early"), block(1, "11:00", name="Late"), block(1, "15:00", name="Tea")]
    wishes = [request("P1 > S1", sessions=["Early", "Late"]), request("S1 > P1", sessions=["Late", "Tea"])]
    both = event(slots=sessions, requests=wishes)
    assert [holds(both, f"P1 S1 {slot}") for slot in range(3)] == [False, True, False]


def test_a_delegate_of_either_side_who_is_wished_for():
    people = [company("P1", delegates=2)], [company("S1", delegates=2)]
    wished = event(purchasers=people[0], suppliers=people[1], requests=[request("P1 > S1", delegate="S1#2")])
    assert not holds(wished, "P1 S1#1")
    assert holds(wished, "P1 S1#2")
    against = [request("P1 > S1", delegate="S1#2"), request("S1 > P1", delegate="S1#1")]
    assert not holds(event(purchasers=people[0], suppliers=people[1], requests=against), "P1 S1")


def test_after_binds_only_where_both_are_held():
    after = event(requests=["P1 > S1", request("P1 > S2", after=["S1"])], slots=3)
    assert holds(after, "P1 S1 0", "P1 S2 1")
    assert not holds(after, "P1 S1 1", "P1 S2 0")
    assert holds(after, "P1 S2 0")


def test_after_means_the_asking_company():
    other = event(requests=["P2 > S1", request("S1 > P1", after=["P2"]), "P2 > S2"], slots=3, tables=2)
    assert not holds(other, "P1 S1 0", "P2 S1 1")
    assert holds(other, "P1 S1 0", "P2 S2 1")


def test_a_lock_fixes_time_table_and_people():
    small = event(purchasers=[company("P1", delegates=2)], tables=2, slots=2)
    rows = published(meeting(small, "P1", "S1", 1, table="2", delegates=(2, 1)), locked=[0])
    assert holds(small, "P1#2 S1 1", published=rows)
    assert not holds(small, "P1 S1 0", published=rows)
    assert not holds(small, "P1#1 S1 1", published=rows)


def test_history_stays_and_nothing_new_happens_before_it():
    small = event(slots=3)
    rows = published(meeting(small, "P1", "S1", 0), until=at("09:25"))
    assert holds(small, "P1 S1 0", "P2 S2 1", published=rows)
    assert not holds(small, "P1 S1 1", published=rows)
    assert not holds(small, "P2 S2 0", published=rows)


def test_history_is_exempt_from_rules_that_are_new():
    small = event(suppliers=[company("S1", maximum=0), company("S2")], slots=2)
    rows = published(meeting(small, "P1", "S1", 0), until=at("09:25"))
    assert holds(small, "P1 S1 0", "P1 S2 1", published=rows)


def test_after_is_later_than_beside():
    people = [company("P1", delegates=2)]
    after = event(purchasers=people, requests=["P1 > S1", request("P1 > S2", after=["S1"])], slots=2, tables=2)
    assert not holds(after, "P1#1 S1 0", "P1#2 S2 0")
    assert holds(after, "P1#1 S1 0", "P1#2 S2 1")
