"""The Delegates and Interpreters sheets: the people who meet and those who help them talk."""

from __future__ import annotations

from collections.abc import Mapping

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.event import Delegate, Interpreter
from sco_scheduler.domain.names import fold
from sco_scheduler.intake import phrases
from sco_scheduler.intake.findings import Findings
from sco_scheduler.intake.kinds import companies as kinds
from sco_scheduler.intake.kinds import event as event_kinds
from sco_scheduler.intake.kinds import sheets as sheet_kinds
from sco_scheduler.intake.names.directory import Directory
from sco_scheduler.intake.sheets.companies import Shared
from sco_scheduler.intake.sheets.zones import ZoneCodes
from sco_scheduler.intake.table.rows import Layout, Row, Table
from sco_scheduler.intake.table.vocabulary import vocabulary
from sco_scheduler.intake.values.entries import read_languages
from sco_scheduler.intake.values.times import Calendar, joined, read_ranges

DELEGATES = Layout("Delegates", needed=(("company",), ("delegate",)), passes=frozenset({"title", "email"}))
INTERPRETERS = Layout("Interpreters", needed=(("id", "name"), ("languages",)))


def read_delegates(
    table: Table | None, shared: Mapping[str, Shared], directory: Directory, calendar: Calendar, found: Findings
) -> dict[str, tuple[Delegate, ...]]:
    """The delegates of every company by its ID: those of the sheet, else its contact alone."""
    rows: dict[str, list[tuple[Row, Delegate]]] = {company: [] for company in shared}
    for row in table or ():
        company = _company(row, directory, found)
        if company is None:
            continue
        if not row.text("delegate"):
            found.add(kinds.DELEGATE_NAMELESS, row.cell("delegate"), company=directory.shown(company))
        key = f"{company}#{len(rows[company]) + 1}"
        delegate = _delegate(row, key, shared[company], calendar, found)
        first = next((d for _, d in rows[company] if d.name and fold(d.name) == fold(delegate.name)), None)
        if first is not None:
            details = {"delegate": delegate.name, "company": directory.shown(company)}
            found.add(kinds.DELEGATE_TWICE, row.cell("delegate"), first.cell, **details)
            continue
        rows[company].append((row, delegate))
    alone = [company for company, people in rows.items() if not people]
    if alone:
        found.add(kinds.DELEGATES_DEFAULT, Cell(table.sheet if table else "Delegates"), count=len(alone))
    return {
        company: tuple(delegate for _, delegate in people) if people else (_contact(company, shared[company]),)
        for company, people in rows.items()
    }


def read_interpreters(
    table: Table | None, zones: ZoneCodes, calendar: Calendar, found: Findings
) -> tuple[Interpreter, ...] | None:
    """The interpreters of the sheet; None, so that languages are ignored, where there is none."""
    if table is None:
        found.add(kinds.INTERPRETERS_DEFAULT, Cell("Interpreters"))
        return None
    interpreters: dict[str, Interpreter] = {}
    for row in table:
        interpreter = _interpreter(row, zones, calendar, found)
        if interpreter is None:
            continue
        first = interpreters.setdefault(fold(interpreter.id), interpreter)
        if first is not interpreter:
            found.add(kinds.INTERPRETER_TWICE, interpreter.cell, first.cell, value=interpreter.id)
    return tuple(interpreters.values())


def _company(row: Row, directory: Directory, found: Findings) -> str | None:
    text = row.text("company")
    cell = row.cell("company")
    if not text:
        column = vocabulary().sheets["Delegates"].columns["company"].told
        found.add(sheet_kinds.CELL_NEEDED, cell, column=column)
        return None
    return directory.reported(
        text,
        cell,
        found,
        unknown=kinds.DELEGATE_COMPANY_UNKNOWN,
        ambiguous=kinds.COMPANY_AMBIGUOUS,
        delegate=row.text("delegate") or phrases.SOMEBODY,
    )


def _delegate(row: Row, key: str, shared: Shared, calendar: Calendar, found: Findings) -> Delegate:
    name = row.text("delegate")
    languages = shared.languages
    if row.value("languages") is not None:
        languages = read_languages(row.text("languages"), row.cell("languages"), found)
    absences = shared.absences
    if row.value("not_available") is not None:
        own = read_ranges(row.value("not_available"), row.cell("not_available"), calendar, found)
        absences = joined([*absences, *own])
    return Delegate(
        key,
        name,
        row.text("title"),
        languages,
        absences,
        row.text("email"),
        row.cell("delegate") if name else row.cell("company"),
    )


def _contact(company: str, shared: Shared) -> Delegate:
    return Delegate(
        f"{company}#1",
        shared.contact,
        languages=shared.languages,
        absences=shared.absences,
        email=shared.email,
        cell=shared.cell,
    )


def _interpreter(row: Row, zones: ZoneCodes, calendar: Calendar, found: Findings) -> Interpreter | None:
    name, code = row.text("name"), row.text("id")
    if not (code or name):
        found.add(kinds.INTERPRETER_NAMELESS, row.place)
        return None
    languages = frozenset[str]()
    if row.value("languages") is not None:
        languages = read_languages(row.text("languages"), row.cell("languages"), found)
    if not languages:
        found.add(kinds.INTERPRETER_NO_LANGUAGES, row.cell("languages"), name=name or code)
    place = row.text("zone")
    zone = zones.find(place) if place else None
    if place and zone is None:
        likely = zones.likely(place)
        found.add(event_kinds.ZONE_UNKNOWN, row.cell("zone"), suggestion=likely, value=place, choices=zones.shown)
    absences = row.value("not_available")
    return Interpreter(
        code or name,
        name or code,
        languages,
        zone.code if zone is not None else None,
        () if absences is None else read_ranges(absences, row.cell("not_available"), calendar, found),
        row.cell("id") if code else row.cell("name"),
    )
