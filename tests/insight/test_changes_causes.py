"""A displaced meeting names what displaced it, and why that came, back to where it began."""

from dataclasses import replace

from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.schedule import PublishedMeeting, Schedule
from sco_scheduler.insight.changes import compare, only_changes
from tests.events import company, event, interpreter, meeting, request, span, zone

EVENT = event(slots=3, tables=2)


def whys(old_event, before, new_event, after, rows=()):
    """What is said of each change, by pair."""
    found = compare(Schedule(old_event, tuple(before)), Schedule(new_event, tuple(after)), rows)
    return {(row.purchaser, row.supplier): str(row.why) for row in only_changes(found)}


def test_the_request_that_displaced_a_meeting_is_named():
    then = replace(EVENT, requests=(request("P1 > S1"),))
    now = replace(then, requests=(*then.requests, request("P1 > S2 must", row=9)))
    came = meeting(EVENT, "P1", "S2", 0)
    found = whys(then, [meeting(EVENT, "P1", "S1", 0)], now, [came, meeting(EVENT, "P1", "S1", 1)])
    assert found["P1", "S1"] == (
        "Its time is needed for the meeting of Company P1 (P1) with Company S2 (S2). "
        "That meeting: Company P1 (P1) asked for it since (Requests!A9)."
    )


def test_a_chain_is_told_to_its_beginning():
    """P1 is away at 09:00; its meeting takes the time of another, which takes the table of a third."""
    away = span("09:00", "09:20")
    now = event(purchasers=[company("P1", away=[away]), company("P2")], suppliers=3, slots=3, tables=2)
    then = event(purchasers=2, suppliers=3, slots=3, tables=2)
    before = [meeting(then, "P1", "S1", 0), meeting(then, "P2", "S1", 1), meeting(then, "P1", "S2", 2)]
    after = [meeting(then, "P1", "S1", 1), meeting(then, "P2", "S1", 2), replace(before[2], table="2")]
    found = whys(then, before, now, after)
    assert found["P1", "S2"].startswith("Its table is needed for the meeting of Company P2 (P2) with Company S1 (S1).")
    _, second, third = found["P1", "S2"].split(" That meeting: ")
    assert second == "Its time is needed for the meeting of Company P1 (P1) with Company S1 (S1)."
    assert "is not available 09:00-09:20" in third


def test_a_chain_of_more_than_three_meetings_is_told_from_its_end():
    then = event(purchasers=6, suppliers=1, slots=7, tables=2)
    away = company("P1", away=[span("09:00", "09:20")])
    now = replace(then, companies=(away, *then.companies[1:]))
    before, after = ([meeting(then, f"P{n + 1}", "S1", n + later) for n in range(6)] for later in (0, 1))
    found = whys(then, before, now, after)
    assert [found[f"P{n}", "S1"].count(" That meeting: ") for n in range(1, 7)] == [0, 1, 2, 1, 1, 1]


def test_of_meetings_that_change_places_one_names_the_other():
    before = [meeting(EVENT, "P1", "S1", 0), meeting(EVENT, "P1", "S2", 1)]
    found = whys(EVENT, before, EVENT, [meeting(EVENT, "P1", "S1", 1), meeting(EVENT, "P1", "S2", 0)])
    assert found == {
        ("P1", "S1"): "Its time is needed for the meeting of Company P1 (P1) with Company S2 (S2).",
        ("P1", "S2"): "It gave way to other changes; its time is now that of the meeting of Company P1 (P1) with "
        "Company S1 (S1).",
    }


def test_a_full_zone_is_the_reason():
    """One table: whoever comes to another time of the same zone needs it."""
    then = event(purchasers=3, suppliers=3, slots=2, tables=2)
    now = replace(then, requests=(*then.requests, request("P3 > S3 must", row=9)))
    stays, goes = meeting(then, "P1", "S1", 0), meeting(then, "P2", "S2", 0, table="2")
    came = meeting(then, "P3", "S3", 0)
    found = whys(then, [stays, goes], now, [replace(stays, table="2"), came, meeting(then, "P2", "S2", 1)])
    assert "Its table is needed for the meeting of Company P1 (P1) with Company S1 (S1)." in found["P2", "S2"]
    assert found["P2", "S2"].endswith("That meeting: Company P3 (P3) changed its request since (Requests!A9).")
    third = meeting(then, "P2", "S2", 0, table="3")
    found = whys(then, [stays, third], now, [stays, replace(came, table="2"), meeting(then, "P2", "S2", 1)])
    assert "Zone A has no table 3" in found["P2", "S2"], "what the registrations say comes first"


