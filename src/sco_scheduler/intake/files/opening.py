"""Opens registrations: a workbook, or CSV files in its place (a folder of them, or several by name)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sco_scheduler.domain.tally import Tally, untold
from sco_scheduler.intake import phrases
from sco_scheduler.intake.files.csv_files import ENDINGS, is_csv, open_csv
from sco_scheduler.intake.files.xlsx import open_book
from sco_scheduler.intake.findings import Findings
from sco_scheduler.intake.kinds import files as kinds
from sco_scheduler.intake.sheets.meetings import MEETINGS
from sco_scheduler.intake.table.grids import Book
from sco_scheduler.intake.table.headers import find_header
from sco_scheduler.intake.table.vocabulary import vocabulary
from sco_scheduler.intake.table.workbook import find_sheets

Sources = Path | Sequence[Path]
"""Where registrations are: the workbook or the folder, or the CSV files."""


def as_files(sources: Sources) -> tuple[Path, ...]:
    """The path or paths as a list in which no file stands twice."""
    paths = (sources,) if isinstance(sources, Path) else tuple(sources)
    return tuple({path.absolute(): path for path in reversed(paths)}.values())[::-1]


def open_registrations(
    sources: Sources, found: Findings, encoding: str | None = None, *, tell: Tally = untold
) -> Book | None:
    """Open what holds the registrations; None where that cannot be, which is then reported.

    ``tell`` hears how far the reading of a workbook has come.
    """
    paths = as_files(sources)
    if len(paths) > 1:
        others = [path for path in paths if path.is_dir() or path.suffix.lower() not in ENDINGS]
        for path in others:
            found.add(kinds.TOGETHER, path=str(path), what=phrases.A_FOLDER if path.is_dir() else phrases.NO_CSV_FILE)
        return open_csv(paths, found, encoding) if not others else None
    book = open_csv(paths, found, encoding) if is_csv(paths[0]) else open_book(paths[0], found, tell=tell)
    if book is not None and _is_agendas(book):
        found.add(kinds.AGENDAS, suggestion=_registrations_of(paths[0]), path=paths[0].name)
        return None
    return book


def _is_agendas(book: Book) -> bool:
    """Whether it is what the program itself wrote: with its Record, or with Meetings and no list of companies."""
    companies = ["Purchasers", "Suppliers", "Requests"]
    sheets = find_sheets(book, ["Meetings", "Record", *companies], Findings())
    meetings = sheets.get("Meetings")
    if meetings is None:
        return False
    header = find_header(meetings, vocabulary().sheets["Meetings"])
    if header is None or not all(any(key in header.columns for key in group) for group in MEETINGS.needed):
        return False
    return "Record" in sheets or not any(key in sheets for key in companies)


def _registrations_of(agendas: Path) -> str | None:
    """The registrations that an agendas workbook lies beside, if it is called like them."""
    stem = agendas.stem.removesuffix("-agendas")
    names = [agendas.with_name(f"{stem}{ending}") for ending in (".xlsx", ".xlsm", ".ods", "")]
    return next((str(path) for path in names if stem != agendas.stem and path.exists()), None)
