"""Parts of answers in words: places, and the price of a request that is not met."""

import pytest

from sco_scheduler.agendas.answers import UnmetPrice
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.output.texts.answers import NOT_COMPUTED, meeting_place, price_note
from tests.events import event, meeting

OF = event(purchasers=1, suppliers=1, slots=2, tables=2, requests=["P1 > S1"])
HELD = meeting(OF, "P1", "S1", 1, table="2")


def test_a_meeting_of_a_single_day_is_told_without_its_date():
    assert ENGLISH.say(meeting_place(OF, HELD)) == "09:25 at A/2"


@pytest.mark.parametrize(
    ("price", "told"),
    [
        (UnmetPrice(True, HELD, 0, 0, 10, 0), "nobody moves: 09:25 at A/2"),
        (UnmetPrice(True, HELD, 3, 0, 10, 0), "3 meetings move: 09:25 at A/2"),
        (UnmetPrice(True, HELD, 0, 2, -1234, 0), "2 meetings given up, value -1,234"),
        (UnmetPrice(True, HELD, 0, 2, -1, 1), "2 meetings given up, value -1, 1 more missing to the minimums"),
    ],
)
def test_the_price_names_what_it_takes_of_others(price, told):
    assert ENGLISH.say(price_note(OF, price)) == told


def test_a_price_that_was_not_looked_for_is_no_proof_that_there_is_none():
    assert price_note(OF, UnmetPrice()) == NOT_COMPUTED
    assert price_note(OF, UnmetPrice(computed=True)) != NOT_COMPUTED