def test_room_in_a_zone_counts_open_tables_only():
    then = event(purchasers=3, suppliers=3, slots=2, tables=3)
    now = replace(then, requests=(*then.requests, request("P3 > S3 must", row=9)))
    before = [meeting(then, "P1", "S1", 0), meeting(then, "P2", "S2", 0, table="2")]
    came = meeting(then, "P3", "S3", 0, table="3")
    found = whys(then, before, now, [before[0], came, meeting(then, "P2", "S2", 1)])
    assert found["P2", "S2"] == "Nothing rules out how it was: it gave way to other changes."
    away = span("09:00", "09:20")
    zone = now.zones[0]
    fewer = replace(now, zones=(replace(zone, tables=(*zone.tables[:2], replace(zone.tables[2], closed=(away,)))),))
    second = replace(before[1], table="1")
    first = replace(before[0], table="2")
    found = whys(then, [first, second], fewer, [first, replace(came, table="4"), meeting(then, "P2", "S2", 1)])
    assert found["P2", "S2"].startswith("Every table of zone A is taken at its time, one of them by the meeting of")
    assert found["P2", "S2"].endswith("That meeting: Company P3 (P3) changed its request since (Requests!A9).")


def test_a_maximum_is_the_reason():
    wanted = ["P1 > S1", "P2 > S1"]
    then = event(purchasers=[company("P1", maximum=1), company("P2")], slots=3, tables=2, requests=wanted)
    now = replace(then, requests=(*then.requests, request("S2 > P1 must", row=9)))
    other = meeting(then, "P2", "S1", 2)
    found = whys(then, [meeting(then, "P1", "S1", 0), other], now, [meeting(then, "P1", "S2", 1), other])
    assert found["P1", "S1"] == (
        "Company P1 (P1) has its maximum of 1, to which the meeting of Company P1 (P1) with Company S2 (S2) now "
        "belongs. That meeting: Company S2 (S2) asked for it since (Requests!A9)."
    )


def test_an_interpreter_who_takes_over_leaves_another_meeting():
    people = [interpreter("I1", "ru"), interpreter("I2", "ru")]
    then = event(purchasers=3, slots=3, tables=3, interpreters=people)
    first = meeting(then, "P1", "S1", 0, interpreter="I1")
    second = meeting(then, "P2", "S2", 0, table="2", interpreter="I2")
    now = replace(then, interpreters=(people[1],))
    found = whys(then, [first, second], now, [replace(first, interpreter="I2")])
    assert found["P2", "S2"] == (
        "Its interpreter is needed for the meeting of Company P1 (P1) with Company S1 (S1). "
        "That meeting: Interpreter I1 no longer works here."
    )


def test_who_is_not_registered_has_cancelled_or_has_lost_a_role_is_the_reason():
    then, row = event(slots=3, tables=2), [meeting(EVENT, "P1", "S1", 0)]
    gone = event(purchasers=[company("P2")], slots=3, tables=2, requests=["P2 > S1"])
    said = whys(then, row, gone, [])["P1", "S1"]
    assert "Company P1 (P1)" in said
    cancelled = event(suppliers=[company("S1", cancelled=True), company("S2")], slots=3, tables=2)
    assert "Suppliers!P2" in whys(then, row, cancelled, [])["P1", "S1"]
    other = event(purchasers=[company("P1", roles="s"), company("P2")], slots=3, tables=2, requests=["P2 > S1"])
    role = whys(then, row, other, [])["P1", "S1"]
    assert "Company P1 (P1)" in role
    assert "purchaser" in role
    assert len({said, role}) == 2


def test_who_is_not_registered_any_more_is_named_as_before():
    gone = event(suppliers=[company("S2")], slots=3, tables=2, requests=["P1 > S2"])
    before, came = meeting(EVENT, "P1", "S1", 0), meeting(EVENT, "P1", "S2", 0)
    found = whys(EVENT, [before], gone, [came])
    assert "dropped Company P1 (P1) with Company S1 (S1)" in found["P1", "S2"]


def test_of_meetings_that_change_tables_one_names_the_other_and_what_comes_from_elsewhere_is_named():
    first, second = meeting(EVENT, "P1", "S1", 0), meeting(EVENT, "P2", "S2", 1)
    there, back = meeting(EVENT, "P1", "S1", 1), meeting(EVENT, "P2", "S2", 0)
    needed = "Its table is needed for the meeting of Company P"
    found = whys(EVENT, [first, second], EVENT, [there, back])
    assert found["P1", "S1"].startswith(f"{needed}2")
    assert found["P2", "S2"] == (
        "It gave way to other changes; its table is now that of the meeting of Company P1 (P1) with Company S1 (S1)."
    )
    found = whys(EVENT, [first, second], EVENT, [there, replace(back, table="2")])
    assert found["P1", "S1"] == str(Phrase("cause-elsewhere"))
    assert found["P2", "S2"].startswith(f"{needed}1")


def test_a_circle_is_told_from_where_it_began():
    """P2 with S1 has to leave its time for a meeting moved by hand, and changes places with P1 with S1."""
    then = event(purchasers=2, suppliers=2, slots=3, tables=2)
    before = [meeting(then, "P1", "S1", 1), meeting(then, "P2", "S1", 0), meeting(then, "P2", "S2", 2)]
    after = [meeting(then, "P1", "S1", 0), meeting(then, "P2", "S1", 1), meeting(then, "P2", "S2", 0, table="2")]
    cell = Cell("Meetings", 5, "A")
    rows = [PublishedMeeting(before[0]), PublishedMeeting(before[1]), PublishedMeeting(after[2], cell=cell)]
    found = whys(then, before, then, after, rows)
    by_hand = (
        "Its time is needed for the meeting of Company P2 (P2) with Company S2 (S2). "
        "That meeting: Changed by hand (Meetings!A5)."
    )
    assert found["P2", "S1"] == by_hand
    assert found["P1", "S1"] == (
        f"Its time is needed for the meeting of Company P2 (P2) with Company S1 (S1). That meeting: {by_hand}"
    )


