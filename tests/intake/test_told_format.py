"""What is read of the format's own sheets whose cells are filled in oddly, whole: as a golden file has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sco_scheduler.domain.event import Company, Interpreter, Request, Zone
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import DAY, Sheets, base, save
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden" / "format"

_NAMES = (
    "Altyn trade LLP",
    "River Machines (Chongqing)",
    "Rivr Machines",
    "River",
    "S001",
    "P002",
    "p1",
    "Ural Inport",
)
_HOURS = (
    *("10:00-11:00", "Morning", "13.06", "9-25", "until 10:00", 0.4375, time(10), datetime(2025, 6, 12), "afternoon"),
    *("12.06 15:00-18:00; 9:00-9:30", "16:00-15:00", "lunch", "14:00-15:00, 14:30-16:00", "12/6/2025 after 11:00"),
)
_NUMBERS = (0, 1, 2, 3, 100, "four", "max 3", -1, 2.5, "no limit", "2-3", 1000, 1001, True)
ODD: dict[str, tuple[Any, ...]] = {
    "ID": ("P001", "S009", " p002", 7, "P-1", "S1", "S001", "I01", None),
    "Company": (*_NAMES, "Chongqing Motors", "altyn trade", None, "Total"),
    "Zone": ("B", " b ", "Hall B", "C", "Machines", "A; B", 1, None),
    "Languages": ("Russian", "zh; en", "Klingon", "ru, en", "no", "中文", None, "en (basic)"),
    "Not available": _HOURS,
    "Closed": _HOURS,
    "Minimum": _NUMBERS,
    "Maximum": _NUMBERS,
    "Priority": ("vip", "yes", "x", "high?", "no", 1, "VIP "),
    "Table": (1, "A1", "B2; B3", "A9", "1-3", "B1", 4, "9", "Al"),
    "Tables": (0, 2, "B1-B3", "A1; A1", "x", "C1, C2", 300, "5 tables", "A1-B2"),
    "Contact": ("Bek", "Aigul", None),
    "Status": ("cancelled", "confirmed", "maybe", "registered", "no show", "отказ"),
    "Wishes": ("S001; S002", "River Machines (must)", "everyone", "-S003", "P001; P002", "Spring Part", "S001, S003"),
    "From": (*_NAMES, "Chongqing Motors", None),
    "To": (*_NAMES, "Chongqing Motors", None, "Spring Parts; River Machines"),
    "Rank": (1, 2, "1st", 0, -1, "a", 1.5, None, "3"),
    "Level": ("must", "maybe", "no", "hot", 1, "x", "want", "MUST "),
    "Session": ("Morning", "Evening", "Morning; Afternoon", "Mornin", "Afternoon 13.06"),
    "Delegate": ("Bek", "Bekk", "Aigul; Bek", "Nobody", "aigul", "Li Wei"),
    "After": ("S002", "S001; S003", "P002", "X", "River Machines"),
    "Notes": ("late", 7, None),
    "Purchaser": (*_NAMES, "P001"),
    "Supplier": (*_NAMES, "S003", "Spring"),
    "Interpreter": ("I01", "Zhang Min", "I2", "Zhang", "none", None),
    "Date": (
        datetime(2025, 6, 12),
        "12.06.2025",
        "2025-06-13",
        "13 June",
        45820,
        "6/7/2025",
        "someday",
        date(2025, 6, 14),
    ),
    "Start": (time(9), time(9, 25), "9.25", "9:30", "25:00", 0.4, "9 am", "14:00", time(11, 50)),
    "End": (time(12), "12.30", "8:00", "noon", "17", 0.75, "24:00", time(9, 10)),
    "Name": ("Vehicles", "Li Na", None, "A"),
    "Email": ("aigul@example.org", "bek", "x@y", "bek@example.org, aigul@example.org"),
    "Title": ("Director", None),
    "Value": ("Trade days", 20, 0, "10", "yes", "x", 5, 25, 600, "Asia/Almaty", "nobody", "2.5"),
    "Setting": (
        *("Slot minutes", "Changeover minutes", "Walk minutes", "Seated", "Purchaser minimum", "Supplier maximum"),
        *("Time zone", "Gap spread", "Goals", "Languages", "Slot minuets", "Colour", "Purchaser weight", "Event"),
    ),
    "Place": ("Hall A", None),
}
"""What people write into each column."""


def filled() -> Sheets:
    """The base workbook, with every sheet, and a few rows more on each."""
    sheets = base()
    sheets["Tables"] = [["Zone", "Table", "Closed"], ["A", 1, "10:00-11:00"], ["B", "B2", None]]
    sheets["Programme"] = [
        ["Date", "Start", "End", "Title", "Place"],
        [datetime(2025, 6, 12), time(12), time(13), "Lunch", "Hall A"],
        [datetime(2025, 6, 12), time(17), time(18), "Closing", None],
    ]
    sheets["Event"] += [
        ["Walk minutes", 5],
        ["Seated", "purchasers"],
        ["Purchaser minimum", 1],
        ["Supplier maximum", 8],
    ]
    sheets["Interpreters"].append(["I02", "Li Na", "zh; en", "B", None])
    sheets["Requests"] += [
        ["P002", "S003", 2, "no", "Morning", None, None, None],
        ["P001", "S003", 3, None, *[None] * 4],
    ]
    sheets["Fixed"].append(["P002", "S002", datetime(2025, 6, 12), time(14), None, None])
    return sheets


def oddly_filled(seed: int) -> tuple[Sheets, str]:
    """The workbook with a few cells of each sheet filled in oddly, and which."""
    chance, sheets, told = Random(seed), filled(), []
    for name, rows in sheets.items():
        for number, row in enumerate(rows[1:], 2):
            for column, title in enumerate(rows[0]):
                if chance.random() < _SHARES[seed % 2] and title in ODD:
                    row[column] = chance.choice(ODD[title])
                    told.append(f"{name}!{'ABCDEFGHIJKLMNOP'[column]}{number}={row[column]}")
    return sheets, "; ".join(told)


_SHARES = (0.008, 0.04)
"""How many of the cells are others: few, so that there is an event, or more."""


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Everything that stands in an event, by the way to it; companies and requests by their IDs."""
    if isinstance(value, Cell) or not (is_dataclass(value) or isinstance(value, tuple | frozenset)):
        yield path, str(value)
    elif isinstance(value, frozenset):
        yield path, ", ".join(sorted(map(str, value)))
    elif isinstance(value, tuple):
        again: Counter[str] = Counter()
        for place, item in enumerate(value):
            name = _name(item) or str(place)
            again[name] += 1
            yield from leaves(item, f"{path}[{name}{'' if again[name] == 1 else f' {again[name]}'}]")
    elif is_dataclass(value):
        for field in fields(value):
            yield from leaves(getattr(value, field.name), f"{path}.{field.name}" if path else field.name)


