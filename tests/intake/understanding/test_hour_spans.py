"""The ranges of hours that titles and sentences of any language state."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.understanding.event_days import days_in
from sco_scheduler.intake.understanding.event_hours import hours_said, sessions_in
from sco_scheduler.intake.understanding.hour_spans import ranges_in
from sco_scheduler.intake.understanding.telling import said_as_read
from sco_scheduler.intake.understanding.told_sessions import question_of_hours
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from tests.intake.books import read
from tests.intake.understanding.answers import B, S
from tests.intake.understanding.sheets import sheet

WHOLE = ["09:00-16:00"]
DAYS = "4-5 November 2026"


def hours(text: str) -> list[str]:
    return [f"{start:%H:%M}-{end:%H:%M}" for _, start, end in ranges_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "7. in 8. oktober 2026, od 9. do 16. ure",
        "7. i 8. listopada 2026., od 9 do 16 sati",
        "7 и 8 октомври 2026 г., от 9 до 16 часа",
        "4 és 5 november 2026, 9-től 16 óráig",
        "۱۴ و ۱۵ مهر ۱۴۰۵، ساعت ۹ تا ۱۶",
        "11月4日（水）・5日（木）　両日とも9時〜16時",
        "4 और 5 नवंबर 2026, सुबह 9 बजे से शाम 4 बजे तक",
        "11월 4일~5일, 오전 9시부터 오후 4시",
        "från kl. 9 till kl. 16",
        "4 noiembrie 2026, între orele 9:00 și 16:00",
        "tussen 9 en 16 uur",
        "4 and 5 November 2026, from 9 to 16",
        "4 November, 9:00-16",
        "nuo 9 iki 16 val.",
        "上午9点至下午4点",
        "pukul 09.00 s.d. 16.00",
    ],
)
def test_hours_by_the_words_beside_them(text):
    assert hours(text) == WHOLE


@pytest.mark.parametrize("word", ["kl.", "klo", "godz.", "ore", "ساعت", "pukul", "время:"])
def test_a_word_for_a_time_makes_two_numbers_hours_at_the_begin_of_a_text_too(word):
    assert hours(f"{word} 9-11") == ["09:00-11:00"]
    assert hours("9-11") == []


@pytest.mark.parametrize(
    "text", ["买家预约(6.13-14)", "od 3. do 11. novembra", "halls from 4 to 12", "between 4 and 5 November", "9 e 16 h"]
)
def test_numbers_that_are_no_hours(text):
    assert hours(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rencontres 4 et 5 novembre, accueil café de 8h à 9h, cocktail de 18h à 20h", []),
        ("Incontri 4 e 5 novembre, registrazione 8:00-9:00, cena 19:00-22:00", []),
        ("Meetings 4 November, kayıt 8:00-9:00", []),
        ("When can't you meet? (e.g. 9:00-16:00)", []),
        ("Wann nicht? Gespräche, z. B. 9:00-16:00", []),
        ("Meetings, no meetings 11.30-11.45", []),
    ],
)
def test_hours_of_other_things_and_of_examples_are_none_of_the_event(text, said):
    assert list(sessions_in(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "Buyers day, 4 and 5 November 2026. Registration 8:00-9:00",
        "4-5 November 2026 (arrival of guests 8:00-9:00)",
        "4 na 5 Novemba 2026",
        "4 dhe 5 nëntor 2026",
        "4. un 5. novembrī 2026",
        "4 u 5 ta' Novembru 2026",
        "4. ja 5. novembril 2026",
        "4 eta 5 november 2026",
        "woensdag 4 en donderdag 5 november 2026",
        "środa 4 i czwartek 5 listopada 2026 r.",
        "miercuri 4 și joi 5 noiembrie 2026",
        "الأربعاء 4 والخميس 5 نوفمبر 2026",
        "quarta-feira, 4, e quinta-feira, 5 de novembro de 2026",
        "Buyers Forum 2026, Wed 4 & Thu 5 November",
    ],
)
def test_days_joined_in_any_language_beside_hours_of_something_else(text):
    assert days_in(text) == [(2026, 11, 4), (2026, 11, 5)]


def test_days_beside_hours_of_each_or_about_another_day():
    assert days_in("11/5(목) 오전 10:00~12:00, 11/6(금) 오후 13:00~16:00") == [(0, 11, 5), (0, 11, 6)]
    assert days_in("Registration until 18:00, 4 November 2026") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4-5 November 2026: on the first day 9:00-16:00, on the second day 9:00-13:00", ["4 16", "5 13"]),
        ("4 et 5 novembre 2026 : mercredi 9h-16h, jeudi 9h-13h", ["4 16", "5 13"]),
        ("4-5 November 2026, 9:00-16:00, then 9:00-13:00", []),
    ],
)
def test_overlapping_hours_are_those_of_different_days_or_not_sure(text, said):
    assert [f"{day[2]} {end.hour}" for day, _, end in sessions_in(text) if day is not None] == said
    assert all(day is not None for day, _, _ in sessions_in(text))


def spans(*rows: list[str], lists: tuple[str, ...] = ()) -> tuple[list[str], bool]:
    found = hours_said([sheet("Facts", *rows)], lists)
    return [f"{start:%H:%M}-{end:%H:%M}" for _, start, end in found.sessions], found.likely


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        (["Lunch", "12.30 - 1.30 pm"], ["09:30-12:30", "13:30-16:30"]),
        (["Note", "Tea both days, no meetings 11.30-11.45"], ["09:30-11:30", "11:45-16:30"]),
        (["یادداشت", "ناهار هر دو روز ۱۳ تا ۱۴، در همان سالن"], ["09:30-13:00", "14:00-16:30"]),
        (["Lunch", "12:30", "13:30"], ["09:30-12:30", "13:30-16:30"]),
        (["9 May", "Alder Ltd", "prayer break 12:30-13:30 both days"], ["09:30-16:30"]),
        (["Gala dinner", "7 pm - 11 pm"], ["09:30-16:30"]),
        (["4 November", "coffee 11:00-11:15"], ["09:30-16:30"]),
    ],
)
def test_breaks_stated_elsewhere_are_no_time_of_meetings(beside, said):
    assert spans(["Dates", DAYS], ["Meetings", "9.30 am - 4.30 pm"], beside) == (said, False)


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Kuriomis dienomis dalyvausite? (susitikimai abi dienas vyksta 9.00–16.00 val.)", (WHOLE, False)),
        ("Dis ne günlerde katılacaksınız? (görüşmeler her iki gün 9.00-16.00)", (WHOLE, False)),
        ("Days (9:00-16:00)", (WHOLE, True)),
        ("Phone (9:00-16:00)", ([], False)),
        ("Days (e.g. 9:00-16:00)", ([], False)),
    ],
)
def test_titles_of_columns_state_the_hours_of_meetings(title, found):
    assert spans(["Company", title], ["Alder", "yes"], lists=("Facts",)) == found


def test_hours_that_may_be_those_of_days_in_order_are_likely():
    assert spans([f"{DAYS}, 9:00-16:00, then 9:00-13:00"]) == (["09:00-16:00", "09:00-13:00"], True)


def test_of_hours_that_differ_those_beside_the_days_are_likely():
    assert spans([f"{DAYS}, 9:00-16:00"], ["Meetings 10:00-12:00"]) == (WHOLE, True)


def test_a_question_about_likely_hours_names_their_cell(tmp_path):
    buyers = [["Buyer", "Country", "Would like to meet"], *([name, "Kazakhstan", S[0]] for name in B)]
    rows = [[f"{DAYS}, 9:00-16:00"], ["Meetings 10:00-12:00"], *buyers]
    event = read(tmp_path, {"Buyers": rows, "Sellers": [["Seller", "Zone"], *([n, "A"] for n in S)]}).event
    assert event is not None
    assert {session.start.hour for session in event.sessions} == {9}
    cell = hours_said([sheet("Buyers", *rows)], ("Buyers",)).cells[0]
    likely, plain = (said_as_read(question_of_hours(event, (cell,), likely=of)) for of in (True, False))
    assert "Buyers!A1: 2026-11-04" in str(likely)
    assert "no sheet or title" in str(plain)


def test_a_merged_title_of_two_days_that_is_the_title_of_a_column_too_states_both(tmp_path):
    title = "Rodada de Negócios, terça 25 e quarta 26 de agosto de 2026, das 9h às 18h"
    rows = [[title, *["Comprador", "Vem dia 25?", "Vem dia 26?"]], *([None, name, "sim", "sim"] for name in B)]
    event = read(tmp_path, {"Quadro": rows, "Expositores": [["Expositor"], *([n] for n in S)]}, sure=0.0).in_part
    assert event is not None
    assert sorted({session.date.day for session in event.sessions}) == [25, 26]


@pytest.mark.parametrize(
    "text", ["9 na 10 Juni", "9 dhe 10 qershor", "9 ir 10 birželio", "9 un 10 jūnijs", "9 et 10 juin"]
)
def test_days_joined_in_an_answer_are_both_days_of_the_event(text):
    found = with_days_of_event(text, (date(2026, 6, 9), date(2026, 6, 10)))
    assert found == "2026-06-09, 2026-06-10"


@pytest.mark.parametrize(
    "text",
    [
        "Gdańsk, 18–19 marca 2026 (18.03 godz. 10–17, 19.03 godz. 9–14)",
        "Gdańsk, 18–19 marca 2026 (18 marca godz. 10–17, 19 marca godz. 9–14)",
        "18–19 March 2026 (18.03 10:00–17:00, 19.03 9:00–14:00)",
        "18.03.2026 10–17, 19.03.2026 godz. 9–14",
        "Messe 18.–19. März 2026 (18.3. 10–17 Uhr, 19.3. 9–14 Uhr)",
        "18 и 19 марта 2026 г. (18.03 с 10 до 17, 19.03 с 9 до 14)",
        "18/03/2026 10-17; 19/03/2026 9-14",
        "2026年3月18-19日（18日10:00-17:00，19日9:00-14:00）",
        "18-19 Mart 2026 (18 Mart 10.00-17.00, 19 Mart 9.00-14.00)",
    ],
)
def test_each_day_has_the_hours_behind_its_date(text):
    sessions = [(day, f"{start:%H:%M}-{end:%H:%M}") for day, start, end in sessions_in(text)]
    assert sessions == [((2026, 3, 18), "10:00-17:00"), ((2026, 3, 19), "09:00-14:00")]
