"""The agendas workbook: written whole from a report, the same bytes for the same report.

The sheets, in order: Summary, Index, Meetings, Changes (on a rerun), Unmet, Companies, a Grid per
zone, Tables, Interpreters (where the event has them), an agenda per delegate, and the hidden Record.

Large events. A workbook of thousands of sheets opens slowly, or not at all on a small computer:

- up to 1,000 delegates have their agendas in the workbook itself. Above that the agendas go to
  further workbooks beside it, ``<name>-agendas-1.xlsx`` and so on, of at most 500 delegates each, and
  the Index says which one and links to it;
- a zone of more than 100,000 tables times slots has no Grid, and above 200,000 tables times slots
  in all, Tables lists meetings alone. The Summary says what was left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sco_scheduler.agendas.delegates import IndexEntry, delegate_agendas, index
from sco_scheduler.agendas.people import delegate_labels
from sco_scheduler.agendas.report import BuildReport
from sco_scheduler.domain.event import Zone
from sco_scheduler.output.book import Book
from sco_scheduler.output.files import ensure_writable, replace_whole
from sco_scheduler.output.sheet_names import SheetNames
from sco_scheduler.output.sheets import agenda as agenda_sheet
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
from sco_scheduler.output.sheets.summary import SheetNote

AGENDAS_IN_ONE = 1_000
"""The most delegates whose agendas are in the workbook itself."""

AGENDAS_IN_A_VOLUME = 500
"""The most delegates in one of the further workbooks of a large event."""


def write_agendas(path: Path, report: BuildReport, *, keep: bool = True) -> tuple[Path, ...]:
    """Write the agendas workbook, and for a large event the further workbooks beside it.

    Each file is replaced whole or not at all, the workbook itself last. With ``keep``, what is
    replaced is first copied into ``history/``.

    Returns:
        The files written: the workbook itself, then the further ones.

    Raises:
        NotWritten: a file could not be written; the sentence says why and what to do.

    """
    entries = index(report.schedule)
    with_agenda = [entry for entry in entries if entry.has_agenda]
    volumes = _volumes(path, with_agenda)
    for file in (path, *volumes):
        ensure_writable(file)
    places: dict[str, Place] = {}
    for file, part in volumes.items():
        places |= _write_volume(file, report, part, keep=keep)
    _write_main(path, report, entries, places, keep=keep)
    return (path, *volumes)


def volume_path(path: Path, number: int) -> Path:
    """The file of a further workbook of agendas: ``x-agendas.xlsx`` gives ``x-agendas-1.xlsx``."""
    stem = path.stem if path.stem.casefold().endswith("agendas") else f"{path.stem}-agendas"
    return path.with_name(f"{stem}-{number}{path.suffix}")


def _volumes(path: Path, entries: Sequence[IndexEntry]) -> dict[Path, Sequence[IndexEntry]]:
    """The further workbooks with the delegates of each; none where the workbook itself has room."""
    if len(entries) <= AGENDAS_IN_ONE:
        return {}
    starts = range(0, len(entries), AGENDAS_IN_A_VOLUME)
    parts = [entries[start : start + AGENDAS_IN_A_VOLUME] for start in starts]
    return {volume_path(path, number): part for number, part in enumerate(parts, start=1)}


def _write_volume(path: Path, report: BuildReport, entries: Sequence[IndexEntry], *, keep: bool) -> dict[str, Place]:
    """Write a further workbook; where each delegate's agenda is, by key."""
    sheets = _agenda_names(report, entries, SheetNames())

    book = Book(report, f"{report.schedule.event.settings.name}: {path.stem}")
    index_sheet.write(book, entries, {key: Place(sheet) for key, sheet in sheets.items()})
    _write_agenda_sheets(book, sheets)
    data = book.finish()
    replace_whole(path, lambda target: target.write_bytes(data), keep=keep)
    return {key: Place(sheet, path) for key, sheet in sheets.items()}