def _name(item: object) -> str:
    if isinstance(item, Request):
        return f"{item.asker}>{item.target}"
    return item.id if isinstance(item, Company | Interpreter) else item.code if isinstance(item, Zone) else ""


def told_of(intake: Intake) -> dict[str, str]:
    """The event, what became of the rows of each sheet, and the findings."""
    rows = {f"rows of {rows.sheet}": f"{rows.rows} {dict(rows.parts)}" for rows in intake.rows}
    event = dict(leaves(intake.event)) if intake.event is not None else {"no event": ""}
    return event | rows | {f"{f.code} {f.where}: {f.message}".replace("\n", " "): "" for f in intake.findings}


@pytest.mark.parametrize("tens", range(6))
def test_what_is_read_of_cells_that_are_filled_in_oddly(tmp_path, tens):
    before = told_of(read_registrations(save(tmp_path / "trade.xlsx", filled()), today=DAY))
    lines = []
    for seed in range(10 * tens, 10 * tens + 10):
        sheets, told = oddly_filled(seed)
        after = told_of(read_registrations(save(tmp_path / "trade.xlsx", sheets), today=DAY, sure=0.9 * (seed % 2)))
        lines += [told, *differing(before, after), ""]
    compared(GOLDEN / f"{10 * tens}-{10 * tens + 9}.txt", lines)


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """What is there no more, is there now, or is another."""
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if old != new and not ("no event" in after and new is None):
            yield f"  {'-' if new is None else '+'} {name}{' = ' * bool(new)}{new or ''}"
