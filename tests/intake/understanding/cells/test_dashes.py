"""Dashes and hours below short names of days."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.cells.dashes import are_opposites
from tests.intake.understanding.guests import GUESTS, HOSTS
from tests.workbooks import book_of


@pytest.mark.parametrize(
    ("titles", "upper", "days", "until", "fair"),
    [
        (
            ("Firma", "Land", "Ansprechpartner", "Wünsche"),
            "Anwesend",
            ("Do", "Fr"),
            "bis 12 Uhr",
            "Messe, 5. und 6. November 2026",
        ),
        (
            ("Empresa", "País", "Contacto", "Deseos"),
            "Asistencia",
            ("Jue", "Vie"),
            "hasta las 12:00",
            "Feria, 5 y 6 de noviembre de 2026",
        ),
        (
            ("Компания", "Страна", "Контакт", "С кем встретиться"),
            "Присутствие",
            ("Чт", "Пт"),
            "до 12:00",
            "Ярмарка, 5 и 6 ноября 2026",
        ),
    ],
)
def test_a_dash_or_an_hour_below_a_day_counts_for_this_day(tmp_path, titles, upper, days, until, fair):
    rows: list[list[object]] = [[fair], [*titles[:3], upper, None, titles[3]], [None, None, None, *days]]
    said = [("x", "–"), ("x", "x"), ("x", until), ("x", "x")]
    people = ("Anna Berg", "Li Wei", "Ivo Novak", "Paul Roux")
    rows += [[g, "KZ", who, *told, HOSTS[n]] for n, (g, who, told) in enumerate(zip(GUESTS, people, said, strict=True))]
    book = book_of({"Buyers": rows, "Suppliers": [["Supplier"], *([host] for host in HOSTS)]})
    first = book.worksheets[0]
    for area in ("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3"):
        first.merge_cells(area)
    book.save(path := tmp_path / "fair.xlsx")
    event = read_registrations([path], today=date(2026, 5, 1), sure=0.0).event
    assert event is not None
    away = {
        c.name: [f"{a.start:%d %H}" for d in c.delegates for a in d.absences] for c in event.companies if c.purchaser
    }
    assert away == {GUESTS[0]: ["06 00"], GUESTS[1]: [], GUESTS[2]: ["06 12"], GUESTS[3]: []}


@pytest.mark.parametrize(
    ("texts", "title", "rows", "opposite"),
    [
        (("x", "–", "x", "x"), "Fr", 4, True),
        (("x", "-", "until 12:00", "x"), "Present on Friday", 4, True),
        (("x", "–", "x", "x"), "Stand", 4, False),
        (("x", "–", "x"), "Fr", 4, False),
        (("x", "–", "–", "–"), "Fr", 4, False),
        (("x", "–", "Lotus Optics", "x"), "Fr", 4, False),
        (("x", "x", "x", "x"), "Fr", 4, False),
    ],
)
def test_dashes_mean_absence_below_a_day_beside_ticks_without_empty_cells(texts, title, rows, opposite):
    assert are_opposites(texts, (title,), rows) is opposite
