"""The agendas workbook: written whole from a report, the same bytes for the same report.

The sheets, in order: Summary, Index, Meetings, Changes (on a rerun), Unmet, Companies, a Grid per
zone, Tables, Interpreters (where the event has them), an agenda per delegate, and the hidden Record.

Large events. A workbook of thousands of sheets opens slowly, or not at all on a small computer:

- up to 1,000 delegates have their agendas in the workbook itself. Above that the agendas go to
  further workbooks beside it, ``<name>-agendas-1.xlsx`` and so on, of at most 500 delegates each, and
  the Index says which one and links to it. The workbook's rows then go to the disk as they come;
- a zone of more than 100,000 tables times slots has no Grid, and above 200,000 tables times slots
  in all, Tables lists meetings alone. The Summary says what was left out.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from sco_scheduler.agendas.delegates import IndexEntry, index
from sco_scheduler.agendas.report import BuildReport
from sco_scheduler.domain.tally import Tally, untold
from sco_scheduler.output.book import Book
from sco_scheduler.output.files import replace_together
from sco_scheduler.output.guide import guide, left_out
from sco_scheduler.output.sheet_names import SheetNames
from sco_scheduler.output.sheets import changes as changes_sheet
from sco_scheduler.output.sheets import companies as companies_sheet
from sco_scheduler.output.sheets import grid as grid_sheet
from sco_scheduler.output.sheets import index as index_sheet
from sco_scheduler.output.sheets import interpreters as interpreters_sheet
from sco_scheduler.output.sheets import meetings as meetings_sheet
from sco_scheduler.output.sheets import record as record_sheet
from sco_scheduler.output.sheets import summary as summary_sheet
from sco_scheduler.output.sheets import tables as tables_sheet
from sco_scheduler.output.sheets import unmet as unmet_sheet
from sco_scheduler.output.sheets.index import Place
from sco_scheduler.output.volumes import agenda_names, volumes, write_agenda_sheets
from sco_scheduler.resting import collector_at_rest


def write_agendas(path: Path, report: BuildReport, *, keep: bool = True, tell: Tally = untold) -> tuple[Path, ...]:
    """Write the agendas workbook, and for a large event the further workbooks beside it.

    All are made before any is put in its place, the workbook itself last. With ``keep``, what is
    replaced is first copied into ``history/``. ``tell`` hears how far it has come.

    Returns:
        The files written: the workbook itself, then the further ones.

    Raises:
        NotWritten: a file could not be written; the sentence says why and what to do.

    """
    entries = index(report.schedule)
    further = volumes(path, report, [entry for entry in entries if entry.has_agenda])
    elsewhere = {key: place for volume in further for key, place in volume.places.items()}
    files = {volume.path: partial(volume.write, report, tell) for volume in further}
    replace_together({**files, path: partial(_write_main, report, entries, elsewhere, tell)}, keep=keep)
    return (path, *files)


def _write_main(
    report: BuildReport, entries: Sequence[IndexEntry], elsewhere: Mapping[str, Place], tell: Tally, target: Path
) -> None:
    """Write the workbook itself; ``elsewhere`` are the agendas that are in further workbooks."""
    names = SheetNames()
    grids = {zone.code: names.give(f"Grid {zone.code}") for zone in report.schedule.event.zones}
    here = [entry for entry in entries if entry.has_agenda and entry.delegate.key not in elsewhere]
    sheets = agenda_names(report, here, names)
    places = {**elsewhere, **{key: Place(sheet) for key, sheet in sheets.items()}}
    with collector_at_rest(), _scratch(target.parent, large=bool(elsewhere)) as scratch:
        book = Book(report, f"{report.schedule.event.settings.name}: agendas", tell, scratch=scratch)
        drawn = [zone for zone in book.event.zones if grid_sheet.has_grid(book, zone)]
        summary_sheet.write(book, guide(book, [grids[z.code] for z in drawn]), left_out(book, drawn, elsewhere))
        index_sheet.write(book, entries, places)
        meetings_sheet.write(book)
        changes_sheet.write(book)
        unmet_sheet.write(book)
        companies_sheet.write(book)
        for zone in drawn:
            grid_sheet.write(book, grids[zone.code], zone)
        tables_sheet.write(book)
        interpreters_sheet.write(book)
        if sheets:
            write_agenda_sheets(book, sheets, tell)
        record_sheet.write(book)
        target.write_bytes(book.finish())


def _scratch(folder: Path, *, large: bool) -> AbstractContextManager[str | None]:
    """A hidden folder beside the workbook for the rows of a large event; None for any other."""
    return tempfile.TemporaryDirectory(prefix=".writing-", dir=folder) if large else nullcontext()
