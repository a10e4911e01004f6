"""What a column of hours or days says by its title and cells: when somebody is away, when there, or neither."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.cells.hour_columns import (
    answers_with_hours,
    arrives_by_day,
    asks_when,
    bound,
    is_of_absence,
    is_presence,
    may_arrive,
    measures_time,
    tell_themselves,
    tells_absences,
    tells_hours,
    tells_presence,
)
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, PAIRS
from sco_scheduler.intake.understanding.cells.ticked_hours import offers_hours
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, event_sheets
from tests.intake.understanding.columns_of import column

HOURS = "10:00-11:00|until 12:00|14:00-15:00|after 15:00"
HALVES = f"{'12 June morning; 13 June afternoon|' * 3}12 June morning"
AWAY, THERE = ("not_available", 0.55), ("available", 0.6)


@pytest.mark.parametrize(
    ("title", "cells", "meant"),
    [
        ("Not available", HOURS, ("not_available", 0.93)),
        ("Not able to attend", "10:00-11:00", ("not_available", 0.93)),
        ("Busy", "10:00-11:00|14:00-15:00", AWAY),
        ("Info", HOURS, AWAY),
        ("Info", "a|b", None),
        ("Available", HOURS, ("available", 0.8)),
        ("When can you come?", HOURS, ("available", 0.93)),
        ("Availability", "yes|no|yes", None),
        ("Availability", "Gala|Tour|Gala|Talks", THERE),
        ("Availability", "Gala|Tour|Dinner|Talks", None),
        ("Availability", "Gala|Gala|Gala", None),
        ("Availability", "Gala; Tour|Gala", THERE),
        ("Availability", "|".join("abcdefghijklma"), None),
        ("Availability", "|".join("abcdefghijkla"), THERE),
        ("Best time", HOURS, ("nothing", 0.5)),
        ("Best time", "a|b", None),
        # bare times from or until which somebody is there, or away
        ("From", "10:00|11:00|9:30", THERE),
        ("To", "16:00|17:00|18:00", THERE),
        ("Absent from", "16:00|17:00", ("not_available", 0.93)),
        # days in their order are those of the rows or of answers, others are absences
        ("Date", "12.06|13.06|14.06", None),
        ("Date", "13.06|12.06|14.06", AWAY),
        ("Days", "12.06|13.06|14.06", AWAY),
        ("Info", "1 June|3 June|5 June|9 June", None),
        ("Info", "9 June|3 June|5 June|9 June", AWAY),
        ("Info", "2025-06-30|2025-06-03|2025-06-05|2025-06-04|2025-06-03|2025-06-04", None),
        ("Info", "2025-06-13|2025-06-03|2025-06-05|2025-06-04|2025-06-03|2025-06-04", AWAY),
        ("Info", "2025-06-30|2025-06-03|2025-06-05|2025-06-03|2025-06-05", AWAY),
        ("Info", "2025-06-03|2025-06-03|2025-06-04|2025-06-04|2025-06-05", None),
        ("Info", "2025-06-03|2025-06-03|2025-06-04|2025-06-04|2025-06-03", AWAY),
        ("Info", "2025-06-05|2025-06-05|2025-06-04|2025-06-04|2025-06-03", AWAY),
        ("Info", "2025-06-03|2025-06-04|2025-06-05", AWAY),
        ("Info", "12.04.|12.04.|13.04.|15.04.|02.05.", None),
        ("Info", "3/11|3/16|3/17|3/17|3/22", None),
        ("Info", "4月1日|4月1日|4月3日|4月8日", None),
        ("Info", "15.04.|12.04.|13.04.|15.04.|19.04.", AWAY),
        ("Info", "12 June|12 June|12 June|12 June", None),
        ("Info", "12 June|12 June", AWAY),
        ("Stand", "2.11|2.12|3.14", None),
        ("Stand", "9.00-10.00|11.00-12.00|13.00-14.00", AWAY),
        ("Stand", "2.11|9.00-10.00|13.00-14.00", AWAY),
        # who comes to the event, and who lands at the airport
        ("Arrival", "10:00|11:30", ("arrives", 0.93)),
        ("Departure", "17:00|18:30", ("leaves", 0.93)),
        ("Arrival", "03:10|11:30", THERE),
        ("Arrival", "11:30|20:01", THERE),
        ("Arrival", "7:00|20:00", ("arrives", 0.93)),
        ("Arrival time of flight", "10:00|11:30", THERE),
        ("Hotel check-in", "12 June 10:00|13 June 9:00", AWAY),
        # halves of days of which most tick all are those of presence, unless the title denies it
        ("Halves", HALVES, ("available", 0.93)),
        ("Not available", HALVES, ("available", 0.5)),
        ("Halves", "12 June morning|13 June afternoon|12 June morning; 13 June afternoon|12 June morning", AWAY),
    ],
)
def test_whether_a_column_says_when_somebody_is_away_or_there(title, cells, meant):
    found = tells_absences(column(title, *cells.split("|")), COMPANIES)
    assert (found and (found[0].field, found[1])) == meant
    assert found is None or found[0].certainty in {found[1], 1.0}


@pytest.mark.parametrize("title", ["Arrival", "Anreise", "Прибытие", "到达时间"])
def test_a_column_without_a_time_of_arrival_tells_none(title):
    assert arrives_by_day(column(title, "12 June 10:00"))
    assert not arrives_by_day(column(title))
    assert not arrives_by_day(column(title, "-"))


def test_names_of_sessions_in_a_list_of_wishes_are_of_the_wishes():
    assert tells_absences(column("Availability", "Gala", "Tour", "Gala", "Talks"), PAIRS) is None


@pytest.mark.parametrize(
    ("cells", "offers", "tells"),
    [
        (("12 June 9:00-10:00", "12 June 9:00-10:00; 13 June 9:00-10:00"), True, True),
        (("9:00-10:00", "until 11:00"), False, True),
        (("9:00-10:00", "a"), False, True),
        (("9:00-10:00", "a", "b"), False, False),
        (("9:00-10:00", "-"), False, True),
        (("2025-06-12 10:00", "9:00-10:00"), False, False),
        ((), False, False),
    ],
)
def test_lists_of_hours_are_offered_and_stretches_of_a_day_are_told(cells, offers, tells):
    assert offers_hours(column("Info", *cells)) is offers
    assert tells_hours(column("Info", *cells)) is tells


@pytest.mark.parametrize(
    ("title", "cells", "denied"),
    [
        ("We can't", ("9:00-10:00", "until 11:00"), True),
        ("Out of the hall", ("9:00-10:00",), True),
        ("Out of the hall", ("9:00-10:00", "tea"), False),
        ("Out of the hall", (), False),
        ("In the hall", ("9:00-10:00",), False),
    ],
)
def test_a_title_that_denies_above_stretches_of_a_day_is_of_absences(title, cells, denied):
    assert is_of_absence(column(title, *cells)) is denied


@pytest.mark.parametrize(
    ("title", "cells", "told"),
    [
        ("Info", ("away 9:00-10:00", "-", "not before 11:00"), True),
        ("Info", ("away 9:00-10:00", "all day"), True),
        ("Info", ("away 9:00-10:00", "will not attend"), True),
        ("Info", ("away 9:00-10:00", "tea"), False),
        ("Info", ("-", "all day"), False),
        ("Invoice address", ("away 9:00-10:00",), False),
    ],
)
def test_cells_say_by_their_own_words_when_somebody_is_away(title, cells, told):
    assert tell_themselves(column(title, *cells)) is told


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (["From"], "from"),
        (["Hours", "From"], None),
        (["To", "From"], "until"),
        (["Hours To", "To", "Hours"], "until"),
        (["From To", "To", "From"], "until"),
        (["To From", "From", "To"], "from"),
    ],
)
def test_of_the_titles_above_times_the_first_says_from_or_until_when_and_of_two_rows_the_lower_one(titles, said):
    assert bound(column(titles[0], "10:00", also=tuple(titles[1:]))) == said


@pytest.mark.parametrize(
    ("cells", "presence", "others"),
    [
        ("10:00|11:30", "Arrival|Departure|Прилёт|到达时间", "From|Absent from|Check-in|Until when are you here?|Info"),
        ("12 June|13 June", "Available on", "Arrival|Departure|Not available on"),
        ("a|b", "Available|Availability|When can you come?|Will be present|Attendance", "Arrival|Departure|Info"),
        ("a|b", "Presence at the fair|什么时间可以参加", "Not able to attend|You cannot attend|Busy|Unavailable"),
        (
            *("22 April|23 April", "¿Qué días asistirá?|Quels jours serez-vous là ?|An welchen Tagen sind Sie da?"),
            "¿Qué días no asistirá?|An welchen Tagen sind Sie nicht da?|Quels jours ne serez-vous pas là ?",
        ),
        ("a|b", "参加できる日時|参加可能日時|Kad mogu", "参加できない日時|商談できない日時"),
        (
            "a|b",
            "When are you there?|Когда будут",
            "Were you there before?|Did we meet you there?|Когда будет готово",
        ),
        ("a|b", "Когда вы будете доступны", "When are you not available?|Когда не сможете?|不能参加的时间"),
    ],
)
def test_titles_ask_for_presence_and_not_for_absence(cells, presence, others):
    told = {t: is_presence(column(t, *cells.split("|"))) for t in (*presence.split("|"), *others.split("|"))}
    assert [title for title, asks in told.items() if asks] == presence.split("|")


MOVES = [
    "Arrival",
    "Departure",
    "Arrival time",
    "Arrival by air",
    "Прибытие",
    "Отъезд",
    "到达",
    "离开",
    "Flight arrival",
]
OTHERS = ["Arrival and departure", "Hotel arrival", "No arrival", "Info"]


@pytest.mark.parametrize(
    ("cells", "by_day", "may"),
    [
        ("10:00|11:30", MOVES[:-1], []),
        ("10:00", MOVES[:-1], []),
        ("07:00|20:00", MOVES[:-1], []),
        *((cells, [], []) for cells in ("06:59|07:00", "20:00|20:01", "23:00|10:00", "10:00|late", "a|b", "-|")),
        ("12 June 10:00|13 June", MOVES, MOVES),
        ("11 June 10:00|12 June 10:00", MOVES, MOVES),
        ("12 June|13 June", MOVES, MOVES),
        ("12 June|whole event", [], ["Departure", "Отъезд", "离开"]),
        ("2025-06-12 15:00:00|2025-06-13 09:00:00", MOVES, [*MOVES, "Arrival and departure"]),
    ],
)
def test_times_of_arrival_and_departure_are_of_the_event_or_of_the_journey(cells, by_day, may):
    told: dict[str, list[str]] = {"by day": [], "may": []}
    for title in (*MOVES, *OTHERS):
        made = column(title, *cells.split("|"))
        made.days = (date(2025, 6, 12), date(2025, 6, 13))
        told["by day"] += [title] * arrives_by_day(made)
        told["may"] += [title] * may_arrive(made)
    assert told == {"by day": by_day, "may": may}


@pytest.mark.parametrize(
    ("title", "cells", "told"),
    [
        ("Info", ["all day", "9:00-12:00"], True),
        ("Info", ["we come at 10:00", "9:00-12:00"], True),
        ("Info", ["we come at 10:00", "9:00-12:00", "10:00-12:00"], False),
        ("Info", ["all day", "tea"], False),
        ("Info", ["all day", "cancelled"], True),
        ("Info", ["оба дня", "только 21 мая", "отказались от участия"], True),
        ("Info", ["全程", "仅5月21日", "取消参会"], True),
        ("Info", ["all day", "not coming on 20 tea"], False),
        ("From", ["10:00", "11:00"], True),
        ("From", ["10:00", "we come at 11:00"], True),
        ("From", ["10:00", "tea"], False),
    ],
)
def test_cells_below_a_title_of_presence_that_certainly_mean_it(title, cells, told):
    assert tells_presence(column(title, *cells)) is told


@pytest.mark.parametrize(("cell", "around"), [("12 June", True), ("8 June", True), ("20 May", False), ("5 May", False)])
def test_arrivals_are_about_the_days_of_the_event(cell, around):
    made = column("Flight arrival", cell, "12 June")
    made.days = (date(2025, 6, 12),)
    assert arrives_by_day(made) is around


@pytest.mark.parametrize(
    ("title", "cells", "measures"),
    [
        ("填写时长", "0:06:14|0:06:00|12:03:40", True),
        ("Took", "6分46秒|4分0秒", True),
        ("Время", "6 мин 12 с|1 ч 2 мин 5 сек", True),
        ("Took", "45 s|1m 30s", True),
        ("Not available", "0:06:14|12:03:40", False),
        ("Absent", "12:00:00|14:30:00", False),
        ("Info", "12:00|14:30", False),
        ("Info", "0:06:14|until 12:00", False),
        ("Info", "12|14", False),
    ],
)
def test_durations_to_the_second_are_no_hours(title, cells, measures):
    of_time = column(title, *cells.split("|"))
    assert measures_time(of_time) is measures
    assert not measures or (tells_absences(of_time, COMPANIES) is None and not tells_hours(of_time))


@pytest.mark.parametrize(
    ("title", "cells", "asked"),
    [
        ("When can you come?", ["10:00-11:00", "until 12:00", "not before 10:00"], True),
        ("When can you come?", ["12 June 9:00-12:00; 13 June 9:00-12:00"], True),
        ("When can you come?", ["10:00-11:00", "tea"], False),
        ("Available", ["10:00-11:00"], False),
        ("When can you not come?", ["10:00-11:00"], False),
    ],
)
def test_a_question_when_somebody_can_come_above_hours_alone(title, cells, asked):
    assert asks_when(column(title, *cells)) is asked


def test_an_arrival_at_an_unclear_day_is_one_of_a_company_and_not_of_a_pair():
    arrival = column("Arrival", "6/7/2026 9:30")
    assert tells_absences(arrival, COMPANIES) == (Meaning("arrives", 0.6), 0.6)
    assert tells_absences(arrival, PAIRS) is None


def test_half_days_below_a_heading_of_absence_have_a_word_for_it(tmp_path):
    titles = ["24日上午 AM", "24日下午 PM", "25日上午 AM", "25日下午 PM"]
    rows = [
        ["采购商", None, None, *["缺席 Absent"] * 4],
        ["公司", "代表", "语言", *titles],
        ["Altyn Trade", "Aigul", "中文", None, None, "缺席", None],
        ["Ural Import", "Oleg", "中文", "缺席", "缺席", None, None],
        ["Orda Foods", "Marat", "中文", None, None, None, None],
    ]
    suppliers = [["展位", "公司", "产品"], ["B1", "Spring Parts", "CT"], ["B2", "River Machines", "IVD"]]
    book = {"采购商意向": rows, "参展商": suppliers, "Sessions": SESSIONS}
    book["Requests"] = [["From", "To"], ["Altyn Trade", "Spring Parts"]]
    intake = read(tmp_path, book, sure=0.1)
    assert intake.event is not None, [str(f.message) for f in intake.findings]
    away = {c.name: [(a.start, a.end) for d in c.delegates for a in d.absences] for c in intake.event.companies}
    assert away["Altyn Trade"] == [(datetime(2026, 11, 25), datetime(2026, 11, 25, 12))]
    assert away["Ural Import"] == [(datetime(2026, 11, 24), datetime(2026, 11, 25))]
    assert not away["Orda Foods"]


def test_a_whole_day_of_absence_below_a_day_is_told_by_a_word(tmp_path):
    days = ["Day 1", "Day 2"]
    hosts = [["Spring Parts", "parts", "ok", "ok"], ["River Machines", "pumps", "full day absent", "ok"]]
    hosts += [[f"Host {n}", "tea", "ok", "leaves at 16:00" if n == 2 else "ok"] for n in range(1, 5)]
    book = {
        "Buyers": [["Company", "Country"], ["Altyn Trade", "Kazakhstan"]],
        "Sellers": [["Company", "Product", *days], *hosts],
        "Sessions": SESSIONS,
    }
    book["Requests"] = [["From", "To"], ["Altyn Trade", "Spring Parts"]]
    intake = read(tmp_path, book)
    assert (intake.questions, [f.message for f in intake.findings if f.severity.name == "STOPS"]) == ((), [])
    assert intake.event is not None
    away = {c.name: [(a.start, a.end) for d in c.delegates for a in d.absences] for c in intake.event.companies}
    assert away["River Machines"] == [(datetime(2026, 11, 24), datetime(2026, 11, 25))]
    assert away["Host 2"] == [(datetime(2026, 11, 25, 16), datetime(2026, 11, 26))]
    assert not away["Host 1"]


SESSIONS = [
    ["Session", "Date", "Start", "End"],
    *(["D", datetime(2026, 11, day), time(9), time(17)] for day in (24, 25)),
]


@pytest.mark.parametrize(
    ("title", "cells", "answers"),
    [
        ("Will you come?", ("yes", "until 15:00"), True),
        ("Will you come?", ("yes", "no", "from 10:00"), True),
        ("Will you come?", ("no", "until 15:00"), False),
        ("Will you come?", ("yes", "no"), False),
        ("Will you come?", ("yes", "perhaps"), False),
        ("Will you not come?", ("yes", "until 15:00"), False),
    ],
)
def test_some_answer_with_hours_whether_they_come(title, cells, answers):
    assert answers_with_hours(column(title, *cells)) is answers


EVENT = (date(2026, 9, 22), date(2026, 9, 23))


@pytest.mark.parametrize("holds", [PAIRS, COMPANIES])
@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        ("3 Aug 2026|4 Aug 2026|3 Aug 2026|5 Aug 2026|4 Aug 2026", False),
        ("03.08.2026|04.08.2026|03.08.2026|05.08.2026|04.08.2026", False),
        ("2026年8月3日|2026年8月4日|2026年8月3日|2026年8月5日", False),
        ("22 Sep 2026|23 Sep 2026|22 Sep 2026|22 Sep 2026", True),
        ("3 Aug 2026|23 Sep 2026|3 Aug 2026|4 Aug 2026", True),
    ],
)
def test_dates_of_which_none_is_near_the_event_are_no_absences(cells, asked, holds):
    of = column("Qrx", *cells.split("|"))
    of.days = EVENT
    assert (tells_absences(of, holds) is not None) is asked


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Received", "3 Aug 2026|4 Aug 2026|3 Aug 2026"),
        ("Submitted", "3 Aug 2026|4 Aug 2026|3 Aug 2026"),
        ("Дата заявки", "03.08.2026|04.08.2026|03.08.2026"),
        ("申请日期", "2026-08-03|2026-08-04|2026-08-03"),
        ("Ariza sanasi", "03.08.2026|04.08.2026|03.08.2026"),
        ("Түскен күні", "03.08.2026|04.08.2026|03.08.2026"),
    ],
)
def test_a_column_of_when_wishes_were_received_is_not_asked_about(tmp_path, title, cells):
    wishes = [["From", title, "To"], *([b, said, s] for b, said, s in zip(B, cells.split("|"), S, strict=False))]
    sheets = {"Buyers": [["Company"], *([b] for b in B)], "Suppliers": [["Company"], *([s] for s in S)]}
    assert read(tmp_path, {**sheets, "Wishes": wishes}).questions == ()
    assert read(tmp_path, {**sheets, "Wishes": wishes, **event_sheets()}).questions == ()
