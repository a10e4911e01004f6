"""A column of arrival and departure together is read, whatever its language; what is doubtful in it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, hours, lists, understood


@pytest.mark.parametrize(
    ("title", "said"),
    [
        *(("Arrival / departure", "Thu 10:45 / Fri 15:30"), ("Anreise / Abreise", "Do 10:45 / Fr 15:30")),
        *(("Приезд / отъезд", "чт 10:45 / пт 15:30"), ("到达 / 离开", "周四 10:45 / 周五 15:30")),
        *(("Llegada y salida", "jue 10:45, vie 15:30"), ("Saapuminen / lähtö", "to 10:45 / pe 15:30")),
        *(("Ankomst / avresa", "12.06. 10:45 - 13.06. 15:30"), ("Departure / arrival", "Fri 15:30 / Thu 10:45")),
    ],
)
def test_an_arrival_and_a_departure_in_one_cell(tmp_path: Path, title: str, said: str):
    rows = [["Company", title, "Would like to meet"], [B[0], said, S[0]], [B[1], None, S[1]]]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, "12 09:00-10:45", "13 15:30-17:00")}


@pytest.mark.parametrize("said", ["Thu 10:45", "10:45 / 15:30"])
def test_one_moment_or_hours_without_days_below_both_are_asked_about(tmp_path: Path, said: str):
    rows = [["Company", "Arrival / departure", "Would like to meet"], [B[0], said, S[0]], [B[1], None, S[1]]]
    assert [(q.kind, q.subject) for q in read(tmp_path, lists(rows)).questions] == [("times", said)]


@pytest.mark.parametrize(
    ("title", "said"), [("Arrival / departure", "CA123 / CA456"), ("Hotel: arrival / departure", "11.06. / 14.06.")]
)
def test_flights_and_nights_at_a_hotel_are_no_absences(tmp_path: Path, title: str, said: str):
    rows = [["Company", title, "Would like to meet"], [B[0], said, S[0]], [B[1], None, S[1]]]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    assert away(event) == {}


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Arrival - departure / absent", "12 June after 14:00"),
        ("Kelish-ketish / yoʻq vaqti", "12-iyun 14:00 dan keyin"),
    ],
)
def test_a_title_that_also_asks_for_absence_is_of_absence(tmp_path: Path, title: str, said: str):
    rows = [["Company", title, "Would like to meet"], [B[0], said, S[0]], [B[1], None, S[1]]]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    assert away(event) == {B[0]: hours(event, "12 14:00-17:00")}
