"""What became of each published meeting, and why."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.messages import Cell, Phrase
from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting, Schedule
from sco_scheduler.insight.changes import change_to_sides, compare, in_words, kind_of, only_changes
from sco_scheduler.insight.matching import matched
from tests.events import company, event, fixed, interpreter, meeting, request, span, zone

EVENT = event(slots=3, tables=2)
P1S1 = meeting(EVENT, "P1", "S1", 0)
P2S2 = meeting(EVENT, "P2", "S2", 0, table="2")


def why(before, after, new_event=EVENT, rows=(), old_event=EVENT):
    """The kinds and reasons of what changed."""
    rows = compare(Schedule(old_event, tuple(before)), Schedule(new_event, tuple(after)), rows)
    return [(row.kind, str(row.why)) for row in only_changes(rows)]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({}, "kept"),
        ({"start": EVENT.slots[1].start, "table": "2"}, "moved"),
        ({"table": "2", "interpreter": "I1"}, "table changed"),
        ({"zone": "B"}, "table changed"),
        ({"supplier_delegate": "S1#2"}, "delegate changed"),
        ({"interpreter": "I1"}, "interpreter changed"),
    ],
)
def test_kinds(change, kind):
    assert kind_of(P1S1, replace(P1S1, **change)) == kind


def test_added_and_dropped():
    assert (kind_of(None, P1S1), kind_of(P1S1, None)) == ("added", "dropped")


def test_kept_meetings_are_told_without_a_reason():
    rows = compare(Schedule(EVENT, (P1S1,)), Schedule(EVENT, (P1S1, P2S2)))
    assert [(row.kind, row.before, row.after) for row in rows] == [("kept", P1S1, P1S1), ("added", None, P2S2)]
    assert rows[0].why == ""


def test_several_meetings_of_a_pair_are_matched_nearest_first():
    a, b, c = (meeting(EVENT, "P1", "S1", slot) for slot in range(3))
    assert set(matched([a, b], [b, c])) == {(b, b), (a, c)}
    assert set(matched([a, b], [replace(b, table="2")])) == {(b, replace(b, table="2")), (a, None)}


def test_a_cancellation_is_the_reason():
    gone = replace(company("S1"), cancelled=True, cancelled_cell=Cell("Suppliers", 2, "P"))
    after = event(suppliers=[gone, company("S2")], slots=3, tables=2)
    assert why([P1S1], [], after) == [("dropped", "Company S1 (S1) cancelled (Suppliers!P2).")]


def test_a_company_that_left_is_the_reason():
    assert why([P1S1], [], event(suppliers=[company("S2")])) == [
        ("dropped", "Company S1 (S1) is no longer registered.")
    ]


def test_a_refusal_is_the_reason():
    after = event(slots=3, tables=2, requests=[request("S1 > P1 no", row=7)])
    assert why([P1S1], [], after) == [("dropped", "Company S1 (S1) says no to Company P1 (P1) (Requests!A7).")]


def test_a_request_that_was_withdrawn_is_the_reason():
    after = event(slots=3, tables=2, requests=["P2 > S2"])
    assert why([P1S1], [], after) == [("dropped", "Company P1 (P1) no longer asks for it.")]
    assert why([P1S1], [], after, old_event=after) == [("dropped", "Nobody asks for it.")]


def test_an_absence_is_the_reason_and_its_cell_is_named():
    away = replace(span("09:00", "09:20"), cell=Cell("Purchasers", 2, "H"))
    after = event(purchasers=[company("P1", away=[away]), company("P2")], slots=3, tables=2)
    ((kind, text),) = why([P1S1], [meeting(after, "P1", "S1", 1)], after)
    assert kind == "moved"
    assert "is not available 09:00-09:20" in text
    assert text.endswith("(Purchasers!H2).")


@pytest.mark.parametrize("ill", [False, True])
def test_of_several_rules_the_one_that_the_meeting_breaks_alone_is_the_reason(ill):
    """P1 may have one meeting now; the interpreter of the other one is away, or P1 is."""
    early = [span("09:00", "09:20")]

    def of(maximum, away, sick):
        return event(
            purchasers=[company("P1", languages=["ru"], maximum=maximum, away=away)],
            suppliers=[company(f"S{n}", languages=["zh"]) for n in (1, 2)],
            interpreters=[interpreter("I1", "ru", "zh", away=sick)],
            slots=3,
        )

    first, second = (meeting(of(2, [], []), "P1", f"S{n + 1}", n, interpreter="I1") for n in range(2))
    after = of(1, [] if ill else early, early if ill else [])
    ((_, text),) = why([first, second], [second], after, old_event=of(2, [], []))
    assert ("Interpreter" in text) is ill
    assert "not available 09:00-09:20" in text
    ((_, text),) = why([first, second], [second], of(1, [], []), old_event=of(2, [], []))
    assert "maximum" in text


def test_a_lost_table_is_the_reason():
    after = event(slots=3, tables=1)
    ((kind, text),) = why([P2S2], [replace(P2S2, table="1")], after)
    assert kind == "table changed"
    assert "Zone A has no table 2" in text


def test_an_interpreter_who_fell_ill_is_the_reason():
    people = [company("P1", languages=["ru"])], [company("S1", languages=["zh"])]

    def of(*away):
        sick = interpreter("I1", "ru", "zh", away=away)
        return event(purchasers=people[0], suppliers=people[1], interpreters=[sick, interpreter("I2", "ru", "zh")])

    held = meeting(of(), "P1", "S1", 0, interpreter="I1")
    after = of(span("09:00", "12:00"))
    ((kind, text),) = why([held], [replace(held, interpreter="I2")], after, old_event=of())
    assert kind == "interpreter changed"
    assert text.startswith("Interpreter")
    assert "not available 09:00-12:00" in text


def test_what_took_the_place_is_the_reason():
    new = meeting(EVENT, "P1", "S2", 0)
    moved = meeting(EVENT, "P1", "S1", 1)
    found = dict(why([P1S1], [new, moved]))
    assert found["moved"] == "Its time is needed for the meeting of Company P1 (P1) with Company S2 (S2)."
    table = dict(why([P1S1], [replace(P2S2, table="1"), replace(P1S1, table="2")]))
    assert table["table changed"] == "Its table is needed for the meeting of Company P2 (P2) with Company S2 (S2)."


def test_what_only_fills_the_place_is_not_the_reason():
    people = [interpreter("I1", "ru"), interpreter("I2", "ru")]
    then = event(purchasers=3, slots=3, tables=3, interpreters=people)
    kept = meeting(then, "P2", "S2", 0, table="2", interpreter="I1")
    given_up = meeting(then, "P1", "S1", 0, interpreter="I2")
    fills = meeting(then, "P1", "S2", 0)
    now = replace(then, interpreters=tuple(people[1:]))
    found = dict(why([kept, given_up], [replace(kept, interpreter="I2"), fills], now, old_event=then))
    assert found["dropped"].startswith("Its interpreter is needed for the meeting of Company P2 (P2)")
    alone = dict(why([given_up], [fills], then, old_event=then))
    assert alone["dropped"] == (
        "It gave way to other changes; its time is now that of the meeting of Company P1 (P1) with Company S2 (S2)."
    )
    must = replace(then, requests=(*then.requests, request("P1 > S2 must")))
    assert dict(why([given_up], [fills], must, old_event=then))["dropped"].startswith("Its time is needed")


def test_people_who_left_are_the_reason():
    held = replace(meeting(EVENT, "P1", "S1", 0, delegates=(2, 1)), interpreter="I1")
    two = event(purchasers=[company("P1", delegates=2), company("P2")], slots=3, tables=2)
    with_one = replace(two, interpreters=(interpreter("I1", "ru"),))
    assert why([held], [replace(held, interpreter=None)], two, old_event=with_one) == [
        ("interpreter changed", "Interpreter I1 no longer works here.")
    ]
    now = replace(held, purchaser_delegate="P1#1")
    assert why([held], [now], EVENT, old_event=with_one) == [
        ("delegate changed", "Delegate 2 of P1 of Company P1 (P1) no longer attends.")
    ]


def test_an_interpreter_needed_elsewhere_is_the_reason():
    spoken = event(slots=3, tables=2, interpreters=[interpreter("I1", "ru", "zh"), interpreter("I2", "ru", "zh")])
    held = replace(P1S1, interpreter="I1")
    found = dict(why([held], [replace(held, interpreter="I2"), replace(P2S2, interpreter="I1")], spoken))
    assert found["interpreter changed"].startswith("Its interpreter is needed for the meeting of Company P2")


def test_without_a_reason_of_its_own_a_change_serves_others():
    assert why([P1S1], [meeting(EVENT, "P1", "S1", 1)]) == [("moved", str(Phrase("cause-elsewhere")))]


def test_reasons_of_added_meetings():
    sure = fixed("P1", "S1", EVENT.slots[0].start)
    assert why([], [P1S1], replace(EVENT, fixed=(sure,))) == [("added", "Fixed so since (Fixed!A2).")]
    few = event(purchasers=1, slots=3, tables=2)
    assert why([], [P2S2], old_event=few) == [("added", "Company P2 (P2) registered since (Purchasers!B3).")]
    before = event(slots=3, tables=2, requests=["P1 > S1 #2"])
    assert why([], [P2S2], old_event=before) == [("added", "Company P2 (P2) asked for it since (Requests!A5).")]
    assert why([], [P1S1], old_event=before) == [("added", "Company P1 (P1) changed its request since (Requests!A2).")]
    fixed_before, fixed_other = (replace(EVENT, fixed=(row,)) for row in (sure, fixed("P2", "S2")))
    for old, new in ((EVENT, EVENT), (fixed_before, fixed_before), (EVENT, fixed_other)):
        assert why([], [P1S1], new, old_event=old) == [("added", "Asked for before; there is room for it now.")]


def test_an_added_meeting_takes_what_another_left():
    left = meeting(EVENT, "P1", "S2", 0)
    freed = dict(why([left], [P1S1], event(slots=3, tables=2, requests=["P1 > S1", "P1 > S2 no"]), old_event=EVENT))
    assert (
        freed["added"] == "Asked for before; takes a time that the dropped Company P1 (P1) with Company S2 (S2) left."
    )
    late = company("P2", away=[span("09:00", "09:20")])
    away = event(purchasers=[company("P1"), late], slots=3, tables=2)
    moved, pair = meeting(EVENT, "P2", "S2", 1), "Company P2 (P2) with Company S2 (S2)"
    table = dict(why([P2S2], [replace(P1S1, table="2"), moved], away))
    assert table["added"] == f"Asked for before; takes a table that the moved {pair} left."
    assert dict(why([P2S2], [P1S1, moved], away))["added"] == "Asked for before; there is room for it now."


def test_an_added_meeting_takes_the_room_that_another_left_in_a_full_zone():
    then = event(purchasers=3, suppliers=3, slots=3, tables=2)
    late = company("P2", away=[span("09:00", "09:20")])
    now = replace(then, companies=tuple(late if c.id == "P2" else c for c in then.companies))
    stays = meeting(then, "P1", "S1", 0)
    after = [replace(stays, table="2"), meeting(then, "P3", "S3", 0), meeting(then, "P2", "S2", 1)]
    found = dict(why([stays, P2S2], after, now, old_event=then))
    pair = "Company P2 (P2) with Company S2 (S2)"
    assert found["added"] == f"Asked for before; the moved {pair} left room in zone A at that time."


def test_no_two_changes_give_each_other_as_the_reason():
    made_room = dict(why([P1S1], [meeting(EVENT, "P1", "S2", 0), meeting(EVENT, "P1", "S1", 1)]))
    assert made_room["moved"].startswith("Its time is needed for the meeting of Company P1 (P1) with Company S2 (S2)")
    assert made_room["added"] == "Asked for before; there is room for it now."
    one, other = meeting(EVENT, "P1", "S1", 0), meeting(EVENT, "P1", "S2", 1)
    swapped = [meeting(EVENT, "P1", "S1", 1), meeting(EVENT, "P1", "S2", 0)]
    reasons = [reason for _, reason in why([one, other], swapped)]
    assert sum("is needed for the meeting" in reason for reason in reasons) == 1
    assert sum("is now that of the meeting" in reason for reason in reasons) == 1


def test_edits_by_hand_are_the_reason():
    cell = Cell("Meetings", 5, "A")
    moved = meeting(EVENT, "P1", "S1", 2)
    rows = [PublishedMeeting(moved, cell=cell)]
    assert why([P1S1], [moved], rows=rows) == [("moved", "Changed by hand (Meetings!A5).")]
    away = event(slots=2, tables=2)
    ((_, text),) = why([P1S1], [meeting(EVENT, "P1", "S1", 1)], away, rows=rows)
    assert text.startswith("Changed by hand (Meetings!A5) to 09:50 at A/1, which could not be kept. No slot starts at")
    out = [PublishedMeeting(P1S1, status=MeetingStatus.NO_SHOW, cell=cell)]
    assert why([P1S1], [], rows=out) == [("dropped", "Marked no-show by hand (Meetings!A5).")]
    deleted = [PublishedMeeting(P1S1, status=MeetingStatus.CANCELLED)]
    assert why([P1S1], [], rows=deleted) == [("dropped", "Its row was deleted from Meetings.")]
    added = [PublishedMeeting(P1S1, cell=cell)]
    assert why([], [P1S1], rows=added) == [("added", "Added by hand (Meetings!A5).")]


def test_changes_in_the_words_of_one_side():
    zoned = event(slots=3, tables=[zone("A", 2), zone("B")])
    rows = {
        "P1": compare(Schedule(zoned, (P1S1,)), Schedule(zoned, (meeting(zoned, "P1", "S1", 1, table="2"),))),
        "S2": compare(Schedule(zoned, (P2S2,)), Schedule(zoned, ())),
        "P2": compare(Schedule(zoned, (P2S2,)), Schedule(zoned, (replace(P2S2, table="1"),))),
        "S1": compare(Schedule(zoned, ()), Schedule(zoned, (P1S1,))),
    }
    assert {key: str(in_words(found[0], key, zoned)) for key, found in rows.items()} == {
        "P1": "09:00 Company S1: moved to 09:25 at A/2",
        "S2": "09:00 Company P2: dropped",
        "P2": "09:00 Company S2: now at A/1",
        "S1": "09:00 Company P1: added at A/1",
    }


def test_changes_in_the_words_of_who_is_beside_the_two():
    spoken = replace(EVENT, interpreters=(interpreter("I1", "ru"),))
    names = {"P1": "One", "S1": "Two"}
    with_one = replace(P1S1, interpreter="I1")
    told = [
        str(change_to_sides(compare(Schedule(spoken, before), Schedule(spoken, after))[0], spoken, names))
        for before, after in (((P1S1,), (with_one,)), ((with_one,), (P1S1,)), ((P1S1,), ()))
    ]
    people = replace(P1S1, supplier_delegate="S1#2")
    told += [str(in_words(compare(Schedule(EVENT, (P1S1,)), Schedule(EVENT, (people,)))[0], "P1", EVENT, names))]
    assert [text.partition(": ")[::2] for text in told] == [
        ("09:00 One / Two", "interpreter Interpreter I1"),
        ("09:00 One / Two", "interpreter not needed"),
        ("09:00 One / Two", "dropped"),
        ("09:00 Two", "with S1#2 now"),
    ]


def test_a_change_of_people_is_told_with_who_comes_now():
    of = event(
        purchasers=1, suppliers=[company("S1", delegates=2)], slots=1, interpreters=[interpreter("I1", "ru", "zh")]
    )
    old = meeting(of, "P1", "S1", 0)
    new = replace(old, supplier_delegate="S1#2")
    told = [
        str(in_words(change, "P1", of))
        for after in (new, replace(new, interpreter="I1"))
        for change in only_changes(compare(Schedule(of, (old,)), Schedule(of, (after,))))
    ]
    assert told == [
        "09:00 Company S1: with Delegate 2 of S1 now",
        "09:00 Company S1: with Delegate 2 of S1 now; interpreter Interpreter I1",
    ]
