"""Small registration and agendas workbooks for the tests of intake.

A workbook is a dictionary of sheets, a sheet a list of rows. ``base()`` is one without any finding
that stops or changes; a test changes one thing and reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sco_scheduler.domain.event import Company, Event, Request
from sco_scheduler.domain.findings import Finding
from sco_scheduler.intake import Intake, read_registrations
from tests.workbooks import save

Sheets = dict[str, list[list[Any]]]

DAY = date(2025, 6, 12)

COMPANY_COLUMNS = (
    *("ID", "Company", "Zone", "Languages", "Not available", "Minimum", "Maximum"),
    *("Priority", "Table", "Contact", "Status", "Wishes"),
)


def base() -> Sheets:
    """Two purchasers, three suppliers, two zones, one day, an interpreter, a pin."""
    return {
        "Event": [["Setting", "Value"], ["Event", "Trade days"], ["Slot minutes", 20], ["Changeover minutes", 5]],
        "Sessions": [
            ["Session", "Date", "Start", "End"],
            ["Morning", datetime(2025, 6, 12), time(9), time(12)],
            ["Afternoon", datetime(2025, 6, 12), time(14), time(17)],
        ],
        "Zones": [["Zone", "Name", "Tables", "Closed"], ["A", "Vehicles", 4, None], ["B", "Machines", "B1-B3", None]],
        "Purchasers": [
            list(COMPANY_COLUMNS),
            ["P001", "Altyn Trade", "A", "ru", None, None, None, None, None, "Aigul", None, None],
            ["P002", "Ural Import", "B", "ru; en", None, None, None, None, None, "Oleg", None, None],
        ],
        "Suppliers": [
            list(COMPANY_COLUMNS),
            ["S001", "Chongqing Motors", "A", "zh", None, None, None, None, None, "Li Wei", None, None],
            ["S002", "River Machines", "B", "zh; en", None, None, None, None, None, "Wang Fang", None, None],
            ["S003", "Spring Parts", "A", "zh", None, None, None, None, None, "Chen Jie", None, None],
        ],
        "Delegates": [
            ["Company", "Delegate", "Title", "Languages", "Not available", "Email"],
            ["P001", "Aigul", "Director", None, None, "aigul@example.org"],
            ["P001", "Bek", "Buyer", None, None, None],
        ],
        "Requests": [
            ["From", "To", "Rank", "Level", "Session", "Delegate", "After", "Notes"],
            ["P001", "S001", 1, "must", None, None, None, None],
            ["P001", "S002", 2, None, None, None, None, None],
            ["P002", "S002", 1, None, None, None, None, None],
            ["S003", "P001", None, "maybe", None, None, None, None],
        ],
        "Interpreters": [
            ["ID", "Name", "Languages", "Zone", "Not available"],
            ["I01", "Zhang Min", "zh; ru", None, None],
        ],
        "Fixed": [
            ["Purchaser", "Supplier", "Date", "Start", "Table", "Interpreter"],
            ["P001", "S001", datetime(2025, 6, 12), time(9, 25), 2, "I01"],
        ],
    }


def with_requests(*rows: Iterable[Any]) -> Sheets:
    """The workbook of ``base`` with these requests, and no pin."""
    sheets = base()
    sheets["Requests"][1:] = [list(row) for row in rows]
    sheets["Fixed"] = sheets["Fixed"][:1]
    return sheets


def bare() -> Sheets:
    """Only the needed sheets, with the fewest columns."""
    return {
        "Purchasers": [["Company"], ["Altyn Trade"], ["Ural Import"]],
        "Suppliers": [["Company", "Zone"], ["Chongqing Motors", "A"], ["River Machines", "B"]],
        "Requests": [["From", "To"], ["Altyn Trade", "Chongqing Motors"], ["Ural Import", "River Machines"]],
    }


TODAY = date(2027, 5, 20)
"""The day of events without sessions, which would else be the present."""


def read(folder: Path, sheets: Sheets, **options: Any) -> Intake:
    """Write and read the sheets, by default as on ``TODAY``."""
    return read_registrations(save(folder / "trade.xlsx", sheets), **{"today": TODAY, **options})


def event_of(folder: Path, sheets: Sheets, **options: Any) -> Event:
    """The event of the sheets; a finding that stops is a failure of the test."""
    intake = read(folder, sheets, **options)
    assert intake.event is not None, serious(intake.findings)
    return intake.event


def company_of(event: Event, company: str) -> Company:
    return event.company_by_id[company]


def request_of(event: Event, asker: str, target: str) -> Request:
    """The one request of a company for another."""
    (request,) = [r for r in event.requests if (r.asker, r.target) == (asker, target)]
    return request


def column(rows: list[list[Any]], title: str) -> int:
    """The place of a column, which is added at the end where there is none."""
    if title not in rows[0]:
        for row in rows:
            row.append(None)
        rows[0][-1] = title
    return rows[0].index(title)


def put(sheets: Sheets, sheet: str, row: int, title: str, value: Any) -> None:
    """Write a value into a row, counted as Excel does, under a title."""
    rows = sheets[sheet]
    rows[row - 1][column(rows, title)] = value


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def serious(findings: Iterable[Finding]) -> list[str]:
    """All findings but notes, in words."""
    return [f"{f.code} {f.where}: {f.message}" for f in findings if f.severity.name != "NOTE"]


def only(intake: Intake, code: str) -> Finding:
    """The one finding of a kind."""
    (finding,) = [f for f in intake.findings if f.code == code]
    return finding


Change = Callable[[Sheets], object]
"""Changes one thing in a workbook."""


def setting(name: str, value: object) -> Change:
    return lambda s: s["Event"].append([name, value])


def cell(sheet: str, row: int, title: str, value: object) -> Change:
    return lambda s: put(s, sheet, row, title, value)


def rename(sheet: str, title: str, other: str) -> Change:
    return lambda s: s[sheet][0].__setitem__(s[sheet][0].index(title), other)


def append(sheet: str, *values: object) -> Change:
    return lambda s: s[sheet].append(list(values))


def rename_sheet(sheet: str, other: str) -> Change:
    return lambda s: s.__setitem__(other, s.pop(sheet))


def empty(sheet: str) -> Change:
    return lambda s: s.__setitem__(sheet, s[sheet][:1])


def both(*changes: Change) -> Change:
    return lambda s: [change(s) for change in changes]


def counts(intake: Intake) -> dict[str, int]:
    """How much of each thing the event of a reading has; companies in both roles count in each."""
    event = intake.event
    assert event is not None, intake.findings
    return {
        "purchasers": sum(c.purchaser is not None for c in event.companies),
        "suppliers": sum(c.supplier is not None for c in event.companies),
        "both": sum(c.purchaser is not None and c.supplier is not None for c in event.companies),
        "cancelled": sum(c.cancelled for c in event.companies),
        "requests": len(event.requests),
        "fixed": len(event.fixed),
    }
