"""Days of presence or absence in figures below a title of any language."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, away, hours, lists, understood

TITLES = (
    *("Which days will you attend?", "Attendance days", "Дни участия", "参会日期", "Días de asistencia"),
    *("Jours de présence", "Teilnahmetage", "참석일", "来場日", "Katılım günleri"),
)
ANSWERS = (
    *(("12/6, 13/6", "13/6", "12/6"), ("6/12, 6/13", "6/13", "6/12"), ("12.06, 13.06", "13.06", "12.06")),
    *(("12, 13", "13", "12"), ("12 & 13", "13", "12"), ("12-13/6", "13/6", "12/6"), ("12, 13", 13, 12)),
    *(("6月12日、13日", "6月13日", "6月12日"), ("12 y 13 de junio", "13 de junio", "12 de junio")),
    ("12/6, 13/6", datetime(2025, 6, 13), datetime(2025, 6, 12)),
)


def sheets(title, texts):
    return lists([["Company", title, "Would like to meet"], *([b, t, S[0]] for b, t in zip(B, texts, strict=True))])


@pytest.mark.one_of(3)
@pytest.mark.parametrize(("title", "texts"), [*zip(TITLES, ANSWERS, strict=True)])
def test_days_in_figures_below_a_title_of_presence_are_those_of_presence(tmp_path, title, texts):
    event = understood(read(tmp_path, sheets(title, texts)))
    assert away(event) == {
        B[1]: hours(event, "12 09:00-12:00", "12 14:00-17:00"),
        B[2]: hours(event, "13 09:00-12:00", "13 14:00-17:00"),
    }


def test_days_in_figures_below_a_title_of_absence_are_those_of_absence(tmp_path):
    event = understood(read(tmp_path, sheets("Which days are you NOT available?", (None, "12/6", "13/6 14:00-17:00"))))
    assert away(event) == {
        B[1]: hours(event, "12 09:00-12:00", "12 14:00-17:00"),
        B[2]: hours(event, "13 14:00-17:00"),
    }


def test_parts_of_days_in_figures_are_those_of_presence(tmp_path):
    event = understood(
        read(tmp_path, sheets("Which days will you attend?", ("12/6 morning, 13/6", "only 13/6", "12/6")))
    )
    assert away(event) == {
        B[0]: hours(event, "12 14:00-17:00"),
        B[1]: hours(event, "12 09:00-12:00", "12 14:00-17:00"),
        B[2]: hours(event, "13 09:00-12:00", "13 14:00-17:00"),
    }


@pytest.mark.parametrize(
    ("title", "text", "asked"),
    [
        ("Which days will you attend?", "2", ("2", "there only on 2025-06-13")),
        ("Which days will you attend?", "12-14", ("12-14", "there only on 2025-06-12 & 2025-06-13")),
        ("Which days will you attend?", "from 13", ("from 2025-06-13", "there only on 2025-06-13")),
        ("Which days will you attend?", datetime(2025, 12, 6), ("2025-12-06", "there only on 2025-06-12")),
        ("How many days will you attend?", "2 days", ("2 days", "never")),
        ("参会天数", "1", ("1", "")),
    ],
)
def test_figures_that_may_be_other_days_are_asked_for(tmp_path, title, text, asked):
    (tmp_path / "map.toml").write_text(f'[form."Buyer answers".columns]\n"{title}" = "available"\n', encoding="utf-8")
    intake = read(tmp_path, sheets(title, (text, "13/6", "12/6, 13/6")), form=tmp_path / "map.toml")
    assert asked in [(q.subject, q.guess) for q in intake.questions if q.kind == "times"]
