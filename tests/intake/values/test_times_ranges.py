"""Range lists, as FORMAT.md defines them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.event import Session, Span, joined
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.values.dates import month_first
from sco_scheduler.intake.values.entries import split_list
from sco_scheduler.intake.values.presence import with_iso_dates
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.times import Calendar, Unclear, read_clock, read_ranges
from tests.intake.books import codes

CELL = Cell("Suppliers", 2, "E")
FIRST, SECOND = date(2025, 6, 12), date(2025, 6, 13)


def session(name, day, start, end):
    return Session(name, datetime.combine(day, time(start)), datetime.combine(day, time(end)), 20, 5)


CALENDAR = Calendar(
    [
        session("Morning", FIRST, 9, 12),
        session("Afternoon", FIRST, 14, 17),
        session("Morning", SECOND, 9, 12),
        session("上午二", SECOND, 13, 14),
    ]
)


def ranges(value):
    found = Findings()
    spans = read_ranges(value, CELL, CALENDAR, found)
    return [(s.start, s.end) for s in spans], codes(found.all())


@pytest.mark.parametrize(
    ("text", "day", "start", "end"),
    [
        ("12 June, until 11:00", FIRST, 0, 11),
        ("13 June, from 10:00", SECOND, 10, 24),
        ("June 13th 9:00-10:30", SECOND, 9, (10, 30)),
        ("On 13 June 10:00-", SECOND, 10, 24),
        ("12 июня 9:00–12:00", FIRST, 9, 12),
        ("13.06 с 9:00 до 10:00", SECOND, 9, 10),
        ("13.06.2025 весь день", SECOND, 0, 24),
        ("12 June, all day", FIRST, 0, 24),
        ("6月13日全天", SECOND, 0, 24),
        ("6月12日11:00之前", FIRST, 0, 11),
        ("6月13日10:00以后", SECOND, 10, 24),
        ("12 June afternoon (14:00-17:00)", FIRST, 14, 17),
        ("13 июня утро (9:00-12:00)", SECOND, 9, 12),
        ("6月13日上午（9:00-12:00）", SECOND, 9, 12),
        ("12 June", FIRST, 0, 24),
        # As the readings of sentences are noted and offered.
        ("friday noon-", SECOND, 12, 24),
        ("thursday -noon", FIRST, 0, 12),
        ("Friday 10:00-", SECOND, 10, 24),
        ("the 13th noon-", SECOND, 12, 24),
        ("second day -10:30", SECOND, 0, (10, 30)),
    ],
)
def test_a_day_without_its_year_is_one_of_the_event(text, day, start, end):
    assert ranges(text) == ([span(day, start, end)], [])


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("12.06-13.06", [(FIRST, 0, 24), (SECOND, 0, 24)]),
        ("12.06.2025-13.06.2025", [(FIRST, 0, 24), (SECOND, 0, 24)]),
        ("с 12.06 по 13.06 нас не будет", [(FIRST, 0, 24), (SECOND, 0, 24)]),
        ("12-13 июня", [(FIRST, 0, 24), (SECOND, 0, 24)]),
        ("June 12-13", [(FIRST, 0, 24), (SECOND, 0, 24)]),
        ("6月12日-13日", [(FIRST, 0, 24), (SECOND, 0, 24)]),
        ("не будет 12 и 13 июня", [(FIRST, 0, 24), (SECOND, 0, 24)]),
        ("прилетают 12.06 вечером", [(FIRST, 0, 18)]),
        ("уезжаем 13.06 в 13:00", [(SECOND, 13, 24)]),
        ("leave on 13.06 at 13.30", [(SECOND, (13, 30), 24)]),
        ("13.06: 9:00-10:00", [(SECOND, 9, 10)]),
        ("9.00-12.05", [(FIRST, 9, (12, 5)), (SECOND, 9, (12, 5))]),
        ("June 13 9-11", [(SECOND, 9, 11)]),
        ("12 June 9:00-10:00 13 June 11:00-12:00", [(FIRST, 9, 10), (SECOND, 11, 12)]),
        ("12.06 9:00-10:00 13.06 11:00-12:00", [(FIRST, 9, 10), (SECOND, 11, 12)]),
        ("12 June morning Friday afternoon", [(FIRST, 0, 12), (SECOND, 12, 24)]),
        ("12.06|13.06", [(FIRST, 0, 24), (SECOND, 0, 24)]),
        ("6月12日上午 6月13日下午", [(FIRST, 0, 12), (SECOND, 12, 24)]),
    ],
)
def test_days_in_figures_are_no_times_and_two_with_a_dash_are_all_between(text, hours):
    wanted = joined(Span(*span(*of_day), CELL) for of_day in hours)
    assert ranges(text) == ([(s.start, s.end) for s in wanted], [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("14 June", "range-outside"),
        ("30 February", "range-unreadable"),
        ("14.06", "range-outside"),
        ("14.05", "range-unreadable"),
        ("not there on the third day", "range-unreadable"),
        ("not there on Sunday", "range-unreadable"),
    ],
)
def test_a_day_that_the_event_does_not_have_is_reported(text, code):
    assert code in ranges(text)[1]


def span(day, start, end):
    midnight = datetime.combine(day, time())
    hours = [h if isinstance(h, tuple) else (h, 0) for h in (start, end)]
    return tuple(midnight + timedelta(hours=h, minutes=m) for h, m in hours)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2025-06-12 09:00-10:30; 15:00-", [span(FIRST, 9, (10, 30)), span(FIRST, 15, 24)]),
        ("09:00-10:30", [span(FIRST, 9, (10, 30)), span(SECOND, 9, (10, 30))]),
        ("-10:30", [span(FIRST, 0, (10, 30)), span(SECOND, 0, (10, 30))]),
        ("2025-06-12", [span(FIRST, 0, 24)]),
        ("2025-06-12; 2025-06-13", [(span(FIRST, 0, 24)[0], span(SECOND, 0, 24)[1])]),
        (
            "2025-06-12 9:00-10:00；2025-06-13 9:00-10:00、11:00-12:00",
            [span(FIRST, 9, 10), span(SECOND, 9, 10), span(SECOND, 11, 12)],
        ),
        ("Morning", [span(FIRST, 9, 12), span(SECOND, 9, 12)]),
        (" MORNING ", [span(FIRST, 9, 12), span(SECOND, 9, 12)]),
        ("2025-06-13 morning", [span(SECOND, 9, 12)]),
        ("13:00-14:00", [span(FIRST, 13, 14), span(SECOND, 13, 14)]),
        ("2025-06-12 15:00-16:00\nMorning", [span(FIRST, 9, 12), span(FIRST, 15, 16), span(SECOND, 9, 12)]),
        ("上午二", [span(SECOND, 13, 14)]),
        ("2025年6月12日 09：00－10：30", [span(FIRST, 9, (10, 30))]),
        ("12.06.2025 9.00–10.30", [span(FIRST, 9, (10, 30))]),
        ("2025-06-12 16:00-24:00", [span(FIRST, 16, 24)]),
        ("2025-06-12 09:00-10:00; 09:30-11:00", [span(FIRST, 9, 11)]),
        ("", []),
    ],
)
def test_what_a_list_stands_for(text, spans):
    assert ranges(text) == (spans, [])


@pytest.mark.parametrize("value", [datetime(2025, 6, 12), date(2025, 6, 12), 45820, 45820.0])
def test_a_date_that_the_spreadsheet_made_of_the_text(value):
    assert ranges(value) == ([span(FIRST, 0, 24)], [])


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("after the talk", "range-unreadable"),
        ("09:00", "range-unreadable"),
        ("-", "range-unreadable"),
        ("09:00-10:00-11:00", "range-unreadable"),
        ("2025-13-40", "range-unreadable"),
        (time(9), "range-unreadable"),
        (True, "range-unreadable"),
        ("12:00-09:00", "end-before-start"),
        ("09:00-09:00", "end-before-start"),
        ("2024-06-12", "range-outside"),
        ("18:00-19:00", "range-outside"),
        ("there only on 2025-06-30", "range-unreadable"),
        ("there only on someday", "range-unreadable"),
    ],
)
def test_what_is_reported(value, code):
    assert ranges(value)[1] == [code]


@pytest.mark.parametrize(("value", "told"), [("12:00-14:00", []), ("17:00-", []), ("17:30-", ["range-outside"])])
def test_what_is_left_of_a_day_between_sessions_is_not_reported(value, told):
    assert ranges(value)[1] == told


def test_what_can_be_read_beside_what_cannot_is_kept():
    assert ranges("2025-06-12 09:00-10:00; sometime") == ([span(FIRST, 9, 10)], ["range-unreadable"])


def test_a_date_alone_is_the_whole_day_and_the_range_after_it_is_questioned():
    assert ranges("2025-06-12; 09:00-10:30") == ([span(FIRST, 0, 24)], ["range-after-date"])


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text):
    spans, found = ranges(text)
    assert bool(split_list(text)) == bool(spans or found)
    assert all(start < end for start, end in spans)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=12))
def test_joined_spans_cover_the_same_minutes(pieces):
    start = datetime(2025, 6, 12)
    minute = timedelta(minutes=1)
    spans = [Span(start + a * minute, start + (a + n) * minute) for a, n in pieces]

    result = joined(spans)

    def covered(all_spans):
        return {m for m in range(80) if any(s.start <= start + m * minute < s.end for s in all_spans)}

    assert covered(result) == covered(spans)
    assert all(a.end < b.start for a, b in pairwise(result))


@pytest.mark.parametrize(
    ("others", "day"),
    [
        (["12/17/2026 14:00-16:00"], "2026-12-04"),
        (["17/12/2026"], "2026-04-12"),
        (["2026-12-17"], "12/4/2026"),
        (["12/17/2026", "17/12/2026"], "12/4/2026"),
    ],
)
def test_a_clear_date_of_a_column_settles_whether_the_month_stands_first(others, day):
    assert with_iso_dates("12/4/2026", month_first(["12/4/2026", *others])) == day


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("12/17/2026 14:00-16:00", "2026-12-17 14:00-16:00"),
        ("2026/12/17 下午", "2026-12-17 下午"),
        ("18 Dec 2026 12:30-14:30 (prayer)", "2026-12-18 12:30-14:30"),
        ("2026-12-17 all day", "2026-12-17"),
        ("12.06-14.06.2026", "12.06-14.06.2026"),
        ("09:00-10:00 (room 2)", "09:00-10:00 (room 2)"),
    ],
)
def test_dates_of_one_day_only_are_written_alike(text, plain):
    assert with_iso_dates(text, None) == plain


def test_infinity_is_no_time():
    assert read_clock(float("inf")) is None


AFTERNOON, NIGHT = [span(FIRST, 14, 16), span(SECOND, 14, 16)], [span(FIRST, 2, 4), span(SECOND, 2, 4)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        *((text, AFTERNOON) for text in ("2-4", "2:00 – 4:00", "from 2 to 4", "с 2 до 4", "2点到4点", "2.00-4.00")),
        *((text, NIGHT) for text in ("2:00-4:00", "02:00 – 4:00", "from 02:00 to 4:00", "02.00-4.00")),
    ],
)
def test_small_hours_are_of_the_afternoon_unless_written_in_the_notation_or_with_a_nought(text, spans):
    assert ranges(text)[0] == spans


@pytest.mark.parametrize(
    ("sessions", "noon"),
    [
        *(([(9, 0), (11, 0), (14, 0), (17, 0)], (12, 0)), ([(9, 0), (12, 30), (13, 0), (17, 0)], (12, 30))),
        *(([(9, 0), (12, 30)], (12, 0)), ([(9, 0), (12, 30), (12, 15), (17, 0)], (12, 0))),
        *(([(9, 0), (13, 30), (14, 0), (17, 0)], (13, 30)), ([(9, 0), (13, 31), (14, 0), (17, 0)], (12, 0))),
        ([(12, 0), (13, 0), (14, 0), (17, 0)], (12, 0)),
    ],
)
def test_noon_is_the_end_of_a_morning_that_lasts_beyond_it_and_ends_before_a_pause(sessions, noon):
    moments = [datetime.combine(FIRST, time(*clock)) for clock in sessions]
    made = [Session("", start, end, 20, 5) for start, end in zip(moments[::2], moments[1::2], strict=True)]
    other_day = Session("", datetime.combine(SECOND, time(14)), datetime.combine(SECOND, time(17)), 20, 5)
    assert Calendar([*made, other_day]).noon == timedelta(hours=noon[0], minutes=noon[1])


@pytest.mark.parametrize(
    ("text", "told"),
    [("Evening-", []), ("10:30-25:30", ["range-unreadable"]), ("1:00-2:00", [])],
)
def test_where_sessions_are_missing_their_names_are_not_told_and_figures_are(text, told):
    found = Findings()
    read_ranges(text, CELL, replace(CALENDAR, complete=False), found)
    assert codes(found.all()) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [("not there on the third day", ["range-other-day"]), ("not there on Sunday", ["range-other-day"])],
)
def test_a_day_beside_one_that_nobody_stated_is_told_as_such(text, told):
    found = Findings()
    assert read_ranges(text, CELL, replace(CALENDAR, by_default=True), found) == ()
    assert codes(found.all()) == told


def test_a_part_that_is_said_to_mean_itself_is_not_asked_about():
    unclear, found = list[Unclear](), Findings()
    asked = replace(CALENDAR, unclear=unclear)
    read_ranges("until 7; 9:00-10:00", CELL, asked, found)
    assert [of.text for of in unclear] == ["until 7"]
    unclear.clear()
    spans = read_ranges("until 7; 9:00-10:00", CELL, replace(asked, told={"until 7": "until 7"}.get), found)
    assert (unclear, [span.end.hour for span in spans][:2]) == ([], [7, 10])


@pytest.mark.parametrize("text", ["Qzwx 10:00-11:00", "12 June from 10:00 flight", "12 June morning, perhaps"])
def test_a_reading_that_is_just_as_sure_as_is_assumed_is_taken(text):
    taken = {}
    for sure in (0.6, 0.61):
        unclear, found = list[Unclear](), Findings()
        spans = read_ranges(text, CELL, replace(CALENDAR, sure=sure, unclear=unclear), found)
        taken[sure] = (bool(spans), [of.text for of in unclear])
    assert taken == {0.6: (True, []), 0.61: (False, [text])}


@pytest.mark.parametrize("text", ["the second day 16:00-", "Monday morning", "the 20th 16:00-18:00", "the 21st"])
@pytest.mark.parametrize("sure", [0.0, 0.9])
def test_hours_of_another_day_are_not_held_on_the_default_day(text, sure):
    """Without days the event is on one day, 12 June, a Thursday; hours of other days would be lost."""
    calendar = Calendar([session("Morning", FIRST, 9, 12)], by_default=True, sure=sure)
    found = Findings()
    assert read_ranges(text, CELL, calendar, found) == ()
    assert codes(found.all()) == ["range-other-day"]


@pytest.mark.parametrize(
    "text",
    [
        "12-én 9:00–10:30 előadást tart",
        "am 12. 9:00-10:30 Vortrag",
        "12. 9:00-10:30 přednáška",
        "12-го 9:00-10:30 выступает",
        "the 12th 9:00-10:30 gives a talk",
    ],
)
@pytest.mark.parametrize("sure", [0.0, 0.9])
def test_hours_behind_an_ordinal_of_a_day_of_the_event_are_of_that_day_only(text, sure):
    (span,) = read_ranges(text, CELL, replace(CALENDAR, sure=sure), Findings())
    assert (span.start, span.end) == (datetime(2025, 6, 12, 9), datetime(2025, 6, 12, 10, 30))


@pytest.mark.parametrize("text", ["solo al pomeriggio, dalle 14 in poi", "só à tarde, das 14h em diante"])
def test_an_hour_with_onwards_behind_it_counts_beside_a_part_of_the_day(text):
    spans = read_ranges(text, CELL, CALENDAR, Findings())
    assert [(span.start.hour, span.end.hour) for span in spans] == [(0, 14), (0, 14)]


@pytest.mark.parametrize(("text", "sure"), [("only the afternoon, from 14 xyzzy", 0.6), ("only from 14 o'clock", 0.95)])
def test_an_hour_before_an_unknown_word_is_not_left_out_for_sure(text, sure):
    assert read_when(text).sure == sure
