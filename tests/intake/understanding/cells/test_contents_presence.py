"""Columns that certainly tell presence, whatever the language of their title."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake.understanding.cells.contents import is_plain_presence
from tests.intake.understanding.columns_of import column


@pytest.mark.parametrize(
    ("title", "cells", "plain"),
    [
        ("Присутствие", ("оба дня", "с обеда 16-го", "только 17 сентября"), True),
        ("Verfügbarkeit 16.09. (09:00–17:00)", ("ganztägig", "09:00–12:00", "nicht verfügbar"), True),
        ("Présence", ("les 2 jours", "17 seulement"), True),
        ("Presenza", ("mer + gio", "solo gio"), True),
        (
            "可参加场次",
            ("上午场 9:30-12:00,下午场 13:30-17:00", "上午场 9:30-12:00", "下午场 13:30-17:00", "下午场 13:30-17:00"),
            True,
        ),
        ("Availability", ("all day", "not there after 15:00"), False),
        ("Availability", ("all day", "except 9:00-10:00"), False),
        ("When are you not there?", ("all day", "9:00-10:00"), False),
        ("Milloin ette ole paikalla?", ("16.9. klo 13–15", "17.9. aamupäivä", "lähden 16.9. klo 15.30"), False),
    ],
)
def test_presence_is_certain_where_some_are_there_throughout_and_nothing_speaks_of_absence(title, cells, plain):
    made = column(title, *cells)
    made.days = (date(2026, 9, 16), date(2026, 9, 17))
    assert is_plain_presence(made) is plain
