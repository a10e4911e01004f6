"""What stands in forms and empty registrations, and how they are laid out, compared as text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl

from sco_scheduler.domain.event import Delegate, Event, Level, Request, Role, Session, Span, Terms
from sco_scheduler.output.excel.registrations import write_template
from sco_scheduler.output.excel.wish_form import write_wish_form
from tests.agendas.samples import at, company, small_event
from tests.output.golden import contents
from tests.output.layout import compared, layout

GOLDEN = Path(__file__).parent / "golden"


def wishing_event() -> Event:
    """An event whose first company has two delegates and wishes of every kind, for companies of all zones and none."""
    event = small_event()
    first, *others = event.companies
    both, own = Span(at("14:00"), at("14:20")), Span(at("09:00"), at("09:20"))
    people = (
        Delegate("P001#1", "Aigerim Bek", "Director", frozenset({"ru", "kk"}), (own, both), "bek@kazagro.kz"),
        Delegate("P001#2", "Marat", languages=frozenset({"ru"}), absences=(both,)),
    )
    first = replace(first, delegates=people, contact="Aigerim Bek", email="office@kazagro.kz", phone="+7 727 1")
    more = [company(f"S00{n}", f"Seller {n}", Role.SUPPLIER, zone="BBAZA"[n - 4]) for n in range(4, 9)]
    more[0] = replace(more[0], local_name="Seller 4", country="China")
    more[1] = replace(more[1], name="", supplier=Terms(zone="B", products="pumps, " * 100))
    more[2] = replace(more[2], supplier=Terms(zone="A", products="valves, " * 20))
    wishes = {"S004": Level.NO, "S005": Level.MAYBE, "S006": Level.WANT, "S002": Level.MAYBE}
    asked = tuple(Request("P001", "P001", other, level) for other, level in wishes.items())
    late = Session("", at("18:00"), at("18:45"), 20, 5)
    return replace(
        event,
        companies=(first, *others, *more),
        requests=(*event.requests, *asked),
        sessions=(late, *event.sessions),
    )


def test_the_form_that_a_company_gets(tmp_path: Path):
    event = wishing_event()
    write_wish_form(tmp_path / "form.xlsx", event, event.companies[0], "en")
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    compared(GOLDEN / "wish-form.txt", layout(book))
    compared(GOLDEN / "wish-form-contents.txt", contents(book))


def test_the_empty_registrations(tmp_path: Path):
    write_template(tmp_path / "registrations.xlsx")
    book = openpyxl.load_workbook(tmp_path / "registrations.xlsx")
    compared(GOLDEN / "registrations.txt", layout(book))
    compared(GOLDEN / "registrations-contents.txt", contents(book))
