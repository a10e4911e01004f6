"""Columns of arrivals and departures: who is away before and after, by the days of the event."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from tests.intake.books import read

_COMPANIES = ("Altyn Trade LLP", "Ural Import OOO", "Jade Tea", "Lotus Optics")


def _away(folder, *, answers="", **columns):
    """The companies with absences, by the cells of columns of a form; None if there is a question."""
    rows = [["Company", "Role", "Which companies would you like to meet?", *columns]]
    for place, company in enumerate(_COMPANIES):
        role, wishes = ("Buyer", "Jade Tea; Lotus Optics") if place < 2 else ("Supplier", "Altyn Trade LLP")
        rows.append([company, role, wishes, *(cells[place] for cells in columns.values())])
    days = [["Session", "Date", "Start", "End"]]
    days += [["All day", datetime(2026, 6, day), time(9), time(17)] for day in (9, 10, 11)]
    form = folder / "form.toml"
    form.write_text(answers, encoding="utf-8")
    intake = read(folder, {"Form": rows, "Sessions": days}, form=form if answers else None)
    if intake.event is None:
        return None
    spans = {c.name.split()[0]: c.delegates[0].absences for c in intake.event.companies if c.delegates[0].absences}
    return {name: " ".join(f"{s.start:%d.%H:%M}-{s.end:%d.%H:%M}" for s in away) for name, away in spans.items()}


_LATE = {"Altyn": "09.00:00-09.13:00 11.12:30-12.00:00", "Ural": "09.00:00-10.00:00", "Jade": "10.18:00-12.00:00"}


@pytest.mark.parametrize(
    ("arrival", "comes", "departure", "goes"),
    [
        (
            *("Arrival", ("2026-06-09 13:00", "2026-06-10", "2026-06-08 21:00", None)),
            *("Departure", ("2026-06-11 12:30", "2026-06-12", "2026-06-10 18:00", None)),
        ),
        (
            *("Arriving on", ("Tue 9 June 13:00", "Wed", "Mon", "the evening before")),
            *("Leaving", ("Thu 12:30", "Fri", "Wed 10 June (night flight)", "end of the event")),
        ),
        (
            *("Travel In", ("06/09/2026 1:00 PM", "06/10/2026", "06/08/2026", "06/08/2026")),
            *("Travel Out", ("06/11/2026 12:30 PM", "06/12/2026", "06/10/2026 6:00 PM", "06/12/2026")),
        ),
        (
            *("Прибытие", ("9 июня 13:00", "10.06", "08.06 вечером", "9 июня утром")),
            *("Отъезд", ("11 июня 12:30", "12.06", "10.06 вечером", "до конца")),
        ),
        (
            *("抵达时间", ("6月9日13:00", "10日上午", "8日晚", "本地企业")),
            *("返程", ("6月11日12:30", "12日", "6月10日晚", "会议结束后")),
        ),
    ],
)
def test_who_arrives_late_or_leaves_early_is_away(tmp_path, arrival, comes, departure, goes):
    assert _away(tmp_path, **{arrival: comes, departure: goes}) == _LATE


def test_without_a_title_that_says_so_the_meaning_is_one_of_the_answers(tmp_path):
    cells = ("9 June 13:00", "10 June", "8 June", "8 June")
    assert _away(tmp_path, **{"Travel plans": cells}) is None
    answers = '[form.Form.columns]\n"Travel plans" = "{}"\n'
    comes, goes = (
        _away(tmp_path, answers=answers.format(way), **{"Travel plans": cells}) for way in ("arrives", "leaves")
    )
    assert comes == {"Altyn": "09.00:00-09.13:00", "Ural": "09.00:00-10.00:00"}
    assert goes == {
        "Altyn": "09.13:00-12.00:00",
        "Ural": "11.00:00-12.00:00",
        **dict.fromkeys(("Jade", "Lotus"), "09.00:00-12.00:00"),
    }


def test_an_arrival_at_an_unclear_time_is_asked_about(tmp_path):
    cells = ("9 June 13:00", "10 June", "some time on 9 or 10 June", "8 June")
    assert _away(tmp_path, Arrival=cells) is None
    said = '[times]\n"some time on 9 or 10 June" = "2026-06-09"\n'
    assert _away(tmp_path, answers=said, Arrival=cells)["Jade"] == "09.00:00-10.00:00"


def test_days_far_from_the_event_are_no_arrivals(tmp_path):
    assert _away(tmp_path, **{"Samples arrive": ("5 May", "1 April", "20 May", "3 March")}) == {}
