"""R9: the gap counts of any two companies that meet differ by at most the gap spread."""

from tests.engine.held import holds
from tests.events import company, event


def _spread(limit: int | None) -> object:
    return event(
        purchasers=[company("P1"), company("P2")],
        suppliers=[company("S1"), company("S2")],
        requests=["P1 > S1", "P1 > S2", "P2 > S2"],
        slots=3,
        tables=2,
        gap_spread=limit,
    )


def test_one_gap_beside_none():
    assert holds(_spread(None), "P1 S1 0", "P1 S2 2")
    assert not holds(_spread(0), "P1 S1 0", "P1 S2 2")
    assert holds(_spread(1), "P1 S1 0", "P1 S2 2")
    assert holds(_spread(0), "P1 S1 0", "P1 S2 1")


def test_who_meets_nobody_does_not_count():
    lone = event(purchasers=1, suppliers=3, requests=["P1 > S1", "P1 > S2"], slots=3, gap_spread=0)
    assert holds(lone, "P1 S1 0", "P1 S2 1")
    assert not holds(lone, "P1 S1 0", "P1 S2 2")


def test_a_spread_of_two_is_two():
    def wide(limit: int) -> object:
        return event(purchasers=1, suppliers=3, requests=["P1 > S1", "P1 > S2", "P1 > S3"], slots=5, gap_spread=limit)

    held = ("P1 S1 0", "P1 S2 2", "P1 S3 4")
    assert holds(wide(2), *held)
    assert not holds(wide(1), *held)


def test_everybody_may_have_as_many_gaps_as_there_is_room_for():
    """Three purchasers and three suppliers, who all meet in the first, third and fifth of five slots."""
    even = event(purchasers=3, suppliers=3, slots=5, tables=3, gap_spread=0)
    assert holds(even, *(f"P{p + 1} S{s + 1} {2 * ((p + s) % 3)}" for p in range(3) for s in range(3)))
