"""The sessions of an event that no sheet has, as the options of questions for times name them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.intake.books import codes, read
from tests.intake.understanding.answers import B, S

TODAY = date(2027, 1, 10)
AWAY = "When can you not attend?"


def form(title, *cells, sent="2026-03-{:02} 10:15:07"):
    """A form of which the buyers say when they are away; each wishes for the same suppliers."""
    head = ["Timestamp", "Company", "You are", "Whom would you like to meet?", title]
    named = enumerate(zip(B, cells, strict=True), 1)
    rows = [[sent.format(n), name, "Buyer", "; ".join(S[:2]), cell] for n, (name, cell) in named]
    return {"Form": [head, *rows, *([sent.format(9), name, "Supplier", "", ""] for name in S)]}


def sessions(intake):
    assert intake.event is not None, codes(intake.findings)
    return [f"{s.start:%m-%d %H:%M}-{s.end:%H:%M}" for s in intake.event.sessions]


BOTH = ["05-12 09:00-13:00", "05-12 14:00-17:00", "05-13 09:00-13:00", "05-13 14:00-17:00"]


@pytest.mark.parametrize(
    ("title", "cells", "expected"),
    [
        (
            AWAY,
            (
                "Tue 12 May - morning (9.00-13.00)",
                "Tue 12 May - morning (9.00-13.00), Wed 13 May - afternoon (14.00-17.00)",
                "Tue 12 May - afternoon (14.00-17.00), Wed 13 May - afternoon (14.00-17.00)",
            ),
            BOTH,
        ),
        (AWAY, ("Wed 13 May, 2 pm - 5 pm;", "Tue 12 May, 9 am - 1 pm;Wed 13 May, 2 pm - 5 pm;", ""), BOTH),
        (
            "贵公司不能到场的时段",
            ("5月12日上午(9:00-13:00)", "5月12日上午(9:00-13:00)┋5月12日下午(14:00-17:00)", "5月13日下午(14:00-17:00)"),
            BOTH,
        ),
        (
            "¿En qué momentos NO podrá asistir?",
            (
                "Martes 12 mañana (9:00 - 13:00)",
                "Miércoles 13 mañana (9:00 - 13:00), Miércoles 13 tarde (14:00 - 17:00)",
                "Miércoles 13 tarde (14:00 - 17:00)",
            ),
            BOTH,
        ),
        (
            "Wann sind Sie NICHT da?",
            (
                "Do 14.5. vormittags (9–13);",
                "Do 14.5. vormittags (9–13);Fr 15.5. nachmittags (14–17);",
                "Do 14.5. nachmittags (14–17);Fr 15.5. nachmittags (14–17);",
            ),
            ["05-14 09:00-13:00", "05-14 14:00-17:00", "05-15 09:00-13:00", "05-15 14:00-17:00"],
        ),
        (
            "5月12日不能参加的时段",
            ("上午 9:00-10:30", "上午 9:00-10:30┋上午 10:30-12:00", "下午 13:30-15:00"),
            ["05-12 09:00-12:00", "05-12 13:30-15:00"],
        ),
    ],
)
def test_what_companies_choose_from_are_the_sessions(tmp_path, title, cells, expected):
    intake = read(tmp_path, form(title, *cells), sure=0.0, today=TODAY)
    assert sessions(intake) == expected
    assert {s.start.year for s in intake.event.sessions} == {2026}  # the first such days after the last answer
    assert "sessions-stated" in codes(intake.findings)


def test_two_halves_of_a_day_are_the_sessions_though_each_is_chosen_once(tmp_path):
    intake = read(
        tmp_path, form("Wann sind Sie NICHT verfügbar?", "Vormittag (9–12 Uhr);", "Nachmittag (13–17 Uhr);", "")
    )
    assert [told[6:] for told in sessions(intake)] == ["09:00-12:00", "13:00-17:00"]


def test_where_most_are_there_at_all_hours_that_are_chosen_there_are_no_others(tmp_path):
    days = ("12 May morning (9:00-12:00)", "12 May afternoon (13:30-17:00)", "13 May morning (9:00-12:00)")
    sheets = form("When can you attend?", "; ".join(days), "; ".join(days), "; ".join(days[:2]))
    sheets["Form"] += [["2026-03-09 10:15:07", "Orda Foods", "Buyer", S[0], "; ".join(days)]]
    expected = ["05-12 09:00-12:00", "05-12 13:30-17:00", "05-13 09:00-12:00"]
    assert sessions(read(tmp_path, sheets, sure=0.0, today=TODAY)) == expected


def test_hours_that_companies_say_in_their_own_words_are_no_sessions(tmp_path):
    cells = ("12 May 10:00-11:00", "13 May 9:30-12:15", "12 May 14:20-15:00")
    intake = read(tmp_path, form(AWAY, *cells), sure=0.0, today=TODAY)
    assert "sessions-stated" not in codes(intake.findings)


def test_a_day_of_the_week_without_a_month_needs_the_time_of_answers(tmp_path):
    cells = ("Martes 12 (9:00 - 13:00)", "Martes 12 (9:00 - 13:00)", "Martes 12 (14:00 - 17:00)")
    intake = read(tmp_path, form(AWAY, *cells, sent="answer {}"), sure=0.0, today=TODAY)
    assert not any("05-12" in f"{s.start:%m-%d}" for s in intake.event.sessions) if intake.event else True


@pytest.mark.parametrize(("usual", "hours"), [(4, "10:00-18:00"), (2, "09:00-12:00")])
def test_the_usual_arrival_and_departure_are_likely_the_hours(tmp_path, usual, hours):
    head = [
        "Company",
        "You are",
        "Whom would you like to meet?",
        "Arrival (date and time)",
        "Departure (date and time)",
    ]
    moments = [("12.05.2026 10:00", "13.05.2026 18:00")] * usual
    moments += [("12.05 at 13:40", "13.05.2026 12:00"), ("13.05.2026 11:00", ""), ("", "13.05.2026 13:30")][: 7 - usual]
    rows = [[name, "Buyer", "; ".join(S[:2]), *of] for name, of in zip([*B, *"KLMN"], moments, strict=False)]
    intake = read(tmp_path, {"Form": [head, *rows, *([name, "Supplier", "", "", ""] for name in S)]}, sure=0.0)
    assert sessions(intake)[0] == f"05-12 {hours}"
