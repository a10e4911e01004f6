"""What form tools and organizers put beside names: stands, slots to tick, head counts, statuses, sheets of refusals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sco_scheduler.domain.event import Event
from sco_scheduler.intake import Intake
from tests.intake.books import Sheets, read, serious

B = ["Altyn Trade LLP", "Ural Import LLC", "Bishkek Motors"]
S = ["Chongqing Motors Co., Ltd.", "River Machines, Inc.", "Spring Parts Co., Ltd.", "Yangtze Pumps"]
Said = tuple[str, str, str, int | None]


def event_sheets() -> Sheets:
    """The format's own sheets of the event, which stand beside lists of any form."""
    return {
        "Sessions": [["Session", "Date", "Start", "End"],
                     *([f"Day {n}", f"2025-06-1{n + 1}", "09:00", "12:00"] for n in (1, 2)),
                     *([f"Day {n}", f"2025-06-1{n + 1}", "14:00", "17:00"] for n in (1, 2))],
        "Zones": [["Zone", "Name", "Tables"], ["A", "Vehicles", 6]],
    }  # fmt: skip


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
    """The slots that begin in spans such as ``12 09:00-12:00``."""
    return {
        f"{slot.start:%d %H:%M}"
        for span in spans
        for slot in event.slots
        if f"{slot.start:%d}" == span[:2] and span[3:8] <= f"{slot.start:%H:%M}" < span[9:]
    }


def test_a_list_with_one_wish_each_is_of_companies_that_no_other_sheet_lists(tmp_path: Path):
    sheets = lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)])
    assert said(understood(read(tmp_path, sheets))) == {(name, S[0], "want", 1) for name in B}


def test_a_booth_is_no_table_unless_a_table_has_its_label(tmp_path: Path):
    sellers = [["Company", "Zone", "Booth"], *([name, "A", f"A0{n}"] for n, name in enumerate(S, 1))]
    sheets = lists([["Company", "Would like to meet"], *([name, S[0]] for name in B)], sellers)
    event = understood(read(tmp_path, sheets))
    assert {c.supplier.table for c in event.companies if c.supplier} == {None}
    sheets["Zones"][1][2] = "A01-A04"
    event = understood(read(tmp_path, sheets))
    assert [c.supplier.table.label for c in event.companies if c.supplier and c.supplier.table] == [
        "A01", "A02", "A03", "A04",
    ]  # fmt: skip
