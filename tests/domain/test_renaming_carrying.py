"""Delegates of an older schedule are known by name, though keys only count."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Delegate
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.renaming import carry
from tests.events import company, event, meeting


def with_people(*names):
    """An event whose first purchaser sends these people."""
    people = tuple(Delegate(f"P1#{n}", name) for n, name in enumerate(names, start=1))
    return event(purchasers=[replace(company("P1"), delegates=people), company("P2")])


@pytest.mark.parametrize(
    ("then", "now", "keys"),
    [
        (["Anna", "Boris"], ["Anna", "Boris"], ["P1#1", "P1#2"]),
        (["Anna", "Boris"], ["Boris", "Anna"], ["P1#2", "P1#1"]),
        (["Anna", "Boris"], ["Boris"], ["P1#Anna", "P1#1"]),
        (["Anna", "Boris"], ["Anne", "Boris"], ["P1#1", "P1#2"]),
        (["Anna", "Boris"], ["Anna"], ["P1#1", "P1#Boris"]),
        (["", ""], [""], ["P1#1", "P1#1"]),
        (["", ""], ["Anna"], ["P1#1", "P1#2"]),
    ],
)
def test_people_by_name(then, now, keys):
    earlier = with_people(*then)
    held = [meeting(earlier, "P1", "S1", 0, delegates=(n, 1)) for n in (1, 2)]
    assert [m.purchaser_delegate for m in carry(held, earlier, with_people(*now))] == keys


def test_who_has_left_keeps_the_old_keys():
    earlier = with_people("Anna")
    held = (meeting(earlier, "P1", "S1", 0),)
    assert carry(held, earlier, event(purchasers=[company("P2")])) == held
    assert carry(held, earlier, earlier) == held


def on_sheets(name, sheet):
    """An event whose first purchaser, which the sheets Purchasers and Buyers name, sends one person of a sheet."""
    person = Delegate("P1#1", name, cell=Cell(sheet, 2, "C") if sheet else None)
    first = company("P1")
    terms = replace(first.purchaser, cells={"company": Cell("Buyers", 2, "B")})
    return event(purchasers=[replace(first, purchaser=terms, delegates=(person,))])


@pytest.mark.parametrize(
    ("then", "now", "key"),
    [
        (("Anna", "Purchasers"), ("Anne", "Purchasers"), "P1#1"),
        (("Anna", "Buyers"), ("Anne", None), "P1#1"),
        (("Anna", "Delegates"), ("Anne", "Delegates"), "P1#1"),
        (("Anna", "Purchasers"), ("Boris", "Delegates"), "P1#Anna"),
        (("Anna", "Delegates"), ("Boris", "Buyers"), "P1#Anna"),
        (("", "Purchasers"), ("Boris", "Delegates"), "P1#1"),
    ],
)
def test_a_contact_is_not_renamed_to_who_stands_among_the_delegates(then, now, key):
    earlier, later = on_sheets(*then), on_sheets(*now)
    (carried,) = carry([meeting(earlier, "P1", "S1", 0)], earlier, later)
    assert carried.purchaser_delegate == key
