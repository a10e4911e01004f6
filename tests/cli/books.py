"""A small registration workbook, an engine that answers at once, and golden files, for these tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from pathlib import Path

from click.testing import CliRunner, Result
from openpyxl import load_workbook

from sco_scheduler.cli.app import schedule
from sco_scheduler.domain.event import Event
from sco_scheduler.domain.goals import GoalResult
from sco_scheduler.domain.outcome import Outcome, Status
from sco_scheduler.domain.schedule import Meeting, Published, Schedule, ordered
from sco_scheduler.engine.budget import Progress, Watch
from sco_scheduler.engine.params import Options
from tests.events import meeting
from tests.workbooks import save

GOLDEN = Path(__file__).parent / "golden"

SHEETS: dict[str, list[list[object]]] = {
    "Event": [["Setting", "Value"], ["Event", "Trade Day"], ["Languages", "en"], ["Purchaser minimum", 1]],
    "Sessions": [["Session", "Date", "Start", "End"], ["Morning", date(2025, 6, 12), time(9), time(10, 10)]],
    "Zones": [["Zone", "Name", "Tables"], ["A", "Hall", 1]],
    "Purchasers": [
        ["ID", "Company", "Country", "Contact"],
        ["P1", "Petrov Trading", "Russia", "Ivan Petrov"],
        ["P2", "Altai Agro", "Kazakhstan", "Aida Omarova"],
    ],
    "Suppliers": [
        ["ID", "Company", "Company (local)", "Country", "Zone", "Products", "Contact"],
        ["S1", "Foton Motors", "福田汽车", "China", "A", "Trucks", "Li Wei"],
        ["S2", "Chongqing Pumps", "重庆水泵", "China", "A", "Pumps", "Wang Fang"],
    ],
    "Requests": [
        ["From", "To", "Rank", "Level"],
        ["P1", "S1", 1, "must"],
        ["P1", "S2", 2, None],
        ["P2", "S1", 1, None],
        ["S2", "P2", 1, None],
        ["P2", "S2", None, "no"],
    ],
}
"""One table and three slots; P2 refuses S2, everything else can be held."""


def registrations(folder: Path, name: str = "day.xlsx", **changed: Sequence[Sequence[object]]) -> Path:
    """The workbook of ``SHEETS``, with some sheets changed."""
    return save(folder / name, SHEETS | changed)


def run(*words: object) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(schedule, [str(word) for word in words], prog_name="schedule")


GOOD = (
    GoalResult("musts", 1, 1, proved=True, seconds=0.1),
    GoalResult("minimums", 0, 0, proved=True, seconds=0.1),
    GoalResult("value", 60, 78, seconds=0.9),
)
"""Goals of the schedule that ``answer`` gives: the value could still be better."""


def held(event: Event) -> tuple[Meeting, ...]:
    """The must, and P2 with S1; P1 and S2 find every slot free and are not held all the same."""
    return (meeting(event, "P1", "S1", 0), meeting(event, "P2", "S1", 1))


def answer(
    status: Status = Status.FEASIBLE,
    meetings: Callable[[Event], tuple[Meeting, ...]] = held,
    goals: tuple[GoalResult, ...] = GOOD,
) -> Callable[[Event, Published | None, Options, Watch], Outcome]:
    """An engine that answers at once, after a word of progress."""

    def solve(event: Event, published: Published | None, options: Options, watch: Watch) -> Outcome:
        watch.progress(Progress("value", 60, 78, 0.5, 29.5, goals[:2]))
        interrupted = watch.stopped()
        found = Schedule(event, ordered(event, meetings(event)))
        return Outcome(Status.INTERRUPTED if interrupted else status, found, goals, seconds=1.0)

    return solve


def check_golden(name: str, text: str) -> None:
    """Compare with the golden file; ``UPDATE_GOLDEN=1`` in the environment writes it anew."""
    lines = "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(lines, encoding="utf-8")
    assert lines == path.read_text(encoding="utf-8")


def edit(path: Path, changes: Mapping[tuple[int, str], object]) -> None:
    """Write values into cells of Meetings, named by row (1 is the first meeting) and header."""
    book = load_workbook(path)
    sheet = book["Meetings"]
    header = next(r for r in sheet.iter_rows() if any(c.value == "Purchaser ID" for c in r))
    column = {cell.value: cell.column for cell in header}
    for (row, name), value in changes.items():
        sheet.cell(header[0].row + row, column[name], value)
    book.save(path)
