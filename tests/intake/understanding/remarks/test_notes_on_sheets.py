"""Notes and mails on a sheet of their own, and sentences with wishes for several companies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.intake.books import read

BUYERS = ("Goldfein Filialen GmbH", "Van Holt Juweliers BV", "Kaufhaus Ahrens & Co.")
SELLERS = ("Manufaktur Silberdistel", "Opalwerk Nahetal", "Perlen-Wirth")
DAYS = [["Session", "Date", "Start", "End"], ["All day", "2026-11-05", "9:00", "17:00"]]


def book(wishes: tuple[str, ...] = ("Silberdistel", "", ""), *notes: list[str]) -> dict[str, list[list[Any]]]:
    """Buyers with what they say, sellers, and notes."""
    return {
        "Buyers": [["Company", "Wants to meet"], *([b, w] for b, w in zip(BUYERS, wishes, strict=True))],
        "Suppliers": [["Company"], *([seller] for seller in SELLERS)],
        "Sessions": DAYS,
        "Log": [["Date", "Who", "Note"], *notes],
    }


@pytest.mark.parametrize(
    "note",
    [
        "Goldfein: Frau Weiß hat angerufen, das Gespräch mit Silberdistel ist für sie ein Muss!",
        "Goldfein: звонила г-жа Вайс, встреча с Silberdistel для неё обязательна!",
        "Goldfein: Mme Weiß a appelé, le rendez-vous avec Silberdistel est indispensable pour elle!",
    ],
)
def test_a_note_with_words_of_both_names_is_asked_about(tmp_path: Path, note):
    found = read(tmp_path, book(("Silberdistel", "", ""), ["14.10.", "Jörg", note]), sure=0.9)
    assert [(q.samples, q.guess) for q in found.questions if q.kind == "cell"] == [((note,), "musts")]


@pytest.mark.parametrize(
    "mail",
    [
        "Please no meetings for us before 13:30. Could you also add Opalwerk Nahetal as our fourth wish?",
        "Bitte keine Gespräche für uns vor 13:30 Uhr. Bitte auch Opalwerk Nahetal als Wunsch aufnehmen.",
    ],
)
def test_a_mail_is_of_the_company_in_the_cell_before(tmp_path: Path, mail):
    (question,) = read(tmp_path, book(("Silberdistel", "", ""), ["20.10.", "Mail von Van Holt", mail])).questions
    assert question.guess == "wishes: Opalwerk Nahetal\nNot available: -13:30"
    event = read(tmp_path, book(("Silberdistel", "", ""), ["20.10.", "Mail von Van Holt", mail]), sure=0.0).event
    assert event is not None
    away = {c.name: [f"{a.end:%H:%M}" for d in c.delegates for a in d.absences] for c in event.companies}
    assert {name for name, hours in away.items() if hours == ["13:30"]} == {BUYERS[1]}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("möchte Silberdistel und Perlen-Wirth treffen", [0, 2]),
        ("would like to meet Perlen-Wirth and Opalwerk Nahetal", [2, 1]),
        ("хотели бы встретиться с Silberdistel и Opalwerk", [0, 1]),
    ],
)
def test_a_sentence_wishes_for_each_company_in_it(tmp_path: Path, said, wanted):
    found = read(tmp_path, book((said, "Opalwerk", "Perlen-Wirth")), sure=0.0)
    assert found.event is not None
    names = {company.id: company.name for company in found.event.companies}
    asked = [names[r.target] for r in found.event.requests if names[r.asker] == BUYERS[0]]
    assert asked == [SELLERS[n] for n in wanted]


def test_one_company_in_place_of_another_is_no_wish_for_both(tmp_path: Path):
    found = read(tmp_path, book(("would like to meet Silberdistel instead of Opalwerk", "Opalwerk", "Perlen-Wirth")))
    assert [q.path[-1] for q in found.questions if q.kind == "name"]