def _write_main(
    path: Path, report: BuildReport, entries: Sequence[IndexEntry], elsewhere: Mapping[str, Place], *, keep: bool
) -> None:
    """Write the workbook itself; ``elsewhere`` are the agendas that are in further workbooks."""
    names = SheetNames()
    grids = {zone.code: names.give(f"Grid {zone.code}") for zone in report.schedule.event.zones}
    here = [entry for entry in entries if entry.has_agenda and entry.delegate.key not in elsewhere]
    sheets = _agenda_names(report, here, names)
    places = {**elsewhere, **{key: Place(sheet) for key, sheet in sheets.items()}}

    book = Book(report, f"{report.schedule.event.settings.name}: agendas")
    drawn = [zone for zone in book.event.zones if grid_sheet.has_grid(book, zone)]
    guide = _guide(book, [grids[zone.code] for zone in drawn])
    summary_sheet.write(book, guide, _notes(book, drawn, elsewhere))
    index_sheet.write(book, entries, places)
    meetings_sheet.write(book)
    changes_sheet.write(book)
    unmet_sheet.write(book)
    companies_sheet.write(book)
    for zone in drawn:
        grid_sheet.write(book, grids[zone.code], zone)
    tables_sheet.write(book)
    interpreters_sheet.write(book)
    _write_agenda_sheets(book, sheets)
    record_sheet.write(book)
    data = book.finish()
    replace_whole(path, lambda target: target.write_bytes(data), keep=keep)


def _write_agenda_sheets(book: Book, sheets: Mapping[str, str]) -> None:
    for agenda in delegate_agendas(book.report.schedule, sheets):
        agenda_sheet.write(book, sheets[agenda.delegate.key], agenda, index_sheet.NAME)


def _agenda_names(report: BuildReport, entries: Sequence[IndexEntry], names: SheetNames) -> dict[str, str]:
    """The name of each delegate's sheet, by key: the company's ID and name, or the delegate's where it has several."""
    labels = delegate_labels(report.schedule.event)
    found = {}
    for entry in entries:
        company, key = entry.company, entry.delegate.key
        if len(company.delegates) == 1:
            wanted = f"{company.id} {company.name or company.local_name}"
        else:
            label = labels[key]
            wanted = label if label == key else f"{company.id} {label}"
        found[key] = names.give(wanted)
    return found


def _guide(book: Book, grids: Sequence[str]) -> list[SheetNote]:
    """The sheets that the workbook has, and what is on each."""
    report = book.report
    notes = [
        SheetNote(index_sheet.NAME, "Every delegate, with a link to the agenda to print and hand out."),
        SheetNote(
            meetings_sheet.NAME,
            "Every meeting, one a row. You may edit this sheet: move a row, delete or add one, write yes under Lock "
            "to keep a meeting exactly as it is, or cancelled or no-show under Status. The next build starts from it.",
        ),
    ]
    if report.changes is not None:
        notes.append(SheetNote(changes_sheet.NAME, "What is different from the schedule published before, and why."))
    notes += [
        SheetNote(unmet_sheet.NAME, f"Meetings asked for that do not take place ({len(report.unmet):,}), and why."),
        SheetNote(companies_sheet.NAME, "What each company got: meetings, wishes met, gaps."),
        *(SheetNote(grid, "Tables down the side, times across: who meets where.") for grid in grids),
        SheetNote(tables_sheet.NAME, "The same as a list, with delegates and interpreters."),
    ]
    if book.event.interpreters:
        notes.append(SheetNote(interpreters_sheet.NAME, "Where each interpreter works, to print one by one."))
    return notes


def _notes(book: Book, drawn: Sequence[Zone], elsewhere: Mapping[str, Place]) -> list[str]:
    """What is not in the workbook because the event is large."""
    notes = []
    files = sorted({place.workbook.name for place in elsewhere.values() if place.workbook is not None})
    if files:
        notes.append(
            f"For its size the event has the agendas in {len(files)} further workbooks beside this one, "
            f"{files[0]} and so on; the Index links to each."
        )
    left_out = [zone.code for zone in book.event.zones if zone not in drawn and zone.tables and book.event.slots]
    if left_out:
        notes.append(f"Too large for a grid: {', '.join(left_out)}. The sheet Tables lists what is held there.")
    if not tables_sheet.lists_free_slots(book):
        notes.append("For its size the sheet Tables leaves out the times in which a table is free.")
    return notes
