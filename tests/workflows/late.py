"""A day whose registrations and agendas change late: both workbooks, edited as an organizer edits them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from click.testing import Result
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sco_scheduler.workflows.build import Follower
from sco_scheduler.workflows.build_workbook import WorkbookBuild, build_workbook
from sco_scheduler.workflows.inputs import BuildOptions
from tests.cli.books import SHEETS, registrations, run

TABLES = [["Zone", "Name", "Tables"], ["A", "Hall", 2]]
REQUESTS = [
    ["From", "To", "Rank", "Level"],
    ["P1", "S1", 1, "must"],
    ["P1", "S2", 2, None],
    ["P2", "S1", 1, None],
    ["S2", "P2", 1, None],
]
"""Two tables and three slots: all four meetings are held, and there is room to move."""


@dataclass
class Day:
    """The folder with both workbooks."""

    folder: Path

    @property
    def agendas(self) -> Path:
        """The agendas workbook."""
        return self.folder / "day-agendas.xlsx"

    @property
    def copies(self) -> list[Path]:
        """The dated copies, oldest first."""
        return sorted((self.folder / "history").glob("*.xlsx"))

    def register(self, **changed: Sequence[Sequence[object]]) -> Path:
        """Write the registrations, with some sheets changed."""
        return registrations(self.folder, **({"Zones": TABLES, "Requests": REQUESTS} | changed))

    def build(self, follower: Follower | None = None, now: datetime | None = None, **options: object) -> WorkbookBuild:
        """Build from the registrations as they are."""
        chosen = BuildOptions(**({"time_limit": 5, "reproducible": True} | options))
        return build_workbook(self.folder / "day.xlsx", options=chosen, follower=follower, now=now)

    def edit(self, how: Callable[[Worksheet], None], sheet: str = "Meetings") -> None:
        """Change a sheet of the agendas workbook by hand."""
        book = load_workbook(self.agendas)
        how(book[sheet])
        book.save(self.agendas)


def begun(folder: Path, **changed: Sequence[Sequence[object]]) -> Day:
    """A day with its first build."""
    day = Day(folder)
    day.register(**changed)
    day.build()
    return day


def extended(name: str, header: str, **cells: object) -> dict[str, list[list[object]]]:
    """A sheet of companies with a further column, filled for some of them by ID."""
    rows = [list(row) for row in SHEETS[name]]
    return {name: [[*rows[0], header], *([*row, cells.get(str(row[0]))] for row in rows[1:])]}


def cancelled(company: str) -> dict[str, list[list[object]]]:
    """The sheet of a company's role with its status cancelled."""
    return extended("Purchasers" if company.startswith("P") else "Suppliers", "Status", **{company: "cancelled"})


def rebuild(late: Day, *words: object, **changed: Sequence[Sequence[object]]) -> Result:
    """Run a build after a late change of the day of ``late``."""
    late.register(**(extended("Purchasers", "Phone", P1="+7 111") | changed))
    return run("build", late.folder / "day.xlsx", "--reproducible", "--time-limit", 5, *words)


def column(sheet: Worksheet, title: str) -> int:
    """The number of the column with that header."""
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == title)


def row_of(sheet: Worksheet, purchaser: str, supplier: str) -> int:
    """The number of the row of a pair's meeting."""
    p, s = column(sheet, "Purchaser ID"), column(sheet, "Supplier ID")
    return next(r for r in _rows(sheet) if (sheet.cell(r, p).value, sheet.cell(r, s).value) == (purchaser, supplier))


def put(sheet: Worksheet, pair: tuple[str, str], **values: object) -> None:
    """Write into the row of a pair's meeting, by header; ``_`` stands for a blank in it."""
    row = row_of(sheet, *pair)
    for title, value in values.items():
        sheet.cell(row, column(sheet, title.replace("_", " "))).value = value


def clock(text: str) -> time:
    """A time of day as a cell holds it."""
    return time.fromisoformat(text)


def places(done: WorkbookBuild) -> dict[tuple[str, str], tuple[str, str]]:
    """Clock time and table of each pair's meeting."""
    schedule = done.build.schedule
    assert schedule is not None
    return {m.pair: (f"{m.start:%H:%M}", m.table) for m in schedule.meetings}


def codes(done: WorkbookBuild) -> set[str]:
    """The findings of a build, notes left out."""
    return {f.code for f in done.findings if f.severity < 3}


def without(path: Path, sheet: str) -> None:
    """Delete a sheet by hand."""
    book = load_workbook(path)
    book.remove(book[sheet])
    book.save(path)


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The cells of an agendas workbook, all that undo restores unchanged: of all sheets but the Record."""
    book = load_workbook(path)
    return {sheet.title: list(sheet.values) for sheet in book.worksheets if sheet.title != "Record"}


def _rows(sheet: Worksheet) -> Iterator[int]:
    return iter(range(1, sheet.max_row + 1))
