"""Delegates of an older schedule are known by name, though keys only count."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Delegate
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.record import DeskRecord, Presence
from sco_scheduler.domain.renaming import carry, desk_today
from tests.events import company, event, interpreter, meeting, span


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


@pytest.mark.parametrize(
    ("then", "now", "left", "arrived"),
    [
        (["Anna", "Boris"], ["Anna", "Boris"], "P1#1", "P1#2"),
        (["Anna", "Boris"], ["Boris", "Anna"], "P1#2", "P1#1"),
        (["Anna", "Boris"], ["Vera", "Anna", "Boris"], "P1#2", "P1#3"),
        (["Anna", "Boris"], ["Boris"], "P1#Anna", "P1#1"),
        (["Anna", "Boris"], ["Anne", "Boris"], "P1#1", "P1#2"),
    ],
)
def test_what_the_desk_noted_stays_with_the_person(then, now, left, arrived):
    earlier = with_people(*then)
    away = (span("09:00", "10:00"),)
    desk = DeskRecord(
        presence={"P1#1": Presence.LEFT, "P1#2": Presence.ARRIVED},
        absences={"P1#1": away},
        given_up=(meeting(earlier, "P1", "S1", 0),),
    )
    today = desk_today(desk, earlier, with_people(*now))
    assert today.presence == {left: Presence.LEFT, arrived: Presence.ARRIVED}
    assert today.absences == {left: away}
    assert [m.purchaser_delegate for m in today.given_up] == [left]


def test_who_returns_to_the_delegates_is_away_again():
    earlier, away = with_people("Anna", "Boris"), (span("09:00", "10:00"),)
    without, back = with_people("Boris"), with_people("Boris", "Anna")
    desk = desk_today(DeskRecord(absences={"P1#1": away}), earlier, without)
    assert desk_today(desk, without, back).absences == {"P1#2": away}


def test_an_interpreter_who_gets_an_id_is_still_away():
    earlier, later = (event(interpreters=[replace(interpreter(id_, "ru"), name="Wang")]) for id_ in ("Wang", "I7"))
    away = (span("09:00", "10:00"),)
    assert desk_today(DeskRecord(absences={"Wang": away}), earlier, later).absences == {"I7": away}
    assert desk_today(DeskRecord(absences={"Wang": away}), earlier, event()).absences == {"Wang": away}


def test_notes_on_who_is_registered_nowhere_stay():
    desk = DeskRecord(presence={"P9#Anna": Presence.ARRIVED, "P1#Vera": Presence.LEFT, "P1#Boris": Presence.ARRIVED})
    today = desk_today(desk, with_people("Anna"), with_people("Anna", "Boris"))
    assert list(today.presence) == ["P9#Anna", "P1#Vera", "P1#2"]


@pytest.mark.parametrize(
    ("now", "key"),
    [([("P1#1", "")], "P1#1"), ([("P1#1", ""), ("P1#2", "")], "P1#0"), ([("P1#1", "Anna")], "P1#0")],
)
def test_nobody_in_the_past_is_who_alone_is_without_a_name_again(now, key):
    def sending(people):
        delegates = tuple(Delegate(*person) for person in people)
        return event(purchasers=[replace(company("P1"), delegates=delegates)])

    earlier = sending([("P1#1", "Anna"), ("P1#0", "")])
    past = replace(meeting(earlier, "P1", "S1", 0), purchaser_delegate="P1#0")
    (carried,) = carry([past], earlier, sending(now), until=past.end)
    assert carried.purchaser_delegate == key
