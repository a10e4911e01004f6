"""The program as its user meets it, from outside: files in, files and an exit code out, in this process.

The commands are called through click's own runner, which costs no new process; of what they write, the sheet
Meetings is read back with calamine, and nothing of the program.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from benchmarks.attack.meetings import Held, Row, delegates
from benchmarks.attack.spec import FIRST_DAY, Spec

COLUMNS = {
    "Meeting": 1,
    "Date": 2,
    "Start": 3,
    "End": 4,
    "Zone": 5,
    "Table": 6,
    "Purchaser ID": 7,
    "Purchaser": 8,
    "Purchaser delegate": 9,
    "Supplier ID": 10,
    "Supplier": 11,
    "Supplier delegate": 12,
    "Interpreter": 13,
    "Lock": 14,
    "Status": 15,
}
"""The columns of the sheet Meetings that are edited here, by their number."""


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str
    fault: str = ""
    """The exception that got out, where one did."""

    @property
    def json(self) -> dict[str, Any]:
        """What a command with ``--json`` printed."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    def __str__(self) -> str:
        said = " ".join((self.fault or self.err or self.out).split())
        return f"`schedule {' '.join(self.words)}` ended with {self.code}: {said[:600]}"


def run(*words: object, stdin: str | None = None) -> Ran:
    """Run a command in this process."""
    from sco_scheduler.cli.app import schedule

    typed = tuple(str(word) for word in words)
    result = CliRunner().invoke(schedule, list(typed), prog_name="schedule", input=stdin)
    fault = ""
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        fault = f"{type(result.exception).__name__}: {result.exception}"
    return Ran(typed, int(result.exit_code), result.stdout, result.stderr, fault)


def meetings_sheet(agendas: Path) -> list[dict[str, Any]]:
    """The rows of the sheet Meetings, by header."""
    with CalamineWorkbook.from_path(agendas) as book:
        rows = book.get_sheet_by_name("Meetings").to_python()
    start = next(n for n, row in enumerate(rows) if "Meeting" in row and "Purchaser ID" in row)
    heads = [str(head) for head in rows[start]]
    return [dict(zip(heads, row, strict=False)) for row in rows[start + 1 :] if any(row[:15])]


def held_rows(spec: Spec, agendas: Path) -> list[Row]:
    """The rows of the sheet Meetings in terms of the spec.

    Raises
    ------
    ValueError
        A row names a slot, a company or a person that the spec does not have.
    """
    return [read_row(spec, row) for row in meetings_sheet(agendas)]


def read_row(spec: Spec, row: dict[str, Any]) -> Row:
    """One row of the sheet Meetings in terms of the spec."""
    start, end = _moment(row, "Start"), _moment(row, "End")
    slot = next((s for s in spec.slots if s.begins == start), None)
    if slot is None or (end - start).total_seconds() != 60 * (slot.end - slot.start):
        raise ValueError(f"{row['Meeting']} is at {start} to {end}, which is no slot")
    pair = (str(row["Purchaser ID"]), str(row["Supplier ID"]))
    # A row that is taken out occupies nobody, whoever is named there.
    is_open = row.get("Status") not in {"cancelled", "no-show"}
    people = []
    for side, title in zip(pair, ("Purchaser delegate", "Supplier delegate"), strict=True):
        names = [d.name for d in delegates(spec.company(side))]
        told = str(row[title] or "")
        if told in names:
            people.append((side, names.index(told)))
        elif len(names) == 1 or not is_open:
            people.append((side, 0))
        else:
            raise ValueError(f"{row['Meeting']}: {told!r} is none of {names}")
    speaker = row.get("Interpreter")
    held = Held(
        pair,
        slot,
        str(row["Zone"]),
        str(row["Table"]),
        people[0],
        people[1],
        None if speaker in (None, "") else str(speaker),
    )
    # A word that is not understood is read as a lock, and told.
    return Row(held, locked=row.get("Lock") in {"yes", "maybe"}, open=is_open)


def _moment(row: dict[str, Any], title: str) -> datetime:
    day, clock = row["Date"], row[title]
    day = day.date() if isinstance(day, datetime) else day
    clock = clock.time() if isinstance(clock, datetime) else clock
    day = date.fromisoformat(day) if isinstance(day, str) else day
    clock = time.fromisoformat(clock) if isinstance(clock, str) else clock
    if not isinstance(day, date) or not isinstance(clock, time):
        raise ValueError(f"{row['Meeting']}: {day!r} {clock!r} is no moment")  # noqa: TRY004  # as of other odd rows
    assert day >= FIRST_DAY
    return datetime.combine(day, clock)
