"""Remarks on when somebody leaves: away from then on, and where that is not sure, asked with this answer first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.books import Sheets, read
from tests.intake.understanding.answers import B, S, away, hours, lists


def book(said: str, title: str = "Remarks", other: str | None = None) -> Sheets:
    header = ["Company", title, "Would like to meet"]
    return lists([header, [B[0], said, S[0]], [B[1], other, S[1]], [B[2], other, S[0]]])


@pytest.mark.parametrize(
    "remark",
    [
        *("13 June zbrlk 14:00", "13 июня в 14:00 поезд", "13 iyun soat 14:00 da zbrlk", "6月13日14:00的航班"),
        *("13 Haziran saat 14:00'te uçak", "le 13 juin à 14h zbrlk", "13 июня в 14:00 такси в аэропорт"),
        *("13 iyun saat 14:00-da gedir", "6月13日14:00后离场赶飞机", "13 June at 14:00 to the airport"),
        "Вылет 13 июня, поэтому 13-го будем только до 14:00",
    ],
)
def test_a_moment_on_the_last_day_is_a_departure_unless_the_organizer_says_otherwise(tmp_path: Path, remark):
    event = read(tmp_path, book(remark), sure=0.0).event
    assert event is not None
    assert away(event) == {B[0]: hours(event, "13 14:00-17:00")}


@pytest.mark.parametrize(
    "remark",
    ["13 iyun saat 13:00-da gedir", "6月13日13:00后离场赶飞机", "Вылет 13 июня, поэтому 13-го будем только до 13:00"],
)
def test_a_plain_departure_is_not_asked_about(tmp_path: Path, remark):
    assert [q for q in read(tmp_path, book(remark)).questions if q.kind == "times"] == []


def test_a_flight_back_in_the_morning_takes_the_whole_day(tmp_path: Path):
    event = read(tmp_path, book("Flight back Friday morning"), sure=0.0).event
    assert event is not None
    assert away(event) == {B[0]: hours(event, "13 09:00-17:00")}


def test_a_day_that_is_spelled_as_in_another_row_stands_apart_from_the_words_behind_it(tmp_path: Path):
    event = read(
        tmp_path, book("6月13日上午缺席，其余时间在场", "When are you available?", "12 June, 13 June"), sure=0.0
    ).event
    assert event is not None
    assert away(event) == {B[0]: hours(event, "13 09:00-12:00")}
