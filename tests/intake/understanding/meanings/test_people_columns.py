"""Columns of people: by titles that count them, or only possibly, by names in their cells."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.meanings.doubts import options_of
from sco_scheduler.intake.understanding.meanings.people_columns import may_be_people, numbered_people
from tests.intake.books import event_of
from tests.intake.understanding.columns_of import column

PEOPLE = ("Hakan Tunç, Satınalma Md.", "Elif Aydın", "Klaus Weber, Einkauf")


@pytest.mark.parametrize(
    ("titles", "cells", "people"),
    [
        (["Katılımcı 1 (ad soyad, görev)", "Katılımcı 2 (varsa)"], PEOPLE, 2),
        (["Teilnehmer/in 1", "Teilnehmer/in 2 (falls zwei)"], PEOPLE, 2),
        (["Participant 1"], PEOPLE, 1),
        (["Участник 1", "Участник 2"], ("Иван Ли", "Анна Ким"), 2),
        (["参加者1", "参加者2"], ("王小明", "李华"), 2),
        (["مشارك 1", "مشارك 2"], ("أحمد خليل", "سارة علي"), 2),
        (["Participant 2", "Participant 3"], PEOPLE, 0),  # they do not count from one
        (["Wunsch 1", "Wunsch 2"], PEOPLE, 0),  # may be companies that no list has
        (["Participant 1", "Participant 2"], ("Altyn Trade LLP", "Orda Foods", "Jade Tea"), 0),
        (["Participant 1", "Participant 2"], ("yes", "no", "no"), 0),
    ],
)
def test_titles_count_people_above_their_names(titles, cells, people):
    columns = [column(title, *cells) for title in titles]
    assert numbered_people(columns) == columns[:people]


@pytest.mark.parametrize(
    ("title", "cells", "may_be"),
    [
        ("Xyz", PEOPLE, True),
        ("Xyz", ("Nord Holz GmbH", "Süd Holz GmbH", "Klaus Weber"), False),
        ("Xyz", ("South Korea", "Saudi Arabia", "Klaus Weber"), False),
        ("Products", PEOPLE, False),
        ("Whom to meet", PEOPLE, False),
        ("Xyz", ("Klaus Weber", "Klaus Weber", "Klaus Weber"), False),
    ],
)
def test_cells_may_be_people_and_a_question_then_offers_it(title, cells, may_be):
    made = column(title, *cells)
    assert may_be_people(made) is may_be
    assert ("Contact" in options_of("companies", made)) is may_be


def test_two_people_counted_by_titles_are_two_delegates(tmp_path):
    answers = [
        ["Company name", "I am a", "Participant 1 (name)", "Participant 2 (if any)", "Whom would you like to meet?"],
        ["Altyn Trade", "Buyer", "Aliya Nur, CEO", "Bek Omarov", "Jade Tea"],
        ["Orda Foods", "Buyer", "Ivan Li", None, "River Pumps"],
        ["Jade Tea", "Seller", "Mei Chen", "n/a", None],
        ["River Pumps", "Seller", "Jun Wang", None, None],
    ]
    event = event_of(tmp_path, {"Form Responses 1": answers})
    assert [[d.name for d in company.delegates] for company in event.companies] == [
        *(["Aliya Nur, CEO", "Bek Omarov"], ["Ivan Li"], ["Mei Chen"], ["Jun Wang"]),
    ]
