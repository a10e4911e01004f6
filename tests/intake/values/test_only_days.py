"""Texts that somebody is there on certain days only."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.only_days import days_there, is_away_on, only_days, tells_all_days
from tests.intake.books import base, company_of, event_of, put, read


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("only on 22 April", "22 april"),
        ("Only on Monday 9 Nov, not on Tuesday", "monday 9 nov"),
        ("will be there on the 2nd day only", "the 2nd day"),
        ("Wednesday only, back in the shop on Thursday", "wednesday"),
        ("in town for just one day, Oct 14", "oct 14"),
        ("we can attend only June 13 and 14", "13 june & 14 june"),
        ("only on 13 June in the morning", "13 june -noon"),
        ("只待一天（4月22日），23日返程", "4月22日"),
        ("仅第二天参加", "第二天"),
        ("只能第一天来", "第一天"),
        ("Буду только 20 мая", "20 мая"),
        ("1 July (only comes on the 2nd)", "the 2nd"),
        ("1 July, only there on 2 July", "2 july"),
        ("only on 1 July, travelling on 2 July", "1 july"),
        ("only on 1 July, we travel", "1 july"),
        ("1 July (only)", "1 july"),
        ("2 July only (our flight lands late on 1 July)", "2 july"),
        ("только 15 апреля (прилетаем 14 апреля поздно вечером)", "15 апреля"),
        ("仅4月15日（4月14日晚抵达）", "4月15日"),
        ("Only 18 September - flying back on 19 September early morning", "18 september"),
        ("Только 18 сентября, 19 сентября утром улетаем", "18 сентября"),
        ("仅9月18日，9月19日早上返程", "9月18日"),
        ("1 July, 2 July only", "1 july & 2 july"),
        ("только 2-й день", "2-й день"),
        ("not there except 2026-06-13", "2026-06-13"),
        ("2026-06-13 dan boshqa kunlari yo'qmiz", "2026-06-13"),
        ("لن نكون حاضرين إلا 2026-06-13", "2026-06-13"),
        ("only come with our two cars on 12 June", "12 june"),
        ("Пробудем только один день, 14 октября", "14 октября"),
    ],
)
def test_the_only_days_of_presence(text, days):
    assert only_days(normalized(text)) == f"there only on {days}"


@pytest.mark.parametrize(
    "text",
    [
        *("9 na 10 Juni", "9. og 10. júní", "9. a 10. června", "9. ja 10. juuni", "9 და 10 ივნისი", "9 dhe 10 qershor"),
        *("9 ir 10 birželio", "9. un 10. jūnijs", "9 और 10 जून", "9 اور 10 جون", "8 and 9 June, 10 June"),
    ],
)
def test_an_and_of_any_language_joins_days(text):
    days = (date(2026, 6, 9), date(2026, 6, 10))
    assert tells_all_days(text, days)


@pytest.mark.parametrize(
    "text",
    [
        *("not only on Tuesday", "only if Tuesday is free", "not on 22 April", "only in the morning", "10日返程"),
        *("only meet suppliers of day 2 goods", "only 2 meetings on 22 April", "13 June only until 10:00", "Thursday"),
        *("only come with our two nice cars on 12 June", "only with a car on 12 June", "13 June (only 12 June maybe)"),
        *("12 June, not only 13 June", "only 12 June, not only 13 June", "13 June only (we arrive on 12 June at noon)"),
        *("only 12 June, we leave on 13 June at 16:00", "only 12 June, we leave on 13 June at noon"),
    ],
)
def test_texts_that_leave_open_the_other_days(text):
    assert only_days(normalized(text)) is None


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("there only on 12 June", ["13.00:00-14.00:00"]),
        ("there only on the second day", ["12.00:00-13.00:00"]),
        ("there only on 12 June -noon", ["12.12:00-14.00:00"]),
        ("there only on friday 10:00-12:00", ["12.00:00-13.10:00", "13.12:00-14.00:00"]),
        ("second day", ["13.00:00-14.00:00"]),
    ],
)
def test_all_other_days_are_missed(tmp_path, text, away):
    sheets = base()
    sheets["Sessions"].append(["Morning", datetime(2025, 6, 13), time(9), time(12)])
    put(sheets, "Suppliers", 2, "Not available", text)
    (person,) = company_of(event_of(tmp_path, sheets), "S001").delegates
    assert [f"{s.start:%d.%H:%M}-{s.end:%d.%H:%M}" for s in person.absences] == away


def test_a_day_on_which_the_event_is_not_stops(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Not available", "there only on 20 June")
    assert read(tmp_path, sheets).event is None


def test_remarks_and_answers_of_a_form(tmp_path):
    rows = [
        ["Company", "Role", "Which companies would you like to meet?", "When will you be with us?", "Remarks"],
        ["Altyn Trade LLP", "Buyer", "Lotus Optics; Jade Tea", "both", None],
        ["Ural Import OOO", "Buyer", "Jade Tea; Lotus Optics", "Thursday only, back in the shop on Friday", None],
        ["Orda Goods LLP", "Buyer", "Jade Tea", "Friday only", "at least 2 meetings"],
        ["Jade Tea", "Supplier", "Altyn Trade LLP", "All good, both days", "只待一天（6月12日），13日返程"],
        ["Lotus Optics", "Supplier", "Ural Import OOO", "Both days", "будем только во второй день"],
    ]
    days = [["Session", "Date", "Start", "End"]]
    days += [["All day", datetime(2025, 6, day), time(9), time(17)] for day in (12, 13)]
    event = event_of(tmp_path, {"Form": rows, "Sessions": days})
    assert [[s.start.day for s in c.delegates[0].absences] for c in event.companies] == [[], [13], [12], [13], [12]]
    assert [c.purchaser.minimum for c in event.companies if c.purchaser] == [0, 0, 2]


def test_days_in_answer_to_when_not_to_come_are_absences_or_asked_about(tmp_path):
    answers = ("both days", None, "only on 12 June", "Only on 12 June, not on 13 June")
    rows = [["Company", "Role", "Which companies would you like to meet?", "When can you NOT attend?"]]
    for place, company in enumerate(("Altyn Trade LLP", "Ural Import OOO", "Jade Tea", "Lotus Optics")):
        role, wish = ("Buyer", "Jade Tea; Lotus Optics") if place < 2 else ("Supplier", "Altyn Trade LLP")
        rows.append([company, role, wish, answers[place]])
    days = [["Session", "Date", "Start", "End"]]
    days += [["All day", datetime(2025, 6, day), time(9), time(17)] for day in (12, 13)]
    intake = read(tmp_path, {"Form": rows, "Sessions": days})
    assert {q.subject: (q.options[:2], q.likely) for q in intake.questions} == {
        "only on 12 June": (("2025-06-12", "there only on 2025-06-12"), True),
        "both days": (("2025-06-12", "2025-06-13"), False),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12 June from 2 pm, 13 June all day", True),
        ("12 June all day; 13 June until noon", True),
        ("12 June from 2 pm", False),
        ("not on 12 June, 13 June all day", False),
        ("all day", False),
    ],
)
def test_presence_may_be_told_for_each_of_several_days(text, told):
    days = (date(2025, 6, 12), date(2025, 6, 13))
    assert tells_all_days(text, days) is told
    assert not tells_all_days("12 June from 2 pm", days[:1])


@pytest.mark.parametrize(
    ("text", "days", "only"),
    [
        ("2025-06-12 from 11:00 to 16:00", 2, "12 11:00-16:00"),
        ("2025-06-12 from 11:00 to 16:00", 1, ""),  # there are no others
        ("2025-06-12 11:00-12:00, 2025-06-13 14:00-16:00", 3, "12 11:00-12:00 & 2025-06-13 14:00-16:00"),
        ("2025-06-12 11:00-12:00, 2025-06-13 14:00-16:00", 2, ""),
        ("2025-06-12", 2, ""),
    ],
)
def test_hours_of_some_of_the_days_are_of_the_only_ones(text, days, only):
    of_event = [date(2025, 6, 12 + n) for n in range(days)]
    assert days_there(text, of_event) == (f"there only on 2025-06-{only}" if only else "")


def test_a_day_is_told_alone():
    days = (date(2025, 6, 12), date(2025, 6, 13), date(2025, 6, 14))
    assert tells_all_days("12 June all day, 13 June all day, 14 June from 10:00", days)
    assert not tells_all_days("12 June 13 June, 14 June from 10:00", days)


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("not there on Friday", True),
        ("away on the second day", True),
        ("not there on Friday and Monday", False),
        ("not on Thursday, not on Sunday", False),
        ("away on Monday", False),
    ],
)
def test_an_absence_is_certain_where_all_its_days_are_of_the_event(text, away):
    assert is_away_on(text, (date(2025, 6, 12), date(2025, 6, 13))) is away


def test_without_days_no_absence_is_certain():
    assert is_away_on("not there until 10:00", (date(2025, 6, 12),))
    assert not is_away_on("not there until 10:00", ())


@pytest.mark.parametrize("text", ["nous ne serons là que le 11 juin", "je ne suis disponible que le 11 juin"])
def test_a_french_restriction_is_presence(text):
    assert only_days(text) == "there only on 11 june"


@pytest.mark.parametrize(
    "text",
    [
        "Só estamos cá na quinta-feira.",
        "Jsme tam jen ve čtvrtek.",
        "Sme tam iba vo štvrtok.",
        "Suntem acolo doar joi.",
        "Tu smo samo u četvrtak.",
        "Vi är bara där på torsdag.",
        "Siamo qui solo giovedì.",
        "Csak csütörtökön vagyunk ott.",
        "Chúng tôi chỉ có mặt vào thứ Năm.",
        "Kami hanya ada di sana hari Kamis.",
    ],
)
def test_only_there_on_a_day_is_read_in_each_language(text):
    assert only_days(normalized(text)) == "there only on thursday"


@pytest.mark.parametrize(
    "text",
    [
        "само в четвъртък след 13:00",
        "tylko w czwartek po 13:00",
        "jen ve čtvrtek po 13:00",
        "само у четвртак после 13 ч",
    ],
)
def test_presence_on_one_day_from_an_hour_has_the_word_for_on_of_its_language(text: str):
    days = (date(2026, 6, 10), date(2026, 6, 11))
    assert only_days(normalized(with_days_of_event(text, days))) == "there only on 2026-06-11 13:00-"


@pytest.mark.parametrize(
    "text", ["수요일은 참석이 어렵고 목요일만 가능합니다.", "水曜日は参加が難しく、木曜日のみ可能です。"]
)
def test_one_day_that_is_difficult_beside_the_only_one(text: str):
    days = (date(2026, 6, 10), date(2026, 6, 11))
    assert only_days(normalized(with_days_of_event(text, days))) == "there only on 2026-06-11"
