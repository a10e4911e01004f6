"""The list from which the desk telephones."""

from dataclasses import replace

from sco_scheduler.agendas.changes import NEW_AGENDA, interpreters_outdated, outdated
from sco_scheduler.domain.record import AgendaRevision
from tests.events import at, company, event, interpreter

EVENT = event(
    purchasers=[replace(company("P1", delegates=2), contact="Anna", phone="+7 1", email="a@p1"), company("P2")],
    interpreters=[interpreter("I1", "ru"), interpreter("I2", "ru")],
)


def state(clock=None, note="", number=2):
    """A state of an agenda, affected from a time on."""
    return AgendaRevision(number, 2, at("08:00"), at(clock) if clock else None, note)


def test_the_first_affected_comes_first_and_no_time_comes_last():
    states = {
        "S1#1": (state(),),
        "P2#1": (state("10:00", "10:00 x: dropped"),),
        "P1#1": (),
        "S2#1": (state("10:00"), state("09:00")),
    }
    found = outdated(EVENT, states)
    assert [(row.company, row.affected_from) for row in found] == [
        ("S2", at("09:00")),
        ("P2", at("10:00")),
        ("S1", None),
    ]


def test_how_to_reach_them_and_what_to_say():
    (row,) = outdated(EVENT, {"P1#2": (state("09:00", "09:00 x: dropped"),), "P1#1": (state(number=1),)})
    assert (row.contact, row.phone, row.email) == ("Anna", "+7 1", "a@p1")
    assert row.delegates == ("P1#2", "P1#1")
    assert [str(note).split(": ", 1)[1] for note in row.notes] == ["09:00 x: dropped", str(NEW_AGENDA)]
    (renamed,) = outdated(EVENT, {"P2#1": (state(),)})
    assert tuple(map(str, renamed.notes)) == ("What is printed about a company has changed.",)


def test_a_company_that_is_not_registered_any_more():
    (row,) = outdated(EVENT, {"X9#1": (state("09:00", "There is no agenda any more."),)})
    assert (row.company, row.name, row.contact) == ("X9", "X9", "")


def test_interpreters():
    assert interpreters_outdated(EVENT, {"I1": (), "I2": (state("09:00"),)}) == ("Interpreter I2",)
