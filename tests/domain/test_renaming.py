"""A company that gets another ID has it in everything that a Record says of it, and nobody else has."""

from datetime import datetime

from sco_scheduler.domain.event import Company, Delegate, Span, Terms
from sco_scheduler.domain.record import (
    AgendaRevision,
    AgendaRevisions,
    AnswersGiven,
    DeskEntry,
    DeskRecord,
    Notice,
    Presence,
    PriceNote,
    Record,
)
from sco_scheduler.domain.renaming import with_new_ids
from sco_scheduler.domain.schedule import PublishedMeeting
from tests.events import company, event, fixed, interpreter, meeting

THEN = datetime(2025, 6, 12, 9)


def record(name: str) -> Record:
    """A Record that speaks of a company everywhere, by this ID; an interpreter and a table have the ID P2 too."""
    key = f"{name}#2"
    people = (Delegate(f"{name}#1", "Li Wei"), Delegate(key, "Wang Fang"))
    beta = Company(name, "Beta", purchaser=Terms(), delegates=people)
    happening = event(
        purchasers=[beta, company("P1")],
        requests=[f"{name} > S1 #1", f"S1 > {name}"],
        fixed=[fixed(name, "S1")],
        interpreters=[interpreter("P2", "ru")],
        slots=3,
    )
    held = meeting(happening, name, "S1", 0, delegates=(2, 1), interpreter="P2")
    states = (AgendaRevision(1, 1, THEN),)
    return Record(
        event=happening,
        meetings=(held,),
        marked=(PublishedMeeting(held, locked=True),),
        unmet_musts=frozenset({(name, "S2")}),
        agendas=AgendaRevisions({key: states, "P1#1": states}, {"P2": states}),
        desk=DeskRecord(
            log=(DeskEntry(THEN, "Anna", "here", name),),
            notices=(Notice(name, THEN, "moved"),),
            presence={key: Presence.ARRIVED},
            requests=happening.requests,
            absences={key: (Span(THEN, THEN),)},
        ),
        answers=AnswersGiven((PriceNote(name, "S2", "no way"),)),
    )


def test_the_id_is_another_in_every_part():
    assert with_new_ids(record("P2"), {"P2": "P7"}) == record("P7")


def test_ids_are_exchanged_at_once():
    both = with_new_ids(record("P2"), {"P2": "P1", "P1": "P2"})
    assert with_new_ids(both, {"P2": "P1", "P1": "P2"}) == record("P2")
    assert [one.id for one in both.event.companies[:2]] == ["P1", "P2"]


def test_what_does_not_speak_of_the_company_stays_the_same_object():
    before = record("P2")
    assert with_new_ids(before.event, {"P9": "P8"}) is before.event
