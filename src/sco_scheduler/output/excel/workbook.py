"""The agendas workbook: written whole from a report, the same bytes for the same report.

The sheets, in order: Summary, Index, Meetings, Changes (on a rerun), Desk (once it has noted anything),
Unmet, Companies, a Grid per zone, Tables, Interpreters (where the event has them), an agenda per
delegate, and the hidden Record.

Large events. A workbook of thousands of sheets opens slowly, or not at all on a small computer:

- up to 1,000 delegates have their agendas in the workbook itself. Above that the agendas go to
  further workbooks beside it, ``<name>-agendas-1.xlsx`` and so on, of at most 500 delegates each, and
  the Index says which one and links to it. The workbook's rows then go to the disk as they come;
- a zone of more than 100,000 tables times slots has no Grid, and above 200,000 tables times slots
  in all, Tables lists meetings alone. The Summary says what was left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from functools import partial
from pathlib import Path

from sco_scheduler.agendas.delegates import IndexEntry, index_rows
from sco_scheduler.agendas.report import BuildReport, Summary
from sco_scheduler.background import gc_paused
from sco_scheduler.domain.event import Zone
from sco_scheduler.domain.messages import Tally, no_tally
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.excel.additions import OwnContent, read_additions
from sco_scheduler.output.excel.book import WorkbookWriter
from sco_scheduler.output.excel.put_back import put_back
from sco_scheduler.output.excel.sheet_names import SheetNames
from sco_scheduler.output.excel.sheets import changes as changes_sheet
from sco_scheduler.output.excel.sheets import companies as companies_sheet
from sco_scheduler.output.excel.sheets import desk as desk_sheet
from sco_scheduler.output.excel.sheets import grid as grid_sheet
from sco_scheduler.output.excel.sheets import index as index_sheet
from sco_scheduler.output.excel.sheets import interpreters as interpreters_sheet
from sco_scheduler.output.excel.sheets import meetings as meetings_sheet
from sco_scheduler.output.excel.sheets import record as record_sheet
from sco_scheduler.output.excel.sheets import summary as summary_sheet
from sco_scheduler.output.excel.sheets import tables as tables_sheet
from sco_scheduler.output.excel.sheets import unmet as unmet_sheet
from sco_scheduler.output.excel.sheets.index import AgendaPlace
from sco_scheduler.output.excel.sheets.summary import SheetNote
from sco_scheduler.output.excel.volumes import (
    AGENDAS_IN_A_VOLUME,
    AGENDAS_IN_ONE,
    VolumeWriter,
    agenda_names,
    volume_path,
    volumes,
    write_agenda_sheets,
)
from sco_scheduler.output.file_names import file_stems
from sco_scheduler.output.files import LastCheck, nothing, replace_together, temporary_folder, write_whole
from sco_scheduler.output.texts.words import hall_language, words


def write_agendas(
    path: Path,
    report: BuildReport,
    *,
    additions: OwnContent | None = None,
    keep: bool = True,
    before: LastCheck = nothing,
    tally: Tally = no_tally,
) -> tuple[Path, ...]:
    """Write the agendas workbook, and for a large event the further workbooks that belong to it.

    All are made before any is put in its place, the workbook itself last.

    Parameters
    ----------
    additions
        What the organizer added to the workbook that is replaced; read from it by default.
    keep
        Whether what is replaced is first copied into ``history/``.
    before
        Called just before the files are put in their places; an exception leaves everything as it was.
    tally
        Called with the number of agendas written so far.

    Returns
    -------
    tuple[Path, ...]
        The files written: the workbook itself, then the further ones.

    Raises
    ------
    NotWritten
        A file could not be written; the sentence says why and what to do.
    """
    entries = index_rows(report.schedule)
    further = volumes(path, report, [entry for entry in entries if entry.has_agenda])
    elsewhere = {key: place for volume in further for key, place in volume.places.items()}
    own = read_additions(path) if additions is None and path.is_file() else additions
    with VolumeWriter(report, further) as writer:

        def write_main(target: Path) -> None:
            _write_main(report, entries, elsewhere, tally, target)
            if own is not None:
                put_back(target, own, hall_language(report.schedule.event.settings.languages).main)
            writer.finish(tally)

        files = {volume.path: partial(writer.take, volume, tally) for volume in further}
        replace_together({**files, path: write_main}, keep=keep, before=before)
    return (path, *files)


def _write_main(
    report: BuildReport, entries: Sequence[IndexEntry], elsewhere: Mapping[str, AgendaPlace], tally: Tally, target: Path
) -> None:
    """Write the workbook itself; ``elsewhere`` are the agendas that are in further workbooks."""
    names = SheetNames()
    lang = hall_language(report.schedule.event.settings.languages).main
    grid_name = words(lang)["workbook.sheet_grid"]
    grids = {zone.code: names.give(grid_name.format(zone=zone.code)) for zone in report.schedule.event.zones}
    here = [entry for entry in entries if entry.has_agenda and entry.delegate.key not in elsewhere]
    sheets = agenda_names(report, here, names)
    places = {**elsewhere, **{key: AgendaPlace(sheet) for key, sheet in sheets.items()}}
    # The rows of a large event go into a hidden folder next to the workbook.
    folder = temporary_folder(target.parent) if elsewhere else nullcontext()
    with gc_paused(), folder as scratch:
        book = WorkbookWriter(report, f"{report.schedule.event.settings.name}: agendas", tally, scratch=scratch)
        drawn = [zone for zone in book.event.zones if grid_sheet.has_grid(book, zone)]
        summary_sheet.write(book, _guide(book, [grids[z.code] for z in drawn]), left_out(book, drawn, elsewhere))
        index_sheet.write(book, entries, places)
        meetings_sheet.write(book)
        if report.changes is not None:
            changes_sheet.write(book, report.changes)
        if not report.desk.is_blank:
            desk_sheet.write(book)
        unmet_sheet.write(book)
        companies_sheet.write(book)
        for zone in drawn:
            grid_sheet.write(book, grids[zone.code], zone)
        tables_sheet.write(book)
        if book.event.interpreters:
            interpreters_sheet.write(book)
        if sheets:
            write_agenda_sheets(book, sheets, tally)
        record_sheet.write(book)
        target.write_bytes(book.finish())


def _guide(book: WorkbookWriter, grids: Sequence[str]) -> list[SheetNote]:
    """List the sheets of the workbook with their contents."""
    report, say = book.report, book.say
    notes = [SheetNote(say("sheet_index"), say("guide_index")), SheetNote(say("sheet_meetings"), say("guide_meetings"))]
    if report.changes is not None:
        notes.append(SheetNote(say("sheet_changes"), say("guide_changes")))
    if not report.desk.is_blank:
        notes.append(SheetNote(say("sheet_desk"), say("guide_desk")))
    notes += [
        SheetNote(say("sheet_unmet"), say("guide_unmet", count=f"{len(report.unmet):,}")),
        SheetNote(say("sheet_companies"), say("guide_companies")),
        *(SheetNote(grid, say("guide_grid")) for grid in grids),
        SheetNote(say("sheet_tables"), say("guide_tables")),
    ]
    if book.event.interpreters:
        notes.append(SheetNote(say("sheet_interpreters"), say("guide_interpreters")))
    return notes


def left_out(book: WorkbookWriter, drawn: Sequence[Zone], elsewhere: Mapping[str, AgendaPlace]) -> list[str]:
    """List what the workbook leaves out because the event is large.

    Parameters
    ----------
    drawn
        The zones with a grid.
    elsewhere
        The agendas in further workbooks, by the delegate's key.
    """
    notes = []
    files = list(dict.fromkeys(place.workbook.name for place in elsewhere.values() if place.workbook is not None))
    if files:
        notes.append(book.say("left_volumes", count=len(files), first=files[0]))
    without = [zone.code for zone in book.event.zones if zone not in drawn and zone.tables and book.event.slots]
    if without:
        notes.append(book.say("left_grids", zones=", ".join(without)))
    if not tables_sheet.lists_free_slots(book):
        notes.append(book.say("left_free"))
    return notes


def write_agenda_book(
    path: Path, schedule: Schedule, built_at: datetime, revision: int, keys: Sequence[str]
) -> Iterator[Path]:
    """Write a workbook with an index and agendas; several, if there are more than a small computer opens.

    Raises
    ------
    NotWritten
        A file could not be written; the ones before it are.
    """
    if len(keys) <= AGENDAS_IN_ONE:
        yield _write_alone(path, schedule, built_at, revision, keys)
        return
    for number, start in enumerate(range(0, len(keys), AGENDAS_IN_A_VOLUME), start=1):
        part = keys[start : start + AGENDAS_IN_A_VOLUME]
        yield _write_alone(volume_path(path, number), schedule, built_at, revision, part)


def write_agenda_books(
    folder: Path, schedule: Schedule, built_at: datetime, revision: int, keys: Sequence[str]
) -> Iterator[Path]:
    """Write a workbook for each delegate, under a name that any mail program takes.

    Parameters
    ----------
    folder
        Where the files go; it must exist.

    Raises
    ------
    NotWritten
        A file could not be written; the ones before it are.
    """
    stems = file_stems(schedule.event)
    for key in keys:
        yield _write_alone(folder / f"{stems[key]}.xlsx", schedule, built_at, revision, [key])


def _write_alone(path: Path, schedule: Schedule, built_at: datetime, revision: int, keys: Sequence[str]) -> Path:
    report = _agendas_report(schedule, built_at, revision)
    book = WorkbookWriter(report, schedule.event.settings.name)
    known = {entry.delegate.key: entry for entry in index_rows(schedule)}
    entries = [known[key] for key in keys]
    sheets = agenda_names(report, entries, SheetNames())
    index_sheet.write(book, entries, {key: AgendaPlace(sheet) for key, sheet in sheets.items()})
    write_agenda_sheets(book, sheets, no_tally)
    write_whole(path, book.finish(), keep=False)
    return path


def _agendas_report(schedule: Schedule, built_at: datetime, revision: int) -> BuildReport:
    """As much of a report as agendas need."""
    nothing = Summary(len(schedule.meetings), 0, 0, 0, 0, 0)
    return BuildReport(schedule, nothing, built_at, revision=revision)
