"""Hours of cells below one title: what they mean depends on the title, on the other cells and on the event."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sco_scheduler.intake.understanding.companies.hours_of_columns import absence_of, dated_alike
from tests.intake.understanding.columns_of import column

DAYS = (date(2025, 6, 12), date(2025, 6, 13))


@pytest.mark.parametrize(
    ("field", "title", "cells"),
    [
        # a bare time means what the title says, and a title that may mean either leaves it
        ("available", "From", {"10:00": "-10:00", "noon": "noon"}),
        ("available", "To", {"16:00": "16:00-"}),
        ("not_available", "Absent from", {"10:00": "10:00-", "all day": "all day"}),
        ("not_available", "Absent until", {"10:00": "-10:00"}),
        ("not_available", "From", {"10:00": "10:00"}),
        ("arrives", "Arrival", {"10:00": "-10:00", "late": "late"}),
        ("leaves", "Departure", {"17:00": "17:00-"}),
        ("not_available", "Departure", {"12 June 15:00": "13 june; 12 june 15:00-", "13 June": "", "15:00": "15:00-"}),
        # who comes on some days only is away on the others, unless the cell may be an absence
        ("available", "Info", {"only on 12 June": "there only on 12 june", "both days": ""}),
        ("not_available", "Info", {"only on 12 June": "there only on 12 june"}),
        (
            "not_available",
            "Away",
            {
                "only on 12 June": "only on 12 June",
                "we come only on 12 June": "there only on 12 june",
                "12 June (only comes on the 13th)": "there only on the 13th",
                "nur am 12. Juni da": "there only on 12 june",
            },
        ),
        # figures beside words for a whole day are a day
        (
            "not_available",
            "Away",
            {"18.05 all day": "18 may", "18.10 (весь день)": "18 октября", "18.10全天": "10月18日", "18.05": "18.05"},
        ),
        ("not_available", "Away", {"9:00-10:00, 11:00-12:00": "9:00-10:00; 11:00-12:00", "Gala, Tour": "Gala, Tour"}),
        # halves of days: those that others chose and this cell does not
        ("available", "Hours", {"10:00-12:00": "-10:00; 12:00-", "morning": "afternoon", "14:00": "14:00"}),
        ("available", "Hours", {"morning": "noon-", "morning, afternoon": "", "12 June": ""}),
        ("available", "Hours", {"12 June AM; 12 June": "13 june", "13 June": "12 june", "12 June": "13 june"}),
        (
            *("available", "Hours"),
            {
                "12 June, 13 June AM": "13 june afternoon",
                "12 June": "",
                "13 June: AM": "12 june; 13 june afternoon",
                "13 June PM": "12 june; 13 june morning",
            },
        ),
        (
            "available",
            "Hours",
            {"12 June all day, 13 June PM": "", "12 June AM": "12 june afternoon; 13 june afternoon"},
        ),
        # a day narrowed to a half, among whole days
        (
            *("available", "Which days?"),
            {
                "Wednesday 20 May, Thursday 21 May": "",
                "Wednesday 20 May (afternoon only), Thursday 21 May": "20 may morning",
                "Wednesday 20 May": "21 may",
            },
        ),
        ("available", "Days", {"20 May, 21 May": "", "20 May (hall B), 21 May": "20 May (hall B), 21 May"}),
        # a day that all name stays, as the event may have others, unless the title names it
        ("available", "Which days?", {"13 June": "13 June"}),
        ("available", "Which days?", {"Day 2": "Day 2"}),
        ("available", "Which days?", {"12 June, 13 June": ""}),
        ("available", "Available on 13 June", {"13 June": ""}),
        # options with other names, and days
        ("available", "Sessions", {"12 June AM, Gala": "Tour", "12 June AM, Gala, Tour": ""}),
        ("available", "Sessions", {"12 June, Gala": "12 June, Tour", "12 June, Tour": "12 June, Gala"}),
        ("available", "Sessions", {"Day 1, AM, Gala": "Tour", "Gala, Tour": "Day 1, AM", "all day": ""}),
        ("available", "Sessions", {"Gala, Tour": "Gala, Tour", "10:00-11:00": "-10:00; 11:00-"}),
        (
            *("available", "Which days?"),
            {"12 June and 13 June": "14 june", "12 and 13 June": "14 june", "14 June": "12 june; 13 june"},
        ),
        ("available", "Which days?", {"Day 1, Day 2": "day 3", "Day 1": "day 2; day 3", "Day 3": "day 1; day 2"}),
        # a title that asks for both
        ("not_available", "Indisponibilités", {"seulement le 13 juin": "seulement le 13 juin"}),
        ("not_available", "Présence / indisponibilités", {"seulement le 13 juin": "there only on 13 june"}),
    ],
)
def test_what_a_cell_below_a_title_says_of_absences(field, title, cells):
    made = column(title, *cells)
    assert {text: absence_of(field, made, text, text) for text in cells} == cells


@pytest.mark.parametrize("value", [5, 12.5, True, datetime(2025, 6, 12, 9), date(2025, 6, 12), time(9), None])
def test_a_value_of_another_kind_stays_as_it_is(value):
    assert absence_of("not_available", column("Info", "5"), "5", value) is value


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Which days?", {"12 June": "2025-06-13", "12 June, 13 June": ""}),
        ("Available", {"12 June 9:00-12:00": "2025-06-12 -09:00; 2025-06-12 12:00-; 2025-06-13"}),
    ],
)
def test_days_of_the_event_are_those_that_somebody_may_miss(title, cells):
    made = column(title, *cells)
    made.days = DAYS
    assert {text: absence_of("available", made, text, text) for text in cells} == cells


def test_names_of_sessions_beside_other_answers_have_all_sessions_as_their_rest():
    made = column("Sessions", "Tour", "Gala; dinner")
    made.sessions = frozenset({"tour", "gala", "talk"})
    assert absence_of("available", made, "Tour", "Tour") == "gala; talk"
    assert absence_of("available", made, "Gala; dinner", "Gala; dinner") == "talk; tour"


@pytest.mark.parametrize(
    ("field", "text", "others", "alike"),
    [
        ("not_available", "4.12.2026", [], "2026-12-04"),
        ("available", "June 13", ["13 Jun"], "13 jun"),
        ("available", "13 Jun\nJune 13", ["13 Jun", "June 13"], "13 jun\n13 jun"),
        ("available", "all day", ["13 Jun"], "all day"),
        ("available", "", [], ""),
    ],
)
def test_days_are_spelled_as_they_are_first_below_a_title(field, text, others, alike):
    assert dated_alike(field, text, column("Days", *others, *([text] if text else []))) == alike
