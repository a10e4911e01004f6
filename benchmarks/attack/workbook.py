"""The registrations workbook that says what a spec says."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

from benchmarks.attack.spec import FIRST_DAY, Company, Spec, Terms, When, clock, day_text
from tests.workbooks import save

PURCHASER, SUPPLIER = "purchaser", "supplier"

Cell = str | int | date | time | None
Sheets = dict[str, list[list[Cell]]]

_COMPANY = ("ID", "Company", "Zone", "Languages", "Not available", "Minimum", "Maximum", "Priority", "Table")
COMPANY_COLUMNS = (*_COMPANY, "Contact", "Status")


def sheets(spec: Spec) -> Sheets:
    """The rows of every sheet of the registrations workbook, headers first."""
    found: Sheets = {"Event": _event(spec), "Sessions": _sessions(spec)}
    if spec.zones_given:
        found["Zones"] = [["Zone", "Tables", "Closed"]]
        found["Zones"] += [[z.code, "; ".join(z.tables), _ranges(z.closed)] for z in spec.zones]
        shut = [[z.code, label, _ranges(when)] for z in spec.zones for label, when in z.shut]
        if shut:
            found["Tables"] = [["Zone", "Table", "Closed"], *shut]
    for role, title in ((PURCHASER, "Purchasers"), (SUPPLIER, "Suppliers")):
        found[title] = [list(COMPANY_COLUMNS)]
        found[title] += [_company(c, role) for c in spec.companies if getattr(c, role)]
    people = [
        [c.id, d.name, "; ".join(d.languages or ()), _ranges(d.away)] for c in spec.companies for d in c.delegates
    ]
    if people:
        found["Delegates"] = [["Company", "Delegate", "Languages", "Not available"], *people]
    found["Requests"] = [["From", "To", "Rank", "Level", "Session", "Delegate", "After"]]
    found["Requests"] += [
        [r.asker, r.other, r.rank, r.level, "; ".join(r.sessions), r.delegate, "; ".join(r.after)]
        for r in spec.requests
    ]
    if spec.interpreters is not None:
        found["Interpreters"] = [["ID", "Name", "Languages", "Zone", "Not available"]]
        found["Interpreters"] += [
            [i.id, i.name, "; ".join(i.languages), i.zone, _ranges(i.away)] for i in spec.interpreters
        ]
    if spec.fixed:
        found["Fixed"] = [["Purchaser", "Supplier", "Date", "Start", "Table", "Interpreter"]]
        found["Fixed"] += [
            [f.purchaser, f.supplier, _day(spec, f.day), _time(spec, f.start), f.table, f.interpreter]
            for f in spec.fixed
        ]
    return found


def write(spec: Spec, path: Path) -> Path:
    """Write the registrations workbook, in which a name that looks like a formula stays a name."""
    return save(path, sheets(spec), formulas=False)


def _event(spec: Spec) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Setting", "Value"], ["Event", "Attack"], ["Walk minutes", spec.walk]]
    rows += [["Seated", spec.seated], ["Mutual bonus", spec.bonus], ["Gap spread", spec.spread]]
    rows += [["Purchaser weight", spec.weights[0]], ["Supplier weight", spec.weights[1]]]
    rows += [["Purchaser minimum", spec.minimums[0]], ["Supplier minimum", spec.minimums[1]]]
    rows += [["Purchaser maximum", spec.maximums[0]], ["Supplier maximum", spec.maximums[1]]]
    if spec.goals is not None:
        rows.append(["Goals", "; ".join(spec.goals)])
    return [row for row in rows if row[1] is not None]


def _sessions(spec: Spec) -> list[list[Cell]]:
    rows: list[list[Cell]] = [["Session", "Date", "Start", "End", "Slot minutes", "Changeover minutes"]]
    rows += [
        [s.name, _day(spec, s.day), _time(spec, s.start), _time(spec, s.end), s.slot, s.pause] for s in spec.sessions
    ]
    return rows


def _company(company: Company, role: str) -> list[Cell]:
    terms: Terms = getattr(company, role)
    first = role == PURCHASER or company.purchaser is None
    return [
        company.id,
        company.name,
        terms.zone,
        "; ".join(company.languages) if first else None,
        _ranges(company.away) if first else None,
        terms.minimum,
        terms.maximum,
        "VIP" if terms.vip else None,
        terms.table,
        company.contact,
        "cancelled" if company.cancelled else None,
    ]


def _ranges(whens: tuple[When, ...]) -> str | None:
    """Ranges in one cell: those of every day first, then day by day, each after its date."""
    parts = []
    for when in sorted(whens, key=lambda w: (-1 if w.day is None else w.day, w.start, w.end)):
        day = "" if when.day is None else day_text(when.day)
        text = when.text() or ("" if day else "00:00-")
        parts.append(f"{day} {text}".strip())
    return "; ".join(parts) or None


def _day(spec: Spec, day: int | None) -> Cell:
    if day is None:
        return None
    return FIRST_DAY + timedelta(days=day) if spec.real_times else day_text(day)


def _time(spec: Spec, minute: int | None) -> Cell:
    if minute is None:
        return None
    return time(minute // 60, minute % 60) if spec.real_times else clock(minute)
