"""Lists of buyers and suppliers as form tools make them, beside the sheets of an event, and what is read of them."""

from __future__ import annotations

from typing import Any

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import Intake
from tests.intake.books import Sheets, serious

B = ["Altyn Trade LLP", "Ural Import LLC", "Bishkek Motors"]
S = ["Chongqing Motors Co., Ltd.", "River Machines, Inc.", "Spring Parts Co., Ltd.", "Yangtze Pumps"]
Said = tuple[str, str, str, int | None]


def event_sheets() -> Sheets:
    """The format's own sheets of the event, which stand beside lists of any form."""
    return {
        "Sessions": [
            ["Session", "Date", "Start", "End"],
            *([f"Day {n}", f"2025-06-1{n + 1}", "09:00", "12:00"] for n in (1, 2)),
            *([f"Day {n}", f"2025-06-1{n + 1}", "14:00", "17:00"] for n in (1, 2)),
        ],
        "Zones": [["Zone", "Name", "Tables"], ["A", "Vehicles", 6]],
    }


def lists(buyers: list[list[Any]], sellers: list[list[Any]] | None = None) -> Sheets:
    """A list of buyers and one of suppliers, beside the sheets of the event."""
    others = sellers or [["Exhibiting firm", "Zone"], *([name, "A"] for name in S)]
    return {"Buyer answers": buyers, "Exhibitor answers": others, **event_sheets()}


def understood(intake: Intake) -> Event:
    """The event of a reading that asked nothing."""
    assert intake.event is not None, serious(intake.findings)
    assert intake.questions == (), serious(intake.findings)
    return intake.event


def said(event: Event) -> set[Said]:
    """Who asks for whom, at which level, and the rank."""
    names = {company.id: company.name for company in event.companies}
    return {(names[r.asker], names[r.target], str(r.level), r.rank) for r in event.requests}


def away(event: Event) -> dict[str, set[str]]:
    """The slots in which all people of a company are away, for companies that are at some time."""
    found: dict[str, set[str]] = {}
    for company in event.companies:
        for slot in event.slots:
            if all(any(span.overlaps(slot.start, slot.end) for span in d.absences) for d in company.delegates):
                found.setdefault(company.name, set()).add(f"{slot.start:%d %H:%M}")
    return found


def hours(event: Event, *spans: str) -> set[str]:
    """The slots that overlap spans such as ``12 09:00-12:00``."""
    return {
        f"{slot.start:%d %H:%M}"
        for span in spans
        for slot in event.slots
        if f"{slot.start:%d}" == span[:2] and span[3:8] < f"{slot.end:%H:%M}" and f"{slot.start:%H:%M}" < span[9:]
    }


def boxes(question: str, options: list[str], chosen: dict[str, set[int]], yes: str, no: str | None) -> list[list[Any]]:
    """Answers to a question with a column for each option, ticked, or with the option again where ``yes`` is empty."""
    titles = [question.format(option) for option in options]
    return [
        ["ID", "Company", "Country", *titles, "Whom would you like to meet?"],
        *(
            [n + 1, b, "Russia", *((yes or o) if k in chosen[b] else no for k, o in enumerate(options)), S[n]]
            for n, b in enumerate(B)
        ),
    ]
