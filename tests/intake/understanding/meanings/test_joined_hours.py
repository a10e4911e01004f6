"""A day, the start and the end of hours in three columns of a row, in any language."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Event
from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S, understood


def beside(name: str, header: list[str], *rows: list[object]) -> Sheets:
    buyers = [["Fair, 27-28 May 2026, 9:00-17:00"], ["Buyer", "Would like to meet"], *([buyer, S[0]] for buyer in B)]
    return {"Buyers": buyers, "Sellers": [["Seller", "Zone"], *([n, "A"] for n in S)], name: [header, *rows]}


def told(event: Event) -> list[str]:
    return sorted(
        f"{company.name} {a.start:%d %H:%M}-{a.end:%H:%M}"
        for company in event.companies
        for a in company.delegates[0].absences
    )


@pytest.mark.parametrize(
    ("name", "header", "end", "whole"),
    [
        ("Absences", ["Company", "Day", "From", "To", "Why"], "end of day", "all day"),
        ("أوقات عدم التوفر", ["الشركة", "اليوم", "من", "إلى", "السبب"], "نهاية اليوم", "طوال اليوم"),
        ("Abwesenheiten", ["Firma", "Tag", "von", "bis", "Grund"], "Ende", "ganztägig"),
        ("Отсутствия", ["Компания", "День", "с", "до", "Причина"], "до конца дня", "весь день"),
    ],
)
def test_columns_of_a_day_and_two_times_are_one_absence(tmp_path, name, header, end, whole):
    rows = [[B[0], "28 May", "1:00", end, "train"], [B[1], "27 May", "12:00", "1:00", "talk"]]
    intake = read(tmp_path, beside(name, header, *rows, [B[0], "27 May", whole, None, None]))
    assert intake.questions == ()
    assert told(understood(intake)) == sorted(
        [f"{B[0]} 28 13:00-00:00", f"{B[1]} 27 12:00-13:00", f"{B[0]} 27 00:00-00:00"]
    )


def test_a_column_of_unknown_words_is_asked_about_with_its_days(tmp_path):
    rows = [[B[0], "28 May", "13:00", "14:00"], [B[1], "27 May", "12:00", "13:00"]]
    intake = read(tmp_path, beside("Zyx", ["Firm", "Qv", "Wq", "Ty"], *rows))
    assert [(q.kind, q.samples) for q in intake.questions] == [
        ("column", ("2026-05-28 13:00-14:00", "2026-05-27 12:00-13:00"))
    ]
