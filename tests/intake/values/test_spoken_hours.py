"""Hours in words beside a part of the day are hours, and not the part alone, in any language."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.readings import read_when


@pytest.mark.parametrize(
    "text",
    [
        *("Přijedeme ve tři odpoledne", "Prídeme o tretej popoludní", "Pridemo ob treh popoldne"),
        *("Dolazimo u tri popodne", "Стижемо у три после подне", "Пристигаме в три следобед"),
        *(
            "Ajungem la ora trei după-amiaza",
            "Vi kommer klockan tre på eftermiddagen",
            "Arriviamo alle tre del pomeriggio",
        ),
        *(
            "Vi ankommer klokken tre om eftermiddagen",
            "Saavumme kello kolme iltapäivällä",
            "Wir kommen um drei Uhr nachmittags an",
        ),
        *("Saabume kell kolm pärastlõunal", "Atvyksime trečią valandą po pietų", "Ieradīsimies trijos pēcpusdienā"),
        *("Φτάνουμε στις τρεις το απόγευμα", "Délután háromkor érkezünk", "Öğleden sonra üçte geliyoruz"),
    ],
)
def test_an_arrival_at_three_in_the_afternoon(text: str):
    found = read_when(normalized(text))
    assert found is not None
    assert found.away == "-15:00"


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("Arriviamo all'una del pomeriggio", "-13:00"),
        ("Přijedeme v jednu odpoledne", "-13:00"),
        ("Csak délután 1-től érünk rá", "-13:00"),
        ("nachmittags ab 1 Uhr", "13:00-"),
        ("после обеда с 3", "15:00-"),
        ("arrives at 1 pm.", "-13:00"),
        ("Llegamos a la una de la tarde.", "-13:00"),
        ("we leave at 3 p.m.", "15:00-"),
        ("between 12 and 2 lunch elsewhere", "12:00-14:00"),
    ],
)
def test_hours_of_an_afternoon(text: str, away: str):
    found = read_when(normalized(text))
    assert found is not None
    assert found.away == away


@pytest.mark.parametrize("text", ["ti formiddag optaget", "mercoledì pomeriggio due incontri", "två eftermiddagar"])
def test_numbers_of_other_things_and_weekdays_are_no_hours(text: str):
    found = read_when(normalized(text))
    assert found is None or ":" not in found.away
