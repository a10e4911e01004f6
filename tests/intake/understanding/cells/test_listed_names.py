"""All companies that a remark lists are found, with their numbers, and unknown names beside them."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.listed_names import listed_in
from sco_scheduler.intake.understanding.names.matching import NameIndex

ALTYN, RIVER, JADE, BLUE = "Altyn Trade LLP", "River Machines", "Jade Tea, s.r.o.", "Hotel Samudra Biru"
OLIVE, SWEETS = "معاصر زيتون بيت الكرم", "حلويات الهلال الذهبي"


@pytest.fixture(scope="module")
def names():
    index = NameIndex()
    for name in (ALTYN, RIVER, JADE, BLUE, OLIVE, SWEETS):
        index.add(name, [name])
    return index


@pytest.mark.parametrize(
    ("text", "level", "companies", "unknown"),
    [
        ("Por correo: 1) River Machines 2) Altyn", "want", {RIVER: 1, ALTYN: 2}, []),
        ("① Jade Tea ② River Machines", "want", {JADE: 1, RIVER: 2}, []),
        ("mau ketemu Samudra Biru dan Altyn", "want", {BLUE: None, ALTYN: None}, []),
        ("spotkamy się z Turem i z River Machines", "want", {RIVER: None}, ["Turem"]),
        ("хотим встретиться с River Machines и Заря", "want", {RIVER: None}, ["Заря"]),
        ("must see Altyn Trade, Jade Tea and Zorro Inc", "must", {ALTYN: None, JADE: None}, ["Zorro Inc"]),
        ("نود لقاء حلويات الهلال وسبأ", "want", {SWEETS: None}, ["سبأ"]),
        ("not with Altyn and River Machines please", "no", {ALTYN: None, RIVER: None}, []),
        ("want River Machines, not Jade Tea", "want", {RIVER: None}, []),
        ("please meet Altyn Trade and thank you", "want", {ALTYN: None}, []),
        ("Jade Tea is essential for us, tender closes end July", "must", {JADE: None}, []),
        ("Jade Tea unbedingt, Ausschreibung bis Ende Juli", "must", {JADE: None}, []),
        ("встреча с Jade Tea обязательна, тендер закроется в Июле", "must", {JADE: None}, []),
        ("Jade Tea mutlaka, ihale Cuma", "must", {JADE: None}, []),
        ("Jade Tea es imprescindible, respuesta el Lunes", "must", {JADE: None}, []),
        ("must see Jade Tea, Kazakhstan", "must", {JADE: None}, []),
        ("must see Jade Tea, Mars", "must", {JADE: None}, ["Mars"]),
        ("must see Jade Tea and May", "must", {JADE: None}, ["May"]),
        ("not with River Machines, at 10:30 to Altyn", "no", {RIVER: None, ALTYN: None}, []),
    ],
)
def test_what_a_text_lists(names, text, level, companies, unknown):
    found = listed_in(names, text, (), Level(level))
    assert (found.companies, found.unknown) == (companies, unknown)


def test_the_company_that_a_text_is_about_is_not_listed(names):
    assert list(listed_in(names, "Altyn Trade and River Machines", {ALTYN}, Level.WANT).companies) == [RIVER]
