from tests.events import at, block, company, event, meeting, published
from tests.verify.said import broken, said


def gappy(spread):
    """P1 meets in slots 0, 2 and 4 (two gaps), S1 to S3 once each, P2 not at all."""
    e = event(suppliers=3, slots=5, gap_spread=spread)
    return e, [meeting(e, "P1", f"S{n + 1}", 2 * n) for n in range(3)]


def test_spread():
    assert not said(*gappy(None))
    assert not said(*gappy(2))
    assert said(*gappy(1)) == [
        "R9 Company P1 (P1) has 2 gaps and Company S1 (S1) has 0: more than the gap spread of 1 apart."
    ]


def test_a_company_without_meetings_does_not_count():
    e = event(suppliers=[company("S1")], purchasers=2, slots=3, gap_spread=0)
    assert not said(e, [meeting(e, "P1", "S1", 0)])
    # All who meet have one gap; P3, who does not, has none.
    e = event(purchasers=3, suppliers=2, tables=2, slots=3, gap_spread=0)
    square = [
        meeting(e, "P1", "S1", 0),
        meeting(e, "P2", "S2", 0, table="2"),
        meeting(e, "P1", "S2", 2),
        meeting(e, "P2", "S1", 2, table="2"),
    ]
    assert not said(e, square)
    assert broken(e, [*square[:2], *square[2:3]]) == {"R9"}


def test_gaps_of_a_company_are_those_of_its_delegates_together():
    e = event(purchasers=[company("P1", delegates=2)], suppliers=4, tables=2, slots=3, gap_spread=1)
    held = [
        meeting(e, "P1", "S1", 0),
        meeting(e, "P1", "S2", 2),
        meeting(e, "P1", "S3", 0, table="2", delegates=(2, 1)),
        meeting(e, "P1", "S4", 2, table="2", delegates=(2, 1)),
    ]
    assert broken(e, held) == {"R9"}


def test_history_alone_breaks_nothing():
    e, held = gappy(1)
    assert not said(e, held, published(*held, until=at("12:00")))
    assert broken(e, held, published(*held[:2], until=at("10:00"))) == {"R9"}


def test_history_is_compared_with_what_is_not():
    past, later = block(5), block(3, "14:00")
    e = event(purchasers=2, suppliers=5, slots=[past, later], gap_spread=1)
    gaps = [meeting(e, "P1", f"S{n + 1}", 2 * n) for n in range(3)]
    was = published(*gaps, until=at("12:00"))
    assert said(e, [*gaps, meeting(e, "P2", "S4", 5), meeting(e, "P2", "S5", 7)], was) == [
        "R9 Company P1 (P1) has 2 gaps and Company S4 (S4) has 0: more than the gap spread of 1 apart."
    ]


def test_what_is_not_history_is_compared_with_history():
    """Of those who still meet each has a gap or two, which is near enough, and P1, who only met, has none."""
    e = event(purchasers=4, suppliers=4, tables=3, slots=[block(1), block(5, "14:00")], gap_spread=1)
    past = meeting(e, "P1", "S1", 0)
    pairs = {1: ("P2 S2", "P3 S3"), 3: ("P2 S3", "P3 S2", "P4 S4"), 5: ("P2 S4", "P4 S2")}
    later = [
        meeting(e, *pair.split(), slot, table=str(n)) for slot, held in pairs.items() for n, pair in enumerate(held, 1)
    ]
    assert not said(e, later)
    assert said(e, [past, *later], published(past, until=at("12:00"))) == [
        "R9 Company P2 (P2) has 2 gaps and Company P1 (P1) has 0: more than the gap spread of 1 apart."
    ]
