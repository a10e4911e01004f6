"""Where a workbook may state the hours of its event: lines around lists, titles of columns, programmes, comments."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.event_hours import hours_said
from tests.intake.books import Sheets, read, save
from tests.intake.understanding.answers import B, S, understood
from tests.intake.understanding.sheets import sheet

TWO = ["05-27 10:00-13:00", "05-27 14:00-18:00"]


def lists(
    *, above: str = "", below: tuple[list[str | None], ...] = (), asks: str = "Fax", answered: str = ""
) -> Sheets:
    """Lists of buyers and sellers with a line above the first, lines below it, and another title of a column."""
    buyers = [["Buyer", "Country", "Would like to meet", asks], *([n, "Kazakhstan", S[0], None] for n in B)]
    if answered:
        buyers = [["Sent", *buyers[0]], *([answered, *row] for row in buyers[1:])]
    top = [[above]] if above else []
    sellers = [["Seller", "Zone"], *([n, "A"] for n in S)]
    return {"Buyers": [*top, *buyers, *([[], *below] if below else [])], "Sellers": sellers}


def held(tmp_path, sheets: Sheets) -> list[str]:
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    return [f"{s.start:%m-%d %H:%M}-{s.end:%H:%M}" for s in event.sessions]


@pytest.mark.parametrize(
    "lines",
    [
        [["Date: 27 May 2026, 10:00-13:00 and 14:00-18:00; venue: Hall B; 20 minutes per meeting"]],
        [["When", "27 May 2026, 10:00-18:00, lunch 13:00 - 14:00"]],
        [["Date", "27 May 2026"], ["Meetings", "10:00-13:00, 14:00-18:00"]],
        [["* Meetings are on 27 May 2026 from 10 am to 6 pm (lunch 1-2 pm)"]],
        [["Переговоры пройдут 27 мая 2026 г. с 10:00 до 18:00, кроме 13:00–14:00"]],
        [["Время: 27.05.2026, 10:00–13:00 и 14:00–18:00; место: павильон 2"]],
        [["27 мая 2026 года"], ["Время переговоров: 10:00-13:00, 14:00-18:00"]],
        [["时间：2026年5月27日（周三）10:00-13:00，14:00-18:00；地点：N2馆；每场20分钟"]],
        [["洽谈时间", "2026年5月27日 10:00-18:00（13:00-14:00午休）"]],
        [["Görüşmeler 27 Mayıs 2026, 10:00-18:00 (öğle arası 13:00-14:00), her görüşme 20 dakika"]],
        [["Tarih: 27 Mayıs 2026, saat 10.00-13.00 ve 14.00-18.00"]],
    ],
)
def test_lines_below_a_list_state_the_hours(tmp_path, lines):
    assert held(tmp_path, lists(below=tuple(lines))) == TWO


@pytest.mark.parametrize(
    "line",
    [
        "B2B day, 27 May 2026, 10:00 - 18:00, lunch 13:00 - 14:00",
        "Деловые встречи 27 мая 2026 г., 10:00–18:00, кроме 13:00–14:00",
        "采购对接会 2026年5月27日 10:00-18:00，13:00-14:00除外",
        "İkili görüşmeler, 27 Mayıs 2026, 10:00-18:00 (13:00-14:00 hariç)",
    ],
)
def test_lines_above_a_list_state_the_hours(tmp_path, line):
    assert held(tmp_path, lists(above=line)) == TWO


def test_a_line_below_a_list_states_the_hours_of_each_day(tmp_path):
    line = "27 May 2026: 10:00-18:00, 28 May 2026: 10:00-14:00"
    assert held(tmp_path, lists(below=([line],))) == ["05-27 10:00-18:00", "05-28 10:00-14:00"]


@pytest.mark.parametrize(
    "title",
    [
        "The meetings run 10:00 to 15:00. Is there any time you cannot make?",
        "Переговоры идут с 10:00 до 15:00. Когда вы не сможете?",
        "洽谈时间为10:00-15:00，哪些时段您不能参加？",
        "Görüşmeler 10:00-15:00 arasında yapılacaktır. Katılamayacağınız saatler var mı?",
        "Les rendez-vous ont lieu de 10h à 15h. À quelles heures êtes-vous absent ?",
        "Die Gespräche finden von 10 bis 15 Uhr statt. Wann können Sie nicht?",
    ],
)
def test_the_title_of_a_column_states_the_hours_of_meetings(tmp_path, title):
    assert {said.partition(" ")[2] for said in held(tmp_path, lists(asks=title))} == {"10:00-15:00"}


@pytest.mark.parametrize(
    "title",
    [
        "11、5月27日(9:00-17:00)的到场时间",
        "Время прибытия 27 мая (9:00-17:00)",
        "Your time of arrival on 27 May (9:00-17:00)",
        "27 Mayıs (09:00-17:00) varış saatiniz",
        "Will you be there on 27 May, 9:00-17:00?",
    ],
)
def test_the_title_of_a_column_states_the_day_with_hours(tmp_path, title):
    assert held(tmp_path, lists(asks=title, answered="2026-05-04 10:12:13")) == ["05-27 09:00-17:00"]


PROGRAMMES = {
    "en": [
        ["10:00", "Meetings start, 20 min each"],
        ["13:00", "Lunch (buffet, meetings continue after)"],
        ["14:00", "Meetings"],
        ["17:40", "Last meeting"],
        ["18:00", "Reception"],
    ],
    "ru": [
        ["Время", "Мероприятие"],
        ["09:00", "Регистрация"],
        ["10:00", "Начало переговоров"],
        ["13:00", "Обед"],
        ["14:00", "Продолжение переговоров"],
        ["18:00", "Фуршет"],
    ],
    "zh": [
        ["日程安排"],
        ["9:30", "签到"],
        ["10:00", "一对一洽谈开始，每场20分钟"],
        ["13:00", "午餐"],
        ["14:00", "一对一洽谈"],
        ["18:00", "结束"],
    ],
    "tr": [
        ["Saat", "Program"],
        ["09:30", "Kayıt"],
        ["10:00", "İkili görüşmeler"],
        ["13:00", "Öğle yemeği"],
        ["14:00", "İkili görüşmeler"],
        ["18:00", "Kapanış"],
    ],
    "ranges": [
        ["09:30-10:00", "Registration"],
        ["10:00-13:00", "Meetings"],
        ["13:00-14:00", "Lunch"],
        ["14:00-18:00", "Meetings"],
        ["18:00-20:00", "Reception"],
    ],
    "from and until": [
        ["From", "To", "What"],
        ["09:30", "10:00", "Registration"],
        ["10:00", "13:00", "Meetings"],
        ["13:00", "14:00", "Lunch"],
        ["14:00", "18:00", "Meetings"],
    ],
    "halves of the day": [
        ["10:00 am", "Meetings"],
        ["1:00 pm", "Lunch"],
        ["2 pm", "Meetings"],
        ["6:00 pm", "Drinks"],
    ],
    "a clock of twelve hours": [["10:00", "Meetings"], ["1:00", "Lunch"], ["2:00", "Meetings"], ["6:00", "Drinks"]],
    "one column": [["09:00 Регистрация"], ["10:00–13:00 Переговоры"], ["13:00–14:00 Обед"], ["14:00–18:00 Переговоры"]],
    "last meeting": [
        ["10:00", "Meetings of 20 min each"],
        ["13:00", "Lunch"],
        ["14:00", "Meetings"],
        ["17:40", "Last meeting"],
    ],
    "places": [
        ["时间", "内容", "地点"],
        ["9:00-10:00", "开幕式", "主会场"],
        ["10:00-13:00", "一对一洽谈", "二楼"],
        ["13:00-14:00", "午餐", "餐厅"],
        ["14:00-18:00", "一对一洽谈", "二楼"],
    ],
    "words first": [
        ["Registration", "9.30"],
        ["Meetings", "10.00"],
        ["Lunch", "13.00"],
        ["Meetings", "14.00"],
        ["End", "18.00"],
    ],
}


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=PROGRAMMES.keys())
def test_a_sheet_of_times_with_words_states_the_hours(tmp_path, programme):
    assert held(tmp_path, {**lists(above="27 May 2026"), "Day plan": programme}) == TWO


def programme(tmp_path, above: str, *rows: list[str | None]) -> list[str]:
    return held(tmp_path, {**lists(above=above), "Day plan": list(rows)})


def test_a_programme_of_two_days_states_the_hours_of_each(tmp_path):
    first = [["27 May 2026"], ["9:00", "Conference"], ["18:00", "Dinner"]]
    second = [["28 May 2026"], ["10:00", "Meetings"], ["12:45", "Lunch"], ["13:30", "Meetings"], ["17:00", "End"]]
    both = "27-28 May 2026"
    assert programme(tmp_path, both, *first, *second) == ["05-28 10:00-12:45", "05-28 13:30-17:00"]
    days = [["Day", "Time", "What"], ["27 May", "10:00-13:00", "Meetings"], ["28 May", "14:00-17:00", "Meetings"]]
    assert programme(tmp_path, both, *days) == ["05-27 10:00-13:00", "05-28 14:00-17:00"]


def test_a_programme_states_coffee_breaks(tmp_path):
    rows = [["10:00", "İkili görüşmeler"], ["11:30", "Kahve molası"], ["11:45", "İkili görüşmeler"], ["13:00", "Bitiş"]]
    assert programme(tmp_path, "27 May 2026", *rows) == ["05-27 10:00-11:30", "05-27 11:45-13:00"]


def test_a_programme_that_ends_with_meetings_states_likely_hours(tmp_path):
    rows = [["9:30", "Meetings"], ["12:00", "Lunch"], ["13:00", "Meetings"]]
    assert programme(tmp_path, "27 May 2026", *rows) == ["05-27 09:30-12:00", "05-27 13:00-17:00"]
    assert hours_said([sheet("Day plan", *rows)], ()).likely


def test_a_programme_replaces_the_hours_of_a_title_that_holds_them(tmp_path):
    rows = [["9:30", "Meetings"], ["12:00", "Lunch"], ["13:00", "Meetings"], ["16:00", "Reception"]]
    found = programme(tmp_path, "Meetings on 27 May 2026, 9:00-17:00", *rows)
    assert found == ["05-27 09:30-12:00", "05-27 13:00-16:00"]


BY_DEFAULT = ["05-27 09:00-12:00", "05-27 14:00-17:00"]


@pytest.mark.parametrize(
    "line",
    [
        ["Altyn Trade LLP: meetings on 27 May 2026 only 10:00-16:00"],
        ["Altyn: 27 May 2026, 10:00-16:00"],
        ["Late Import Ltd", "27 May 2026 10:00-16:00"],
        ["Registration 27 May 2026, 8:00-14:00"],
        ["Transfer from the hotel on 27 May 2026, 8:00-14:00"],
        ["Organizing office is open Mon-Fri 9:00-18:00"],
        ["Contact: Anna Petrova, 27 May 2026, 9:00-18:00"],
        ["Мария дежурит 27 мая 2026 с 9:00 до 18:00"],
        ["Автобус 27 мая 2026 08:00-13:00"],
        ["大巴接送：2026年5月27日 8:00-18:00"],
        ["签到 2026年5月27日 8:00-13:00"],
        ["Kayıt: 27 Mayıs 2026 08:00-13:00"],
    ],
)
def test_hours_of_one_company_or_of_something_else_below_a_list_are_not_those_of_the_event(tmp_path, line):
    assert held(tmp_path, lists(above="27 May 2026", below=(line,))) == BY_DEFAULT


@pytest.mark.parametrize(
    "title", ["Office hours (9:00-18:00)", "Registration 8:00-14:00: will you come?", "Время работы офиса (9:00-18:00)"]
)
def test_hours_of_something_else_in_the_title_of_a_column_are_not_those_of_the_event(tmp_path, title):
    assert held(tmp_path, lists(above="27 May 2026", asks=title)) == BY_DEFAULT


def test_titles_of_two_slots_state_both(tmp_path):
    sheets = lists(above="27 May 2026", asks="Meetings in the morning 10:00-14:00")
    sheets["Buyers"] = [
        [*row, "Meetings in the afternoon 15:00-19:00" if n == 1 else "yes"] if n else row
        for n, row in enumerate(sheets["Buyers"])
    ]
    for row in sheets["Buyers"][2:]:
        row[3] = "yes"
    assert held(tmp_path, sheets) == ["05-27 10:00-14:00", "05-27 15:00-19:00"]


def test_the_agenda_of_one_company_is_no_programme(tmp_path):
    rows = [["10:00", f"Meeting with {B[0]}"], ["10:30", f"Meeting with {B[1]}"], ["13:00", "Lunch"]]
    assert programme(tmp_path, "27 May 2026", *rows) == BY_DEFAULT


@pytest.mark.parametrize(
    "text",
    [
        "Meetings on 27 May 2026, 10:00-15:00",
        "Переговоры 27 мая 2026 г. 10:00-15:00",
        "洽谈时间：2026年5月27日 10:00-15:00",
        "Görüşmeler 27 Mayıs 2026 10:00-15:00",
    ],
)
def test_a_comment_on_the_title_of_a_column_states_day_and_hours(tmp_path, text):
    path = save(tmp_path / "trade.xlsx", lists())
    book = load_workbook(path)
    book["Buyers"]["C1"].comment = Comment(text, "A")
    book.save(path)
    event = understood(read_registrations(path))
    assert [f"{s.start:%m-%d %H:%M}-{s.end:%H:%M}" for s in event.sessions] == ["05-27 10:00-15:00"]


def test_the_question_for_the_day_quotes_the_hours_that_are_stated(tmp_path):
    sheets = lists(asks="When are you not available? The meetings run 10:00 to 15:00.")
    for row, said in zip(sheets["Buyers"][1:], ("18 November morning", "on Thursday", "from 14:00"), strict=True):
        row[3] = said
    (question,) = read(tmp_path, sheets).questions
    assert (question.kind, question.subject) == ("event", "10:00-15:00; Buyers!D1")
    assert question.typed is not None
    assert question.typed("20 May 2026") == "2026-05-20: 10:00-15:00"


def test_an_empty_row_of_a_programme_is_passed_over():
    rows = [["10:00", "Meetings"], [], ["13:00", "Lunch"], ["14:00", "Meetings"], ["17:00", "End"]]
    assert len(hours_said([sheet("Plan", *rows)], ()).sessions) == 2
