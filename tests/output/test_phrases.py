"""Reasons of a suggestion in words."""

from sco_scheduler.agendas.answers import Because, Suggestion
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.output.phrases import reasons_of
from tests.events import event, meeting

OF = event(purchasers=1, suppliers=1, slots=2, tables=2, requests=["P1 > S1"])
HELD = meeting(OF, "P1", "S1", 1, table="2")


def test_reasons_of_a_suggestion_name_companies_and_words():
    kinds = [("products", ("pumps", "vans")), ("also asked for", ("S1",)), ("zone", ("A",)), ("language", ())]
    reasons = tuple(Because(kind, about) for kind, about in [*kinds, ("country", ("China",))])
    said = ENGLISH.say(reasons_of(OF, Suggestion("P1", HELD, 1.0, reasons)))
    parts = said.split("; ")
    assert len(parts) == 5
    assert "pumps, vans" in parts[0]
    assert "Company S1" in parts[1]
    assert "A" in parts[2]
    assert "China" in parts[4]
