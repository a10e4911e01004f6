"""A time at which somebody is to be called, fetched or met is none at which a company is away."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import tells_itself, told_absence
from sco_scheduler.intake.values.readings import read_when
from tests.intake.books import read
from tests.intake.understanding.answers import S

CALLED = (
    "звонить после обеда",
    "звонить до 11:00",
    "не звонить до 11:00",
    "перезвонить им после 15:00",
    "call before 11",
    "please call after lunch",
    "don't call before 10:00",
    "meet them at the airport at 9:00",
    "встретить в аэропорту в 9:00",
    "会后联系 14点",
    "请10点前打电话",
    "qoʻngʻiroq 11:00 dan keyin",
)
OTHERS_THERE = (
    "будет переводчик с 14:00",
    "interpreter will be there from 14:00",
    "翻译14点到",
    "samples arrive after 11:00",
)


@pytest.mark.parametrize("text", [*CALLED, *OTHERS_THERE])
def test_a_time_of_something_else_tells_no_absence(text):
    assert not tells_itself(text)
    assert told_absence(text) is None


@pytest.mark.parametrize("text", CALLED)
def test_below_a_title_of_absences_it_is_likely_none(text):
    reading = read_when(normalized(text))
    assert (reading.away, reading.told, len(reading.others)) == ("", False, 1)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("conference call until 11:00", "-11:00"),
        ("we have a call 10:00-11:00", "10:00-11:00"),
        ("on a call until 11:00", "-11:00"),
        ("созвон до 11:00", "-11:00"),
        ("звонок с Москвой 10:00-11:00", "10:00-11:00"),
        ("有电话会议到11点", "-11:00"),
        ("приедем после 14:00, нужен переводчик", "-14:00"),
        ("no interpreter needed, away until 10:30", "-10:30"),
        ("нет до 11:00 (звонить секретарю)", "-11:00"),
        ("уезжают в 16:00, звонить до 15:00", "16:00-"),
        ("звонить после 15:00, уезжаем в 17:00", "17:00-"),
    ],
)
def test_what_is_said_of_a_company_beside_it_is_its_absence(text, away):
    assert told_absence(text) == away


@pytest.mark.parametrize("text", [*CALLED[:4], *OTHERS_THERE[:2], "звонить с 10 до 12"])
def test_a_remark_of_it_is_no_absence_without_a_question(tmp_path, text):
    guests = [["Company", "Wants to meet", "Notes"], ["Altyn Trade LLP", S[0], text], ["Orda Foods", S[1], None]]
    intake = read(tmp_path, {"Guests": guests, "Exhibitors": [["Exhibiting firm", "Goods"], *([s, "tea"] for s in S)]})
    assert {question.guess for question in intake.questions} <= {"Notes"}
    assert intake.event is None or not any(d.absences for c in intake.event.companies for d in c.delegates)


def test_times_of_both_in_one_clause_are_asked_for():
    assert read_when("call at the hotel, they leave after 15:00").told
    reading = read_when("перезвонить после отъезда в 15:00")
    assert reading is not None
    assert reading.sure < 0.9