def test_a_maximum_comes_before_the_table_and_is_of_an_added_meeting():
    """P1 may have two meetings, one of which was a must since; another took the table that this left."""
    suppliers = ["S1", "S2", "S3"]
    then = event(
        purchasers=[company("P1", maximum=2), company("P2")],
        suppliers=3,
        slots=4,
        tables=1,
        requests=[*(f"P1 > {s}" for s in suppliers), "P2 > S2"],
    )
    now = replace(then, requests=(*then.requests, request("S3 > P1 must", row=9)))
    kept, dropped = meeting(then, "P1", "S1", 3), meeting(then, "P1", "S2", 0)
    before = [kept, dropped, meeting(then, "P2", "S2", 1)]
    after = [replace(kept, table="2"), meeting(then, "P1", "S3", 1), meeting(then, "P2", "S2", 0)]
    found = whys(then, before, now, after)
    assert found["P1", "S2"] == (
        "Company P1 (P1) has its maximum of 2, to which the meeting of Company P1 (P1) with Company S3 (S3) now "
        "belongs. That meeting: Company S3 (S3) changed its request since (Requests!A9)."
    )
    filled = whys(then, before, then, [kept, meeting(then, "P1", "S3", 2)])
    assert filled["P1", "S2"] == "It gave way to other changes; Company P1 (P1) has its maximum of 2 without it."


def test_a_lower_maximum_is_no_reason_to_move():
    then = event(purchasers=1, suppliers=3, slots=4, tables=2)
    now = event(purchasers=[company("P1", maximum=2)], suppliers=3, slots=4, tables=2)
    before = [meeting(then, "P1", f"S{n}", n) for n in (1, 2, 3)]
    found = whys(then, before, now, [before[0], meeting(then, "P1", "S2", 3)])
    assert "maximum" in found["P1", "S3"]
    assert found["P1", "S2"] == "Nothing rules out how it was: it gave way to other changes."


def test_a_delegate_who_attends_another_meeting_is_the_reason_for_a_change_of_delegates():
    then = event(purchasers=[company("P1", delegates=2)], suppliers=2, slots=3, tables=2)
    now = replace(then, requests=(*then.requests, request("S2 > P1 must", row=9)))
    held = meeting(then, "P1", "S1", 0)
    after = [replace(held, purchaser_delegate="P1#2"), meeting(then, "P1", "S2", 0, table="2")]
    assert whys(then, [held], now, after)["P1", "S1"] == (
        "Its delegate is needed for the meeting of Company P1 (P1) with Company S2 (S2). "
        "That meeting: Company S2 (S2) changed its request since (Requests!A9)."
    )


def test_what_two_meetings_broke_together_is_no_reason_where_both_are_elsewhere():
    then = event(suppliers=[company("S1"), company("S2", zone="B")], slots=6, tables=[zone("A"), zone("B")])
    now = replace(then, settings=replace(then.settings, walk_minutes=10))
    before = [meeting(then, "P1", "S1", 0), meeting(then, "P1", "S2", 1)]
    apart = whys(then, before, now, [before[0], meeting(then, "P1", "S2", 5)])
    assert "10 minutes" in apart["P1", "S2"]
    found = whys(then, before, now, [meeting(then, "P1", "S1", 3), meeting(then, "P1", "S2", 5)])
    assert set(found.values()) == {"Nothing rules out how it was: it gave way to other changes."}


def test_a_delegate_without_a_name_who_has_left_is_told_by_its_number():
    one = company("P1", delegates=2)
    then = event(purchasers=[replace(one, delegates=(one.delegates[0], replace(one.delegates[1], name="")))])
    held = meeting(then, "P1", "S1", 0, delegates=(2, 1))
    found = whys(then, [held], event(purchasers=1), [meeting(then, "P1", "S1", 1)])
    assert found == {("P1", "S1"): "Delegate 2 of Company P1 (P1) no longer attends."}


def test_who_is_registered_for_past_meetings_only_has_left():
    then = event(purchasers=[company("P1", delegates=2)])
    first, second = then.companies[0].delegates
    former = replace(then.companies[0], delegates=(first, replace(second, key=f"P1#{second.name}")))
    now = replace(then, companies=(former, *then.companies[1:]))
    found = whys(then, [meeting(then, "P1", "S1", 0, delegates=(2, 1))], now, [meeting(then, "P1", "S1", 1)])
    assert found == {("P1", "S1"): "Delegate 2 of P1 of Company P1 (P1) no longer attends."}
