from tests.events import at, block, company, event, meeting, published, request
from tests.verify.said import broken, cells, said

DAY = [block(2, "09:00", name="Morning"), block(2, "14:00", name="Afternoon")]


def test_session_wish():
    e = event(requests=[request("P1 > S1", row=7, sessions=["Afternoon"])], slots=DAY)
    assert said(e, [meeting(e, "P1", "S1", 0)]) == [
        "R8 Company P1 (P1) asked for session Afternoon, but the meeting of Company P1 (P1) with Company S1 (S1) "
        "at 09:00 at A/1 is outside."
    ]
    assert cells(e, [meeting(e, "P1", "S1", 0)]) == ["Requests!A7"]
    assert not said(e, [meeting(e, "P1", "S1", 2)])


def test_session_wishes_of_both_sides():
    wishes = [request("P1 > S1", sessions=["Morning", "Afternoon"]), request("S1 > P1", sessions=["Afternoon"])]
    e = event(requests=wishes, slots=DAY)
    assert broken(e, [meeting(e, "P1", "S1", 1)]) == {"R8"}
    assert not said(e, [meeting(e, "P1", "S1", 3)])


def test_sentence_names_every_session_wished():
    e = event(requests=[request("P1 > S1", sessions=["Noon", "Afternoon"])], slots=DAY)
    assert "asked for session Noon or Afternoon, but" in said(e, [meeting(e, "P1", "S1", 0)])[0]


def test_session_of_one_name_on_two_days():
    days = [block(1, name="Morning"), block(1, day=2, name="Morning"), block(1, "14:00", day=2, name="Afternoon")]
    e = event(requests=[request("P1 > S1", sessions=["Morning"])], slots=days)
    assert [broken(e, [meeting(e, "P1", "S1", n)]) for n in range(3)] == [set(), set(), {"R8"}]


def test_delegate_wish_of_either_side():
    people = {"purchasers": [company("P1", delegates=2)], "suppliers": [company("S1", delegates=2)]}
    e = event(requests=[request("P1 > S1", delegate="S1#2"), request("S1 > P1", delegate="P1#2")], **people)
    assert not said(e, [meeting(e, "P1", "S1", 0, delegates=(2, 2))])
    assert said(e, [meeting(e, "P1", "S1", 0, delegates=(2, 1))]) == [
        "R8 Delegate Delegate 2 of S1 (Company S1, S1) should attend the meeting of Company P1 (P1) with "
        "Company S1 (S1) at 09:00 at A/1, as Company P1 (P1) asked, but does not."
    ]
    assert len(said(e, [meeting(e, "P1", "S1", 0)])) == 2


def test_after():
    e = event(requests=["P1 > S2", request("P1 > S1", after=["S2"])])
    first, second = meeting(e, "P1", "S2", 0), meeting(e, "P1", "S1", 1)
    assert not said(e, [first, second])
    assert not said(e, [second])
    assert said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)]) == [
        "R8 Company P1 (P1) wants to meet Company S1 (S1) after Company S2 (S2), but the meeting of Company P1 (P1) "
        "with Company S1 (S1) at 09:00 at A/1 starts before that of Company P1 (P1) with Company S2 (S2) ends at 09:45."
    ]


def test_after_may_follow_at_once():
    e = event(requests=["P1 > S2", request("P1 > S1", after=["S2"])], slots=[block(2, pause=0)])
    assert not said(e, [meeting(e, "P1", "S2", 0), meeting(e, "P1", "S1", 1)])


def test_after_binds_the_asker_alone():
    e = event(requests=["P1 > S2", "P2 > S2", request("P1 > S1", after=["S2"])])
    assert not said(e, [meeting(e, "P1", "S1", 0), meeting(e, "P2", "S2", 1)])


def test_after_in_either_role_and_on_another_day():
    both = company("B1")
    e = event(
        purchasers=[company("P1"), both],
        suppliers=[both, company("S1")],
        slots=[block(1), block(1, day=2)],
        requests=["P1 > B1", request("B1 > S1", after=["P1"])],
    )
    assert not said(e, [meeting(e, "P1", "B1", 0), meeting(e, "B1", "S1", 1)])
    assert broken(e, [meeting(e, "P1", "B1", 1), meeting(e, "B1", "S1", 0)]) == {"R8"}


def test_after_with_two_delegates_at_once():
    e = event(purchasers=[company("P1", delegates=2)], tables=2, requests=["P1 > S2", request("P1 > S1", after=["S2"])])
    assert broken(e, [meeting(e, "P1", "S2", 0), meeting(e, "P1", "S1", 0, table="2", delegates=(2, 1))]) == {"R8"}


def test_wishes_of_history_are_over_but_count_for_what_follows():
    wishes = ["P1 > S2", request("P1 > S1", after=["S2"])]
    e = event(requests=wishes)
    past, later = meeting(e, "P1", "S1", 0), meeting(e, "P1", "S2", 1)
    assert not said(e, [past, later], published(past, until=at("09:10")))
    long_ago = meeting(e, "P1", "S2", 0)
    assert not said(e, [long_ago, meeting(e, "P1", "S1", 1)], published(long_ago, until=at("09:10")))


def test_wishes_of_a_refusal_bind_nothing():
    e = event(requests=["P1 > S1", request("S1 > P1 no", sessions=["Afternoon"])], slots=DAY)
    assert broken(e, [meeting(e, "P1", "S1", 0)]) == {"R2"}
