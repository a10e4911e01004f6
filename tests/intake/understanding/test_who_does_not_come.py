"""Statuses, journeys and remarks say who does not come, or comes later."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.values.presence import told_absence
from tests.intake.books import read
from tests.intake.understanding.answers import lists
from tests.intake.understanding.test_as_forms_say import B, S, asked, sides, understood, wishes


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Attendee Status", ("Attending", "Not Attending")),
        ("Статус", ("Зарегистрирован", "Отказ от участия")),
        ("Info", ("Confirmed", "Withdrawn")),
    ],
)
def test_who_does_not_come_is_told_by_the_status(tmp_path, title, words):
    more = [[title, "Wishes"], [words[0], S[0]], [words[1], S[1]], [words[0], S[2]]]
    intake = read(tmp_path, sides(Buyers=more))
    if intake.questions:
        assert asked(intake) == [("Info", "Status")]
    else:
        assert [c.cancelled for c in understood(intake).companies][:3] == [False, True, False]


@pytest.mark.parametrize("status", ["pending", "待审核", "на рассмотрении", "waiting list", "не подтверждён", "未付款"])
def test_a_status_that_does_not_say_who_comes_is_asked(tmp_path, status):
    more = [["Status", "Wishes"], ["confirmed", S[0]], [status, S[1]], ["confirmed", S[2]]]
    assert asked(read(tmp_path, sides(Buyers=more))) == [(status, "registered")]
    form = tmp_path / "form.toml"
    form.write_text(f'[words.status]\ncancelled = ["{status}"]\n', encoding="utf-8")
    event = understood(read(tmp_path, sides(Buyers=more), form=form))
    assert [company.name for company in event.companies if company.cancelled] == [B[1]]


def test_one_status_of_all_says_nothing(tmp_path):
    more = [["Status", "Wishes"], *(["pending", name] for name in S)]
    assert not any(company.cancelled for company in understood(read(tmp_path, sides(Buyers=more))).companies)


def test_of_several_people_one_who_does_not_come_takes_nobody_along(tmp_path):
    rows = [
        ["Buyer", "Contact person", "Status", "Wishes"],
        [B[0], "Li Wei", "Not attending", S[0]],
        [B[0], "Wang Fang", "Attending", S[1]],
        [B[1], "Oleg Petrov", "Attending", S[2]],
    ]
    event = understood(read(tmp_path, {**sides(), "Buyers": rows}))
    company = next(c for c in event.companies if c.name == B[0])
    assert not company.cancelled
    assert [delegate.name for delegate in company.delegates] == ["Wang Fang"]
    assert set(wishes(event)) == {(B[0], S[1]), (B[1], S[2])}


@pytest.mark.parametrize("remark", ["CANCELLED - visa refused", "Отказались: нет визы", "不参加"])
def test_a_remark_says_who_does_not_come(tmp_path, remark):
    more = [["Remarks", "Wishes"], [None, S[0]], [remark, S[1]], [None, S[2]]]
    event = understood(read(tmp_path, sides(Buyers=more)))
    assert [c.name for c in event.companies if c.cancelled] == [B[1]]


@pytest.mark.parametrize(
    "remark",
    [
        "O hotel foi cancelado, mas a nossa participação mantém-se.",
        "Наш рейс отменён, едем поездом",
        "我们没有取消参会",
    ],
)
def test_who_cancels_something_else_comes(tmp_path, remark):
    more = [["Remarks", "Wishes"], [None, S[0]], [remark, S[1]], [None, S[2]]]
    intake = read(tmp_path, sides(Buyers=more))
    assert [(q.kind, q.samples[1]) for q in intake.questions] == [("remarks", "Notes")]
    event = read(tmp_path, sides(Buyers=more), sure=0.0).event
    assert event is not None
    assert not any(company.cancelled for company in event.companies)


@pytest.mark.parametrize("remark", ["Если не дадут визу, откажемся от участия.", "Talvez tenhamos de cancelar."])
def test_who_may_leave_probably_comes_and_is_asked_about(tmp_path, remark):
    more = [["Remarks", "Wishes"], [None, S[0]], [remark, S[1]], [None, S[2]]]
    assert asked(read(tmp_path, sides(Buyers=more))) == [(remark, "Notes")]


def test_a_remark_that_may_say_so_is_asked(tmp_path):
    more = [["Remarks", "Wishes"], [None, S[0]], ["The director is not coming, his deputy is", S[1]], [None, S[2]]]
    assert asked(read(tmp_path, sides(Buyers=more))) == [("The director is not coming, his deputy is", "Notes")]


def test_arrival_and_departure_are_absences(tmp_path):
    more = [
        ["Arrival", "Departure", "Wishes"],
        ["18.06.2026 15:30", None, S[0]],
        ["17.06.2026 11:00", None, S[1]],
        [None, "2026-06-18 15:00", S[2]],
    ]
    sheets = sides(Buyers=more)
    sheets["Sessions"] = [
        ["Session", "Date", "Start", "End"],
        ["A", "2026-06-17", "09:00", "17:00"],
        ["B", "2026-06-18", "09:00", "17:00"],
    ]
    event = understood(read(tmp_path, sheets))
    away = {
        company.name: [(f"{span.start:%d %H:%M}", f"{span.end:%d %H:%M}") for span in company.delegates[0].absences]
        for company in event.companies
        if company.delegates[0].absences
    }
    assert {name: sorted(spans) for name, spans in away.items()} == {
        B[0]: [("17 00:00", "18 15:30")],
        B[1]: [("17 00:00", "17 11:00")],
        B[2]: [("18 15:00", "19 00:00")],
    }


@pytest.mark.parametrize(
    "more",
    [
        [["Arrival", "Departure"], ["14.06 10:00", "14.06 16:00"]],
        [["Arrival", "Departure"], ["Arriving Sun at 10:00", "Leaving Sun 16:00"]],
        [["Arrival / departure"], ["arrives Sunday 10:00, leaves 14.06 16:00"]],
        [["Not available"], ["arriving 14.06 10:00, leaving 14.06 at 16:00"]],
        [["Приезд", "Отъезд"], ["14 июня, 10 утра", "14.06 в 16:00"]],
        [["到达时间", "离开时间"], ["6月14日 10:00", "6月14日下午4点"]],
    ],
)
def test_who_arrives_on_the_second_day_misses_the_first(tmp_path, more):
    rows = [[*more[0], "Wishes"], [*more[1], S[0]], *([*[None] * len(more[0]), name] for name in S[1:3])]
    days = [["A", "2026-06-13", "09:00", "17:00"], ["B", "2026-06-14", "09:00", "17:00"]]
    sheets = sides(Buyers=rows) | {"Sessions": [["Session", "Date", "Start", "End"], *days]}
    event = understood(read(tmp_path, sheets))
    spans = [f"{span.start:%d %H:%M}-{span.end:%d %H:%M}" for span in event.companies[0].delegates[0].absences]
    assert spans == ["13 00:00-14 10:00", "14 16:00-15 00:00"]


def test_an_arrival_that_may_be_one_of_two_days_stops(tmp_path):
    rows = [["Arrival", "Wishes"], ["6/7/2026 9:30", S[0]], [None, S[1]], [None, S[2]]]
    assert [q.kind for q in read(tmp_path, sides(Buyers=rows)).questions] == ["column"]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("18.12.2026 до обеда заняты", "2026-12-18 morning"),
        ("not before 11:00 on both days", "-11:00"),
        ("18.12.2026 после 15:00 не ставить, улетают", "2026-12-18 15:00-"),
        ("17.12.2026 не будет", "2026-12-17"),
        ("Отъезд 18.12.2026 в 16:00", "2026-12-18 16:00-"),
        ("17.12.2026 14:00-15:00", None),
        ("all is well", None),
        ("12/4/2026 after 15:00 busy", None),
    ],
)
def test_a_remark_tells_by_its_own_words_when_somebody_is_away(text, hours):
    assert told_absence(text) == hours


def test_vip_among_statuses_is_a_priority_and_is_not_asked_about(tmp_path):
    cells = [(B[0], "confirmed", S[0]), (B[1], "VIP", S[1]), (B[2], "cancelled", S[0])]
    intake = read(tmp_path, {**sides(), "Log": [["Company", "Status", "Wishes"], *map(list, cells)]})
    assert asked(intake) == []
    assert intake.event is not None
    told = {c.name: (c.purchaser.vip, c.cancelled) for c in intake.event.companies if c.purchaser is not None}
    assert [told[name] for name in B[:3]] == [(False, False), (True, False), (False, True)]


def test_an_afternoon_elsewhere_is_likelier_an_absence_than_a_cancellation(tmp_path):
    remark = "12 June at a factory in the afternoon, not attending the talks"
    rows = [["Company", "Wishes", "Remarks"], [B[0], S[0], remark], [B[1], S[1], None], [B[2], S[0], None]]
    found = read(tmp_path, {**sides(), "Log": rows}).questions
    assert [q.guess for q in found if q.kind == "cell"] == ["Not available"]


PERSONS = (
    *("Mr Li will not come", "Mr. Smith is not coming", "my colleague Anna can't attend", "She will not come"),
    *("one of our two delegates can't come", "Li Wei will not come", "Anna Petrova cannot attend"),
    *("г-н Иванов не приедет", "коллега не приедет", "李经理不能参加", "我的同事不能来", "Herr Müller kommt nicht"),
    *("mon collègue ne vient pas", "El Sr. García no asistirá", "Bay Yılmaz gelemiyor"),
)


@pytest.mark.one_of(3)
@pytest.mark.parametrize("said", PERSONS)
def test_a_person_who_does_not_come_is_no_cancellation_of_the_company(tmp_path, said):
    rows = [["Company", "Remarks", "Would like to meet"], *([b, None if n else said, S[n]] for n, b in enumerate(B))]
    asked = [(q.kind, q.subject, q.guess) for q in read(tmp_path, lists(rows)).questions]
    assert asked == [("cell", said, "Notes")]


@pytest.mark.parametrize("said", ["We will not come", "They can't attend", "Мы не приедем", "我们不参加", "not coming"])
def test_a_company_that_says_it_does_not_come_is_cancelled(tmp_path, said):
    rows = [["Company", "Remarks", "Would like to meet"], *([b, None if n else said, S[n]] for n, b in enumerate(B))]
    event = understood(read(tmp_path, lists(rows)))
    assert [company.name for company in event.companies if company.cancelled] == [B[0]]
