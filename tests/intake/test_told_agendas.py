"""What is read of the sheet Meetings whose cells are filled in oddly, whole: as a golden file has it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time
from pathlib import Path
from random import Random
from typing import Any

from sco_scheduler.intake import AgendasRead
from tests.intake.books import base, event_of
from tests.intake.test_agendas import DAY, agendas, reread
from tests.intake.test_told_format import leaves
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden" / "meetings.txt"
_COMPANIES = ("P001", "P002", "S001", "S002", "S003", "p1", "Ural Import", "River Machines", "X", "P009", None)
ODD: dict[str, tuple[Any, ...]] = {
    "Meeting": ("M001", "M003", "7", "x", None, "m002"),
    "Date": (DAY, "12.06.2025", "13 June", "someday", None, datetime(2025, 6, 14), "12/6/2025"),
    "Start": (time(9, 25), time(10), "9:50", "14:00", "late", None, 0.4),
    "End": (time(9, 45), "9:45", "10:10", time(8), None, "x", 0.5),
    "Zone": ("A", "B", "a", "C", None, "Vehicles"),
    "Table": ("2", "B1", 1, "B2", "99", None, "A1"),
    "Purchaser ID": _COMPANIES,
    "Purchaser": (*_COMPANIES, "Altyn Trade", "Altyn Trade LLP"),
    "Purchaser's delegate": ("Aigul", "Bek", "Bekk", "Oleg", "aigul; Bek", None, "P001#2"),
    "Supplier ID": _COMPANIES,
    "Supplier": (*_COMPANIES, "Chongqing Motors", "Rivr Machines"),
    "Supplier's delegate": ("Li Wei", "Wang Fang", "Li", None, "Chen Jie"),
    "Interpreter": ("I01", "Zhang Min", "I02", "Zhang", None),
    "Locked": ("yes", "no", "x", "maybe", "time", "table", None, "day"),
    "Status": ("held", "cancelled", "no-show", "gone", None, "planned", "отменена"),
}


def oddly(seed: int, sheets: dict[str, list[list[Any]]]) -> str:
    """Fill in some cells oddly, perhaps with a further row; returns which."""
    chance, rows, told = Random(seed), sheets["Meetings"], []
    if chance.random() < 1 / 3:
        rows.append(list(chance.choice(rows[1:])))
        told.append(f"row 4 as row {rows.index(rows[-1]) + 1}")
    for _ in range(chance.choice([1, 1, 2, 4])):
        number, column = chance.randrange(1, len(rows)), chance.randrange(len(rows[0]))
        rows[number][column] = chance.choice(ODD.get(str(rows[0][column]), (None,)))
        told.append(f"{rows[0][column]} of row {number + 1} = {rows[number][column]}")
    return "; ".join(told)


def lines_of(read: AgendasRead) -> list[str]:
    """Each meeting, lock and status with its place, what could not be read, and the findings."""
    rows = [_told(row) for row in (*read.rows, *read.unread)]
    return [*rows, *(f"{f.code} {f.where}: {f.message}".replace("\n", " ") for f in read.findings)]


def _told(row: object) -> str:
    """Everything that a row says, in the order in which it is kept."""
    return "; ".join(f"{path.split('.')[-1]} {text}" for path, text in leaves(row) if text not in {"", "None"})


def test_what_is_read_of_meetings_that_are_filled_in_oddly(tmp_path):
    event, lines = event_of(tmp_path, base()), []
    before = Counter(lines_of(reread(tmp_path, agendas(event), event)))
    for seed in range(60):
        sheets = agendas(event)
        if seed % 4 == 3:
            del sheets["Record"]
        told = oddly(seed, sheets)
        after = Counter(lines_of(reread(tmp_path, sheets, event if seed % 5 else None)))
        lines += [told, *(f"  - {line}" for line in (before - after).elements())]
        lines += [*(f"  + {line}" for line in (after - before).elements()), ""]
    compared(GOLDEN, lines)
