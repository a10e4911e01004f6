"""When people are there and when they are away: columns for slots and days, hours in words, sessions by name."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.companies.hours import HoursReader, more_hours
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, hours, lists, understood
from tests.intake.understanding.guests import asked

SLOTS = ("09:00-10:00", "10:00-12:00", "14:00-17:00")


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [
        ("12 June {} available?", "Yes", "No"),
        ("{} (12 июня)", "да", "нет"),
        ("6月12日{}是否有空", "是", "否"),
        ("Can you attend on June 12, {}?", "available", "busy"),
        ("Busy on 12 June {}", "no", "yes"),
    ],
)
def test_a_column_for_each_slot_says_who_is_away(tmp_path: Path, title: str, yes: str, no: str):
    free = [(yes, no, no), (yes, yes, yes), (no, yes, None)]
    rows = [
        ["Company", *(title.format(slot) for slot in SLOTS), "Would like to meet"],
        *([name, *row, S[0]] for name, row in zip(B, free, strict=True)),
    ]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, "12 10:00-12:00", "12 14:00-17:00"), B[2]: hours(event, "12 09:00-10:00")}


def test_ticked_slots_and_blanks_are_asked_for(tmp_path: Path):
    rows = [
        ["Company", *(f"12 June {slot}" for slot in SLOTS), "Would like to meet"],
        [B[0], "x", None, None, S[0]],
        [B[1], None, None, None, S[0]],
        [B[2], "x", "x", None, S[0]],
    ]
    sheets = lists(rows)
    assert {(q.kind, q.guess) for q in read(tmp_path, sheets).questions} == {("column", "slot")}
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert set(away(event)) == {B[0], B[2]}, "who ticked nothing has not answered"


def test_an_excursion_at_some_hour_is_no_absence_without_a_question(tmp_path: Path):
    rows = [
        ["Company", "Factory visit 12 June 14:00-17:00", "Would like to meet"],
        *([name, answer, S[0]] for name, answer in zip(B, ["Yes", "No", "Yes"], strict=True)),
    ]
    assert [q.subject for q in read(tmp_path, lists(rows)).questions] == ["Factory visit 12 June 14:00-17:00"]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Please tick when you CAN attend", "12 June 9:00-12:00", "13 June 14:00-17:00"),
        ("Отметьте время, когда вы МОЖЕТЕ участвовать", "12 июня 9:00–12:00", "13 июня 14:00–17:00"),
        ("可参加的时间段", "6月12日9:00-12:00", "6月13日14:00-17:00"),
    ],
)
def test_who_can_come_at_some_hours_is_away_at_the_rest(tmp_path: Path, title: str, first: str, second: str):
    rows = [
        ["Company", title, "Would like to meet"],
        [B[0], first, S[0]],
        [B[1], f"{first}, {second}", S[0]],
        [B[2], second, S[0]],
    ]
    event = understood(read(tmp_path, lists(rows)))
    afternoon, morning = hours(event, "12 14:00-17:00"), hours(event, "13 09:00-12:00")
    assert away(event) == {
        B[0]: afternoon | hours(event, "13 09:00-17:00"),
        B[1]: afternoon | morning,
        B[2]: hours(event, "12 09:00-17:00") | morning,
    }


def test_commas_part_days_with_their_hours_and_stand_between_them(tmp_path: Path):
    answers = ["12 June, 09:00-10:30", "12 June, 09:00-10:00, 13 June, 14:00-15:00", None]
    rows = [["Company", "Absent", "Wishes"], *([name, text, S[0]] for name, text in zip(B, answers, strict=True))]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {
        B[0]: hours(event, "12 09:00-10:30"),
        B[1]: hours(event, "12 09:00-10:00", "13 14:00-15:00"),
    }


@pytest.mark.parametrize(("title", "answer"), [("I agree to the processing of my data", "Yes"), ("备注", "不限")])
def test_a_consent_and_no_restriction_are_no_absence(tmp_path: Path, title: str, answer: str):
    rows = [["Company", title, "Would like to meet"], *([name, answer, S[0]] for name in B)]
    assert away(understood(read(tmp_path, lists(rows)))) == {}


@pytest.mark.parametrize(
    ("title", "whole", "half"),
    [
        ("When will you be available?", "Morning (09:00-12:00);Afternoon (14:00-17:00);", "Morning (09:00-12:00);"),
        ("可参加时段（多选）", "上午9:00-12:00,下午14:00-17:00", "上午9:00-12:00"),
        ("可参会时间", "全天", "上午"),
        ("9、参会时段", "上午,下午", "上午"),
        ("Когда вы сможете участвовать?", "весь день", "до обеда"),
    ],
)
def test_hours_of_every_day_that_were_ticked(tmp_path: Path, title: str, whole: str, half: str):
    rows = [["Company", "Would like to meet", title], *([b, S[0], half if n == 1 else whole] for n, b in enumerate(B))]
    event = understood(read(tmp_path, lists(rows)))
    away = {c.name: blocked(c, event) for c in event.companies if c.purchaser}
    assert [name for name, slots in away.items() if slots] == [B[1]]
    assert away[B[1]] == [slot for slot in event.slots if slot.start.hour >= 12]


def blocked(company: Any, event: Event) -> list[Any]:
    """The slots in which the first delegate of a company is away."""
    spans = company.delegates[0].absences
    return [slot for slot in event.slots if any(s.start < slot.end and slot.start < s.end for s in spans)]


def test_who_chooses_some_sessions_by_name_is_away_at_the_rest(tmp_path):
    first, second = "Day 1", "Day 2"
    rows = [["Company", "Sessions you will attend", "Would like to meet"]]
    rows += [[b, text, S[0]] for b, text in zip(B, (first, f"{first}; {second}", second), strict=True)]
    event = read(tmp_path, lists(rows)).event
    assert event is not None
    assert away(event) == {B[0]: hours(event, "13 09:00-17:00"), B[2]: hours(event, "12 09:00-17:00")}


def test_hours_are_asked_for_whatever_their_title_is_about(tmp_path):
    found = asked(tmp_path, "Anybody you'd skip?", [()] * 4, ("Телефон молчит", "14:00-15:00"))
    assert found["Телефон молчит"] == "Not available"


@pytest.mark.parametrize(
    "title",
    ["Hours when you can't be at your table", "Out of the room", "Out of hall", "Когда нас нет", "哪个时段来不了"],
)
def test_hours_below_a_title_that_denies_are_absences(tmp_path, title):
    rows = [["Company", title, "Would like to meet"], *([name, "14:00-15:00", S[0]] for name in B)]
    event = understood(read(tmp_path, lists(rows)))
    afternoon = {f"{s.start:%d %H:%M}" for s in event.slots if (14, 0) <= (s.start.hour, s.start.minute) < (15, 0)}
    assert away(event) == dict.fromkeys(B, afternoon)


def test_who_does_not_come_is_told_by_yes_and_no(tmp_path):
    rows = [
        ["Company", "Coming?", "Would like to meet"],
        *([b, c, S[0]] for b, c in zip(B, ("yes", "no", "yes"), strict=True)),
    ]
    intake = read(tmp_path, lists(rows))
    assert [(q.path[-1], q.guess) for q in intake.questions] == [("Coming?", "Status")]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    assert {names[request.asker] for request in event.requests} == {B[0], B[2]}


def test_yes_below_a_title_of_cancelling_is_not_taken_for_coming(tmp_path):
    rows = [["Company", "Registration status: cancelled?", "Would like to meet"]]
    rows += [[name, said, S[0]] for name, said in zip(B, ("no", "yes", "no"), strict=True)]
    intake = read(tmp_path, lists(rows))
    assert intake.event is None
    assert {q.path[-1] for q in intake.questions} >= {"yes", "no"}


@pytest.mark.parametrize("hours", ["9:00 - 10:00, 11:00 - 12:00", "上午全部"])
@pytest.mark.parametrize("title", ["Company", "Name of company"])
def test_mere_hours_in_a_column_of_remarks_are_asked(tmp_path, title, hours):
    sheets = {
        "Buyers": [[title, "Remarks", "Wants to meet"], ["Altyn Trade", hours, "Jade Tea"], ["Orda Foods", None, None]],
        "Suppliers": [["Company", "Zone"], ["Jade Tea", "A"]],
    }
    assert [(q.kind, q.guess) for q in read(tmp_path, sheets).questions] == [("cell", "Not available")]
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert event.companies[0].delegates[0].absences


@pytest.mark.parametrize(
    "titles",
    [
        ("Not available Day 1 – 12 June", "Not available Day 2 – 13 June"),
        ("Day 1: when are you away?", "Day 2: when are you away?"),
        ("День 1 – 12 июня: когда вас не будет", "День 2 – 13 июня: когда вас не будет"),
        ("第一天（6月12日）不便时间", "第二天（6月13日）不便时间"),
    ],
)
def test_the_day_in_the_title_of_a_column_of_hours_is_that_of_its_cells(tmp_path, titles):
    cells = zip(B, ("9:00-10:00", None, "morning"), (None, "after 15:00", "13 June 14:00-15:00"), strict=True)
    rows = [["Company", *titles, "Wishes"], *([b, *said, S[0]] for b, *said in cells)]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {
        B[0]: hours(event, "12 09:00-10:00"),
        B[1]: hours(event, "13 15:00-17:00"),
        B[2]: hours(event, "12 09:00-12:00", "13 14:00-15:00"),
    }


@pytest.mark.parametrize("title", ["When are you away (12-13 June)?", "Please say by 12 June when you are away"])
def test_a_title_that_names_all_days_names_none_for_its_cells(tmp_path, title):
    event = understood(
        read(tmp_path, lists([["Company", title, "Wishes"], [B[0], "9:00-10:00", S[0]], [B[1], None, S[0]]]))
    )
    assert away(event) == {B[0]: hours(event, "12 09:00-10:00", "13 09:00-10:00")}


def test_columns_of_presence_name_their_days_too(tmp_path):
    titles = ("When are you available on 12 June?", "When are you available on 13 June?")
    rows = [["Company", *titles, "Wishes"], [B[0], "9:00-12:00", "14:00-17:00", S[0]], [B[1], None, None, S[0]]]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, "12 14:00-17:00", "13 09:00-12:00")}


@pytest.mark.parametrize(
    ("texts", "absent"),
    [
        (("13 Jun", "June 13", "12.06"), ("12 09:00-17:00", "12 09:00-17:00", "13 09:00-17:00")),
        (("13.06.2025", "13 июня", "12 June"), ("12 09:00-17:00", "12 09:00-17:00", "13 09:00-17:00")),
        (("13.06. AM", "12 June", "13 June"), ("12 09:00-17:00 13 14:00-17:00", "13 09:00-17:00", "12 09:00-17:00")),
        (("13.06 9:00-12:00", "13 June", None), ("12 09:00-17:00 13 14:00-17:00", "12 09:00-17:00", None)),
    ],
)
def test_a_day_in_several_spellings_is_one_day(tmp_path, texts, absent):
    rows = [["Company", "When are you available?", "Wishes"], *([b, t, S[0]] for b, t in zip(B, texts, strict=True))]
    event = understood(read(tmp_path, lists(rows)))
    spans = {b: re.findall(r"\d\d \d\d:\d\d-\d\d:\d\d", said) for b, said in zip(B, absent, strict=True) if said}
    assert away(event) == {b: hours(event, *said) for b, said in spans.items()}


def test_a_bound_on_a_day_with_its_year_is_one_of_presence(tmp_path):
    texts = ("13.06.2025 after 15:00", "12.06.2025", None)
    rows = [["Company", "When are you available?", "Wishes"], *([b, t, S[0]] for b, t in zip(B, texts, strict=True))]
    (question,) = read(tmp_path, lists(rows)).questions
    assert (question.kind, question.guess) == ("times", "2025-06-13 -15:00")


@pytest.mark.parametrize("days", [("13 June", None), ("13 June", "13.06"), ("Day 2", "Day 2")])
def test_who_names_the_one_day_that_anybody_names_is_away_on_the_others(tmp_path, days):
    rows = [
        ["Company", "Which days can you come?", "Wishes"],
        *([b, day, S[0]] for b, day in zip(B, days, strict=False)),
    ]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {b: hours(event, "12 09:00-17:00") for b, day in zip(B, days, strict=False) if day}


def test_one_column_that_names_one_day_is_of_that_day(tmp_path):
    rows = [["Company", "Not available on 13 June", "Wishes"], [B[0], "9:00-10:00", S[0]], [B[1], None, S[0]]]
    event = understood(read(tmp_path, lists(rows)))
    assert away(event) == {B[0]: hours(event, "13 09:00-10:00")}


@pytest.mark.parametrize(
    ("before", "more", "both"),
    [
        ("12 June 9:00-10:00", "11:00-12:00", "11:00-12:00; 12 June 9:00-10:00"),
        ("Day 1 morning", "-10:00", "-10:00; Day 1 morning"),
        ("10:00-11:00", "12:00-13:00", "10:00-11:00; 12:00-13:00"),
        ("12 June", "13 June", "12 June; 13 June"),
        ("Gala", "-10:00", "Gala; -10:00"),
    ],
)
def test_hours_of_every_day_precede_days_to_which_they_would_belong(before, more, both):
    assert more_hours(before, more) == both


def test_dates_beside_hours_are_their_days(tmp_path: Path):
    rows = [
        ["Code", "Company", "日期 Date", "时间 Time"],
        ["1", B[0], "2026-10-06", "15:00-17:30"],
        ["2", B[1], "2026-10-07", "全天 весь день"],
        ["3", B[2], "2026-10-06", "09:00-12:00"],
    ]
    days = [["D", datetime(2026, 10, day), time(9), time(18)] for day in (6, 7)]
    sheets = {"Buyers": [["Company", "Country"], *([b, "Russia"] for b in B)], "Absence": rows}
    sheets |= {
        "Suppliers": [["Company", "Goods"], *([s, "tea"] for s in S)],
        "Requests": [["From", "To"], [B[0], S[0]]],
    }
    sheets["Sessions"] = [["Session", "Date", "Start", "End"], *days]
    intake = read(tmp_path, sheets, sure=0.1)
    assert intake.event is not None, [str(f.message) for f in intake.findings]
    found = {c.name: [(a.start, a.end) for d in c.delegates for a in d.absences] for c in intake.event.companies}
    assert [found[b] for b in B] == [
        [(datetime(2026, 10, 6, 15), datetime(2026, 10, 6, 17, 30))],
        [(datetime(2026, 10, 7), datetime(2026, 10, 8))],
        [(datetime(2026, 10, 6, 9), datetime(2026, 10, 6, 12))],
    ]


@pytest.mark.parametrize("present", [False, True])
@pytest.mark.parametrize(
    ("names", "text", "away", "there"),
    [
        ((), "Before lunch; never", "morning", "afternoon"),
        (("before lunch",), "Before lunch; 9-10", "Before lunch; 09:00-10:00", "Before lunch; -09:00; 10:00-"),
        ((), "14:00-15:00", "14:00-15:00", "14:00-15:00"),  # an absence already
        ((), "there only on 12 june", "there only on 12 june", "there only on 12 june"),
    ],
)
def test_names_of_sessions_and_absences_in_figures_stay_as_they_are(names, text, away, there, present):
    reader = HoursReader(Decider(FormMap(), 0.5), names)
    assert reader.read(text, Cell("List", 2, "B"), "Altyn", present=present) == (there if present else away)


@pytest.mark.parametrize("text", ["samo 13.", "only 13", "только 13"])
def test_the_number_of_a_day_below_a_title_of_hours_is_no_limit(tmp_path, text):
    rows = [["Company", "When are you available?", "Wishes"], [B[0], text, S[0]], [B[1], "12 June", S[1]]]
    tables = read(tmp_path, lists(rows), sure=0.0).tables
    assert [row.text("maximum") for row in tables["Purchasers"]] == ["", ""]


MARCH = (date(2026, 3, 4), date(2026, 3, 5))


@pytest.mark.one_of(3)
@pytest.mark.parametrize("present", [False, True])
@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("5-én csak 14 óráig tudunk maradni.", "2026-03-05 14:00-"),
        ("5-én 14 óráig tudunk maradni", "2026-03-05 14:00-"),
        ("only on the 5th until 14", "2026-03-05 14:00-"),
        ("Pouze 5. 3. do 14 hodin", "2026-03-05 14:00-"),
        ("Sólo el día 5 hasta las 14", "2026-03-05 14:00-"),
        ("csak 5-én 14 óráig", "2026-03-05 14:00-"),
        ("5 March blorbim until 14 zorvel", "2026-03-05 14:00-"),
    ],
)
def test_the_only_hour_of_a_text_is_among_the_offered_times(text, offered, present):
    decider = Decider(FormMap(), sure=0.9)
    found = HoursReader(decider).read(text, Cell("Answers", 2, "E"), "Altyn", present=present, days=MARCH)
    (asked,) = decider.open
    assert (found, asked.options[0]) == (offered, offered)
    assert "2026-03-05 -14:00" in asked.options
