"""Lines outside of lists that say together when the event is: above a list, below it, or on a sheet of their own."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sco_scheduler.intake.understanding.event_blocks import states_event
from sco_scheduler.intake.understanding.told_sessions import PATH
from tests.intake.books import Sheets, read

Rows = list[list[object]]

ONE = ["06-09 10:00-13:00", "06-09 14:00-17:00"]
TWO = [*ONE, "06-10 10:00-13:00", "06-10 14:00-17:00"]
APART = ["06-09 10:00-17:00", "06-10 09:00-13:00"]

STATEMENTS: list[tuple[Rows, list[str]]] = [
    ([["B2B day 9 June 2026, 10:00-17:00, lunch 13:00-14:00"]], ONE),
    ([["Tuesday, June 9th, 10am to 5pm (lunch break 1pm-2pm)"]], ONE),
    ([["9.6.2026 10-13 and 14-17"]], ONE),
    ([["Date: 9 June 2026"], ["Meetings: 10:00-13:00 and 14:00-17:00"]], ONE),
    ([["Date", "9 June 2026"], ["Morning", "10:00-13:00"], ["Afternoon", "14:00-17:00"]], ONE),
    ([["Date", "9 June 2026"], ["Start", "10:00"], ["End", "17:00"], ["Lunch", "13:00-14:00"]], ONE),
    (
        [
            ["Event", "Matchmaking"],
            ["Day", datetime(2026, 6, 9)],
            ["From", time(10, 0)],
            ["To", time(17, 0)],
            ["Lunch", "13:00-14:00"],
        ],
        ONE,
    ),
    ([["Session 1", "09.06.2026", "10:00", "13:00"], ["Session 2", "09.06.2026", "14:00", "17:00"]], ONE),
    ([["Morning session", "Tue 9 June", "10:00-13:00"], ["Afternoon session", "Tue 9 June", "14:00-17:00"]], ONE),
    ([["9 June: morning block 10:00–13:00, afternoon block 14:00–17:00"]], ONE),
    ([["Business forum, 9-10 June 2026, daily 10:00-17:00, lunch 13:00-14:00"]], TWO),
    ([["9 and 10 June, each day 10:00-13:00 / 14:00-17:00"]], TWO),
    ([["Day 1: 9 June", "10:00-13:00, 14:00-17:00"], ["Day 2: 10 June", "10:00-13:00, 14:00-17:00"]], TWO),
    ([["Tue 9 June 10:00-17:00"], ["Wed 10 June 9:00-13:00"]], APART),
    ([["9 June 10:00-17:00, 10 June 09:00-13:00"]], APART),
    ([["9-10 June 2026; first day 10:00-17:00, second day 9:00-13:00"]], APART),
    ([["9–10 June 2026. Tuesday 10–17 h, Wednesday 9–13 h"]], APART),
    ([["Day", "Hours"], ["Tuesday 9 June", "10.00-17.00"], ["Wednesday 10 June", "9.00-13.00"]], APART),
    ([["Биржа контактов 9 июня 2026 г., 10:00–17:00, обед 13:00–14:00"]], ONE),
    ([["9 июня (вторник) с 10 до 17, перерыв с 13 до 14"]], ONE),
    ([["Дата: 09.06.2026"], ["Время: 10.00-17.00 (обед 13.00-14.00)"]], ONE),
    ([["Дата", "9 июня"], ["Начало", "10:00"], ["Окончание", "17:00"], ["Обед", "13:00-14:00"]], ONE),
    ([["9–10 июня 2026, ежедневно 10:00–13:00 и 14:00–17:00"]], TWO),
    ([["9 июня — 10:00–17:00; 10 июня — 09:00–13:00"]], APART),
    ([["1-й день, 9 июня: 10:00-17:00"], ["2-й день, 10 июня: 9:00-13:00"]], APART),
    ([["Переговоры: вт 09.06 10:00-17:00, ср 10.06 9:00-13:00"]], APART),
    ([["对接会 2026年6月9日 10:00-17:00（午休13:00-14:00）"]], ONE),
    ([["时间：6月9日（周二）上午10点至下午5点，中午13点到14点休息"]], ONE),
    ([["6月9日 上午10:00-13:00 下午14:00-17:00"]], ONE),
    ([["日期", "2026年6月9日"], ["时间", "10:00-13:00，14:00-17:00"]], ONE),
    ([["日期", "2026-06-09"], ["上午", "10:00-13:00"], ["下午", "14:00-17:00"]], ONE),
    ([["6月9日至10日，每天10:00-13:00、14:00-17:00"]], TWO),
    ([["6月9日 10:00-17:00；6月10日 9:00-13:00"]], APART),
    ([["第一天 6月9日 10:00-17:00"], ["第二天 6月10日 09:00-13:00"]], APART),
    ([["Kooperationsbörse, 9. Juni 2026, 10 bis 17 Uhr (Mittagspause 13-14 Uhr)"]], ONE),
    ([["Di 9.6. 10-17 Uhr, Mi 10.6. 9-13 Uhr"]], APART),
    ([["Termin", "9.6.2026"], ["Uhrzeit", "10:00-17:00 Uhr"], ["Pause", "13:00-14:00 Uhr"]], ONE),
    ([["Rencontres d'affaires, mardi 9 juin 2026, 10h-17h, pause déjeuner 13h-14h"]], ONE),
    ([["Le 9 juin de 10h à 17h et le 10 juin de 9h à 13h"]], APART),
    ([["Rueda de negocios, 9 de junio de 2026, de 10:00 a 17:00, almuerzo de 13:00 a 14:00"]], ONE),
    ([["Martes 9 de junio de 10 a 17 h y miércoles 10 de junio de 9 a 13 h"]], APART),
    ([["İkili görüşmeler 9 Haziran 2026 10:00-17:00, öğle arası 13:00-14:00"]], ONE),
    ([["9 Haziran Salı 10.00-17.00, 10 Haziran Çarşamba 09.00-13.00"]], APART),
    (
        [["Matchmaking (9 June). Registration from 9:00, meetings 10:00 to 17:00, lunch 13:00-14:00, dinner 19:00"]],
        ONE,
    ),
    ([["9 June 2026: 09:00-10:00 registration, 10:00-13:00 meetings, 13:00-14:00 lunch, 14:00-17:00 meetings"]], ONE),
    (
        [
            ["Programme"],
            ["09:00-10:00", "Registration"],
            ["10:00-13:00", "B2B meetings"],
            ["13:00-14:00", "Lunch"],
            ["14:00-17:00", "B2B meetings"],
            ["Date: 9 June 2026"],
        ],
        ONE,
    ),
    (
        [
            ["Date", "From", "To", "What"],
            ["9 June", "10:00", "13:00", "meetings"],
            ["9 June", "14:00", "17:00", "meetings"],
        ],
        ONE,
    ),
    ([["Meetings every 30 min, 10:00-13:00 & 14:00-17:00, 9 June"]], ONE),
    ([["9 June, 10:00 a.m. – 5:00 p.m., lunch 1:00–2:00 p.m."]], ONE),
]

OWN, FOREIGN = ["Company", "Country", "Wants to meet"], ["Firm", "From", "Whom would you like to see at the fair?"]


def book(rows: Rows, place: str, titles: list[str]) -> Sheets:
    """Lists of buyers and suppliers with lines ``above`` or ``below`` the first, or on a ``sheet`` of their own."""
    buyers = [
        ["Altyn Trade", "KZ", "Jade Tea"],
        ["Orda Foods", "KZ", "Lotus Textile"],
        ["Ural Import", "RU", "Jade Tea"],
    ]
    suppliers = [titles[:1], ["Jade Tea"], ["Lotus Textile"], ["Panda Solar"]]
    above, below = ([*rows, []] if place == "above" else []), ([[], *rows] if place == "below" else [])
    told = {"Info": rows} if place == "sheet" else {}
    return {"Buyers": [*above, titles, *buyers, *below], "Suppliers": suppliers, **told}


@pytest.mark.one_of(12)
@pytest.mark.parametrize("titles", [OWN, FOREIGN], ids=["own", "foreign"])
@pytest.mark.parametrize("place", ["above", "below", "sheet"])
@pytest.mark.parametrize(("rows", "sessions"), STATEMENTS)
def test_lines_state_the_sessions_wherever_they_stand(tmp_path, rows, sessions, place, titles):
    if place == "sheet" and len(rows[0]) > len(titles):
        pytest.skip("such a sheet is a programme of the format")
    intake = read(tmp_path, book(rows, place, titles), today=date(2026, 5, 1))
    assert PATH not in [question.path for question in intake.questions]
    event = read(tmp_path, book(rows, place, titles), today=date(2026, 5, 1), sure=0.0).event
    assert event is not None
    assert [f"{s.start:%m-%d %H:%M}-{s.end:%H:%M}" for s in event.sessions] == sessions


@pytest.mark.parametrize(
    "rows",
    [
        [["09/06/2026 from 10:00 until 17:00"]],
        [["27 May 2026"], ["We open on 28 May 2026"]],
    ],
)
@pytest.mark.parametrize("titles", [OWN, FOREIGN], ids=["own", "foreign"])
def test_lines_that_may_mean_several_days_are_asked_about(tmp_path, rows, titles):
    intake = read(tmp_path, book(rows, "sheet", titles), today=date(2026, 5, 1))
    assert PATH in [question.path for question in intake.questions]


@pytest.mark.parametrize("titles", [OWN, FOREIGN], ids=["own", "foreign"])
def test_hours_without_a_sure_statement_are_asked_about_beside_a_known_day(tmp_path, titles):
    rows: Rows = [["Fair on 9 June 2026"], ["hall A 09:00-14:00"], ["hall B 10:00-16:00"]]
    (asked,) = [
        q for q in read(tmp_path, book(rows, "sheet", titles), today=date(2026, 5, 1)).questions if q.path == PATH
    ]
    assert asked.guess == "2026-06-09: 09:00-12:00, 14:00-17:00"


@pytest.mark.parametrize("line", ["Late Import Ltd", "Late Import", "Anna"])
def test_rows_of_late_companies_state_no_event(line):
    assert not states_event({7: {1: line, 2: "9 June 10:00-13:00"}, 8: {1: "Ural Mill", 2: "10 June"}})
    assert states_event({7: {1: "Day 1", 2: "9 June 10:00-13:00"}, 8: {1: "Day 2", 2: "10 June 9:00-12:00"}})
