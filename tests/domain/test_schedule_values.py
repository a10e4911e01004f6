"""The value of a meeting, by the formula of the format."""

import pytest

from sco_scheduler.domain.schedule import is_must, pair_value
from tests.events import company, event


@pytest.mark.parametrize(
    ("requests", "value"),
    [
        (["P1 > S1 must"], 40),
        (["P1 > S1 #1"], 20),
        (["P1 > S1 #9"], 4),
        (["P1 > S1 #40"], 4),
        (["P1 > S1"], 4),
        (["P1 > S1 maybe"], 2),
        (["S1 > P1 #1"], 10),
        (["P1 > S1 #1", "S1 > P1 must"], 20 + 20 + 10),
        (["P1 > S1 #1", "S1 > P1 maybe"], 20 + 1),
        (["P1 > S1 #1", "S1 > P1 no"], 20),
        ([], 0),
    ],
)
def test_the_formula_of_the_format(requests, value):
    assert pair_value(event(purchasers=1, suppliers=1, requests=requests), ("P1", "S1")) == value


def test_a_vip_counts_twice_and_weights_are_settings():
    of = event(
        purchasers=[company("P1", vip=True)],
        suppliers=1,
        requests=["P1 > S1 #1", "S1 > P1 #2"],
        purchaser_weight=3,
        supplier_weight=5,
        mutual_bonus=7,
    )
    assert pair_value(of, ("P1", "S1")) == 10 * 3 * 2 + 9 * 5 + 7


def test_a_must_of_either_side():
    of = event(purchasers=1, suppliers=2, requests=["P1 > S1", "S1 > P1 must", "P1 > S2"])
    assert is_must(of, ("P1", "S1"))
    assert not is_must(of, ("P1", "S2"))
