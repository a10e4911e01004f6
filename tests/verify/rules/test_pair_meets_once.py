from dataclasses import replace

import pytest

from sco_scheduler.domain.schedule import MeetingStatus, PublishedMeeting
from tests.events import at, company, event, fixed, meeting, published
from tests.verify.said import broken, cells, said


def test_twice_is_once_too_often():
    e = event()
    assert said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S1", 1)]) == [
        "R2 Company P1 (P1) with Company S1 (S1) should meet once at most, but do so 2 times: "
        "at 09:00 at A/1, at 09:25 at A/1."
    ]


def test_the_same_row_twice():
    e = event()
    assert broken(e, [meeting(e, "P1", "S1", 0)] * 2) == {"R1", "R2", "R3"}


def test_as_often_as_fixed_lists_it():
    e = event(slots=3, fixed=[fixed("P1", "S1"), fixed("P1", "S1")])
    twice = [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S1", 1)]
    assert not said(e, twice)
    assert broken(e, [*twice, meeting(e, "P1", "S1", 2)]) == {"R2"}


@pytest.mark.parametrize("requests", [["P1 > S1"], ["S1 > P1"], ["P1 > S1 maybe", "S1 > P1 must"]])
def test_one_side_asking_is_enough(requests):
    e = event(requests=requests)
    assert not said(e, [meeting(e, "P1", "S1", 0)])


def test_nobody_asked():
    e = event(requests=["P1 > S2"])
    assert said(e, [meeting(e, "P1", "S1", 0)]) == [
        "R2 Nobody asked for the meeting of Company P1 (P1) with Company S1 (S1) at 09:00 at A/1."
    ]


def test_fixed_and_locked_rows_need_no_request():
    e = event(requests=[], fixed=[fixed("P1", "S1")])
    assert not said(e, [meeting(e, "P1", "S1", 0)])
    e = event(requests=[])
    held = meeting(e, "P1", "S1", 0)
    assert not said(e, [held], published(held, locked=[0]))
    assert broken(e, [held], published(held)) == {"R2"}


def test_who_meets_more_often_than_listed_is_told_how_often_that_is():
    e = event(slots=3, fixed=[fixed("P1", "S1", at("09:00")), fixed("P1", "S1", at("09:25"))])
    assert not said(e, [meeting(e, "P1", "S1", slot) for slot in range(2)])
    (told,) = said(e, [meeting(e, "P1", "S1", slot) for slot in range(3)])
    assert "should meet 2 times at most, but do so 3 times: at 09:00" in told
    (told,) = said(event(slots=2), [meeting(e, "P1", "S1", slot) for slot in range(2)])
    assert "should meet once at most, but do so 2 times: at 09:00" in told


def test_refusal_names_who_said_no_and_its_row():
    e = event(requests=["P1 > S1 must", "S1 > P1 no"])
    assert said(e, [meeting(e, "P1", "S1", 0)]) == [
        "R2 Company S1 (S1) said no to Company P1 (P1), but they meet at 09:00 at A/1."
    ]
    assert cells(e, [meeting(e, "P1", "S1", 0)]) == ["Requests!A3"]


def test_roles():
    e = event(requests=["P1 > S1"])
    lines = said(e, [meeting(e, "S1", "P1", 0, zone="A")])
    assert (
        "R2 Company S1 (S1) is no purchaser, but has that role in the meeting of Company S1 (S1) with "
        "Company P1 (P1) at 09:00 at A/1."
    ) in lines
    assert any("Company P1 (P1) is no supplier" in line for line in lines)


def test_who_is_not_registered_is_named():
    e = event()
    assert "R2 No company P9 is registered, but it is in the meeting of an unknown company (P9) with " in " ".join(
        said(e, [replace(meeting(e, "P1", "S1", 0), purchaser="P9")])
    )


def test_meeting_of_two_companies_in_both_roles_is_in_the_roles_asked_for():
    both = [company("B1"), company("B2")]
    e = event(purchasers=both, suppliers=both, requests=["B1 > B2"])
    assert not said(e, [meeting(e, "B1", "B2", 0)])
    assert broken(e, [meeting(e, "B2", "B1", 0)]) == {"R2"}


def test_meeting_itself():
    both = [company("B1", delegates=2)]
    e = event(purchasers=both, suppliers=both, requests=[])
    assert any("Company B1 (B1) meets itself" in s for s in said(e, [meeting(e, "B1", "B1", 0, delegates=(1, 2))]))


def test_history_counts_in_once():
    e = event()
    past, again = meeting(e, "P1", "S1", 0), meeting(e, "P1", "S1", 1)
    was = published(past, until=at("09:05"))
    assert not said(e, [past], was)
    assert broken(e, [past, again], was) == {"R2"}


def test_no_show_in_the_past_does_not_forbid_history():
    e = event()
    past = meeting(e, "P1", "S1", 0)
    rows = [PublishedMeeting(past), PublishedMeeting(meeting(e, "P1", "S1", 1), status=MeetingStatus.CANCELLED)]
    assert not said(e, [past], published(*rows, until=at("09:05")))
