"""What a build notes: the price of a request that is not met, and what changes would gain."""

import pytest

from sco_scheduler.agendas.answers import Figures, UnmetPrice, WhatChange, WhatIf
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.workflows.build_answers import NOT_COMPUTED, gain_notes, price_note
from tests.events import event, meeting

OF = event(purchasers=1, suppliers=1, slots=2, tables=2, requests=["P1 > S1"])
HELD = meeting(OF, "P1", "S1", 1, table="2")


@pytest.mark.parametrize(
    ("price", "told"),
    [
        (UnmetPrice(True, HELD, 0, 0, 10, 0), "nobody moves: 09:25 at A/2"),
        (UnmetPrice(True, HELD, 3, 0, 10, 0), "3 meetings move: 09:25 at A/2"),
        (UnmetPrice(True, HELD), "nobody moves: 09:25 at A/2"),
        (UnmetPrice(True, HELD, dropped=2), "2 meetings given up, value +0"),
        (UnmetPrice(True, HELD, 0, 2, -1234, 0), "2 meetings given up, value -1,234"),
        (UnmetPrice(True, HELD, 0, 2, -1, 1), "2 meetings given up, value -1, 1 more missing to the minimums"),
    ],
)
def test_the_price_names_what_it_takes_of_others(price, told):
    assert ENGLISH.say(price_note(OF, price)) == told


def test_a_price_that_was_not_looked_for_is_no_proof_that_there_is_none():
    assert price_note(OF, UnmetPrice()) == NOT_COMPUTED
    assert price_note(OF, UnmetPrice(computed=True)) != NOT_COMPUTED


def figures(musts: int = 1, minimums: int = 2, value: int = 90, meetings: int = 4) -> Figures:
    return Figures(musts, minimums, value, meetings)


def gains(*better: tuple[Figures, int], now: Figures | None = None, at_best: Figures | None = None, **how: int):
    changes = tuple(WhatChange((("--table", "A+1"),), of, gain) for of, gain in better)
    found = WhatIf(OF, now or figures(), changes, at_best=at_best, **how)
    return [ENGLISH.say(note) for note in gain_notes(found, 2)]


def test_a_gain_tells_what_grows_and_what_is_missing_less():
    table = "1 table more in zone A"
    assert gains((figures(2, 0, 1300, 7), 1210)) == [
        f"{table}: up to 1 must more; up to 2 fewer missing to the minimums; room for 3 more meetings; "
        "value up to +1,210"
    ]
    assert gains((figures(0, 3, meetings=3), 0)) == [f"{table}: value up to +0"]
    as_many_now = gains((figures(meetings=9), 5), at_best=figures(meetings=9))
    assert as_many_now == [f"{table}: value up to +5"]


def test_the_best_gains_are_told_or_that_nothing_helps_where_all_was_tried():
    three = [(figures(value=90 + n), n) for n in (3, 2, 1)]
    assert [text.split("+")[-1] for text in gains(*three)] == ["3", "2"]
    assert gains() == ["No single table, slot, interpreter, delegate or maximum more would bring anything."]
    assert gains(left_out=1) == []
