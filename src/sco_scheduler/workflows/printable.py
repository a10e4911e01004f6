"""Characters of the registrations that cannot be printed, each reported with its cells."""

from __future__ import annotations

from collections.abc import Iterator

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.event import Company, Event, Role
from sco_scheduler.domain.findings import Finding
from sco_scheduler.domain.messages import QUOTED
from sco_scheduler.output.pdf.fonts import Printable, make_printable
from sco_scheduler.workflows import phrases
from sco_scheduler.workflows.failures import NO_GLYPH


def missing_glyphs(event: Event) -> tuple[Printable, tuple[Finding, ...]]:
    """What to print for the characters that no font has, and a finding for each text that has one."""
    texts = tuple(_texts(event))
    printable = make_printable(text for text, _ in texts)
    findings = []
    for text, cell in texts:
        found = [char for char in dict.fromkeys(text) if char in printable.instead]
        if found:
            details = {
                "character": ", ".join(f"U+{ord(char):04X}" for char in found),
                "text": QUOTED(text=_instead(text, printable)),
                "instead": tuple(printable.instead[char] or phrases.NOTHING for char in found),
            }
            findings.append(Finding(NO_GLYPH, (cell,) if cell is not None else (), details))
    return printable, tuple(findings)


def _instead(text: str, printable: Printable) -> str:
    return "".join(printable.instead.get(char, char) for char in text)


def _texts(event: Event) -> Iterator[tuple[str, Cell | None]]:
    """Every text of the registrations that is printed somewhere, with its cell."""
    settings = event.settings
    yield settings.name, settings.cells.get("name")
    yield settings.venue, settings.cells.get("venue")
    for zone in event.zones:
        yield " ".join((zone.code, zone.name, zone.name_zh, zone.name_ru, *(t.label for t in zone.tables))), zone.cell
    for company in event.companies:
        yield from _company_texts(company)
    for interpreter in event.interpreters or ():
        yield f"{interpreter.id} {interpreter.name}", interpreter.cell


def _company_texts(company: Company) -> Iterator[tuple[str, Cell | None]]:
    sides = [terms for role in Role if (terms := company.terms(role)) is not None]
    cells = {key: cell for terms in reversed(sides) for key, cell in terms.cells.items()}
    yield company.id, cells.get("id", company.cell)
    yield company.name, cells.get("company", company.cell)
    yield company.local_name, cells.get("local", company.cell)
    yield company.country, cells.get("country", company.cell)
    for terms in sides:
        yield terms.products, terms.cells.get("products", company.cell)
    for delegate in company.delegates:
        yield delegate.name, delegate.cell or cells.get("contact", company.cell)
        yield delegate.title, delegate.cell
